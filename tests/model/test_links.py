"""A view survives its link, a command's options and a scene; what is wrong is said in one way."""

from __future__ import annotations

import argparse
import re
from dataclasses import fields
from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.briefing.model import Scene
from geo.briefing.pictures import scene_view
from geo.briefing.reading import parse
from geo.cli.view_options import add_view_options, given_view, joined_extents
from geo.errors import BriefingError
from geo.estimates import may_add_years
from geo.language import in_language
from geo.links import VIEW_FIELDS, from_query, to_query, to_short_query
from geo.model import FIRST_DAY, LAYERS, LENSES, LEVELS, View
from geo.model.statement import READINGS
from geo.model.view import parts_of_lens
from tests.toys.toy_atlas import toy_atlas

ATLAS = toy_atlas()
LAST_DAY = date(2024, 12, 31)

years = st.integers(ATLAS.years[0], ATLAS.years[-1])
days = st.none() | st.dates(FIRST_DAY, LAST_DAY)
lenses = st.sampled_from([*LENSES, *sorted(ATLAS.lenses)])
measures = st.sampled_from(sorted(ATLAS.measures))
extents = st.one_of(
    st.sampled_from(["peru", "vraem", "world", *sorted(ATLAS.outlines)]),
    st.tuples(st.floats(-170, 0), st.floats(-80, 0), st.floats(1, 170), st.floats(1, 80)).map(
        lambda box: ",".join(f"{x:.3f}" for x in box)
    ),
)
parts = {
    "measure": measures,
    "level": st.sampled_from(LEVELS),
    "year": st.none() | years,
    "as_of": days,
    "lens": lenses,
    "layers": st.sets(st.sampled_from(LAYERS)).map(lambda some: tuple(n for n in LAYERS if n in some)),
    "place": st.sampled_from(ATLAS.place_ids),
    "extent": extents,
    "language": st.sampled_from(["en", "es"]),
    "without": st.sets(st.sampled_from(READINGS)).map(lambda some: tuple(n for n in READINGS if n in some)),
}
views = st.builds(View, **parts, carry=st.booleans(), since=st.none() | years).filter(
    lambda view: (
        view.since is None
        or (may_add_years(ATLAS.measures[view.measure]) and (view.year is None or view.since <= view.year))
    )
)
plain_views = st.builds(View, **parts)
"""Without what no option and no scene can ask for."""


def test_every_part_of_a_view_has_its_line_in_the_table() -> None:
    assert sorted(part.name for part in VIEW_FIELDS) == sorted(part.name for part in fields(View))


@given(views)
def test_view_link_view_is_the_identity(view: View) -> None:
    assert from_query(to_query(view), ATLAS) == (view, [])


@given(views)
def test_a_whole_lens_is_taken_apart_again(view: View) -> None:
    assert parts_of_lens(view.whole_lens) == (view.lens, view.without)


@given(views)
def test_the_short_link_shows_the_same_view(view: View) -> None:
    short = to_short_query(view)
    assert from_query(short, ATLAS) == (view, [])
    assert short.items() <= to_query(view).items()
    assert to_short_query(View()) == {}


@given(plain_views)
def test_options_ask_for_the_view_that_is_written_as_them(view: View) -> None:
    words = []
    for part in VIEW_FIELDS:
        if text := part.write(getattr(view, part.name)):
            words += [f"--{part.name.replace('_', '-')}", text]
    parser = argparse.ArgumentParser()
    add_view_options(parser)
    assert given_view(parser.parse_args(joined_extents(words)), View(), ATLAS) == (view, [])


@given(plain_views)
def test_a_scene_shows_the_view_of_its_link(view: View) -> None:
    link = urlencode(to_query(view)).replace("'", "%27")
    words = "title: {en: A}\n    text: {en: B}"
    content = f"title: {{en: T}}\nscenes:\n  - id: one\n    view: '{link}'\n    {words}\n"
    (scene,) = parse(content.encode(), name="toy").scenes
    with in_language(view.language):
        assert scene_view(scene, ATLAS) == view


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"measure": "tea"}, "tea"),
        ({"year": "MMXX"}, "MMXX"),
        ({"year": "999999999"}, "999999999"),
        ({"as_of": "2012-13-01"}, "2012-13-01"),
        ({"lens": "average"}, "average"),
        ({"lens": "source:"}, "source:"),
        ({"lens": "speaker:Nobody"}, "Nobody"),
        ({"as_of": "9999-01-01"}, "9999-01-01"),
        ({"layers": "rivers,roads"}, "roads"),
        ({"place": "atlantis"}, "atlantis"),
        ({"extent": "5,5,5,5"}, "5,5,5,5"),
        ({"extent": "-82,-19"}, "-82,-19"),
        ({"extent": "nan,0,1,1"}, "nan,0,1,1"),
        ({"lang": "fr"}, "fr"),
        ({"carry": "all"}, "all"),
        ({"since": "soon"}, "soon"),
        ({"carry": ""}, "carry"),
    ],
)
def test_a_wrong_part_is_named_and_the_rest_kept(query: dict, named: str) -> None:
    view, problems = from_query({"level": "country"} | query, ATLAS)
    assert len(problems) == 1
    assert problems[0].startswith(f"In the link, {next(iter(query))}: ")
    assert named in problems[0]
    assert view == View(level="country")


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ({"measure": "corp"}, "crop"),
        ({"measure": "Pepper crops"}, "crop"),
        ({"level": "zones"}, "zone"),
        ({"lens": "newst"}, "newest"),
        ({"layers": "rivres"}, "rivers"),
        ({"place": "tavara"}, "tavaria"),
        ({"extent": "tavara"}, "tavaria"),
    ],
)
def test_a_link_suggests_what_was_meant(query: dict[str, str], near: str) -> None:
    (problem,) = from_query(query, ATLAS)[1]
    assert f"(did you mean {near}" in problem


def test_a_place_may_be_asked_for_by_its_name() -> None:
    assert from_query({"place": "TAVARIA"}, ATLAS) == (View(place="tavaria"), [])


def test_a_range_that_ends_before_it_begins_is_named_and_one_year_shown() -> None:
    view, problems = from_query({"since": "2012", "year": "2011"}, ATLAS)
    assert view == View(year=2011)
    assert len(problems) == 1
    assert "2012 to 2011" in problems[0]


def test_a_total_of_what_is_never_added_is_refused_in_the_same_words_everywhere() -> None:
    said = may_add_years(ATLAS.measures["crop"]).reason
    asked = {"measure": "crop", "since": "2011"}
    assert from_query(asked, ATLAS) == (View(measure="crop"), [said])
    parser = argparse.ArgumentParser()
    add_view_options(parser)
    options = parser.parse_args(["--measure", "crop"])
    assert given_view(options, View(measure="seizures", since=2011), ATLAS) == (View(measure="crop"), [said])
    with pytest.raises(BriefingError, match=re.escape(said)):
        scene_view(Scene("one", urlencode(asked)), ATLAS)


def test_an_extent_may_be_asked_for_by_any_name_of_a_place_with_an_outline() -> None:
    assert from_query({"extent": "TAVARIA"}, ATLAS) == (View(extent="tavaria"), [])


def test_parameters_of_the_page_are_passed_over() -> None:
    assert from_query({"embed": "true"}, ATLAS) == (View(), [])
