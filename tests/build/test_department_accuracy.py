"""What is said of how far a department's outline may be off was measured, on the very outline drawn."""

from __future__ import annotations

import re

import pytest
from shapely.geometry import box

from geo.build.zones.department_accuracy import accuracy_words, outside
from geo.catalog import load_published_areas
from geo.layers import load_layer
from geo.shapes import area_km2

SQUARE = box(-76, -11, -75, -10)
"""One degree by one, some 109 by 111 km."""


class TestTheMeasure:
    def test_a_town_outside_is_measured_to_the_border(self):
        # 0.1 degrees of longitude at 10.5 degrees south: 11.13 km x cos(10.5°) = 10.95 km
        towns = [("in", -75.5, -10.5), ("out", -74.9, -10.5)]
        assert outside(SQUARE, towns) == pytest.approx([10.95], abs=0.1)

    def test_words(self):
        towns = [("in", -75.5, -10.5), ("out", -74.9, -10.5)]
        english, spanish = accuracy_words(SQUARE, towns, area_km2(SQUARE) / 1.05)
        area = "generalised outline: area 5 % larger than published"
        assert re.fullmatch(area + r"; 1 of 2 towns outside it, by up to 1[01]\.\d km", english)
        assert "5 % mayor que la publicada; 1 de 2 localidades fuera" in spanish
        english, _spanish = accuracy_words(SQUARE, towns[:1], area_km2(SQUARE))
        assert english == "generalised outline: area as published; none of 1 towns outside it"


def test_every_department_says_what_was_measured_of_it() -> None:
    layer = load_layer("departments").set_index("id")
    published = load_published_areas()
    assert len(layer) == 25
    for place, row in layer.iterrows():
        percent = round(100 * (area_km2(row.geometry) / published[place] - 1))
        size = "larger" if percent > 0 else "smaller"
        area = f"area {abs(percent)} % {size} than published" if percent else "area as published"
        assert area in row["accuracy"], place
        assert re.search(r"towns outside it", row["accuracy"]), place
    assert "66 % smaller" in layer.loc["callao", "accuracy"]
    assert "1 of 13 towns outside it, by up to" in layer.loc["madre-de-dios", "accuracy"]


@pytest.mark.parametrize("layer", ["countries", "land", "rivers", "settlements"])
def test_an_accuracy_that_was_not_measured_says_so(layer: str) -> None:
    for place, words in load_layer(layer).set_index("id")["accuracy"].items():
        assert "not measured" in words or "was found" in words, place
