"""Statements and routes as typed records, and the sentence behind a number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo import language
from geo.errors import DataError, SeedError
from geo.model import STATEMENT_COLUMNS
from geo.statements import load_statements_lenient, sentence
from geo.statements.documents import sentence_span
from tests.support.statements import load_routes, load_statements
from tests.toys.toy import toy_root, toy_routes, toy_statements

TABLE = "data/tables/statements.csv"


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_row_becomes_a_typed_statement() -> None:
    statements = {statement.id: statement for statement in toy_statements()}
    share = statements["t-05"]
    assert (share.value, share.low, share.high) == (50.0, None, None)
    assert (share.period_start, share.period_end) == (date(2012, 1, 1), date(2012, 12, 31))
    assert share.flags == {"part-year", "rounded"}
    assert (share.paragraph, share.start, share.end) == (4, 49, 53)
    prices = statements["t-10"]
    assert (prices.value, prices.low, prices.high, prices.bound) == (None, 7.0, 8.0, "range")
    assert (prices.paragraph, prices.flags) == (None, frozenset())
    assert [*statements] == [f"t-{number:02}" for number in range(1, 11)]


def test_a_row_becomes_a_typed_route() -> None:
    first, second = toy_routes()
    assert (first.from_place, first.to_place, first.mode, first.order) == ("vale", "lume", "road", 1)
    assert (first.period_start, second.period_start) == (None, date(2012, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("19700", "19.700,5", r"row 7: '\d+' — expected 29 cells"),
        ("19700", "19k", "row 7, column value: '19k' — expected a number"),
        ("t-01,crop", ",crop", "row 2, column id: nothing — expected a text"),
        ("2011-01-01", "2011", "row 2, column period_start: '2011' — expected a day as YYYY-MM-DD"),
        ("at_least", "atleast", "row 2, column bound: 'atleast' — expected one of exact, approx"),
        ("part-year", "partyear", "row 5, column flag: 'partyear' — expected one of part-year"),
        (",4,9,18,", ",4,9,18.0,", "row 5, column end: '18.0' — expected a whole number"),
        ("id,measure", "measure,id", "row 1: .* — expected the columns id, measure, place"),
    ],
)
def test_a_malformed_row_names_row_and_column(toy_package: Path, old: str, new: str, line: str) -> None:
    edit(toy_package, TABLE, old, new)
    with pytest.raises(DataError, match=f"data/tables/statements.csv: {line}"):
        load_statements(toy_package)


def test_the_page_starts_with_the_rest_and_says_what_it_left_out(toy_package: Path) -> None:
    edit(toy_package, TABLE, "19700", "19k")
    edit(toy_package, TABLE, "at_least", "atleast")
    statements, faults = load_statements_lenient(toy_package)
    assert [statement.id for statement in statements] == [f"t-{n:02}" for n in (2, 3, 4, 5, 7, 8, 9, 10)]
    assert [(fault.row, fault.column) for fault in faults] == [(2, "bound"), (7, "value")]


def test_a_missing_value_is_none_and_not_zero(toy_package: Path) -> None:
    edit(toy_package, TABLE, "19700", "0")
    by_id = {statement.id: statement for statement in load_statements(toy_package)}
    assert by_id["t-06"].value == 0.0
    assert by_id["t-10"].value is None


def test_a_malformed_route_names_row_and_column(toy_package: Path) -> None:
    edit(toy_package, "data/tables/routes.csv", ",sea,", ",boat,")
    with pytest.raises(
        DataError, match=r"routes\.csv: row 3, column mode: 'boat' — expected one of sea, air"
    ):
        load_routes(toy_package)


def test_the_columns_are_those_of_the_record() -> None:
    header = (toy_root() / TABLE).read_text(encoding="utf-8").splitlines()[0]
    assert tuple(header.split(",")) == STATEMENT_COLUMNS


@pytest.mark.parametrize(
    ("name", "words", "begins"),
    [
        ("t-01", "no less than 25,000 hectares", "Warden Ilse Brandt"),
        ("t-02", "around 40,000 hectares", "Governor Teo Marsh"),
        ("t-03", "no more than 3,000", "Director U. S. Olm"),
        ("t-04", "18.5 tons", "In Norra"),
    ],
)
def test_the_sentence_behind_a_number_holds_its_words(name: str, words: str, begins: str) -> None:
    statement = next(item for item in toy_statements() if item.id == name)
    found = sentence(statement, toy_root() / "seeds", toy_root())
    assert found is not None
    assert found.text[found.start : found.end] == words
    assert found.text.startswith(begins)
    assert found.text[-1] in ".!"
    assert found.source == "gazette-2012"


def test_without_text_or_locator_there_is_no_sentence(toy_package: Path) -> None:
    statements = {statement.id: statement for statement in load_statements(toy_package)}
    assert sentence(statements["t-07"], toy_package / "seeds", toy_package) is None
    assert sentence(statements["t-01"], toy_package / "seeds", toy_package) is not None
    (toy_package / "seeds/gazette-2012.txt").unlink()
    assert sentence(statements["t-01"], toy_package / "seeds", toy_package) is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",2,79,", ",7,79,", "t-01: paragraph 7 is not in gazette-2012, which has 6"),
        (",2,79,", ",1,79,", "t-01: characters 79 to .* are not in paragraph 1"),
    ],
)
def test_a_locator_outside_the_text_is_said(toy_package: Path, old: str, new: str, message: str) -> None:
    row = (toy_package / TABLE).read_text(encoding="utf-8").splitlines()[1]
    start = row.split(",2,")[-1].split(",")[0]
    edit(toy_package, TABLE, old.replace("79", start), new.replace("79", start))
    statement = load_statements(toy_package)[0]
    with pytest.raises(SeedError, match=message.replace("79", start)):
        sentence(statement, toy_package / "seeds", toy_package)


def test_words_across_two_sentences_bring_both() -> None:
    text = "One stands. Two follow! Three e.g. more? Four end."
    start, end = text.index("stands"), text.index("follow") + 6
    assert text[slice(*sentence_span(text, start, end))] == "One stands. Two follow!"
    assert text[slice(*sentence_span(text, len(text) - 4, len(text)))] == "Four end."
    assert text[slice(*sentence_span(text, 0, 3))] == "One stands."


def test_what_was_left_out_is_said_in_the_language_in_use(toy_package: Path) -> None:
    edit(toy_package, TABLE, "19700", "19k")
    english = [str(fault) for fault in load_statements_lenient(toy_package)[1]]
    language.use("es")
    load_statements_lenient(toy_package)
    language.use("en")
    assert [str(fault) for fault in load_statements_lenient(toy_package)[1]] == english
