"""A view survives its link; a wrong link says what is wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.links import from_query, to_query, to_short_query
from geo.model import LAYERS, LENSES, LEVELS, View

MEASURES = {"coca_cultivation", "killings"}
PLACES = {"peru", "vraem", "loreto"}
KNOWN = {
    "measures": MEASURES,
    "places": PLACES,
    "lenses": {"source:unodc-peru-2011", "speaker:Ricardo Soberón"},
    "today": date(2030, 1, 1),
}

extents = st.one_of(
    st.sampled_from(["peru", "vraem", "world"]),
    st.tuples(st.floats(-170, 0), st.floats(-80, 0), st.floats(1, 170), st.floats(1, 80)).map(
        lambda box: ",".join(f"{x:.3f}" for x in box)
    ),
)
views = st.builds(
    View,
    measure=st.sampled_from(sorted(MEASURES)),
    level=st.sampled_from(LEVELS),
    year=st.none() | st.integers(1950, 2050),
    as_of=st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    lens=st.sampled_from(LENSES) | st.just("source:unodc-peru-2011") | st.just("speaker:Ricardo Soberón"),
    layers=st.sets(st.sampled_from(LAYERS)).map(lambda some: tuple(n for n in LAYERS if n in some)),
    place=st.sampled_from(sorted(PLACES)),
    extent=extents,
    language=st.sampled_from(["en", "es"]),
    carry=st.booleans(),
    since=st.none() | st.integers(1950, 2050),
).filter(lambda view: view.since is None or view.year is None or view.since <= view.year)


@given(views)
def test_view_link_view_is_the_identity(view: View) -> None:
    back, problems = from_query(to_query(view), **KNOWN)
    assert (back, problems) == (view, [])


@given(views)
def test_the_short_link_shows_the_same_view(view: View) -> None:
    short = to_short_query(view)
    assert from_query(short, **KNOWN) == (view, [])
    assert short.items() <= to_query(view).items()
    assert to_short_query(View()) == {}


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
        ({"as_of": "2031-01-01"}, "2031-01-01"),
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
    view, problems = from_query({"level": "country"} | query, **KNOWN)
    assert len(problems) == 1
    assert named in problems[0]
    assert view == View(level="country")


def test_a_range_that_ends_before_it_begins_is_named_and_one_year_shown() -> None:
    view, problems = from_query({"since": "2015", "year": "2012"}, **KNOWN)
    assert view == View(year=2012)
    assert len(problems) == 1
    assert "2015 to 2012" in problems[0]


def test_parameters_of_the_page_are_passed_over() -> None:
    assert from_query({"embed": "true"}, **KNOWN) == (View(), [])
