"""The claims and phrases of a values message, each kept once and named by number."""

from __future__ import annotations

import math
from collections.abc import Mapping

from geo.estimates import ODD_PERIODS, comparable, disagree
from geo.estimates.claims import largest, smallest
from geo.maps.claim_words import change_from
from geo.maps.contract import ClaimRow, Step
from geo.maps.words import (
    NO_NAMES,
    Labelled,
    Texts,
    claim_row,
    flag_words,
    no_single_words,
    tail,
    who_says,
    worded,
)
from geo.model import Estimate, Measure, Source, Statement
from geo.style import format_range
from geo.style.signs import mark_text, spread_of


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
        self.rows: list[ClaimRow] = []
        self._index: dict[str, int] = {}

    def claim(self, id: str) -> int:
        """Return the number of a claim's row, written on first use."""
        if id not in self._index:
            statement = self.statements[id]
            source = self.sources[statement.source]
            self._index[id] = len(self.rows)
            row = claim_row(statement, source, self.texts, self.language, self.names)
            self.rows.append(row)
        return self._index[id]

    def step(self, estimate: Estimate, day: int, look: str) -> Step:
        """Return one state of knowledge as the map reads it."""
        alike, apart = self._on_one_axis(estimate)
        claims = [self.claim(id) for id in (*alike, *apart)]
        value, words, aside = self._figure(estimate, claims)
        disputed = estimate.headline is None and estimate.contested
        who = "" if disputed else self._who(estimate)
        return {
            "day": day,
            "look": look,
            "headline": estimate.headline,
            "high": _finite(estimate.high),
            "value": value,
            "words": words,
            "aside": aside,
            "who": self.texts.add(who),
            "note": self.texts.add(tail(estimate, self.statements)),
            "contested": estimate.contested,
            "mark": mark_text(estimate.speakers) if estimate.contested else "",
            "spread": spread_of(estimate),
            "flags": [self.texts.add(text) for text in flag_words(estimate.flags)],
            "claims": claims,
            "alike": len(alike),
        }

    def _figure(self, estimate: Estimate, claims: list[int]) -> tuple[str, str, str]:
        """Return the figure, the same in a line that stands alone, and why there is none."""
        label = self._label(estimate)
        if estimate.headline is not None:
            return label, label, ""
        reason = no_single_words(estimate)
        if len(claims) == 1:
            words = self.rows[claims[0]]["value"]
        else:
            words = f"{label} ({reason})" if label else reason
        return (label, words, reason) if label else (words, words, "")

    def _who(self, estimate: Estimate) -> str:
        return who_says(estimate, self.statements, self.sources, self.series, self.language, self.names)

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

    def key(self, estimate: Estimate) -> tuple[str, str, str] | None:
        """Return what two years must share to be compared; None where a value is not to be compared."""
        if not estimate.headline_claim or ODD_PERIODS & estimate.flags:
            return None
        claim = self.statements[estimate.headline_claim]
        return None if claim.unit == "rank" else (claim.series, claim.definition, claim.unit)

    def change(self, before: Estimate | None, now: Estimate | None) -> str:
        """Return how a value differs from that of the year before; empty where they cannot be compared."""
        if before is None or now is None or not before.headline or now.headline is None:
            return ""
        if self.key(now) is None or self.key(now) != self.key(before):
            return ""
        return change_from(100 * (now.headline - before.headline) / before.headline, before.year)


def _finite(value: float | None) -> float | None:
    """Return None for an open side, however the estimate says it."""
    return value if value is not None and math.isfinite(value) else None
