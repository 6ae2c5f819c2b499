"""The claims and phrases of a values message, each kept once and named by number."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from geo.estimates import ODD_PERIODS, comparable, disagree
from geo.estimates.claims import largest, smallest
from geo.maps.words import (
    NO_NAMES,
    Labelled,
    Texts,
    claim_row,
    flag_words,
    tail,
    who_says,
    worded,
)
from geo.model import Estimate, Measure, Source, Statement
from geo.style import format_range
from geo.style.signs import spread_of


class Book:
    """Words the steps of a message and keeps each claim and each phrase once."""

    def __init__(
        self,
        measure: Measure,
        statements: Mapping[str, Statement],
        sources: Mapping[str, Source],
        series: Mapping[str, Labelled],
        language: str,
        names: Mapping[str, str] = NO_NAMES,
    ) -> None:
        self.names = names
        self.measure, self.statements, self.sources = measure, statements, sources
        self.series, self.language = series, language
        self.texts = Texts()
        self.rows: list[list[Any]] = []
        self._index: dict[str, int] = {}

    def claim(self, id: str) -> int:
        """Return the row number of a claim, written on first use: `claim_row`, then the statement's id."""
        if id not in self._index:
            statement = self.statements[id]
            source = self.sources[statement.source]
            self._index[id] = len(self.rows)
            row = claim_row(statement, source, self.measure, self.texts, self.language, self.names)
            self.rows.append([*row, id])
        return self._index[id]

    def step(self, estimate: Estimate, day: int) -> list[Any]:
        """Return one state of knowledge as the map reads it.

        ``[day, headline, low, high, label, who, note, contested, flags, claims, key, alike,
        spread, speakers]``: ``who`` and ``note`` are numbers of texts, ``flags`` a list of
        them, ``claims`` row numbers with the headline's own claim first and those that may
        not stand on one axis with it last (``alike`` of them may), ``key`` the text that two
        years must share to be compared (-1: not to be compared), ``spread`` 0 to 2.
        """
        alike, apart = self._on_one_axis(estimate)
        return [
            day,
            estimate.headline,
            _finite(estimate.low),
            _finite(estimate.high),
            self._label(estimate),
            self.texts.add(
                who_says(estimate, self.statements, self.sources, self.series, self.language, self.names)
            ),
            self.texts.add(tail(estimate, self.statements)),
            int(estimate.contested),
            [self.texts.add(words) for words in flag_words(estimate.flags)],
            [self.claim(id) for id in (*alike, *apart)],
            self._key(estimate),
            len(alike),
            spread_of(estimate),
            estimate.speakers,
        ]

    def _on_one_axis(self, estimate: Estimate) -> tuple[list[str], list[str]]:
        """Return the claims that may stand on one axis, the headline's own first, and the others."""
        claims = [self.statements[id] for id in estimate.claims]
        first = self.statements.get(estimate.headline_claim)
        if first is None:
            differing = (c for c in claims if any(disagree(c, other) for other in claims))
            ends = (c for c in claims if smallest(c) == estimate.low or largest(c) == estimate.high)
            first = next(differing, next(ends, claims[0]))
        alike = [c.id for c in claims if c is not first and comparable(first, c)]
        apart = [c.id for c in claims if c is not first and not comparable(first, c)]
        return [first.id, *alike], apart

    def _label(self, estimate: Estimate) -> str:
        unit = self.measure.unit
        if estimate.headline is not None:
            claim = self.statements[estimate.headline_claim]
            return worded(claim, estimate.headline, self.language)
        low, high = _finite(estimate.low), _finite(estimate.high)
        if low is None or high is None:
            return ""
        return format_range(low, high, unit, self.language)

    def _key(self, estimate: Estimate) -> int:
        if not estimate.headline_claim or ODD_PERIODS & estimate.flags:
            return -1
        claim = self.statements[estimate.headline_claim]
        if claim.unit == "rank":
            return -1
        return self.texts.add(f"{claim.series}|{claim.definition}|{claim.unit}")


def _finite(value: float | None) -> float | None:
    """Return None for an open side, however the estimate says it."""
    return value if value is not None and math.isfinite(value) else None
