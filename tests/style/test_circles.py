"""Circles of totals: area in proportion to the figure, one scale, legend at round figures."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Measure
from geo.style import classify
from geo.style.circles import LARGEST, SMALLEST, Circles, circles_for

HECTARES = Measure("area", "ha", "sum", "cultivation", "Area", "Superficie", "", "")
amounts = st.floats(min_value=0.001, max_value=1e9)


@given(amounts, st.floats(min_value=0.002, max_value=1))
def test_area_is_in_proportion(greatest: float, share: float) -> None:
    scale = Circles(greatest)
    area, whole = scale.radius(share * greatest) ** 2, scale.radius(greatest) ** 2
    assert area / whole == pytest.approx(share, rel=0.08)  # a radius is kept to a tenth of a pixel


def test_the_greatest_has_the_largest_and_none_vanishes() -> None:
    scale = Circles(36_345)
    assert scale.radius(36_345) == LARGEST
    assert scale.radius(1) == scale.radius(0) == SMALLEST


@given(amounts)
def test_the_legend_has_round_figures_below_the_greatest(greatest: float) -> None:
    scale = Circles(greatest)
    keys = scale.legend()
    assert 1 <= len(keys) <= 3
    assert [key.radius for key in keys] == sorted((key.radius for key in keys), reverse=True)
    assert keys[0].radius <= LARGEST
    assert keys[0].radius >= LARGEST * math.sqrt(0.4) - 0.05  # a radius is kept to a tenth of a pixel


def test_only_totals_above_zero_have_a_scale() -> None:
    known = classify([0.0, 10.0, 40.0])
    assert circles_for(HECTARES, known) == Circles(40.0)
    assert circles_for(replace(HECTARES, unit="percent"), known) is None
    assert circles_for(replace(HECTARES, unit="USD/kg"), known) is None
    assert circles_for(HECTARES, classify([])) is None
    assert circles_for(HECTARES, classify([0.0])) is None
