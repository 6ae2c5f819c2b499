"""Figures that may have been public on a day although the record knows them only from later."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.estimates import phrases
from geo.estimates.claims import counts, speaker, years_of
from geo.estimates.rules.verdict import Records
from geo.estimates.totals.range_total import stretches
from geo.language import ngettext
from geo.model import Statement

LATE = 730
"""Days after its period from which on a figure is taken to have been out before: every monitor of the
tables publishes its own year within two years of its end (the slowest, for 2018, after 701 days)."""


@dataclass(frozen=True, slots=True)
class Late:
    """A figure whose first publication is not known, dated by a later report.

    Attributes
    ----------
    claim, place : str
        Ids.
    year : int
        Last year it speaks of.
    dated : date
        Day of the report that dates it here.
    """

    claim: str
    place: str
    year: int
    dated: date


def dated_late(
    statements: Iterable[Statement],
    records: Records,
    measure: str,
    places: Container[str],
    as_of: date,
) -> tuple[Late, ...]:
    """Return the figures that may have been public by ``as_of`` although the record dates them later.

    They speak of a period that was over, were met only in a report more than `LATE` days
    after it, revise nothing, and no figure by the same speaker for the place and year was
    known on the day. Sorted by year and place.
    """
    about = [s for s in statements if s.measure == measure and s.place in places and counts(s)]
    days = {s.id: records.sources[s.source].published_to for s in about}
    known = {
        (s.place, year, speaker(s, records.series))
        for s in about
        if days[s.id] <= as_of
        for year in years_of(s)
    }
    found = {
        Late(s.id, s.place, s.period_end.year, days[s.id])
        for s in about
        if s.period_end < as_of < days[s.id]
        and (days[s.id] - s.period_end).days > LATE
        and (s.place, s.period_end.year, speaker(s, records.series)) not in known
        and ("revised" not in s.flags or _alone(s, about, records))
    }
    return tuple(sorted(found, key=lambda late: (late.year, late.place, late.claim)))


def _alone(revision: Statement, about: Sequence[Statement], records: Records) -> bool:
    """Say whether nothing that a revision might have replaced is in the record."""
    mine = speaker(revision, records.series)
    return not any(
        s.place == revision.place
        and s.id != revision.id
        and revision.period_end.year in years_of(s)
        and speaker(s, records.series) == mine
        for s in about
    )


def late_words(late: Sequence[Late]) -> str:
    """Return one sentence that names them; empty where there are none."""
    if not late:
        return ""
    years = sorted({one.year for one in late})
    text = ngettext(
        "Perhaps published by then, but dated later here: {count} figure for {years}.",
        "Perhaps published by then, but dated later here: {count} figures for {years}.",
        len(late),
    )
    spans = ", ".join(phrases.years(*stretch) for stretch in stretches(years))
    return text.format(count=len(late), years=spans)
