"""Why figures differ, and what each would need to be compared.

Only what the tables hold: a reason is named where the figures differ in what they are, never
guessed from how far apart they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from geo.estimates.claims import LOOSE, comparable, series_of, speaker
from geo.estimates.disagreements.disagreement import Disagreement
from geo.estimates.rules.verdict import Records
from geo.language import _, bilingual
from geo.model import Break, Statement
from geo.wording.claim import claim_text, claimant, definition, published, reading_of
from geo.wording.period import period_of

APART = 365
"""Days between two publications from which on they are said to be of different times."""

OF_OTHERS = frozenset({"press", "transcription"})
"""Readings in which the document of the one who gives the figure was not seen."""


class Dated(Records, Protocol):
    """Records with the names of institutions and what is known of breaks."""

    @property
    def institutions(self) -> Mapping[str, str]:
        """Spanish name by name."""

    def breaks_known(self, as_of: date | None) -> list[Break]:
        """Return the breaks known on a day."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in which figures differ.

    Attributes
    ----------
    topic : str
        In a word or two: method, what is counted, date …
    text : str
        In what they differ, source by source.
    need : str
        What would have to be known for a comparison; empty where nothing would help.
    """

    topic: str
    text: str
    need: str = ""


_Voices = Mapping[str, list[Statement]]


def reasons_of(
    d: Disagreement, statements: Mapping[str, Statement], records: Dated, as_of: date | None = None
) -> list[Reason]:
    """Return in what the figures of a disagreement differ, the most important first.

    Parameters
    ----------
    d : Disagreement
    statements : mapping of str to Statement
        All of them, by id.
    records : Dated
    as_of : date, optional
        Breaks known on that day count; None: all.

    Returns
    -------
    list of Reason
        Empty where the tables say nothing that sets the figures apart.
    """
    voices: dict[str, list[Statement]] = {}
    for id in d.claims:
        claim = statements[id]
        voices.setdefault(speaker(claim, records.series), []).append(claim)
    breaks = [b for b in records.breaks_known(as_of) if d.first_year <= b.year <= d.last_year]
    found = [*_counted(voices, records), *_method(voices, records), *_coverage(voices, d, breaks)]
    for rule in (_date, _vague, _of_others, _published):
        found += rule(voices, records)
    return found


def _each(said: Mapping[str, str]) -> str:
    return "; ".join(f"{who}: {text}" for who, text in said.items())


def _names(whose: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(whose))


def _counted(voices: _Voices, records: Dated) -> Iterator[Reason]:
    said = {claimant(claims[0], records): definition(claims[0]) for claims in voices.values()}
    if len(set(said.values())) < 2:
        return
    silent = [who for who, text in said.items() if not text]
    need = _("The same thing counted by each.")
    if silent:
        need = _("What this source counts, stated: {who}.").format(who=_names(silent))
    yield Reason(
        _("What is counted"), _each({who: text or _("not stated") for who, text in said.items()}), need
    )


def _method(voices: _Voices, records: Dated) -> Iterator[Reason]:
    said = {}
    for claims in voices.values():
        known = records.series.get(series_of(claims[0], records.series))
        said[claimant(claims[0], records)] = bilingual(known.method, known.method_es) if known else ""
    silent = [who for who, text in said.items() if not text]
    if len(voices) < 2 or (len(set(said.values())) < 2 and not silent):
        return
    if silent:
        need = _("How this source arrived at its figure: {who}.").format(who=_names(silent))
    else:
        need = _("One year counted by both methods, or a margin of error with each figure.")
    yield Reason(_("Method"), _each({who: text or _("not stated") for who, text in said.items()}), need)


def _coverage(voices: _Voices, d: Disagreement, breaks: Iterable[Break]) -> Iterator[Reason]:
    needs = {
        "zones": _("The figures of the zones that both years have."),
        "method": _("A year counted by the old method and the new one."),
        "publisher": _("A year counted by both publishers."),
        "vintage": _("Which release each figure was taken from."),
    }
    topics = {"zones": _("Coverage"), "vintage": _("Revision")}
    series = {claims[0].series for claims in voices.values()}
    for known in breaks:
        if any(known.concerns(d.measure, d.place, one) for one in series):
            yield Reason(topics.get(known.kind, _("Method")), known.words(), needs.get(known.kind, ""))


def _date(voices: _Voices, records: Dated) -> Iterator[Reason]:
    said = {claimant(claims[0], records): period_of(claims[0]) for claims in voices.values()}
    inferred = [
        claimant(claims[0], records)
        for claims in voices.values()
        if claims[0].period_basis not in ("stated", "parts")
    ]
    if len(set(said.values())) > 1:
        yield Reason(_("Period"), _each(said), _("Figures for the same period."))
    if inferred:
        text = _("The year is not stated and was inferred: {who}.").format(who=_names(inferred))
        yield Reason(
            _("Period"), text, _("The year that is meant, stated: {who}.").format(who=_names(inferred))
        )


def _vague(voices: _Voices, records: Dated) -> Iterator[Reason]:
    vague = [
        s for claims in voices.values() for s in claims if s.bound in LOOSE and not _named_exactly(s, claims)
    ]
    if vague:
        said = {claimant(s, records): claim_text(s) for s in vague}
        need = _("A figure with its range: {who}.").format(who=_names(said))
        yield Reason(_("Precision"), _each(said), need)


def _named_exactly(s: Statement, claims: Sequence[Statement]) -> bool:
    return any(other.bound == "exact" and comparable(s, other) for other in claims if other is not s)


def _of_others(voices: _Voices, records: Dated) -> Iterator[Reason]:
    said = {
        claimant(claims[0], records): reading_of(claims[0])
        for claims in voices.values()
        if all(s.reading in OF_OTHERS for s in claims)
    }
    if said:
        need = _("The document of the source itself: {who}.").format(who=_names(said))
        yield Reason(_("How it was read"), _each(said), need)


def _published(voices: _Voices, records: Dated) -> Iterator[Reason]:
    firsts = {claimant(claims[0], records): records.sources[claims[0].source] for claims in voices.values()}
    days = [source.published_to for source in firsts.values()]
    if len(days) > 1 and (max(days) - min(days)).days > APART:
        said = {who: published(source) for who, source in firsts.items()}
        yield Reason(_("Publication"), _each(said), _("Whether the older figure was revised since."))
