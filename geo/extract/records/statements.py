"""Read the candidate statements of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geo.catalog import load_measures
from geo.catalog.places import plain
from geo.catalog.published import cached_by_published, fixed
from geo.catalog.published import published as published_records
from geo.extract.analysis import Analysis, analyse
from geo.extract.institutions import institutions_in, nearest_institution
from geo.extract.lexicon.lessons import SPELLING, lessons_of
from geo.extract.linking.candidates import Candidate, Period
from geo.extract.linking.confidence import confidence
from geo.extract.linking.link import FIELDS, Linked, link
from geo.extract.linking.weights import learned_weights
from geo.extract.records.canonical import canonical
from geo.extract.records.found import Alternative, Found
from geo.extract.records.kinds import kind_of, signed
from geo.extract.records.printed import number_and_unit
from geo.extract.speakers import PERSON
from geo.extract.text.phrases import Match
from geo.extract.text.pieces import pieces

OFFERED = 5
"""Alternatives that are offered for a field, the one chosen among them."""
SHORT_TONS = frozenset({"ton", "tons"})
"""English words that mean 907 kg or 1,000: kept as printed, with a flag."""


def statements_in(text: str, language: str, published: date | None) -> list[Found]:
    """Return the candidate statements of a text, in order.

    Parameters
    ----------
    text : str
    language : str
        ``en`` or ``es``.
    published : date or None
        Day of publication, to which "last year" refers; without it only times whose year is stated are used.
    """
    # Asked once what was published: not once for every place of a figure.
    with fixed(published_records()):
        return _statements_in(text, language, published)


def _statements_in(text: str, language: str, published: date | None) -> list[Found]:
    lines = _line_starts(text)
    found = []
    for offset, piece in pieces(text):
        analysis = analyse(piece, language, published)
        # The record lists people beside institutions.
        people = {one.text for one in analysis.speakers if one.kind == PERSON}
        named = [m for m in institutions_in(analysis.tokens, piece) if m.payload not in people]
        page = _Page(analysis, offset, lines, named)
        found += [_found(linked, page) for linked in link(analysis, kept_only=True)]
    return found


@dataclass(frozen=True, slots=True)
class _Page:
    """A piece of a text: what is found in it, where it begins, where the lines of the text do."""

    analysis: Analysis
    offset: int
    lines: Sequence[int]
    institutions: Sequence[Match]

    def institution(self, token: int) -> str:
        """Return the institution named nearest to a figure in its sentence."""
        sentence = self.analysis.sentences[self.analysis.sentence_of(token)]
        return nearest_institution(self.institutions, sentence.first, sentence.last, token)


def _line_starts(text: str) -> list[int]:
    return [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]


def _found(linked: Linked, page: _Page) -> Found:
    quantity, analysis, lines = linked.quantity, page.analysis, page.lines
    best = {name: getattr(linked, name)[0] for name in FIELDS}
    measure = str(best["measure"].value)
    period = best["period"].value if isinstance(best["period"].value, Period) else None
    kind = kind_of(quantity, measure, analysis)
    unit = canonical(quantity, measure)
    start, end = analysis.tokens[quantity.first].start, analysis.tokens[quantity.last - 1].end
    line = bisect_right(lines, page.offset + start) - 1
    number, unit_words = number_and_unit(quantity, analysis)
    ranged = quantity.bound == "range"

    def scaled(value: float | None) -> float | None:
        return None if value is None else signed(round(value * unit.factor, 9), quantity, kind)

    return Found(
        measure=measure,
        place=str(best["place"].value),
        kind=kind,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_basis="" if period is None else "stated" if period.stated else "inferred",
        value=scaled(quantity.value),
        low=scaled(quantity.low) if ranged else None,
        high=scaled(quantity.high) if ranged else None,
        unit=unit.unit,
        value_stated=number,
        unit_stated=unit_words,
        bound=quantity.bound,
        attributed_to=spelled(str(best["speaker"].value)),
        institution=page.institution(quantity.number_first),
        stance="disputes" if quantity.denied else "asserts" if best["speaker"].value else "reports",
        paragraph=line,
        start=page.offset + start - lines[line],
        end=page.offset + end - lines[line],
        flags=_flags(linked, measure, period, unit_words),
        note=_note(measure, str(best["place"].value), period),
        quote=analysis.text[start:end],
        confidence=round(confidence(linked, learned_weights()["confidence"]), 3),
        alternatives={name: _alternatives(getattr(linked, name)) for name in FIELDS},
    )


def spelled(name: str) -> str:
    """Return a speaker's name as a team spells it."""
    return next((one.meaning for one in lessons_of(SPELLING) if plain(one.words) == plain(name)), name)


def _flags(linked: Linked, measure: str, period: Period | None, unit_words: str) -> tuple[str, ...]:
    found = []
    if period is not None and _sums_up(measure) and (period.end - period.start).days < 364:
        found.append("part-year")
    if period is not None and not period.stated and linked.period[0].features.get("published_year", 0.0):
        found.append("undated")
    if unit_words.lower() in SHORT_TONS:
        found.append("unit-doubt")
    return tuple(found)


@cached_by_published
def _sums_up(measure: str) -> bool:
    known = load_measures().get(measure)
    return known is not None and known.combine == "sum"


def _note(measure: str, place: str, period: Period | None) -> str:
    """Say which fields could not be placed."""
    missing = [
        name for name, value in (("measure", measure), ("place", place), ("period", period)) if not value
    ]
    return f"not found: {', '.join(missing)}" if missing else ""


def _alternatives(choices: Sequence[Candidate]) -> list[Alternative]:
    return [Alternative(written(c.value), c.label, c.probability) for c in choices[:OFFERED]]


def written(value: object) -> str:
    """Return a value of a field as it is written down: a period as its first and last day."""
    if isinstance(value, str):
        return value
    if isinstance(value, Period):
        return f"{value.start.isoformat()}/{value.end.isoformat()}"
    return "" if value is None else str(value)
