"""Phrases of the values message: who says so, how sure, with which bound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Protocol

from geo.estimates import comparable
from geo.language import _, english_only, ngettext
from geo.maps.contract import ClaimRow
from geo.model import DISTRICT_SUMS, Estimate, Source, Statement
from geo.style import bound_text, format_date, format_value

NO_NAMES: Mapping[str, str] = MappingProxyType({})
"""Names of speakers and publishers in Spanish, where none are given: each stays as it is."""


class Labelled(Protocol):
    """A record with a name in either language."""

    def label(self, language: str) -> str:
        """Return the name in ``language``."""


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


def spoken(name: str, language: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """Return the name of a person, institution or publisher as ``language`` has it.

    Parameters
    ----------
    name : str
        Name as the data write it, in English or in the one form it has.
    language : str
        ``en`` or ``es``.
    names : mapping of str to str
        Spanish name by the name in the data (`geo.catalog.load_institutions`).
    """
    return names.get(name, name) if language == "es" else name


def worded(claim: Statement, value: float, language: str) -> str:
    """Return the value put forward, with the words of the bound its claim has.

    The lowest or highest lens may put forward one end of a range: that end stands alone.
    """
    if claim.value == value:
        return bound_text(value, None, None, claim.bound, claim.unit, language)
    return format_value(value, claim.unit, language)


def claim_row(
    claim: Statement,
    source: Source,
    texts: Texts,
    language: str,
    names: Mapping[str, str] = NO_NAMES,
) -> ClaimRow:
    """Return a claim as the map reads it; ``names`` as in `spoken`."""
    text = bound_text(claim.value, claim.low, claim.high, claim.bound, claim.unit, language)
    if claim.stance == "disputes":
        text = _("{value} (disputes another figure)").format(value=text)
    return {
        "value": text,
        "speaker": texts.add(_speaker(claim, source, language, names)),
        "source": texts.add(source.label(language)),
        "published": texts.add(published(source, language)),
        "reading": texts.add(reading_words().get(claim.reading, claim.reading)),
        "low": claim.low if claim.low is not None else claim.value,
        "high": claim.high if claim.high is not None else claim.value,
        "bound": claim.bound,
        "statement": claim.id,
    }


def published(source: Source, language: str) -> str:
    """Return the day of publication, or the window it is known to lie in."""
    first, last = (format_date(day, language) for day in (source.published_from, source.published_to))
    return last if first == last else _("between {first} and {last}").format(first=first, last=last)


def who_says(
    estimate: Estimate,
    statements: Mapping[str, Statement],
    sources: Mapping[str, Source],
    series: Mapping[str, Labelled],
    language: str,
    names: Mapping[str, str] = NO_NAMES,
) -> str:
    """Return who stands behind the headline, or how many speak where nobody does.

    ``names`` is as in `spoken`.
    """
    if "sum" in estimate.flags:
        count = len(estimate.claims)
        return ngettext("sum of {count} figure", "sum of {count} figures", count).format(count=count)
    if not estimate.headline_claim and not one_voice([statements[id] for id in estimate.claims]):
        return ngettext("{count} source", "{count} sources", estimate.speakers).format(
            count=estimate.speakers
        )
    claim = statements[estimate.headline_claim or estimate.claims[0]]
    source = sources[claim.source]
    known = series.get(claim.series)
    name = known.label(language) if known else _speaker(claim, source, language, names)
    text = _("{speaker} ({source})") if claim.ours else _("{speaker}, in {source}")
    return text.format(speaker=name, source=source.label(language))


def one_voice(claims: Sequence[Statement]) -> bool:
    """Say whether one speaker in one document makes all of ``claims``."""
    return len({(s.series, s.attributed_to, s.institution, s.source) for s in claims}) == 1


def no_single_words(estimate: Estimate) -> str:
    """Return why an estimate has no single figure: they differ, or only a range is stated."""
    return _("figures differ, none is shown") if estimate.contested else _("a range only")


def no_single_key() -> str:
    """Return the legend's words for a place without a single figure."""
    return _("no single figure: figures differ, or a range only")


def _speaker(claim: Statement, source: Source, language: str, names: Mapping[str, str]) -> str:
    """Return the person with the institution, or whichever is named, else the publisher."""
    person, body = (spoken(name, language, names) for name in (claim.attributed_to, claim.institution))
    if person and body and person != body:
        return f"{person} ({body})"
    return person or body or spoken(source.publisher, language, names)


