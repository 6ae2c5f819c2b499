"""What was published on what a disagreement is about, and how far apart its sources were in other years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.estimates.claims import counts, speaker, years_of
from geo.estimates.disagreements.disagreement import Disagreement
from geo.estimates.disagreements.reasons import Dated
from geo.language import _
from geo.model import Statement
from geo.style.numbers import format_date
from geo.wording.claim import claim_text, claimant, definition, published


@dataclass(frozen=True, slots=True)
class Publication:
    """A figure or a change of method, on the day it became known.

    Attributes
    ----------
    day : date
        The last day on which it can have been published.
    when : str
        The day in words, or the window it lies in.
    text : str
    statement : str
        Id of the figure; empty for a change of method.
    further : tuple of str
        Labels of the other documents in which the same figure of the same source was read.
    """

    day: date
    when: str
    text: str
    statement: str = ""
    further: tuple[str, ...] = ()


def publications_of(
    d: Disagreement, statements: Iterable[Statement], records: Dated, as_of: date | None = None
) -> list[Publication]:
    """Return what was published on what a disagreement is about, by day, to ``as_of``.

    Figures of its measure, place and years, and breaks that bear on them.
    """
    about = [
        s
        for s in statements
        if (s.measure, s.place) == (d.measure, d.place)
        and not s.to_place
        and s.kind != "target"
        and d.first_year <= s.period_end.year
        and s.period_start.year <= d.last_year
    ]
    about.sort(key=lambda s: (records.sources[s.source].published_to, s.ours, s.id))
    known = [s for s in about if as_of is None or records.sources[s.source].published_to <= as_of]
    alike: dict[tuple[str, str, str], list[Statement]] = {}
    for s in known:
        alike.setdefault((speaker(s, records.series), claim_text(s), definition(s)), []).append(s)
    found = [_first_published(same, records) for same in alike.values()]
    found += [
        Publication(known.published, format_date(known.published), known.words())
        for known in records.breaks_known(as_of)
        if known.concerns(d.measure, d.place) and d.first_year <= known.year <= d.last_year
    ]
    return sorted(found, key=lambda one: (one.day, one.statement))


def _first_published(same: Sequence[Statement], records: Dated) -> Publication:
    """Return the first publication of a figure, with the further documents that give it."""
    first, *later = same
    source = records.sources[first.source]
    documents = [records.sources[s.cited].label() for s in later]
    text = _("{who}: {figure}, in {document}").format(
        who=claimant(first, records),
        figure=claim_text(first),
        document=records.sources[first.cited].label(),
    )
    further = tuple(dict.fromkeys(documents))
    return Publication(source.published_to, published(source), text, first.id, further)


@dataclass(frozen=True, slots=True)
class SameSources:
    """One year of the sources of a disagreement.

    Attributes
    ----------
    year : int
    claims : tuple of Statement or None
        The figure of each source, in the order of `other_years`; None where it has none.
    ratio : float or None
        The highest over the lowest; None with fewer than two figures.
    """

    year: int
    claims: tuple[Statement | None, ...]
    ratio: float | None


def other_years(
    d: Disagreement, statements: Mapping[str, Statement], records: Dated, as_of: date | None = None
) -> tuple[list[str], list[SameSources]]:
    """Return the sources of a disagreement, and their figures in every year for which two give one."""
    anchors: dict[str, Statement] = {}
    for id in d.claims:
        if counts(statements[id]):
            anchors.setdefault(speaker(statements[id], records.series), statements[id])
    found: dict[int, dict[str, Statement]] = {}
    about = [s for s in statements.values() if (s.measure, s.place) == (d.measure, d.place)]
    for s in sorted(about, key=lambda s: (records.sources[s.source].published_to, s.id)):
        who = speaker(s, records.series)
        known = as_of is None or records.sources[s.source].published_to <= as_of
        if who not in anchors or not known:
            continue
        if counts(s) and not s.ours and len(years_of(s)) == 1 and _alike(s, anchors[who]):
            found.setdefault(s.period_end.year, {})[who] = s
    rows = []
    for year, by_speaker in sorted(found.items()):
        if len(by_speaker) > 1:
            values = [s.value for s in by_speaker.values() if s.value is not None and s.bound == "exact"]
            ratio = max(values) / min(values) if len(values) > 1 and min(values) > 0 else None
            rows.append(SameSources(year, tuple(by_speaker.get(who) for who in anchors), ratio))
    return [claimant(s, records) for s in anchors.values()], rows


def _alike(one: Statement, other: Statement) -> bool:
    return (one.kind, one.unit, one.definition, one.denominator) == (
        other.kind, other.unit, other.definition, other.denominator,
    )  # fmt: skip
