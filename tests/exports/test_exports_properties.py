"""Whatever a text or a number is, it comes back as it went out, and no spreadsheet runs it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.exports import Request, content_bytes, gather, write_data
from geo.exports.cells import FORMULA, safe_cell, stored_text
from geo.formats import DATA, formats_of, load
from geo.model import View
from tests.toys.toy_atlas import toy_atlas

CONTENT = gather(toy_atlas(), Request(View(measure="crop", level="zone", year=2011, place="tavaria")))
NAMES = [column.name for column in CONTENT.values.columns]

TRIGGER = "=+-@\t\r\n＝＋－＠"
# A file's own bytes cannot hold lone surrogates, and XML no other control characters.
PLAIN = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=30
)
TEXT = st.one_of(PLAIN, st.builds("".join, st.tuples(st.sampled_from([*TRIGGER, "'", "'='", '"=1']), PLAIN)))
NUMBER = st.none() | st.floats(-1e12, 1e12, allow_nan=False).map(lambda v: float(f"{v:.9g}"))


def changed(column: str, cells: list, content=CONTENT):
    """Return the content with the cells of one column of its values replaced."""
    rows = tuple(row | {column: cell} for row, cell in zip(content.values.rows, cells, strict=True))
    return replace(content, values=replace(content.values, rows=rows))


class TestCells:
    @given(TEXT)
    def test_no_text_begins_a_formula_and_each_can_be_had_back(self, text):
        cell = safe_cell(text)
        assert not cell.startswith(FORMULA)
        assert stored_text(cell) == text

    @given(st.text(max_size=20))
    def test_two_texts_never_become_one(self, text):
        assert stored_text(safe_cell(text)) == text
        assert safe_cell("'" + text) != safe_cell(text) or text == ""

    @pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd", "@sum", "\tx", "\rx", "＝1", "'=1"])
    def test_what_would_run_is_made_text(self, text):
        assert safe_cell(text) == "'" + text

    def test_a_plain_text_and_a_number_stay(self):
        assert safe_cell("Aguaytía = 3") == "Aguaytía = 3"
        assert safe_cell("'s-Hertogenbosch") == "'s-Hertogenbosch"
        assert safe_cell(-3.4) == -3.4


class TestFormulas:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(TEXT, min_size=3, max_size=3))
    def test_csv(self, names):
        text = content_bytes(changed("name", names)).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
        assert not any(cell.startswith(FORMULA) for row in rows for cell in row if not _is_number(cell))
        assert [stored_text(row[NAMES.index("name")]) for row in rows] == names

    @settings(max_examples=15, deadline=None)
    @given(st.lists(TEXT, min_size=3, max_size=3))
    def test_xlsx(self, names):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "a.xlsx"
            write_data(changed("name", names), path)
            book = openpyxl.load_workbook(path)
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert not [
            c.value
            for c in cells
            if c.data_type == "f" or (str(c.value).startswith(FORMULA) and c.data_type == "s")
        ]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


class TestRoundTrip:
    @pytest.mark.parametrize("ending", list(formats_of(DATA)))
    @settings(max_examples=12, deadline=None)
    @given(
        headline=st.lists(NUMBER, min_size=3, max_size=3),
        low=st.lists(NUMBER, min_size=3, max_size=3),
    )
    def test_values_come_back_negative_fractions_and_no_data_too(self, ending, headline, low):
        content = changed("low", low, changed("headline", headline))
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"a.{ending}"
            write_data(content, path)  # refuses where a number comes back as another
            found = load(formats_of(DATA)[ending].reopen)(path).numbers
        assert [row[:2] for row in found] == list(zip(headline, low, strict=True))