def tail(estimate: Estimate, statements: Mapping[str, Statement]) -> str:
    """Return "3 sources disagree, 1 document"; that none disagree only where some could be compared."""
    count = estimate.speakers
    if estimate.contested and count == 1:
        speak = _("one source, figures differ")
    elif estimate.contested:
        speak = ngettext("{count} source disagrees", "{count} sources disagree", count)
    elif count > 1 and not _compared([statements[id] for id in estimate.claims]):
        speak = ngettext("{count} source, not compared", "{count} sources, not compared", count)
    elif count > 1:
        speak = ngettext("{count} source, no disagreement", "{count} sources, no disagreement", count)
    else:
        speak = ngettext("{count} source", "{count} sources", count)
    written = ngettext("{count} document", "{count} documents", estimate.documents)
    return f"{speak.format(count=count)}, {written.format(count=estimate.documents)}"


def _compared(claims: Sequence[Statement]) -> bool:
    """Say whether two figures of different sources may be held against each other."""
    return any(
        comparable(one, other)
        for one, other in combinations(claims, 2)
        if (one.series, one.attributed_to, one.institution)
        != (other.series, other.attributed_to, other.institution)
    )


def flag_words(flags: Iterable[str]) -> list[str]:
    """Return what must be said beside a value, in a fixed order; an unknown flag as it is."""
    words = {
        "part-year": _("part of the year only"),
        "several-years": _("covers several years"),
        "undated": _("date not given"),
        "derived": _("our sum or calculation"),
        "inferred": _("our inference from the text"),
        "withdrawn": _("withdrawn by its source"),
        "unit-doubt": _("unit in doubt"),
        "inconsistent": _("figures of the same document do not agree"),
        "conflict": _("publications give different figures"),
        "doubtful": _("in doubt, see its note"),
        "forecast": _("forecast"),
        "revised": _("revised figure"),
        "newly-monitored": _("newly monitored: unknown before, not zero"),
        "rounded": _("rounded"),
        "carried": _("figure of an earlier year"),
        "sum": _("total of several years"),
        "other-definitions": _("other definitions exist"),
    }
    return [words.get(flag, flag) for flag in sorted(flags)]


def bound_words() -> dict[str, str]:
    """Return what a reader calls each kind of bound."""
    return {
        "exact": _("exact"),
        "approx": _("about"),
        "at_least": _("at least"),
        "at_most": _("at most"),
        "range": _("range"),
    }


def reading_words() -> dict[str, str]:
    """Return how a figure was read, by the code of the ``reading`` column."""
    return {
        "first hand": _("from the document"),
        "official site": _("from an official site"),
        "transcription": _("from a third-party copy"),
        "press": _("from a press report"),
        "derived": _("our sum or calculation"),
    }


def reading_of(statement: Statement) -> str:
    """Return how the figure of ``statement`` was read; of one that the atlas made, by what."""
    if statement.ours:
        return _("our sum") if statement.series == DISTRICT_SUMS else _("our calculation")
    return reading_words()[statement.reading]


def shared_terms() -> dict[str, str]:
    """Return the terms of use that many cards share, in the language in use, by the words of the cards."""
    return {
        "terms not stated; facts cited": _("no terms of use given; facts cited"),
        "US Government work; facts cited": _("US Government work; facts cited"),
        "None stated; taken as all rights reserved": _("no terms of use given; all rights reserved"),
        "Copying for non-commercial purposes with attribution and links to the original is invited at its "
        "foot, which refers to Creative Commons without naming a licence": _(
            "non-commercial copying with attribution invited, no licence named"
        ),
    }


def terms_words(source: Source) -> str:
    """Return the terms of use of ``source``, in the language in use where its words are known."""
    return shared_terms().get(source.licence) or english_only(source.licence)


def lens_words(
    lens: str,
    sources: Mapping[str, Source],
    series: Mapping[str, Labelled],
    language: str,
    names: Mapping[str, str] = NO_NAMES,
) -> str:
    """Return the lens in words, as every picture must print it; ``names`` as in `spoken`."""
    kind, _colon, name = lens.partition(":")
    if kind == "source":
        return _("one document: {source}").format(
            source=sources[name].label(language) if name in sources else name
        )
    if kind == "speaker":
        known = series[name].label(language) if name in series else spoken(name, language, names)
        return _("one source: {speaker}").format(speaker=known)
    words = {
        "monitoring": _("official monitoring"),
        "lowest": _("lowest"),
        "highest": _("highest"),
        "newest": _("newest"),
    }
    return words.get(lens, lens)
