"""The claims and phrases of a values message, each kept once and named by number."""

from __future__ import annotations

import math
from collections.abc import Mapping

from geo.estimates import change_on, comparable, disagree
from geo.estimates.claims import compared, largest, smallest
from geo.language import _
from geo.maps.contract import ClaimRow, Step
from geo.model import Estimate, Source, Statement
from geo.style.signs import mark_text, spread_of
from geo.wording.amount import without_unit
from geo.wording.change import change_from
from geo.wording.claim import claim_text, published, reading_of, speaker_words
from geo.wording.estimate import (
    agreement_words,
    estimate_words,
    figure_words,
    who_says,
    without_figure,
)
from geo.wording.kinds import flag_words
from geo.wording.records import NO_NAMES, Records


class Texts:
    """Phrases kept once and named by number: most repeat hundreds of times."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._index: dict[str, int] = {}

    def add(self, text: str) -> int:
        """Return the number of ``text``, added on first use."""
        if text not in self._index:
            self._index[text] = len(self.all)
            self.all.append(text)
        return self._index[text]


def claim_row(
    claim: Statement, source: Source, texts: Texts, names: Mapping[str, str] = NO_NAMES
) -> ClaimRow:
    """Return a claim as the map reads it; ``names`` as in `geo.wording.claim.spoken`."""
    text = claim_text(claim)
    if claim.stance == "disputes":
        text = _("{value} (disputes another figure)").format(value=text)
    return {
        "value": text,
        "speaker": texts.add(speaker_words(claim, source, names)),
        "source": texts.add(source.label()),
        "published": texts.add(published(source)),
        "reading": texts.add(reading_of(claim)),
        "low": claim.low if claim.low is not None else claim.value,
        "high": claim.high if claim.high is not None else claim.value,
        "bound": claim.bound,
        "statement": claim.id,
    }


class ClaimIndex:
    """Words the steps of a message and keeps each claim and each phrase once."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.texts = Texts()
        self.rows: list[ClaimRow] = []
        self._index: dict[str, int] = {}

    def claim(self, claim: Statement) -> int:
        """Return the number of a claim's row, written on first use."""
        if claim.id not in self._index:
            self._index[claim.id] = len(self.rows)
            source = self.records.sources[claim.source]
            self.rows.append(claim_row(claim, source, self.texts, self.records.institutions))
        return self._index[claim.id]

    def step(self, estimate: Estimate, day: int, look: str) -> Step:
        """Return one state of knowledge as the map reads it."""
        alike, apart = self._on_one_axis(estimate)
        claims = [self.claim(claim) for claim in (*alike, *apart)]
        value = figure_words(estimate, self.records)
        aside = without_figure(estimate) if estimate.headline is None else ""
        disputed = estimate.headline is None and estimate.contested
        who = "" if disputed else who_says(estimate, self.records)
        return {
            "day": day,
            "look": look,
            "headline": estimate.headline,
            "high": _finite(estimate.high),
            "figure": without_unit(value, self.records.measures[estimate.measure].unit),
            "value": value or aside,
            "words": estimate_words(estimate, self.records),
            "aside": aside if value else "",
            "who": self.texts.add(who),
            "note": self.texts.add(agreement_words(estimate, compared=compared(estimate.claims))),
            "contested": estimate.contested,
            "mark": mark_text(estimate.speakers) if estimate.contested else "",
            "spread": spread_of(estimate),
            "flags": [self.texts.add(text) for text in flag_words(estimate.flags)],
            "claims": claims,
            "alike": len(alike),
        }

    def _on_one_axis(self, estimate: Estimate) -> tuple[list[Statement], list[Statement]]:
        """Return the claims that may stand on one axis, the headline's own first, and the others."""
        claims, first = estimate.claims, estimate.headline_claim
        if first is None:
            differing = (c for c in claims if any(disagree(c, other) for other in claims))
            ends = (c for c in claims if smallest(c) == estimate.low or largest(c) == estimate.high)
            first = next(differing, next(ends, claims[0]))
        others = [c for c in claims if c.id != first.id]
        return [first, *(c for c in others if comparable(first, c))], [
            c for c in others if not comparable(first, c)
        ]

    def change(self, before: Estimate | None, now: Estimate | None) -> str:
        """Return how a value differs from that of the year before, or why they cannot be compared."""
        if before is None or now is None or now.headline is None:
            return ""
        change = change_on(before, now, self.records.series)
        return change.reason if change.percent is None else change_from(change.percent, before.year)


def _finite(value: float | None) -> float | None:
    """Return None for an open side, however the estimate says it."""
    return value if value is not None and math.isfinite(value) else None
