"""Hostile texts cost what they are long, from words to statements: calls are counted."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from geo.extract.records.statements import statements_in

DAY = date(2014, 6, 12)
SIZE = 2500
MOST = 2.4
"""How many times the calls of half the text a text may cost: two, and what its ends cost."""


def calls(text: str) -> int:
    """Return how many calls it takes to read a text."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        statements_in(text, "en", DAY)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    ["9,9,9,", "mil ", "5 ha of coca in Peru in 2014 said the police, ", "Peru, Lima (", "5\n"],
)
def test_twice_the_text_costs_twice(piece: str) -> None:
    statements_in(piece * 3, "en", DAY)
    once, twice = (calls(piece * (factor * SIZE // len(piece))) for factor in (1, 2))
    assert twice <= MOST * once + SIZE
