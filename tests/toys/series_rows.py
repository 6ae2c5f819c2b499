"""The published series as plain rows, read without the code that the product reads them with."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from geo.model import STATEMENT_COLUMNS
from geo.paths import TABLES

Row = dict[str, str]

LEDGER = Path(__file__).parents[1] / "data" / "figures_ledger.csv"
"""Each collected figure as it was printed, and the statement made of it or why there is none."""


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def statements() -> dict[str, Row]:
    """All figures of the published series."""
    rows = read(TABLES / "statements.csv")
    assert tuple(rows[0]) == STATEMENT_COLUMNS
    found = {row["id"]: row for row in rows if row["id"].startswith("s-")}
    assert len(found) == sum(row["id"].startswith("s-") for row in rows), "an id is used twice"
    return found


@cache
def ledger() -> list[Row]:
    return read(LEDGER)


@cache
def entered() -> dict[str, Row]:
    """The statements made of the collected figures: what is counted here stays true when others are added."""
    return {row["statement"]: statements()[row["statement"]] for row in ledger() if row["statement"]}


@cache
def places() -> dict[str, Row]:
    return {row["id"]: row for row in read(TABLES / "places.csv")}


def amount(row: Row) -> Decimal:
    """The one number of a statement: none of the series states a range."""
    assert not row["low"], row["id"]
    assert not row["high"], row["id"]
    return Decimal(row["value"])


def of(
    measure: str, place: str, year: int, series: str, among: Mapping[str, Row] | None = None
) -> list[Decimal]:
    """Values for a whole year in one series, smallest first, of all statements or those given; no changes."""
    return sorted(
        amount(row)
        for row in (statements() if among is None else among).values()
        if (row["measure"], row["place"], row["series"]) == (measure, place, series)
        and row["kind"] != "change"
        and (row["period_start"], row["period_end"]) == (f"{year}-01-01", f"{year}-12-31")
    )
