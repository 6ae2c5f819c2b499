"""What stands beside the map, in the message: every claim in its order, the cautions of the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.caveats import break_levels, caveat_lines, level_lines
from geo.corridors import with_known_from
from geo.estimates import Timelines, counts, on_line, superseded
from geo.estimates.claims import years_of
from geo.language import in_language
from geo.maps.contract import ValuesMessage
from geo.maps.document import features
from geo.maps.from_atlas import atlas_range, atlas_values
from geo.maps.messages.panel import FOREVER, NO_LINE
from geo.maps.stage_words import word_stages
from geo.model import LEVELS, View
from geo.style.lines import series_rules
from geo.views.spans import totals_since

COCA, MONITORING = "coca_cultivation", "monitoring"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


@pytest.fixture(scope="module")
def known(atlas: Atlas) -> Timelines:
    return estimate_all(atlas, COCA, MONITORING)


@pytest.fixture(scope="module")
def message(atlas: Atlas, known: Timelines) -> ValuesMessage:
    with in_language("en"):
        return atlas_values(atlas, COCA, known.estimates, lens=MONITORING, panel=True)


def ids(message: ValuesMessage, claims: list[int]) -> list[str]:
    return [message["claims"][claim]["statement"] for claim in claims]


def test_a_map_alone_is_sent_no_panel(atlas: Atlas, known: Timelines) -> None:
    assert "panel" not in atlas_values(atlas, COCA, known.estimates, lens=MONITORING)


def test_every_claim_stands_under_its_place_and_each_of_its_years_those_that_count_first(
    atlas: Atlas, message: ValuesMessage
) -> None:
    wanted = {
        (s.place, year, s.id) for s in atlas.statements.values() if s.measure == COCA for year in years_of(s)
    }
    found = set()
    for place, figures in message["panel"]["places"].items():
        for year, claims in figures["years"].items():
            listed = ids(message, claims)
            found |= {(place, int(year), id) for id in listed}
            says_how_much = [counts(atlas.statements[id]) for id in listed]
            assert says_how_much == sorted(says_how_much, reverse=True), (place, year)
    assert found == wanted
    assert len(message["panel"]["claims"]) == len(message["claims"])


@pytest.mark.parametrize(("measure", "lens"), [(COCA, MONITORING), ("arrests", "speaker:inei-police")])
def test_a_claim_is_known_from_the_day_of_its_publication(atlas: Atlas, measure: str, lens: str) -> None:
    """Also where the days on which the values shown changed end long before it."""
    held = estimate_all(atlas, measure, lens).estimates
    found = atlas_values(atlas, measure, held, lens=lens, panel=True)
    for row, details in zip(found["claims"], found["panel"]["claims"], strict=True):
        source = atlas.sources[atlas.statements[row["statement"]].source]
        assert details["since"] == source.published_to.isoformat()
    assert measure == COCA or any(d["since"] > found["days"][-1] for d in found["panel"]["claims"])


def test_claims_left_out_by_how_they_were_read_are_in_no_part_of_the_message(atlas: Atlas) -> None:
    lens = View(without=("press", "derived")).whole_lens
    held = estimate_all(atlas, COCA, lens)
    found = atlas_values(atlas, COCA, held.estimates, lens=lens, panel=True)
    assert found["without"] == ["press", "derived"]
    assert "left out: from a press report" in found["lens"]
    assert not {details["read"] for details in found["panel"]["claims"]} & {"press", "derived"}
    assert any(
        "left out by how they were read" in line
        for line in level_lines(View(measure=COCA, year=2024, lens=lens), held, atlas)
    )


def test_every_line_has_a_colour_that_the_styles_know(atlas: Atlas, message: ValuesMessage) -> None:
    rules = series_rules()
    density = estimate_all(atlas, "coca_density", MONITORING).estimates
    other = atlas_values(atlas, "coca_density", density, lens=MONITORING, panel=True)
    for found in (message, other):
        for figures in found["panel"]["places"].values():
            for line in figures["lines"]:
                assert f".series-{line['colour']} " in rules


def test_the_panel_of_a_density_says_that_it_is_ours(atlas: Atlas) -> None:
    density = estimate_all(atlas, "coca_density", MONITORING)
    lines = level_lines(View(measure="coca_density", year=2024), density, atlas)
    assert any("printed by no source" in line for line in lines)


def test_a_line_holds_whole_years_of_one_definition_until_a_revision(
    atlas: Atlas, message: ValuesMessage
) -> None:
    for figures in message["panel"]["places"].values():
        for line in figures["lines"]:
            claims = [atlas.statements[id] for id in ids(message, [point[1] for point in line["points"]])]
            assert len({s.definition for s in claims}) == 1
            assert [point[0] for point in line["points"]] == [s.period_end.year for s in claims]
            for (_year, _claim, until), s in zip(line["points"], claims, strict=True):
                drawn = [o for o in atlas.statements.values() if o.place == s.place and o.measure == COCA]
                stands = on_line(s, atlas.series) and not superseded(s, drawn, atlas.sources)
                assert (until == FOREVER) == stands, s.id
                assert until == NO_LINE or until > atlas.sources[s.source].published_to.isoformat()


@pytest.mark.parametrize("level", ["zone", "department", "country"])
@pytest.mark.parametrize("year", [2012, 2020, 2024])
def test_cautions_are_those_of_the_level_year_and_day(
    atlas: Atlas, known: Timelines, message: ValuesMessage, level: str, year: int
) -> None:
    rows = message["panel"]["cautions"].get(level, {}).get(str(year), [])
    for number, day in [*enumerate(message["days"])][::9]:
        held = [row for row in rows if row["day"] <= number]
        view = View(measure=COCA, level=level, year=year, as_of=date.fromisoformat(day), lens=MONITORING)
        told = [message["texts"][text] for text in held[-1]["texts"]] if held else []
        assert told == level_lines(view, known, atlas), day


def test_an_older_place_stands_apart_and_says_whose_outline_it_borrows(message: ValuesMessage) -> None:
    places = message["panel"]["places"]
    assert "vrae" in places["vraem"]["older"]
    assert "VRAEM" in message["texts"][places["vrae"]["borrowed"]]
    names = {message["texts"][line["name"]].split(":")[0] for line in places["vraem"]["lines"]}
    assert places["vrae"]["name"] in names


def test_a_range_lists_what_was_left_out_and_why(atlas: Atlas) -> None:
    totals = totals_since(atlas, "coca_eradication", MONITORING, 2010)
    found = atlas_range(atlas, "coca_eradication", totals, since=2010, lens=MONITORING)
    day, total = next(row for row in reversed(totals) if row[1].value is not None and row[1].left_out)
    left = found["panel"]["places"][total.place]["left_out"][str(total.last)]
    on_the_day = [row for row in left if found["days"][row["day"]] <= day.isoformat()][-1]
    told = {
        (found["texts"][group["reason"]], id)
        for group in on_the_day["groups"]
        for id in ids(found, group["claims"])
    }
    assert told == {(one.reason, one.claim) for one in total.left_out if one.claim}


def test_two_languages_carry_the_same_claims(atlas: Atlas, known: Timelines, message: ValuesMessage) -> None:
    with in_language("es"):
        other = atlas_values(atlas, COCA, known.estimates, lens=MONITORING, panel=True)
    assert [row["statement"] for row in other["claims"]] == [row["statement"] for row in message["claims"]]
    assert other["panel"]["places"]["peru"]["years"] == message["panel"]["places"]["peru"]["years"]
    assert other["texts"] != message["texts"]


@pytest.mark.parametrize(("language", "only"), [("en", "a range only"), ("es", "solo un rango")])
def test_a_range_stands_with_who_gives_it(atlas: Atlas, language: str, only: str) -> None:
    known = estimate_all(atlas, "criminal_income", MONITORING)
    with in_language(language):
        found = atlas_values(atlas, "criminal_income", known.estimates, lens=MONITORING, panel=True)
    step = found["places"]["peru"]["years"]["2013"][-1]
    assert "5,000" in step["value"]
    assert "7,000" in step["value"]
    assert step["aside"] == only
    assert "Robert Muggah" in found["texts"][step["who"]]


def test_every_route_says_where_it_leads_how_surely_and_who_reports_it(atlas: Atlas) -> None:
    layer = with_known_from(atlas.layers["corridors"], atlas.routes, atlas.sources)
    by = {"en": "the reporter", "es": "quien informa"}
    layers = {"corridors": features("corridors", layer.assign(reported_by=[by] * len(layer)))}
    routes = word_stages(layers, {})
    assert set(routes) == set(layer["corridor"])
    for words in routes.values():
        assert words["en"][-1] == "Reported by the reporter"
        assert words["es"][-1] == "Informada por quien informa"
        assert len(words["en"]) == len(words["es"]) == 4


def test_what_lies_abroad_is_listed_among_countries_only(atlas: Atlas, message: ValuesMessage) -> None:
    levels = {place: entry["level"] for place, entry in message["places"].items()}
    abroad = {place for place, level in levels.items() if level == "abroad"}
    assert {"colombia-antioquia", "yungas-la-paz"} <= abroad
    assert message["places"]["colombia-antioquia"]["inside"] == "colombia"
    assert "inside" not in message["places"]["rest-of-peru"]
    assert {levels["rest-of-peru"], levels["caballococha"]} == {"other"}
    years = {level: {tick["year"] for tick in ticks} for level, ticks in message["ticks"].items()}
    assert 2007 in years["country"]
    assert 2007 not in years["zone"]


def test_a_break_is_said_at_the_levels_it_concerns(atlas: Atlas) -> None:
    touching = {found.place: break_levels(found, atlas.places) for found in atlas.breaks}
    assert touching["peru"] == list(LEVELS)
    assert touching["colombia"] == ["country"]
    view = View(level="zone", place="loreto", year=0)
    for found in atlas.breaks:
        asked = replace(view, measure=found.measure or COCA, year=found.year)
        said = found.words() in caveat_lines(asked, Timelines([]), atlas)
        assert said == (found.place in ("", "peru") or "loreto" in found.touched), found.id
