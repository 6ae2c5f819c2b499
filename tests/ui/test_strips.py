"""Claims on one axis: where each mark stands, how far it reaches, and what stays off the axis."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from geo.ui.claims.strips import axis_foot, axis_top, on_one_axis, strip
from tests.toys import toy_map


def claim(value: float | None = 30.0, bound: str = "exact", **more: object):
    return replace(toy_map.statement("x", "west", 2011, value, "paper", bound=bound), **more)


def styles(html: str, name: str) -> str:
    return re.search(rf'<i class="{name}" style="([^"]*)"', html).group(1)


@pytest.mark.parametrize("bound", ["exact", "approx", "at_least", "at_most"])
def test_a_mark_stands_at_its_share_of_the_axis(bound):
    assert styles(strip(claim(30.0, bound), 120.0), f"claim {bound}") == "left:25.0%"


def test_a_floor_reaches_on_and_a_ceiling_back_to_zero():
    assert styles(strip(claim(30.0, "at_least"), 120.0), "reach") == "left:25.0%;width:75.0%"
    assert styles(strip(claim(30.0, "at_most"), 120.0), "reach") == "left:0.0%;width:25.0%"
    assert "reach" not in strip(claim(30.0), 120.0)


def test_a_range_is_a_span():
    html = strip(claim(None, "range", low=30.0, high=90.0), 120.0)
    assert styles(html, "claim range") == "left:25.0%;width:50.0%"


def test_what_may_not_be_compared_stays_off_the_axis():
    first = claim()
    others = [
        claim(definition="planted"),
        claim(kind="target"),
        claim(kind="change"),
        claim(unit="t"),
        claim(flags=frozenset({"part-year"}), period_end=date(2011, 6, 30)),
    ]
    assert on_one_axis([first, *others]) == [first]
    assert on_one_axis([others[2], first]) == [first]
    assert on_one_axis([]) == []


def test_the_axis_ends_at_the_largest_value_and_explains_only_what_is_on_it():
    claims = [claim(30.0), claim(None, "range", low=10.0, high=1200.0)]
    assert axis_top(claims) == 1200.0
    assert axis_top([]) == 0.0
    foot = axis_foot(claims, 1200.0)
    assert "1,200" in foot
    assert "exact" in foot
    assert "range" in foot
    assert "at most" not in foot
