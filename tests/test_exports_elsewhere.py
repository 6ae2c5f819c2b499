"""Files of numbers as other programs open them: names without quotes, whole numbers without decimals."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from geo.cli.sheet_options import left_out, years_held
from geo.exports import Request, gather, write_data
from geo.model import View
from tests.toy_atlas import toy_atlas

VIEW = View(measure="crop", year=2011, place="tavaria")


@pytest.fixture(scope="module")
def content():
    return gather(toy_atlas(), Request(VIEW))


@pytest.fixture
def written(content, tmp_path):
    def write(ending: str) -> Path:
        path = tmp_path / f"datos.{ending}"
        write_data(content, path, overwrite=True)
        return path

    return write


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


class TestYearsWithoutData:
    """What is said fits the file, which holds more than the level that is shown."""

    def test_a_year_of_which_any_row_speaks_is_not_said_to_be_empty(self):
        atlas = toy_atlas()
        request = Request(VIEW, tuple(range(2005, 2015)))
        of_file, of_level = (set(years_held(request, atlas, {ending})) for ending in ("csv", "png"))
        assert of_level < of_file
        rows = gather(atlas, request).values.records()
        filled = {row["year"] for row in rows if row["low"] is not None or row["also_stated"]}
        assert of_file == filled
        told = left_out(request, atlas, {"csv"}, apart=False)
        assert told.endswith("the rows of those years are empty")
        for year in of_file:
            assert not re.search(rf"\b{year}\b", told)

    def test_nothing_is_said_where_every_year_has_data(self):
        assert left_out(Request(VIEW, (2011,)), toy_atlas(), {"csv"}, apart=False) == ""
