"""The claims and phrases of a values message as the map reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.language import _, current
from geo.model import Source, Statement
from geo.style import bound_text
from geo.wording.claim import published, speaker_words
from geo.wording.kinds import reading_words
from geo.wording.records import NO_NAMES


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
    claim: Statement,
    source: Source,
    texts: Texts,
    names: Mapping[str, str] = NO_NAMES,
) -> list[Any]:
    """Return ``[value, speaker, source, published, reading, low, high, bound]`` of one claim.

    ``value`` is worded with its bound; speaker, source, published and reading are
    numbers of texts; ``low`` and ``high`` are the numbers the mark is drawn from;
    ``names`` as in `geo.wording.claim.spoken`.
    """
    text = bound_text(claim.value, claim.low, claim.high, claim.bound, claim.unit, current())
    if claim.stance == "disputes":
        text = _("{value} (disputes another figure)").format(value=text)
    return [
        text,
        texts.add(speaker_words(claim, source, names)),
        texts.add(source.label(current())),
        texts.add(published(source)),
        texts.add(reading_words().get(claim.reading, claim.reading)),
        claim.low if claim.low is not None else claim.value,
        claim.high if claim.high is not None else claim.value,
        claim.bound,
    ]
