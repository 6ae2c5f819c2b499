"""The filters of the Table page on Tavaria: what passes is worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from geo.ui.frame.atlas import load_atlas, timelines_of
from geo.ui.listing.contested import contested_ids
from geo.ui.table.filters import TABLES, Filters, from_params, options, to_params
from geo.ui.table.match import matching, matching_stages, within
from tests.toys.toy_atlas import toy_atlas

ATLAS = load_atlas()
OFFERED = options(ATLAS)


def several(name: str):
    return some.lists(some.sampled_from(OFFERED[name]), unique=True, max_size=3).map(tuple)


YEARS = some.integers(ATLAS.years[0], ATLAS.years[-1])
years = some.tuples(YEARS, YEARS).map(sorted)
filters = some.builds(
    lambda span, **parts: Filters(first=span[0], last=span[1], **parts),
    span=years | some.just([None, None]),
    table=some.sampled_from(TABLES),
    years=some.sampled_from(["one", "all"]),
    plain=some.booleans(),
    all_columns=some.booleans(),
    page=some.integers(1, 999),
    sort=some.sampled_from(["", "name", "-text"]),
    about=some.sampled_from(["", *ATLAS.place_ids]),
    inside=some.booleans(),
    contested=some.booleans(),
    text=some.text(max_size=20),
    **{
        name: several(name)
        for name in ("measures", "place_kinds", "kinds", "sources", "speakers", "series", "readings", "flags",
                     "corridors", "modes", "certainties")
    },
)  # fmt: skip


@given(filters)
def test_filters_address_filters_is_the_identity(chosen: Filters) -> None:
    assert from_params(to_params(chosen), ATLAS) == (chosen, [])


@pytest.mark.parametrize(("name", "year"), [("first", ATLAS.years[0] - 1), ("last", ATLAS.years[-1] + 1)])
def test_a_year_that_the_slider_cannot_show_is_named_and_not_taken(name: str, year: int) -> None:
    filters, problems = from_params({name: str(year)}, ATLAS)
    assert filters == Filters()
    assert len(problems) == 1
    assert str(year) in problems[0]


def test_nothing_chosen_needs_no_word_in_the_address() -> None:
    assert to_params(Filters()) == {}


@pytest.mark.parametrize(
    ("parts", "ids"),
    [
        ({}, {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10"}),
        ({"measures": ("crop",)}, {"01", "02", "03", "06", "07", "08", "09"}),
        ({"measures": ("seizures", "price_leaf")}, {"04", "10"}),
        ({"about": "vale"}, {"01", "02", "03", "06"}),
        ({"about": "tavaria"}, {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10"}),
        ({"about": "tavaria", "inside": False}, {"05", "07", "08", "09", "10"}),
        ({"about": "belmonte"}, {"05"}),  # what goes there is said of it too
        ({"place_kinds": ("department",)}, {"04"}),
        ({"first": 2012}, {"04", "05", "09"}),
        ({"last": 2011}, {"01", "02", "03", "06", "07", "08", "10"}),
        ({"kinds": ("change", "share")}, {"05", "09"}),
        ({"sources": ("watch-2012",)}, {"06", "07"}),
        ({"speakers": ("Teo Marsh",)}, {"02"}),
        ({"speakers": ("Tavaria Watch", "Teo Marsh")}, {"02", "06", "07"}),
        ({"series": ("abroad",)}, {"08", "09", "10"}),
        ({"readings": ("first hand",)}, {"01", "02", "03", "04", "05"}),
        ({"flags": ("rounded",)}, {"05"}),
        ({"flags": ("rounded", "part-year")}, {"04", "05"}),
        # 25,000 at least, about 40,000, 3,000 at most and 19,700; 61,200 against 49,500
        ({"contested": True}, {"01", "02", "03", "06", "07", "08"}),
        ({"text": "marsh"}, {"02"}),
        ({"text": "NÓRRA pepper"}, {"04"}),
        ({"text": "pimienta vigia"}, {"06", "07"}),
        ({"text": "soles"}, {"10"}),
        ({"text": "nowhere"}, set()),
        ({"measures": ("crop",), "about": "vale", "text": "brandt"}, {"01"}),
    ],
)  # fmt: skip
def test_each_filter_lets_through_what_it_says(parts: dict, ids: set) -> None:
    assert {s.id for s in matching(Filters(**parts), None, toy_atlas())} == {f"t-{id}" for id in ids}


def test_only_what_had_been_published_by_the_day_passes() -> None:
    found = matching(Filters(), date(2012, 12, 30), toy_atlas())
    assert {s.id for s in found} == {"t-06", "t-07"}  # the gazette is known from the last day of its window
    assert {s.id for s in matching(Filters(contested=True), date(2012, 12, 31), toy_atlas())} == {
        "t-01", "t-02", "t-03", "t-06",
    }  # fmt: skip
    assert matching(Filters(), date(2000, 1, 1), toy_atlas()) == []


def test_statements_come_by_measure_place_and_time() -> None:
    found = [s.id for s in matching(Filters(measures=("crop",)), None, toy_atlas())]
    # Tavaria stands before the Vale in the table of places; 2011 before 2012; earlier published first
    assert found == ["t-07", "t-08", "t-09", "t-06", "t-01", "t-02", "t-03"]


@pytest.mark.parametrize(
    ("parts", "ids"),
    [
        ({}, ["r-01", "r-02"]),
        ({"modes": ("sea",)}, ["r-02"]),
        ({"certainties": ("inferred",)}, ["r-01"]),
        ({"corridors": ("lume-belmonte",)}, ["r-01", "r-02"]),
        ({"text": "pepper vale"}, ["r-01", "r-02"]),
        ({"text": "bélmonte vigia"}, []),
        ({"speakers": ("Teo Marsh",)}, []),
        ({"sources": ("gazette-2012",)}, ["r-01", "r-02"]),
    ],
)
def test_stages_pass_by_the_same_rules(parts: dict, ids: list) -> None:
    assert [r.id for r in matching_stages(Filters(**parts), None, toy_atlas())] == ids


def test_places_inside_are_found_however_deep() -> None:
    places = toy_atlas().places
    assert within("tavaria", places) == {
        "tavaria", "norra", "sudra", "norra-river", "vale", "old-vale", "lume", "lume-belmonte",
    }  # fmt: skip
    assert within("norra", places) == {"norra"}
    assert within("atlantis", places) == set()


@pytest.mark.parametrize("as_of", [None, date(2012, 12, 31), date(2018, 1, 1)])
def test_a_place_and_year_is_contested_on_the_map_where_one_of_its_statements_is(as_of: date | None) -> None:
    contested = contested_ids(ATLAS, as_of)
    for measure in OFFERED["measures"]:
        known = timelines_of(measure, "monitoring")
        unit = ATLAS.measures[measure].unit
        for place in known.places():
            for year in known.years([place], as_of):
                estimate = known.at(place, year, as_of)
                own = [c.id for c in estimate.claims if c.unit == unit]
                if estimate.contested:
                    assert contested & set(own), (measure, place, year)
