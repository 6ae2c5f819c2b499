"""Every place has a profile, and all of them stand in a list; lens, day and place are chosen on the page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from geo.catalog import load_places
from geo.model import View
from geo.search import Answer
from geo.ui.frame.atlas import load_atlas
from geo.ui.map.search import LEADS_TO
from geo.ui.places.page import asks_for_list, choices, view_on_map
from tests.pages.test_pages import run
from tests.support.profiles import html, listed, plain, profile, row

EVERY = [place.id for place in load_places()]


@pytest.fixture(scope="module")
def in_english() -> AppTest:
    return profile("peru")


@pytest.fixture(scope="module")
def in_spanish() -> AppTest:
    return profile("peru", lang="es")


FIRST_OF_KIND = {place.kind: place.id for place in reversed([*load_places()])}
AWKWARD = ("vraem", "vrae", "upper-huallaga", "tacna", "cotuhe", "paita", "amazonas-zone", "guinea-bissau")
"""An earlier zone and its successor, one on another's outline, one without a figure, one that is only a rough
position, one without an outline, a name that several have, one abroad."""


@pytest.mark.parametrize("place", sorted({*FIRST_OF_KIND.values(), *AWKWARD}))
def test_a_place_of_every_kind_has_a_profile(in_english: AppTest, place: str) -> None:
    in_english.query_params["place"] = place
    in_english.run()
    assert not in_english.exception
    assert not in_english.warning
    name = load_places().get(place).name
    assert f"<h1>{name} " in unescape(html(in_english))
    assert in_english.query_params["place"] == place


@pytest.mark.parametrize(
    "place", ["vraem", "loreto", "upper-huallaga", "callao-mexico", "europe", "tacna", "la-pampa"]
)
def test_profiles_in_spanish(in_spanish: AppTest, place: str) -> None:
    in_spanish.query_params["place"] = place
    in_spanish.run()
    assert not in_spanish.exception
    assert f"<h1>{load_places().get(place).name_es} " in unescape(html(in_spanish))
    assert in_spanish.query_params["lang"] == "es"


class TestList:
    @pytest.fixture(scope="class")
    @classmethod
    def app(cls) -> AppTest:
        return listed()

    def test_it_holds_every_place_with_what_is_known(self, app: AppTest) -> None:
        text = html(app)
        assert {
            unescape(i) for i in re.findall(r'<th scope="row"><a href="[^"]*place=([^&"]*)', text)
        } == set(EVERY)
        assert re.search(
            r"VRAEM \d+ figures, [\d–, ]+ · Coca cultivation 2024: 36,345 ha · named in \d+ route",
            plain(text),
        )
        atlas = load_atlas()
        named = {s.place for s in atlas.statements.values()} | {s.to_place for s in atlas.statements.values()}
        named |= {place for r in atlas.routes for place in (r.from_place, r.to_place, r.corridor)}
        silent = [place for place in atlas.places if place.id not in named]
        assert silent
        assert all(f"{place.name} no figure and no route in the sources" in plain(text) for place in silent)
        # stated in soles only, which no map can paint beside dollars
        assert "Aguaytía and Pichis-Palcazú 2 figures, 2020 · Price of coca leaf" in plain(text)

    def test_a_link_to_it_stays_one_and_keeps_the_view(self) -> None:
        app = listed(place="loreto", lens="highest")
        assert app.query_params["show"] == "all"
        assert app.query_params["place"] == "loreto"
        assert "On the map now: Loreto" in plain(html(app))

    def test_the_chooser_opens_a_profile(self, app: AppTest) -> None:
        app.selectbox(key="place_chosen").set_value("loreto").run()
        assert not app.exception
        assert app.query_params["place"] == "loreto"
        assert "show" not in app.query_params
        assert "<h1>Loreto " in html(app)

    def test_without_a_known_place_the_address_asks_for_the_list(self) -> None:
        atlas = load_atlas()
        assert asks_for_list({}, atlas)
        assert asks_for_list({"place": "atlantis"}, atlas)
        assert asks_for_list({"place": "peru", "show": "all"}, atlas)
        assert not asks_for_list({"place": "peru"}, atlas)
        assert not asks_for_list({"place": "Alto Huallaga"}, atlas)

    @pytest.mark.parametrize("name", ["Alto Huallaga", "valle de los rios apurimac ene y mantaro"])
    def test_a_place_may_be_named_as_the_search_knows_it(self, name: str) -> None:
        app = run("pages/places.py", place=name)
        assert not app.warning
        assert app.query_params["place"] in ("upper-huallaga", "vraem")
        assert "show" not in app.query_params


def test_the_chooser_finds_by_any_name_in_either_language_grouped_by_kind() -> None:
    labels = choices(load_atlas())
    assert set(labels) == set(EVERY)
    assert "Alto Huallaga" in labels["upper-huallaga"]
    assert "Valle de los Ríos Apurímac Ene y Mantaro" in labels["vraem"]
    kinds = [label.split(":")[0] for label in labels.values()]
    assert len(set(kinds)) == sum(a != b for a, b in zip(kinds, ["", *kinds[:-1]], strict=True))


def test_lens_and_day_are_chosen_on_the_page() -> None:
    app = profile("loreto")
    app.selectbox(key="places_lens").set_value("lowest").run()
    assert app.query_params["lens"] == "lowest"
    days = app.selectbox(key="places_as_of").options
    assert days[0] == "today"
    app.selectbox(key="places_as_of").set_value(days.index("31 Dec 2012")).run()
    assert app.query_params["as_of"] == "2012-12-31"
    assert "3,000 ha 2011 · Ricardo Soberón, DEVIDA" in row(app, "Coca cultivation")


def test_the_map_is_asked_for_the_place_in_its_newest_year_framed() -> None:
    app = profile("loreto", level="zone", layers="rivers")
    link = unescape(re.search(r'href="(\./\?[^"]*)"', html(app)).group(1))
    for part in (
        "place=loreto",
        "extent=loreto",
        "level=department",
        "year=2024",
        "measure=coca_cultivation",
    ):
        assert part in link
    corridor = html(profile("vraem-air-bridge", layers="rivers"))
    assert "layers=ways%2Crivers" in unescape(re.search(r'href="(\./\?[^"]*)"', corridor).group(1))


def test_the_search_leads_to_the_profile() -> None:
    app = run(place="vraem")
    app.session_state[LEADS_TO] = Answer("places", View(place="andean-highlands"))
    app.run()
    assert not app.exception
    assert "<h1>Andean highlands " in html(app)


def test_a_place_without_outline_is_framed_by_its_point() -> None:
    from dataclasses import replace

    atlas = load_atlas()
    west, south, east, north = map(
        float, view_on_map(replace(View(), place="paita"), [], atlas).extent.split(",")
    )
    assert (west + east) / 2 == pytest.approx(-81.12, abs=0.01)
    assert (south + north) / 2 == pytest.approx(-5.10, abs=0.01)
    assert view_on_map(replace(View(), place="europe"), [], atlas).extent == "world"
