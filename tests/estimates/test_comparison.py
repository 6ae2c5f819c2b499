"""A comparison survives its link; two maps side by side share what is linked, and one scale of colours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.links import from_comparison_query, from_query, to_comparison_query, to_query
from geo.maps import classes_of, link_message, values_message
from geo.model import COMPARED, Comparison, View
from tests.model.test_links import ATLAS, days, lenses, measures, views, years
from tests.toys import toy_map

others = {
    "year": years,
    "as_of": days,
    "lens": lenses,
    "measure": measures,
}


def read(query: dict[str, str]) -> tuple[Comparison | None, list[str]]:
    left, problems = from_query(query, ATLAS)
    part, right, wrong = from_comparison_query(query, ATLAS, left)
    return right and Comparison(left, part, getattr(right, part)), problems + wrong


@given(views, st.sampled_from(COMPARED), st.data())
def test_comparison_link_comparison_is_the_identity(view: View, part: str, data: st.DataObject) -> None:
    now = Comparison(replace(view, since=None), part, data.draw(others[part]))
    query = to_comparison_query(now)
    assert read(query) == (now, [])
    assert query.keys() == to_query(now.left).keys() | {f"r_{part}"}


def test_the_right_view_differs_in_that_one_part() -> None:
    left = View(year=2020, place="loreto")
    now = Comparison(left, "as_of", date(2012, 6, 30))
    assert now.right == replace(left, as_of=date(2012, 6, 30))
    assert to_comparison_query(Comparison(left, "as_of", None))["r_as_of"] == "latest"


def test_what_differs_is_not_shared_between_the_maps() -> None:
    shared = {part: Comparison(View(), part, None).shared for part in COMPARED}
    assert shared["year"] == ("extent", "place", "as_of")
    assert shared["as_of"] == ("extent", "place", "year")
    assert shared["lens"] == shared["measure"] == ("extent", "place", "year", "as_of")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"r_year": "soon"}, "soon"),
        ({"r_as_of": "2012-13-01"}, "2012-13-01"),
        ({"r_as_of": "9999-01-01"}, "9999-01-01"),
        ({"r_lens": "average"}, "average"),
        ({"r_measure": "tea"}, "tea"),
        ({"r_place": "loreto"}, "r_place"),
    ],
)
def test_a_wrong_right_side_is_named_and_none_is_given(query: dict[str, str], named: str) -> None:
    found, problems = read({"year": "2012"} | query)
    assert found is None
    assert len(problems) == 1
    assert named in problems[0]


def test_a_link_that_compares_in_two_ways_shows_one_and_says_so() -> None:
    found, problems = read({"r_lens": "highest", "r_year": "2012"})
    assert found == Comparison(View(), "year", 2012)
    assert len(problems) == 1
    assert "r_year" in problems[0]


def test_a_link_without_a_right_side_names_nothing() -> None:
    assert read({"measure": "crop", "embed": "true"}) == (None, [])


def test_the_link_message_names_what_moves_along() -> None:
    message = link_message(["as_of", "extent"])
    assert message["parts"] == ["extent", "as_of"]
    assert message["stamp"] == link_message(["extent", "as_of"])["stamp"] != link_message([])["stamp"]
    with pytest.raises(ValueError, match="lens"):
        link_message(["lens"])


def test_two_lenses_can_share_the_classes_of_both() -> None:
    low = [e for e in toy_map.estimates() if e.headline is not None]
    high = [replace(e, headline=10 * e.headline) for e in low]
    shared = classes_of([*low, *high], toy_map.Registry())
    records = toy_map.records()
    labels = [
        values_message(toy_map.MEASURE, estimates, records, classes=shared)["classes"]["zone"]["labels"]
        for estimates in (low, high)
    ]
    assert labels[0] == labels[1]
    alone = values_message(toy_map.MEASURE, low, records)["classes"]["zone"]["labels"]
    assert alone != labels[0]
    assert shared["zone"].high == 209_000
