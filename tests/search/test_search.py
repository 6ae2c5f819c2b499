"""A line of text opens the view it names, however it is spelt; whatever it is, there is an answer."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.estimates import Timelines
from geo.language import in_language
from geo.links import from_query, to_query
from geo.model import View
from geo.search import Answer, Entry, entries, opened, read

QUERIES = {
    # a place and a year, at the level that draws the place
    "VRAEM 2015": {"page": "map", "place": "vraem", "year": 2015, "level": "zone", "extent": "vraem"},
    "2015 vraem": {"page": "map", "place": "vraem", "year": 2015},
    "exports": {"page": "map", "measure": "share_of_exports", "extent": "world"},
    "Loreto": {"page": "map", "place": "loreto", "level": "department", "extent": "loreto"},
    "cuzco 2012": {"place": "cusco", "year": 2012, "level": "department"},
    "bolivia 2015": {"place": "bolivia", "year": 2015, "level": "country"},
    "Áncash": {"place": "ancash"},
    "huanuco": {"place": "huanuco"},
    "Alto Huallaga": {"place": "upper-huallaga"},
    "departamento Madre de Dios": {"place": "madre-de-dios", "level": "department"},
    "2015": {"page": "map", "year": 2015, "measure": "coca_cultivation", "level": "zone"},
    "departments": {"page": "map", "level": "department"},
    # a measure, in both languages
    "eradication Ucayali since 2018": {"measure": "coca_eradication", "place": "ucayali", "since": 2018},
    "erradicación en Ucayali desde 2018": {
        "measure": "coca_eradication", "place": "ucayali", "level": "department", "since": 2018,
    },
    "decomisos Callao": {"page": "map", "measure": "cocaine_seizures", "place": "callao"},
    "seizures of cocaine": {"measure": "cocaine_seizures"},
    "incautaciones de pasta desde 2019": {"measure": "coca_paste_seizures", "since": 2019},
    "coca cultivation zones 2012": {"measure": "coca_cultivation", "level": "zone", "year": 2012},
    "cultivo de coca Puno 2011": {"measure": "coca_cultivation", "place": "puno", "level": "department"},
    "coca 2016": {"measure": "coca_cultivation", "year": 2016},
    "price of cocaine": {"measure": "price_cocaine"},
    "price cocaine 2010": {"measure": "price_cocaine", "year": 2010},
    "precio de la hoja en el VRAEM 2020": {"measure": "price_leaf", "place": "vraem", "year": 2020},
    "pozas de maceración": {"measure": "maceration_pits_destroyed"},
    "forest loss Madre de Dios": {"measure": "forest_loss", "place": "madre-de-dios"},
    "deforestación": {"measure": "forest_loss"},
    "asesinatos": {"measure": "killings"},
    "coca leaf": {"measure": "coca_leaf_production"},
    "potential cocaine production Colombia": {"measure": "cocaine_production_potential", "place": "colombia"},
    # routes, whichever dash
    "Bolivia-Brazil": {"page": "map", "place": "bolivia-brazil-west-africa"},
    "bolivia–brazil–west africa": {"place": "bolivia-brazil-west-africa"},
    "West Africa": {"page": "map", "place": "bolivia-brazil-west-africa"},
    "Callao Mexico": {"place": "callao-mexico"},
    "mochileros": {"page": "map", "place": "carriers-bolivia-brazil"},
    # who says what
    "who says Loreto": {"page": "disagreements", "others": {"about": "loreto"}},
    "quién dice Puno 2011": {
        "page": "disagreements", "others": {"about": "puno", "first": "2011", "last": "2011"},
    },
    "disputed coca cultivation": {"page": "disagreements", "others": {"measures": "coca_cultivation"}},
    "DEVIDA Peru 2020": {"lens": "speaker:devida", "place": "peru", "year": 2020},
    # what no level draws has its profile; documents have their cards
    "Tingo María": {"page": "places", "place": "tingo-maria"},
    "Andean highlands": {"page": "places", "place": "andean-highlands"},
    "unodc-peru-2011": {"page": "sources", "others": {"source": "unodc-peru-2011"}},
    "InSight Crime": {"page": "sources"},
    # misspelt
    "Ucayalli 2019": {"place": "ucayali", "year": 2019},
    "eradicaton": {"measure": "coca_eradication"},
    "decomissos": {"measure": "cocaine_seizures"},
    "lorreto": {"place": "loreto"},
}  # fmt: skip


@cache
def live() -> Atlas:
    return read_atlas()


@cache
def known(measure: str, lens: str) -> Timelines:
    return estimate_all(live(), measure, lens)


@cache
def listed() -> list[Entry]:
    return entries(live())


def answer(text: str, view: View | None = None) -> Answer:
    return read(text, listed(), view or View(year=2024), live(), known)


@pytest.mark.parametrize("text", QUERIES)
def test_a_line_opens_what_it_names(text: str) -> None:
    found = answer(text)
    for part, wanted in QUERIES[text].items():
        assert getattr(found if part in ("page", "others") else found.view, part) == wanted, part


def test_a_place_and_a_year_without_a_figure_of_the_measure_shown_open_one_that_has_it() -> None:
    shown = View(measure="coca_eradication", level="department", year=2024)
    found = answer("Loreto 2011", shown)
    assert (found.view.measure, found.view.place, found.view.year) == ("coca_cultivation", "loreto", 2011)
    assert "Coca cultivation" in found.note
    assert answer("Loreto 2024", shown).view.measure == "coca_eradication"


@pytest.mark.parametrize("text", ["VRAEM 2015", "decomisos Callao", "West Africa", "Ucayalli"])
def test_the_language_in_use_does_not_matter(text: str) -> None:
    with in_language("es"):
        spanish = answer(text)
    assert (spanish.page, spanish.view) == (answer(text).page, answer(text).view)


def test_what_is_not_found_or_read_otherwise_is_said() -> None:
    assert "“xyzzy”" in answer("VRAEM xyzzy").note
    assert answer("VRAEM xyzzy").view.place == "vraem"
    assert "“ucayalli” was read as Ucayali" in answer("Ucayalli").note
    assert "Puno" in answer("Loreto Puno").note
    assert "never summed over years" in answer("coca cultivation since 2012").note
    assert "at this level: provinces" in answer("eradication provinces").note


@pytest.mark.parametrize("text", ["", "the", "xyzzy"])
def test_what_names_nothing_changes_nothing_and_shows_how_to_ask(text: str) -> None:
    view = View(year=2011, place="loreto")
    found = answer(text, view)
    assert (found.page, found.view) == ("", view)
    assert "VRAEM 2015" in found.note


def test_a_name_spelt_much_like_one_is_suggested() -> None:
    assert "did you mean" in answer("lorestan").note


def test_a_place_that_the_measure_is_not_drawn_at_opens_its_profile() -> None:
    view = View(measure="coca_eradication", level="country", year=2024)
    assert answer("VRAEM", view).page == "places"


def test_the_routes_layer_goes_on_with_a_route() -> None:
    assert "ways" in answer("mochileros").view.layers


def test_everything_in_the_list_can_be_opened() -> None:
    for entry in listed():
        found = opened(entry, View(year=2024), live(), known)
        assert found.page
        assert entry.id in (found.view.place, found.view.measure, *found.others.values())


def words() -> st.SearchStrategy[str]:
    names = [name for entry in listed() for name in (entry.label, *entry.names)]
    others = [
        "2011",
        "since",
        "who says",
        "zones",
        "provinces",
        "the",
        "²",
        "１９９９",
        "9" * 40,
        "İ",
        "–",
        "%",
    ]
    return st.sampled_from(names + others * 20)


@given(st.one_of(st.text(), st.deferred(lambda: st.lists(words(), max_size=8).map(" ".join))))
@settings(max_examples=200, deadline=None)
def test_any_text_has_an_answer_that_a_link_can_carry(text: str) -> None:
    found = answer(text)
    assert found.page or found.note
    reread, problems = from_query(to_query(found.view), live())
    assert not problems
    assert reread == found.view
