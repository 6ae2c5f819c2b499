"""Marks beside values: decrees, airstrips and named areas, each with its figure, dates and source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.caveats import caveat_lines
from geo.maps import noted_marks
from geo.maps.contract import NotedMark
from geo.model import View
from geo.model.view import DEFAULT_LAYERS, LAYERS, NOTED_LAYERS


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


@pytest.fixture(scope="module")
def marks(atlas: Atlas) -> list[NotedMark]:
    return noted_marks(atlas)


def test_marks_are_made_for_every_layer_and_shown_only_where_asked_for(marks: list[NotedMark]) -> None:
    assert {mark["layer"] for mark in marks} == set(NOTED_LAYERS) <= set(LAYERS)
    assert not set(NOTED_LAYERS) & set(DEFAULT_LAYERS)


def test_every_figure_has_its_source_and_leads_to_its_statement(atlas: Atlas, marks: list[NotedMark]) -> None:
    for mark in marks:
        for item in mark["items"]:
            assert item["source"] in atlas.sources
            assert item["statement"] in atlas.statements or (mark["shape"] and not item["statement"])
            for language in ("en", "es"):
                source = atlas.sources[item["source"]]
                assert (source.short if language == "en" else source.short_es) in item["words"][language][
                    "detail"
                ]


def test_a_decree_says_how_many_districts_and_whether_the_list_is_whole(marks: list[NotedMark]) -> None:
    said = {mark["shape"]: mark["items"][0]["words"]["en"] for mark in marks if mark["shape"]}
    assert said["ds-035-2018-pcm"]["value"] == "63 districts"
    assert said["ds-111-2023-pcm"]["value"] == "27 districts or more"
    assert "27 of the 37 districts" in said["ds-111-2023-pcm"]["detail"]
    assert said["ds-028-2013-pcm"]["value"] == "4 whole provinces and 7 districts or more"


def test_a_decree_lies_on_its_provinces_their_departments_and_the_zones_it_covers(
    marks: list[NotedMark],
) -> None:
    on = {mark["shape"]: set(mark["places"]) for mark in marks if mark["shape"]}
    assert on["ds-028-2013-pcm-echarate"] == {
        "peru",
        "cusco",
        "la-convencion-province",
        "la-convencion-lares",
    }
    assert {"vraem", "ayacucho", "satipo-province"} <= on["ds-111-2023-pcm"]
    assert not {"cusco", "la-convencion-lares"} & on["ds-111-2023-pcm"]  # its border only


def test_a_decree_is_known_from_the_day_on_which_its_report_was_out(
    atlas: Atlas, marks: list[NotedMark]
) -> None:
    decrees = {mark["shape"]: mark["items"][0] for mark in marks if mark["shape"]}
    for item in decrees.values():
        report = atlas.sources[item["source"]].published_to.isoformat()
        assert item["known_from"] >= max(report, item["period_start"])
    assert decrees["ds-028-2013-pcm"]["known_from"] > decrees["ds-028-2013-pcm"]["period_start"]


def test_a_statement_that_is_no_level_or_has_no_place_to_stand_gives_no_mark(atlas: Atlas) -> None:
    found = next(s for s in atlas.statements.values() if s.measure == "airstrips_identified")
    made = [
        replace(found, id="change", kind="change"),
        replace(found, id="no-point", place="six-amazon-regions"),
    ]
    changed = replace(atlas, statements={s.id: s for s in made})
    assert [mark for mark in noted_marks(changed) if mark["layer"] == "airstrips"] == []


@pytest.mark.parametrize(("year", "partial"), [(2018, False), (2023, True)])
def test_the_caveats_say_which_list_is_not_whole(atlas: Atlas, year: int, partial: bool) -> None:
    known = estimate_all(atlas, "coca_cultivation", "monitoring")
    view = View(year=year, layers=("emergencies",))
    lines = caveat_lines(view, known, atlas)
    assert any("37 districts" in line for line in lines) == partial
    assert any("state of emergency" in line for line in lines)
    assert not any("emergency" in line for line in caveat_lines(replace(view, layers=()), known, atlas))
