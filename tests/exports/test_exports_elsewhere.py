"""Files of numbers as other programs open them: names without quotes, whole numbers without decimals."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from dataclasses import replace

import openpyxl
import pyarrow
import pyogrio
import pytest
from pyarrow import parquet

from geo.cli.sheet_options import left_out
from geo.errors import ExportError
from geo.exports import Request, gather, read_metadata, years_held
from geo.exports.formats import gpkg_file, parquet_file, xlsx_file
from geo.exports.read import LARGEST
from geo.model import View
from tests.toys.toy_atlas import toy_atlas

VIEW = View(measure="crop", year=2011, place="tavaria")


@pytest.fixture(scope="module")
def content():
    return gather(toy_atlas(), Request(VIEW))


RESERVED = frozenset({
    "all", "alter", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization",
    "between", "binary", "both", "by", "case", "cast", "check", "collate", "collation", "column", "commit",
    "concurrently", "constraint", "create", "cross", "current_catalog", "current_date", "current_role",
    "current_schema", "current_time", "current_timestamp", "current_user", "default", "deferrable",
    "delete", "desc", "distinct", "do", "drop", "else", "end", "escape", "except", "exists", "false",
    "fetch", "for", "foreign", "freeze", "from", "full", "grant", "group", "having", "ilike", "in", "index",
    "initially", "inner", "insert", "intersect", "into", "is", "isnull", "join", "lateral", "leading",
    "left", "like", "limit", "localtime", "localtimestamp", "natural", "not", "notnull", "null", "offset",
    "on", "only", "or", "order", "outer", "overlaps", "placing", "primary", "references", "returning",
    "right", "select", "session_user", "set", "similar", "some", "start", "symmetric", "table",
    "tablesample", "then", "to", "trailing", "transaction", "true", "union", "unique", "update", "user",
    "using", "values", "variadic", "verbose", "when", "where", "window", "with",
})  # fmt: skip
"""Words that SQLite, PostgreSQL or an ArcGIS geodatabase take for their own where they stand unquoted."""


class TestInOtherPrograms:
    def test_no_name_of_a_table_or_column_needs_quotes(self, content):
        for table in (content.values, *content.tables):
            for name in (table.name, *(column.name for column in table.columns)):
                assert name.isascii()
                assert name.isidentifier()
                assert name == name.lower()
                assert name not in RESERVED, (table.name, name)

    def test_a_geopackage_answers_sql_without_quotes(self, written):
        with closing(sqlite3.connect(written("gpkg"))) as database:
            assert database.execute("SELECT place, headline FROM coca_values").fetchall()
            assert database.execute("SELECT id, start_char, end_char FROM claims").fetchall()

    def test_whole_numbers_have_no_decimals_in_text(self, written):
        for ending in ("csv", "geojson"):
            text = written(ending).read_text(encoding="utf-8-sig")
            before = '":' if ending == "geojson" else ","  # not the degrees of a shape
            assert not re.search(before + r"-?[0-9]+\.0[,}\r\n]", text), ending


class TestWholeNumbers:
    @pytest.mark.parametrize(
        ("cells", "kind"), [((3.0, None, 89755.0), "int64"), ((3.0, 0.5), "float64"), ((None,), "float64")]
    )
    def test_a_column_of_whole_numbers_is_one_of_integers(self, content, tmp_path, cells, kind):
        rows = content.values.rows
        few = tuple(rows[0] | {"headline": cell} for cell in cells)
        changed = replace(
            content, values=replace(content.values, rows=few), shapes=content.shapes[:1] * len(few)
        )
        gpkg_file.write(changed, tmp_path / "a.gpkg")
        parquet_file.write(changed, tmp_path / "a.parquet")
        xlsx_file.write(changed, tmp_path / "a.xlsx")
        info = pyogrio.read_info(tmp_path / "a.gpkg", layer="coca_values")
        assert info["dtypes"][list(info["fields"]).index("headline")] == kind
        table = parquet.read_table(tmp_path / "a.parquet")
        assert (
            table.schema.field("headline").type
            == {"int64": pyarrow.int64(), "float64": pyarrow.float64()}[kind]
        )
        assert table.column("headline").to_pylist() == [*cells]
        sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[1]
        index = content.values.names.index("headline")
        found = [row[index] for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert found == [*cells]
        assert all(isinstance(cell, int) for cell in found if cell is not None and cell == int(cell))


class TestYearsWithoutData:
    """What is said fits the file, which holds more than the level that is shown."""

    def test_a_year_of_which_any_row_speaks_is_not_said_to_be_empty(self):
        atlas = toy_atlas()
        request = Request(VIEW, tuple(range(2005, 2015)))
        of_file, of_level = (set(years_held(request, atlas, {ending})) for ending in ("csv", "png"))
        assert of_level < of_file
        rows = gather(atlas, request).values.rows
        filled = {row["year"] for row in rows if row["low"] is not None or row["also_stated"]}
        assert of_file == filled
        told = left_out(request, atlas, {"csv"}, apart=False)
        assert told.endswith("the rows of those years are empty")
        for year in of_file:
            assert not re.search(rf"\b{year}\b", told)

    def test_nothing_is_said_where_every_year_has_data(self):
        assert left_out(Request(VIEW, (2011,)), toy_atlas(), {"csv"}, apart=False) == ""


class TestTheFileThatARecordIsReadFrom:
    def test_it_may_be_a_file_of_any_format(self, written):
        for ending in ("csv", "geojson", "gpkg", "parquet", "xlsx"):
            assert "measure=crop" in read_metadata(written(ending)).view

    def test_a_pipe_a_device_a_folder_and_one_without_end_are_named(self, tmp_path):
        os.mkfifo(tmp_path / "pipe.csv")
        (tmp_path / "zero.png").symlink_to("/dev/zero")
        (tmp_path / "folder.gpkg").mkdir()
        with (tmp_path / "huge.parquet").open("wb") as file:
            file.truncate(LARGEST + 1)
        for name, reason in (
            ("pipe.csv", "it is a pipe or a device"),
            ("zero.png", "it is a pipe or a device"),
            ("folder.gpkg", "it is a folder"),
            ("huge.parquet", "it is larger than 250 MB"),
        ):
            with pytest.raises(ExportError, match=f"{name} cannot be read: {reason}"):
                read_metadata(tmp_path / name)
