"""One claim in words: its value with its bound, who makes it, where it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.language import _, bilingual, current, english_only, ngettext, translated
from geo.model import DISTRICT_SUMS, Route, Source, Statement
from geo.model.statement import UNNAMED, UNNAMED_ES
from geo.style import bound_text, unit_name
from geo.wording.change import more_or_less_by
from geo.wording.kinds import reading_words, shared_terms
from geo.wording.period import published_words
from geo.wording.records import Labelled, Records


def claim_text(statement: Statement) -> str:
    """Return the value with the words of its bound; a change or trend says whether more or less."""
    if statement.kind == "trend":
        return unit_name(statement.unit)
    if statement.kind == "change" and statement.value is not None:
        # The bound of a change is on its size: "at most 18 % less" is no deeper cut.
        size = bound_text(abs(statement.value), None, None, statement.bound, statement.unit)
        return more_or_less_by(statement.value, size)
    text = bound_text(statement.value, statement.low, statement.high, statement.bound, statement.unit)
    if statement.kind == "ratio" and statement.unit in ("ratio", ""):
        return _("{number} times").format(number=text)
    return text


def spoken(name: str, names: Mapping[str, str]) -> str:
    """Return the name of a person, institution or publisher in the language in use.

    Parameters
    ----------
    name : str
        Name as the data write it, in English or in the one form it has.
    names : mapping of str to str
        Spanish name by the name in the data (`geo.catalog.load_institutions`).
    """
    return names.get(name, name) if current() == "es" else name


def unnamed(statement: Statement | Route) -> bool:
    """Say whether a document gives a target without saying whose it is; it is not the publisher's own."""
    if statement.institution == UNNAMED:
        return not statement.attributed_to
    named = statement.attributed_to or statement.institution
    return isinstance(statement, Statement) and statement.kind == "target" and not (named or statement.series)


def unnamed_words() -> str:
    """Return who says a figure of which the document does not say it."""
    return bilingual(UNNAMED, UNNAMED_ES)


def claimant(statement: Statement, records: Records) -> str:
    """Return the person and institution that make the claim, else the series, else the publisher."""
    if unnamed(statement):
        return unnamed_words()
    named = [n for n in (statement.attributed_to, statement.institution) if n]
    if named:
        return ", ".join(spoken(name, records.institutions) for name in named)
    if statement.series in records.series:
        return records.series[statement.series].label()
    return spoken(records.sources[statement.source].publisher, records.institutions)


def speaker_words(statement: Statement | Route, source: Source, names: Mapping[str, str]) -> str:
    """Return the person with the institution, or whichever is named, else the publisher."""
    if unnamed(statement):
        return unnamed_words()
    person, body = (spoken(name, names) for name in (statement.attributed_to, statement.institution))
    if person and body and person != body:
        return f"{person} ({body})"
    return person or body or spoken(source.publisher, names)


def published(source: Source) -> str:
    """Return the day of publication, or the window it is known to lie in."""
    return published_words(source.published_from, source.published_to)


def cited(record: Statement | Route, sources: Mapping[str, Source]) -> str:
    """Return the source of a record with its day, and the document it was read in where that is another."""
    source = sources[record.source]
    text = f"{source.label()}, {published(source)}"
    if not record.read_in:
        return text
    return _("{source}; read in {document}").format(source=text, document=sources[record.read_in].label())


def definition(statement: Statement) -> str:
    """Return what the statement counts, in the language in use where the data have it; empty if not said."""
    return translated(statement.definition, statement.definition_es)


def denominator(statement: Statement) -> str:
    """Return of what total or against what the statement is, as `definition`."""
    return translated(statement.denominator, statement.denominator_es)


def printed_words(
    statement: Statement, series: Mapping[str, Labelled], districts: Mapping[str, Sequence[str]]
) -> str:
    """Return the figure as the source prints it; of one that the atlas calculated, of what it is made.

    ``districts`` are, by zone, the names of those that the atlas adds up.
    """
    if not statement.ours:
        return " ".join(text for text in (statement.value_stated, statement.unit_stated) if text)
    made = series[statement.series].label() if statement.series in series else ""
    names = districts.get(statement.place, ())
    if statement.series == DISTRICT_SUMS and names:
        text = ngettext(
            "Our sum of {count} district, from UNODC figures",
            "Our sum of {count} districts, from UNODC figures",
            len(names),
        )
        made = f"{text.format(count=len(names))}: {', '.join(names)}"
    return _("not printed. {made}").format(made=made)


def reading_of(statement: Statement) -> str:
    """Return how the figure of ``statement`` was read; of one that the atlas made, by what."""
    if statement.ours:
        return _("our sum") if statement.series == DISTRICT_SUMS else _("our calculation")
    return reading_words()[statement.reading]


def terms_words(source: Source) -> str:
    """Return the terms of use of ``source``, in the language in use where its words are known."""
    return shared_terms().get(source.licence) or english_only(source.licence)
