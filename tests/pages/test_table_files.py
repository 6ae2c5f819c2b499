"""The Table page's files: they read back, say what the page says, and hold data and nothing else."""

from __future__ import annotations

import csv
import io
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from geo import language
from geo.exports.rows import rows_csv
from geo.model import View
from geo.ui.frame.atlas import load_atlas, timelines_of
from geo.ui.table.filters import Filters, from_params
from geo.ui.table.page import listing_csv, statements_listing, values_listing
from geo.ui.table.state import TableState
from geo.ui.table.values import value_rows

NBSP = "\u00a0"


def read(text: str) -> list[dict]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_file_of_statements_reads_back_with_sources_caveats_and_a_link() -> None:
    atlas = load_atlas()
    state = TableState(Filters(table="statements", about="loreto", contested=True, sort="-words"))
    view = View(year=2011)
    rows = read(listing_csv(view, state, atlas))
    by_id = {row["id"]: row for row in rows}
    assert len(by_id) == len(rows) == len(statements_listing(view, state, atlas).rows)
    floor = by_id["d3-04"]
    assert (floor["value"], floor["low"], floor["bound"], floor["unit"]) == ("25000", "", "at_least", "ha")
    assert floor["contested"] == "yes"
    source = atlas.sources["insight-crime-2011-loreto"]
    assert (floor["source_title"], floor["publisher"]) == (source.title, source.publisher)
    assert floor["published_to"] == source.published_to.isoformat()
    assert floor["data_version"] == atlas.version
    assert "No data is not zero" in floor["caveats"]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(floor["view"]).query).items()}
    assert from_params(asked, atlas) == (state.filters, [])
    words = [row["words"] for row in rows]
    assert words != sorted(words)
    assert words[0] == max(words)


def test_the_file_of_values_has_the_gap_and_no_zero() -> None:
    atlas = load_atlas()
    state = TableState(Filters())
    rows = {
        row["place_id"]: row
        for row in read(listing_csv(View(level="department", year=2011, place="peru"), state, atlas))
    }
    tacna, loreto = rows["tacna"], rows["loreto"]
    assert (tacna["headline"], tacna["low"], tacna["words"]) == ("", "", "no data")
    assert (loreto["headline"], loreto["low"], loreto["high"]) == ("", "3000", "40000")
    assert set(loreto["claims"].split()) >= {"d3-04", "d3-05", "d3-11"}
    assert "InSight Crime 2011 (2011-12-31)" in loreto["sources"]


def test_the_file_of_stages_reads_back() -> None:
    atlas = load_atlas()
    rows = read(listing_csv(View(year=2011), TableState(Filters(table="stages")), atlas))
    assert {row["id"] for row in rows} == {route.id for route in atlas.routes}


def test_cells_of_a_file_are_data_and_nothing_else() -> None:
    text = rows_csv(
        ["a", "b", "c", "d", "e"],
        [{"a": "=1+1", "b": -3.5, "c": None, "d": date(2012, 1, 2), "e": float("nan")}],
        link="table?x=1", version="v",
    )  # fmt: skip
    (row,) = read(text)
    assert (row["a"], row["b"], row["c"], row["d"], row["e"]) == ("'=1+1", "-3.5", "", "2012-01-02", "")
    assert (row["view"], row["data_version"]) == ("table?x=1", "v")


@pytest.mark.parametrize("level", ["zone", "department", "province", "country"])
def test_the_table_says_what_the_timelines_say(level: str) -> None:
    atlas = load_atlas()
    view = View(level=level, year=2020)
    known = timelines_of(view.measure, view.lens)
    for row in value_rows(view, [2020], known, atlas):
        estimate = known.at(row.cells["place_id"], 2020)
        told = (row.cells["headline"], row.cells["low"], row.cells["high"], row.cells["contested"])
        if estimate is None:
            assert told == (None, None, None, None)
        else:
            assert told == (estimate.headline, estimate.low, estimate.high, estimate.contested)
            low = atlas.statements[row.targets["low"]]
            assert estimate.low in (low.low, low.value, low.high)


def test_headings_bear_the_unit_where_there_is_one() -> None:
    atlas = load_atlas()
    one = statements_listing(
        View(), TableState(Filters(measures=("coca_cultivation",), kinds=("level",))), atlas
    )
    assert "Number, ha" in [column.label for column in one.columns]
    several = statements_listing(View(), TableState(Filters(kinds=("level",))), atlas)
    assert "Number" in [column.label for column in several.columns]
    values = values_listing(View(measure="cocaine_seizures", level="country", year=2011), TableState(), atlas)
    assert "Lowest figure, t" in [column.label for column in values.columns]


def test_a_statement_is_worded_in_the_language_in_use() -> None:
    atlas = load_atlas()
    state = TableState(Filters(table="statements", text="d3-04"))
    (english,) = read(listing_csv(View(year=2011), state, atlas))
    language.use("es")
    (spanish,) = read(listing_csv(View(year=2011, language="es"), state, atlas))
    assert english["words"] == f"at least 25,000{NBSP}ha"
    assert spanish["words"] != english["words"]
    assert spanish["value"] == english["value"]
