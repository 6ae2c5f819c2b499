"""A figure as one sentence to be read out or printed: when, who, what, where, how it changed, published when.

What a measure's figure is said to be stands in the columns ``phrase`` and ``phrase_es`` of
``data/tables/measures.csv``; a measure without a phrase has the general form.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from geo.catalog import PlaceRegistry
from geo.language import _, bilingual, current
from geo.model import Source, Statement
from geo.style.numbers import dated
from geo.wording.article import contracted, in_place, the_institution, the_place
from geo.wording.cautions import claim_cautions
from geo.wording.change import more_or_less
from geo.wording.claim import claim_text, definition, denominator, spoken, unnamed, unnamed_words
from geo.wording.period import span_words
from geo.wording.records import Records

_PRODUCING = re.compile(r"^(in production|en producción)$")
"""The definition that goes on with the sentence; any other stands in brackets."""
_YEAR = re.compile(r"(?<! to)(?<! al)(?<! a),? \d{4}$")
"""The year behind the label of a document, which its day of publication repeats."""
_DAY_OF_COUNT = re.compile(r"\s*\b(at|al) 31 (December|de diciembre)$")
_ACRONYM = re.compile(r"^[^()]*\(([A-ZÁÉÍÓÚ]{3,})\)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_UNNAMED = re.compile(r"^[Nn]ot (named|stated)\b|\brepository\b")
"""In the publisher of a document that says nothing to a reader: the document is named instead."""


class SentenceRecords(Records, Protocol):
    """The records by id, the places among them."""

    @property
    def places(self) -> PlaceRegistry:
        """Return the places."""


def claim_sentence(
    statement: Statement,
    records: SentenceRecords,
    *,
    figure: str = "",
    beside: Sequence[str] = (),
    cautions: Iterable[str] = (),
) -> str:
    """Return a figure as a sentence, with what must be known of it in further ones.

    Parameters
    ----------
    statement : Statement
    records : SentenceRecords
    figure : str
        The figure in words, where it is not the whole of the statement.
    beside : sequence of str
        The change and the share of the whole, in words; empty ones are left out.
    cautions : iterable of str
        Further sentences.
    """
    text = _said(statement, records, figure, beside)
    published = published_in(records.sources[statement.cited], records)
    if statement.ours:
        published = _("figures read in: {source}").format(source=published)
    return finished([f"{text} ({published})", *claim_cautions(statement), *cautions])


def claim_finding(
    statement: Statement, records: SentenceRecords, *, figure: str = "", beside: Sequence[str] = ()
) -> str:
    """Return the first sentence of `claim_sentence` without its source: the headline of a sheet."""
    return finished([_said(statement, records, figure, beside)])


def _said(statement: Statement, records: SentenceRecords, figure: str, beside: Sequence[str]) -> str:
    said = _clause(statement, records, figure or _figure(statement))
    text = _("{when} {who} {what}").format(
        when=when_words(statement), who=_subject(statement, records), what=said
    )
    if parts := [part for part in beside if part]:
        both = _("{one} and {other}").format(one=parts[0], other=parts[-1])
        text = f"{text}, {both if len(parts) > 1 else parts[0]}"
    return text


def finished(sentences: Iterable[str]) -> str:
    """Return sentences in a row, each once, with a capital and a full stop."""
    kept = []
    for text in dict.fromkeys(filter(None, sentences)):
        text = contracted(_bound_after_at(text.strip()))
        kept.append(text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else "."))
    return " ".join(kept)


def _bound_after_at(text: str) -> str:
    """Return an English text without "at at least"."""
    return text.replace(" at at least ", " at no less than ").replace(" at at most ", " at no more than ")


def short_claim(statement: Statement, records: SentenceRecords) -> str:
    """Return ``UNODC, 50,500 ha (3 June 2014)``: one of several figures that disagree."""
    source = records.sources[statement.cited]
    return _("{who}, {figure} ({date})").format(
        who=_speaker(statement, records),
        figure=f"{claim_text(statement)}{_definition(statement)}",
        date=day_words(source.published_from, source.published_to),
    )


def disagreement_sentence(claims: Sequence[Statement], records: SentenceRecords, more: int = 0) -> str:
    """Return who says what of one measure, place and year; ``more`` are further figures not listed."""
    first = claims[0]
    text = _("sources disagree on {measure} {place} {when}: {claims}")
    listed = [short_claim(s, records) for s in claims]
    if more:
        listed.append(_("{count} more").format(count=more))
    text = text.format(
        measure=measure_in_text(first, records),
        place=in_place(records.places.get(first.place)),
        when=_lower(when_words(first)),
        claims="; ".join(listed),
    )
    cautions = [caution for s in claims for caution in claim_cautions(s)] if len(claims) == 1 else []
    return finished([text, *cautions])


def measure_in_text(statement: Statement, records: Records) -> str:
    """Return the name of the measure as it stands inside a sentence."""
    return _lower(records.measures[statement.measure].label())


def _lower(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _speaker(statement: Statement, records: Records) -> str:
    """Return who says it: the person of an institution, either, the publisher, else the document."""
    if unnamed(statement):
        return unnamed_words()
    person, body = (
        spoken(name, records.institutions) for name in (statement.attributed_to, statement.institution)
    )
    if person and body and person != body:
        return _("{person} of {institution}").format(person=person, institution=the_institution(body))
    if person or body:
        return the_institution(person or body)
    return the_institution(_publisher(records.sources[statement.source], records))


def _publisher(source: Source, records: Records) -> str:
    if _UNNAMED.search(source.publisher):
        return _YEAR.sub("", source.label())
    return spoken(source.publisher, records.institutions)


def _subject(statement: Statement, records: Records) -> str:
    name = _speaker(statement, records)
    if unnamed(statement):  # in Spanish the sentence itself begins with "según"
        name = name.removeprefix("según ")
    return f"{name}," if current() == "en" and "," in _BRACKETS.sub("", name) else name


def _definition(statement: Statement) -> str:
    """Return what a figure counts behind its noun: `` in production``, `` (cocaine hydrochloride)``."""
    words = _DAY_OF_COUNT.sub("", definition(statement))
    if not words:
        return ""
    return f" {words}" if _PRODUCING.match(words) else f" ({words})"


def _figure(statement: Statement) -> str:
    if statement.kind == "target" and statement.unit == "percent" and statement.value:
        return more_or_less(statement.value)
    return claim_text(statement)


def _clause(statement: Statement, records: SentenceRecords, figure: str) -> str:
    """Return what a source says: verb, figure, thing and place, by the phrase of the measure."""
    place, measure = records.places.get(statement.place), records.measures[statement.measure]
    own = bilingual(measure.phrase, measure.phrase_es)
    kinds = _other_kinds() | (
        {"target": _("the target for {measure} {place} is {figure}")} if unnamed(statement) else {}
    )
    phrase = kinds.get(statement.kind) or own or _("put {measure} {place} at {figure}{definition}")
    one, _bar, more = phrase.partition("|")
    to = statement.to_place
    counted, reported = _verbs(statement)
    text = (one if not more or statement.value == 1 else more).format(
        figure=figure,
        measure=measure_in_text(statement, records),
        definition="" if definition(statement) in _speaker(statement, records) else _definition(statement),
        place=in_place(place),
        name=the_place(place),
        to=the_place(records.places.get(to)) if to else _("a destination not named"),
        counted=counted,
        reported=reported,
    )
    return text if statement.kind == "share" and own else f"{text}{_against(statement)}"


def _other_kinds() -> dict[str, str]:
    """Return the phrase of each kind of figure that does not say how much there was."""
    return {
        "change": _("reported {figure} {measure} {place}"),
        "trend": _("reported {measure} {place} as {figure}"),
        "ratio": _("put {measure} {place} at {figure} as much"),
        "gap": _("reported a gap of {figure} between estimates of {measure} {place}"),
        "target": _("set a target for {measure} {place}: {figure}"),
    }


def _against(statement: Statement) -> str:
    """Return what a figure is held against, behind it: `` than in 2011``."""
    words = denominator(statement)
    if not words:
        return ""
    if statement.kind == "change" and words.isdigit():
        return _(" than in {year}").format(year=words)
    text = _(" (compared with: {total})") if statement.kind in _other_kinds() else _(" (of: {total})")
    return text.format(total=words)


def _verbs(statement: Statement) -> tuple[str, str]:
    """Return the verbs of one who counts and of one who reports, as they suit the speaker."""
    if statement.ours:
        return _("calculated"), _("calculated")
    if statement.attributed_to:
        return _("spoke of"), _("spoke of")
    if not statement.institution or statement.stance == "reports":
        return _("reported"), _("reported")
    return _("counted"), _("reported")


def when_words(statement: Statement) -> str:
    """Return ``at the end of 2024``, ``in 2012``, ``from 2017 to 2018``, ``in September 2011`` or a day."""
    start, end = statement.period_start, statement.period_end
    if "undated" in statement.flags:
        return _("at a date not given, {years},").format(years=span_words(start.year, end.year))
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        if start.year != end.year:
            return _("from {first} to {last}").format(first=start.year, last=end.year)
        if "part-year" in statement.flags:
            return _("in part of {year}").format(year=start.year)
        if _DAY_OF_COUNT.search(definition(statement)):
            return _("at the end of {year}").format(year=start.year)
        return _("in {period}").format(period=start.year)
    if start == end:
        return _("on {date}").format(date=_day(start))
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if (start.year, start.month) == (end.year, end.month):
            return _("in {period}").format(period=_month(start))
        first = _month(start) if start.year != end.year else _month(start, year=False)
        return _("from {first} to {last}").format(first=first, last=_month(end))
    first = _day(start, year=start.year != end.year)
    return _("from {day} to {last_day}").format(day=first, last_day=_day(end))


def day_words(first: date, last: date) -> str:
    """Return a day of publication, or the month, the year or the two months it is known to lie in."""
    if first == last:
        return _day(last)
    if (first.year, first.month) == (last.year, last.month):
        return _month(last)
    if first.year == last.year:
        return str(last.year)
    return _("published between {first} and {last}").format(first=_month(first), last=_month(last))


def _day(day: date, *, year: bool = True) -> str:
    return _dated(day, "d MMMM y" if year else "d MMMM")


def _month(day: date, *, year: bool = True) -> str:
    return _dated(day, "MMMM y" if year else "MMMM")


def _dated(day: date, pattern: str) -> str:
    """Return a day as ``pattern`` says, whose parts Spanish joins by "de"."""
    if current() == "es":
        pattern = pattern.replace(" ", " 'de' ")
    return dated(day, pattern)


def published_in(source: Source, records: Records) -> str:
    """Return the publisher by its short name, and the day."""
    name = _publisher(source, records)
    short = _BRACKETS.sub("", _ACRONYM.sub(r"\1", name)).strip() or name
    return f"{short}, {day_words(source.published_from, source.published_to)}"
