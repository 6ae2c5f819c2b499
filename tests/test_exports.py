"""The CSV of what is shown carries sources and cannot run in a spreadsheet."""

import csv
import io
from dataclasses import replace

import pytest

from geo.estimates import Timelines, timeline
from geo.exports import shown_csv
from geo.exports.table import safe_cell
from geo.model import Measure, View
from tests.test_estimates import CEILING, FLOOR, SERIES, SOURCES, claim, place

CROP = Measure("crop", "ha", "sum", "", "Crop", "Cultivo", "", "")
VIEW = View(measure="crop", year=2011)


def rows(claims, places) -> list[dict]:
    lines = Timelines(timeline(claims, SOURCES, SERIES, "crop"))
    text = shown_csv(
        VIEW, lines, places, measure=CROP, statements={s.id: s for s in claims}, sources=SOURCES, version="v1"
    )
    return list(csv.DictReader(io.StringIO(text)))


def test_each_drawn_place_has_a_row_and_no_data_is_empty() -> None:
    found = rows([claim(0, series="watch")], [place("vale"), place("ridge")])
    assert [r["place"] for r in found] == ["vale", "ridge"]
    assert float(found[0]["headline"]) == 0
    assert found[1]["headline"] == found[1]["low"] == ""
    assert "p2012 (2012-06-30)" in found[0]["sources"]
    assert "Coca is not cocaine" in found[0]["note"]


def test_contested_values_keep_their_range() -> None:
    (row,) = rows([FLOOR, CEILING], [place("vale")])
    assert (row["headline"], float(row["low"]), float(row["high"]), row["contested"]) == (
        "",
        3000,
        25000,
        "yes",
    )


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-cmd", "@sum", "\tx"])
def test_a_cell_that_would_run_is_made_text(name: str) -> None:
    (row,) = rows([], [replace(place("vale"), name=name)])
    assert row["name"] == "'" + name
    assert safe_cell(-3.4) == -3.4
