"""Everything one statement says of itself, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from geo.language import _, current
from geo.model import LEVELS, Route, Statement
from geo.style.numbers import unit_name
from geo.ui.elements.english import in_english, in_use
from geo.ui.frame.addresses import (
    address,
    definition_address,
    place_address,
    series_address,
    source_address,
    statement_address,
)
from geo.ui.frame.atlas import Atlas
from geo.wording.claim import claim_text, printed_words, published, reading_of, spoken
from geo.wording.kinds import flag_words, kind_name, kind_words
from geo.wording.period import period_of
from geo.wording.view import measure_label

Fact = tuple[str, str]
"""What a fact is called, and the fact as HTML; one that is empty is not shown."""


def facts_table(facts: Iterable[Fact]) -> str:
    """Return facts as an HTML table, one row a fact."""
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{html}</td></tr>' for name, html in facts if html
    )
    return f'<table class="plain facts"><tbody>{rows}</tbody></table>'


def link(target: str, text: str) -> str:
    """Return an HTML link inside the dashboard."""
    return f'<a href="{escape(target)}" target="_self">{escape(text)}</a>'


def stance_words() -> dict[str, str]:
    """Return how a speaker stands to the claim, as the end of a sentence."""
    return {
        "asserts": _("gives this figure"),
        "reports": _("reports this figure from others"),
        "disputes": _("disputes this figure"),
        "calculates": _("calculated this figure: the source does not print it"),
    }


def basis_words() -> dict[str, str]:
    """Return where the period of a figure comes from, by the code of ``period_basis``."""
    return {
        "stated": _("given in the document"),
        "inferred": _("inferred from the date of publication"),
        "parts": _("that of the figures it is made from"),
    }


def statement_facts(s: Statement, atlas: Atlas) -> list[Fact]:
    """Return all that is held of a statement, in the order of the evidence view."""
    return [*_amount(s, atlas), *_subject(s, atlas), *_speakers(s, atlas), *_reading(s, atlas)]


def _amount(s: Statement, atlas: Atlas) -> list[Fact]:
    held = [
        (_("figure"), s.value),
        (_("low"), s.low),
        (_("high"), s.high),
    ]
    numbers = ", ".join(f"{name} {value:.12g}" for name, value in held if value is not None)
    as_held = unit_name(s.unit, current())
    if numbers:
        as_held = _("{numbers} (unit: {unit})").format(numbers=numbers, unit=as_held)
    return [
        (_("Figure"), escape(claim_text(s))),
        (_("As printed"), _printed(s, atlas)),
        (_("As stored in the data"), escape(as_held)),
        (_("Kind"), escape(kind_words()[s.kind])),
        (_("Cautions"), escape("; ".join(flag_words(s.flags)))),
    ]


def _printed(s: Statement, atlas: Atlas) -> str:
    printed = printed_words(s, atlas.series, atlas.districts)
    return escape(printed)


def _subject(s: Statement, atlas: Atlas) -> list[Fact]:
    against = _("Share of") if s.kind == "share" else _("Compared with")
    period = f"{period_of(s)} ({basis_words()[s.period_basis]})"
    on_map = link(_map_of(s, atlas), _("show it on the map"))
    return [
        (_("Measure"), link(definition_address(s.measure), measure_label(atlas, s.measure))),
        (_("Definition"), in_use(s.definition, s.definition_es)),
        (against, in_use(s.denominator, s.denominator_es)),
        (_("Place"), f"{_place(s.place, atlas)} · {on_map}"),
        (_("Destination"), _place(s.to_place, atlas)),
        (_("Period"), escape(period)),
    ]


def _place(place: str, atlas: Atlas) -> str:
    if not place:
        return ""
    found = atlas.places.get(place)
    return f"{link(place_address(place), found.label(current()))} ({escape(kind_name(found.kind))})"


def _map_of(s: Statement, atlas: Atlas) -> str:
    """Return the address of the map on the statement's measure, place and last year."""
    kind = atlas.places.get(s.place).kind
    level = {"level": kind} if kind in LEVELS else {}
    return address("map", measure=s.measure, place=s.place, year=s.period_end.year, **level)


def _speakers(s: Statement, atlas: Atlas) -> list[Fact]:
    series = atlas.series.get(s.series)
    return [
        (_("Person"), escape(spoken(s.attributed_to, atlas.institutions))),
        (_("Institution"), escape(spoken(s.institution, atlas.institutions))),
        (_("How it is given"), escape(stance_words()[s.stance])),
        (_("Series"), link(series_address(series.id), series.label(current())) if series else ""),
    ]


def _reading(s: Statement, atlas: Atlas) -> list[Fact]:
    return [
        *source_facts(s, atlas),
        (_("How we read it"), escape(reading_of(s))),
        (_("Place in the text"), locator(s)),
        (_("Note"), in_english(s.note)),
        (_("Id"), link(statement_address(s.id), s.id)),
    ]


def source_facts(record: Statement | Route, atlas: Atlas) -> list[Fact]:
    """Return the source and the document it was read in, with their days, linked to their cards."""
    facts = []
    first = _("Made from figures of") if isinstance(record, Statement) and record.ours else _("Document")
    for name, id in ((first, record.source), (_("Read in"), record.read_in)):
        if id:
            source = atlas.sources[id]
            day = escape(published(source))
            facts.append((name, f"{link(source_address(id), source.label(current()))}, {day}"))
    return facts


def locator(record: Statement | Route) -> str:
    """Return where in the document's text the words stand; empty where the text is not held."""
    if record.paragraph is None:
        return ""
    return escape(
        _("Paragraph {paragraph}, characters {start} to {end}").format(
            paragraph=record.paragraph, start=record.start, end=record.end
        )
    )
