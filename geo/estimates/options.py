"""Which sources and speakers can speak on a measure, for lenses that let one alone speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from geo.estimates.claims import counts, speaker
from geo.estimates.lens import documents_of
from geo.model import Series, Statement


def single_lenses(
    statements: Iterable[Statement], series: Mapping[str, Series], measure: str
) -> tuple[str, ...]:
    """Return every lens of one speaker or one source under which ``measure`` has a value.

    Speakers (``speaker:<name>``) come before sources (``source:<id>``), each by the number of
    claims, most first. A speaker is who counts once (`geo.estimates.claims.speaker`): a series id,
    or a person or institution as the tables write it. A source is where the figure was first
    published or where it was read.
    """
    found: Counter[tuple[str, str]] = Counter()
    for s in statements:
        if s.measure == measure and counts(s):
            found["speaker", speaker(s, series)] += 1
            found.update(("source", name) for name in documents_of(s))
    order = sorted(found, key=lambda lens: (lens[0] != "speaker", -found[lens], lens[1]))
    return tuple(f"{form}:{name}" for form, name in order)
