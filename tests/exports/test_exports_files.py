"""Files of numbers read back by readers that did not write them; refused where anything is missing."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import time
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow.parquet as parquet
import pyogrio
import pytest
import shapely
from shapely.geometry import MultiPolygon, Polygon, box

from geo.atlas import read_atlas
from geo.errors import ExportError
from geo.exports import Request, gather, read_metadata, write_data
from geo.exports.formats import gpkg_file
from geo.exports.formats.geojson_file import geometry
from geo.exports.reopened import missing
from geo.formats import DATA, formats_of
from geo.model import View
from tests.toys.toy_atlas import toy_atlas

FORMATS = list(formats_of(DATA))
SHAPED = ["geojson", "gpkg", "parquet"]
VIEW = View(measure="crop", level="zone", year=2011, place="tavaria", language="es")


@pytest.fixture(scope="module")
def content():
    return gather(toy_atlas(), Request(VIEW))


class TestReadBack:
    @pytest.mark.parametrize("ending", FORMATS)
    def test_the_record_lies_in_the_file(self, written, content, ending):
        assert read_metadata(written(ending)) == content.metadata

    @pytest.mark.parametrize("ending", SHAPED)
    def test_gdal_and_arrow_find_values_shapes_and_their_system(self, written, ending):
        path = written(ending)
        layer = "coca_values" if ending == "gpkg" else None
        frame = gpd.read_parquet(path) if ending == "parquet" else pyogrio.read_dataframe(path, layer=layer)
        rows = frame.set_index("place")
        assert frame.crs.to_epsg() == 4326
        assert rows.loc["vale", "headline"] == 19700
        assert rows.loc["vale", "name"] == "El Valle"
        assert rows.loc["vale"].geometry.bounds == (10.25, 5.25, 10.75, 5.75)
        assert pd.isna(rows.loc["old-vale", "headline"])
        assert rows.loc["old-vale"].geometry is None
        assert rows["year"].tolist() == [2011] * 3
        assert bool(rows.loc["vale", "contested"]) is True

    def test_csv_opens_with_accents_and_all_that_the_row_rests_on(self, written):
        path = written("csv")
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = {row["place"]: row for row in csv.DictReader(file)}
        assert rows["vale"]["name"] == "El Valle"
        assert (rows["old-vale"]["headline"], rows["old-vale"]["remarks"]) == ("", "sin dato")
        assert rows["vale"]["sources"].count("None stated") == 2
        assert rows["vale"]["view"].startswith("?measure=crop")
        assert "CC BY 4.0" in rows["old-vale"]["licence"]
        by_gdal = pyogrio.read_dataframe(path).set_index("place")
        assert by_gdal.loc["vale", "name"] == "El Valle"

    def test_workbook_has_its_sheets_with_numbers_days_and_headings_that_stay(self, written, content):
        book = openpyxl.load_workbook(written("xlsx"))
        assert len(book.sheetnames) == 7
        _wide, values, sources, _cautions, claims, definitions, about = book.worksheets
        names = [column.name for column in content.values.columns]
        assert [cell.value for cell in values[1]] == [column.label for column in content.values.columns]
        headline = values.cell(2, names.index("headline") + 1)
        assert (headline.value, headline.number_format) == (19700, "#,##0")
        assert values.cell(3, names.index("headline") + 1).value is None
        assert values.freeze_panes == claims.freeze_panes == sources.freeze_panes == "A2"
        known = values.cell(2, names.index("known_from") + 1).value
        assert known.date() == date(2012, 12, 31)
        assert definitions.max_row > 20
        assert content.metadata.data_version in {cell.value for cell in about["B"]}

    def test_workbook_opens_on_places_by_years_with_breaks_and_the_country_named(self, tmp_path):
        view = View(year=2024)
        content = gather(read_atlas(), Request(view, years=(2009, 2010, 2011, 2012)))
        path = tmp_path / "wide.xlsx"
        write_data(content, path)
        sheet = openpyxl.load_workbook(path).worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert rows[0] == ["Place", "Unit", 2009, 2010, 2011, 2012]
        # UNODC's printed national totals; the method changed in 2011.
        assert rows[1] == ["Peru, whole country", "ha", 59900, 61200, 62500, 60400]
        assert sheet.cell(2, 1).font.bold
        assert sheet.cell(1, 5).border.left.style == "thick"
        marks = next(row for row in rows if row[0] == "Break in the series")
        assert marks[2:] == [None, None, "▲", None]
        assert any(str(row[0]).startswith("2011 · From 2011 the area") for row in rows)

    def test_csv_for_a_decimal_comma_holds_the_same(self, content, tmp_path):
        path = tmp_path / "coma.csv"
        cells = {"headline": 19700.25, "low": -1.5}
        rows = (content.values.rows[0] | cells, *content.values.rows[1:])
        given = replace(content, values=replace(content.values, rows=rows), decimal_comma=True)
        write_data(given, path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            read = next(csv.DictReader(file, delimiter=";"))
        assert (read["headline"], read["low"], read["year"]) == ("19700,25", "-1,5", "2011")
        assert read_metadata(path) == content.metadata

    def test_only_a_source_s_own_address_is_a_link(self, content, tmp_path):
        links = ["https://example.org/a?b=1", "javascript:alert(1)", "file:///etc/passwd"]
        rows = tuple(row | {"link": link} for row, link in zip(content.sources.rows, links, strict=True))
        path = tmp_path / "a.xlsx"
        write_data(replace(content, sources=replace(content.sources, rows=rows)), path)
        book = openpyxl.load_workbook(path)
        found = [
            cell.hyperlink.target
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.hyperlink
        ]
        assert found == [links[0]]

    def test_geopackage_holds_every_table_and_is_sound(self, written):
        path = written("gpkg")
        assert {name for name, _kind in pyogrio.list_layers(path)} == {
            "coca_values", "claims", "sources", "definitions", "caveats", "about",
        }  # fmt: skip
        assert pyogrio.read_info(path, layer="coca_values")["geometry_type"] == "MultiPolygon"
        claims = pyogrio.read_dataframe(path, layer="claims").set_index("id")
        assert claims.loc["t-06", "value"] == 19700
        assert claims.loc["t-06", "period_end"] in (date(2011, 12, 31), pd.Timestamp(2011, 12, 31))
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []

    def test_parquet_is_geoparquet_and_carries_the_tables(self, written):
        said = parquet.read_schema(written("parquet")).metadata
        geo = json.loads(said[b"geo"])
        assert geo["primary_column"] == "geometry"
        assert geo["columns"]["geometry"]["crs"]["id"] == {"authority": "EPSG", "code": 4326}
        tables = json.loads(said[b"peru-coca-atlas-tables"])
        assert {row["id"] for row in tables["claims"]} >= {"t-01", "t-06"}


class TestGeoJson:
    """RFC 7946, section by section."""

    def test_no_system_a_box_and_few_decimals(self, written):
        found = json.loads(written("geojson").read_text(encoding="utf-8"))
        assert found["type"] == "FeatureCollection"
        assert "crs" not in found
        assert found["bbox"] == [10, 4, 11, 7]
        text = json.dumps([feature["geometry"] for feature in found["features"]])
        assert all(
            len(number.split(".")[1]) <= 6 for number in text.replace("]", ",").split(",") if "." in number
        )

    def test_exterior_rings_run_against_the_clock_and_holes_with_it(self):
        hole = box(2, 2, 3, 3).exterior.coords
        wrong = Polygon(box(0, 0, 5, 5, ccw=False).exterior.coords, [hole])
        made = shapely.geometry.shape(geometry(wrong))
        assert made.exterior.is_ccw
        assert not made.interiors[0].is_ccw

    def test_a_shape_is_rounded_to_six_decimals(self):
        made = geometry(MultiPolygon([box(0.123456789, 0, 1, 1)]))
        assert {round(x, 6) for x, _y in made["coordinates"][0][0]} == {
            x for x, _y in made["coordinates"][0][0]
        }

    def test_a_place_without_an_outline_is_an_unlocated_feature(self, written):
        features = json.loads(written("geojson").read_text(encoding="utf-8"))["features"]
        shapes = {f["properties"]["place"]: f["geometry"] for f in features}
        assert shapes["old-vale"] is None
        assert shapes["vale"]["type"] == "Polygon"


class TestSameBytes:
    @pytest.mark.parametrize("ending", FORMATS)
    def test_the_same_view_gives_the_same_bytes_on_another_day(self, content, tmp_path, monkeypatch, ending):
        first, second = tmp_path / "one" / f"a.{ending}", tmp_path / "two" / f"a.{ending}"
        for path in (first, second):
            path.parent.mkdir()
        write_data(content, first)
        now = time.time()
        monkeypatch.setattr(time, "time", lambda: now + 90_000)
        monkeypatch.setattr(time, "localtime", lambda *_given: time.gmtime(now + 90_000))
        time.sleep(1.05)  # GDAL asks the machine's own clock, which no test can move
        write_data(gather(toy_atlas(), Request(VIEW)), second)
        assert first.read_bytes() == second.read_bytes()

    def test_a_workbook_s_parts_bear_no_day_of_making(self, written):
        with zipfile.ZipFile(written("xlsx")) as archive:
            assert {part.date_time[:3] for part in archive.infolist()} == {(1980, 1, 1)}


class TestRefused:
    @pytest.fixture(scope="class")
    def content(self):
        """In English, for the words of the refusals to be those of the source."""
        return gather(toy_atlas(), Request(replace(VIEW, language="en")))

    @pytest.mark.parametrize("ending", FORMATS)
    @pytest.mark.parametrize("part", ["claims", "sources", "caveats"])
    def test_a_file_that_lacks_a_part_is_refused_and_nothing_is_left(
        self, content, tmp_path, monkeypatch, ending, part
    ):
        module = import_module(f"geo.exports.formats.{ending}_file")
        whole = module.reopen

        def forgetful(path: Path):
            return replace(whole(path), **{part: set()})

        monkeypatch.setattr(module, "reopen", forgetful)
        with pytest.raises(ExportError, match=r"lacks (the|it)"):
            write_data(content, tmp_path / f"a.{ending}")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("changed", "lacking"),
        [
            ({"shapes": 0}, "the shapes"),
            ({"crs": "EPSG:32718"}, "the coordinate reference system EPSG:4326"),
            ({"numbers": [(1.0, None, None)]}, "the rows as written"),
            ({"measures": set()}, "the definitions"),
        ],
    )
    def test_each_thing_missing_is_named(self, content, tmp_path, changed, lacking):
        path = tmp_path / "a.gpkg"
        write_data(content, path)
        found = gpkg_file.reopen(path)
        assert missing(content, found) == []
        assert missing(content, replace(found, **changed)) == [lacking]

    @pytest.mark.parametrize("name", ["licence", "data_version", "view", "caveats"])
    def test_a_record_that_says_less_is_refused(self, content, tmp_path, name):
        less = replace(content, metadata=replace(content.metadata, **{name: () if name == "caveats" else ""}))
        with pytest.raises(ExportError, match="lacks"):
            write_data(less, tmp_path / "a.geojson")
        assert list(tmp_path.iterdir()) == []

    def test_a_map_without_any_shape_is_refused_but_a_table_is_not(self, content, tmp_path):
        nowhere = replace(content, shapes=[None] * len(content.shapes))
        with pytest.raises(ExportError, match="lacks"):
            write_data(nowhere, tmp_path / "a.gpkg")
        write_data(nowhere, tmp_path / "a.csv")
        assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]

    def test_a_full_disk_leaves_nothing_and_keeps_what_was_there(self, content, tmp_path, monkeypatch):
        path = tmp_path / "a.xlsx"
        path.write_bytes(b"before")

        def full(*_given):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "replace", full)
        with pytest.raises(ExportError, match="No space left on device"):
            write_data(content, path, overwrite=True)
        assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.xlsx", b"before")]

    def test_a_library_s_own_error_becomes_one_line(self, content, tmp_path, monkeypatch):
        def broken(_content, path: Path):
            path.write_bytes(b"half")
            raise pyogrio.errors.DataSourceError("cannot create\ntable")

        monkeypatch.setattr(gpkg_file, "write", broken)
        with pytest.raises(ExportError, match=r"a\.gpkg could not be written|no se pudo"):
            write_data(content, tmp_path / "a.gpkg")
        assert list(tmp_path.iterdir()) == []

    def test_what_exists_is_kept_unless_asked_otherwise(self, content, tmp_path):
        path = tmp_path / "a.csv"
        path.write_text("mine")
        with pytest.raises(ExportError, match="--overwrite"):
            write_data(content, path)
        assert path.read_text() == "mine"

    def test_a_folder_that_is_not_there_and_a_format_that_is_none(self, content, tmp_path):
        with pytest.raises(ExportError, match="nowhere"):
            write_data(content, tmp_path / "nowhere" / "a.csv")
        with pytest.raises(ExportError, match=r"\.csv, \.xlsx, \.json, \.geojson, \.gpkg, \.parquet"):
            write_data(content, tmp_path / "a.shp")


class TestRecord:
    @pytest.mark.parametrize("ending", [*FORMATS, "html"])
    def test_a_file_of_others_has_no_record(self, tmp_path, ending):
        path = tmp_path / f"a.{ending}"
        path.write_text("a,b\n1,2\n")
        with pytest.raises(ExportError, match="carries no record of its view"):
            read_metadata(path)

    def test_a_file_that_is_not_there_is_named(self, tmp_path):
        with pytest.raises(ExportError, match=r"there is no file .*a\.csv"):
            read_metadata(tmp_path / "a.csv")
