"""The Table page's files: they read back, say what the page says, and hold data and nothing else."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from geo import language
from geo.exports import Request, csv_bytes, gather
from geo.model import FileMetadata, View
from geo.ui.frame.atlas import load_atlas, timelines_of
from geo.ui.table.filters import Filters, from_params
from geo.ui.table.page import listing_csv, statements_listing, values_listing
from geo.ui.table.state import TableState
from geo.ui.table.values import value_rows

NBSP = "\u00a0"
SAID = FileMetadata("Rows", "table?x=1", "v", "en", "CC", (), ("No data is not zero.",))


def read(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_file_of_statements_reads_back_with_sources_caveats_and_a_link() -> None:
    atlas = load_atlas()
    state = TableState(Filters(table="statements", about="loreto", contested=True, sort="-text"))
    view = View(year=2011)
    rows = read(listing_csv(view, state, atlas))
    by_id = {row["id"]: row for row in rows}
    assert len(by_id) == len(rows) == len(statements_listing(view, state, atlas).rows)
    floor = by_id["d3-04"]
    assert (floor["value"], floor["low"], floor["bound"], floor["unit"]) == ("25000", "", "at_least", "ha")
    assert floor["contested"] == "yes"
    source = atlas.sources["insight-crime-2011-loreto"]
    assert floor["source"] == source.id
    assert (floor["source_title"], floor["publisher"]) == (source.title, source.publisher)
    assert (floor["place"], floor["name"]) == (atlas.statements["d3-04"].place, "Loreto")
    assert floor["published_to"] == source.published_to.isoformat()
    assert floor["data_version"] == atlas.version
    assert "No data is not zero" in floor["caveats"]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(floor["view"]).query).items()}
    assert from_params(asked, atlas) == (state.filters, [])
    words = [row["text"] for row in rows]
    assert words != sorted(words)
    assert words[0] == max(words)


def test_the_file_of_values_has_the_gap_and_no_zero() -> None:
    atlas = load_atlas()
    view = View(level="department", year=2011, place="peru")
    rows = {row["place"]: row for row in read(listing_csv(view, TableState(Filters()), atlas))}
    tacna, loreto = rows["tacna"], rows["loreto"]
    assert (tacna["headline"], tacna["low"], tacna["remarks"]) == ("", "", "no data")
    assert (loreto["headline"], loreto["low"], loreto["high"]) == ("", "3000", "40000")
    assert set(loreto["claims"].split()) >= {"d3-04", "d3-05", "d3-11"}
    assert "InSight Crime 2011 (2011-12-31;" in loreto["sources"]


def test_the_rows_of_values_are_those_of_every_export_in_the_order_of_the_page() -> None:
    atlas = load_atlas()
    state = TableState(Filters(years="all", sort="-high"))
    view = View(level="country", year=2011, place="peru", carry=True)
    listing = values_listing(view, state, atlas)
    rows = read(listing_csv(view, state, atlas))
    years = tuple(sorted({int(row["year"]) for row in rows}))
    whole = gather(atlas, Request(replace(view, carry=False), years)).values
    exported = {(row["place"], row["year"]): row for row in read(csv_bytes(whole.names, whole.rows, SAID))}
    shown = {(place, str(year)) for row in listing.rows for place, year in row.keys}
    assert {(row["place"], row["year"]) for row in rows} == shown & set(exported)
    for row in rows:
        same = exported[row["place"], row["year"]]
        assert [row[name] for name in whole.names] == [same[name] for name in whole.names]
    highs = [float(row["high"]) for row in rows if row["high"]]
    assert highs == sorted(highs, reverse=True)
    assert len(highs) > 3


def test_the_file_of_stages_reads_back() -> None:
    atlas = load_atlas()
    state = TableState(Filters(table="stages"))
    rows = {row["id"]: row for row in read(listing_csv(View(year=2011), state, atlas))}
    assert set(rows) == {route.id for route in atlas.routes}
    for route in atlas.routes:
        row = rows[route.id]
        ids = (row["corridor"], row["from_place"], row["mode"])
        assert ids == (route.corridor, route.from_place, route.mode)
        assert row["corridor_name"] == atlas.places.get(route.corridor).label()


def test_cells_of_a_file_are_data_and_nothing_else() -> None:
    rows = [{"a": "=1+1", "b": -3.5, "c": None, "d": date(2012, 1, 2), "note": "mine"}]
    (row,) = read(csv_bytes(["a", "b", "c", "d", "note"], rows, SAID))
    assert (row["a"], row["b"], row["c"], row["d"]) == ("'=1+1", "-3.5", "", "2012-01-02")
    assert (row["note"], row["caveats"]) == ("mine", "No data is not zero.")
    assert (row["view"], row["data_version"]) == ("table?x=1", "v")


@pytest.mark.parametrize("level", ["zone", "department", "province", "country"])
def test_the_table_says_what_the_timelines_say(level: str) -> None:
    atlas = load_atlas()
    view = View(level=level, year=2020)
    known = timelines_of(view.measure, view.lens)
    for row in value_rows(view, [2020], known, atlas):
        ((place, year),) = row.keys
        estimate = known.at(place, year)
        told = (row.cells["headline"], row.cells["low"], row.cells["high"], row.cells["contested"])
        if estimate is None:
            assert told == (None, None, None, "")
        else:
            differ = "yes" if estimate.contested else "no"
            assert told == (estimate.headline, estimate.low, estimate.high, differ)
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
    # A density is made of it: its id begins alike.
    english = read(listing_csv(View(year=2011), state, atlas))[0]
    language.use("es")
    spanish = read(listing_csv(View(year=2011, language="es"), state, atlas))[0]
    assert english["id"] == spanish["id"] == "d3-04"
    assert english["text"] == f"at least 25,000{NBSP}ha"
    assert spanish["text"] != english["text"]
    assert spanish["value"] == english["value"]
