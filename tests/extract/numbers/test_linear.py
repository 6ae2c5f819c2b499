"""Hostile texts cost what they are long: looks at tokens are counted, twice the text twice as many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from geo.extract.numbers.digits import style_of
from geo.extract.numbers.words import number_words
from geo.extract.quantities import read_quantities
from geo.extract.text.folding import fold
from geo.extract.text.tokens import Token, tokens_of

SIZE = 4000
MOST = 2.4
"""How many times the looks twice the text may cost: two, and what its ends cost."""


class Counted(list[Token]):
    """Tokens that count how often they are looked at."""

    looks = 0

    def __getitem__(self, index: Any) -> Any:
        """Return tokens, and count them."""
        found = super().__getitem__(index)
        self.looks += len(found) if isinstance(index, slice) else 1
        return found

    def __iter__(self) -> Iterator[Token]:
        """Go through all tokens, and count them."""
        self.looks += len(self)
        return super().__iter__()


def looks(text: str, language: str) -> int:
    """Return how often tokens are looked at in reading a text."""
    tokens = Counted(tokens_of(fold(text)))
    read_quantities(
        tokens, [False] * len(tokens), language, number_words(language), style_of(tokens, language), text
    )
    return tokens.looks


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "piece",
    ["9,9,9,", "9 ", "mil ", "(((", "1/", "1-", "-", "A ", "not ", "two of them ", "12  13  14\n",
     "a; b; 1; 2\n", "one ", "from 5 to ", "treinta y ", "half a ", "5 tons, ", "1. ", "no ", "$",
     "first ", "1\u200b", "5 % and 300 ", "12 tons. It was 15 "],
)  # fmt: skip
def test_twice_the_text_costs_twice(piece: str, language: str) -> None:
    once, twice = (looks(piece * (factor * SIZE // len(piece)), language) for factor in (1, 2))
    assert twice <= MOST * once + SIZE
