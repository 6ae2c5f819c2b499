"""One claim in words, in the language in use: its value with its bound, and who makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.language import _, current, ngettext
from geo.maps.words import NO_NAMES, Labelled, published, spoken
from geo.model import DISTRICT_SUMS, Route, Source, Statement
from geo.style import bound_text, format_number, unit_name


def kind_words() -> dict[str, str]:
    """Return what a reader calls each kind of statement."""
    return {
        "level": _("Amount"),
        "price": _("Price"),
        "change": _("Change"),
        "ratio": _("Ratio"),
        "gap": _("Gap between two estimates"),
        "target": _("Target, not an outcome"),
        "share": _("Share"),
        "rank": _("Rank"),
        "trend": _("Trend, without a number"),
    }


def combine_words(combine: str) -> str:
    """Return how values of a measure may be combined, in words."""
    return {
        "none": _("figures are never added"),
        "sum": _("may be added over places and periods that do not overlap"),
        "sum over disjoint places": _("may be added over places that do not overlap, never over years"),
        "sum over disjoint periods": _("may be added over periods that do not overlap"),
    }.get(combine, combine)


def change_from(percent: float, year: int) -> str:
    """Return "3.3 % less than in 2023": a change from ``year``, one decimal below ten, none above."""
    rounded = round(percent, 1) if abs(percent) < 10 else round(percent)
    if not rounded:
        return _("the same as in {year}").format(year=year)
    text = _("{number} % more than in {year}") if percent > 0 else _("{number} % less than in {year}")
    return text.format(number=format_number(abs(rounded), current()), year=year)


def claim_text(statement: Statement) -> str:
    """Return the value with the words of its bound; a change or trend says whether more or less."""
    if statement.kind == "trend":
        return unit_name(statement.unit, current())
    if statement.kind == "change" and statement.value is not None:
        # The bound of a change is on its size: "at most 18 % less" is no deeper cut.
        size = bound_text(abs(statement.value), None, None, statement.bound, statement.unit, current())
        return (_("{value} more") if statement.value > 0 else _("{value} less")).format(value=size)
    text = bound_text(
        statement.value, statement.low, statement.high, statement.bound, statement.unit, current()
    )
    if statement.kind == "ratio" and statement.unit in ("ratio", ""):
        return _("{number} times").format(number=text)
    return text


def claimant(
    statement: Statement,
    sources: Mapping[str, Source],
    series: Mapping[str, Labelled],
    names: Mapping[str, str] = NO_NAMES,
) -> str:
    """Return the person and institution that make the claim, else the series, else the publisher.

    ``names`` is as in `geo.maps.words.spoken`.
    """
    named = [n for n in (statement.attributed_to, statement.institution) if n]
    if named:
        return ", ".join(spoken(name, current(), names) for name in named)
    if statement.series in series:
        return series[statement.series].label(current())
    return spoken(sources[statement.source].publisher, current(), names)


def printed_words(
    statement: Statement, series: Mapping[str, Labelled], districts: Mapping[str, Sequence[str]]
) -> str:
    """Return the figure as the source prints it; of one that the atlas calculated, of what it is made.

    ``districts`` are, by zone, the names of those that the atlas adds up.
    """
    if not statement.ours:
        return " ".join(text for text in (statement.value_stated, statement.unit_stated) if text)
    made = series[statement.series].label(current()) if statement.series in series else ""
    names = districts.get(statement.place, ())
    if statement.series == DISTRICT_SUMS and names:
        text = ngettext(
            "Our sum of {count} district, from UNODC figures",
            "Our sum of {count} districts, from UNODC figures",
            len(names),
        )
        made = f"{text.format(count=len(names))}: {', '.join(names)}"
    return _("not printed. {made}").format(made=made)


def cited(record: Statement | Route, sources: Mapping[str, Source]) -> str:
    """Return the source of a record with its day, and the document it was read in where that is another."""
    source = sources[record.source]
    text = f"{source.label(current())}, {published(source, current())}"
    if not record.read_in:
        return text
    return _("{source}; read in {document}").format(
        source=text, document=sources[record.read_in].label(current())
    )
