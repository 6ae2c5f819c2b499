"""Everything one statement says of itself, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from geo.catalog.published import STATEMENT
from geo.catalog.published import published as overlay
from geo.estimates.density import made_from
from geo.language import _
from geo.markup import Markup
from geo.model import LEVELS, Route, Statement
from geo.style.numbers import format_date, unit_name
from geo.ui.claims.evidence import against_words, card_link, locator_words, value_link
from geo.ui.elements.english import in_use
from geo.ui.elements.html import link, render
from geo.ui.frame.addresses import (
    address,
    definition_address,
    place_address,
    series_address,
    statement_address,
)
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.person import shown_name
from geo.wording.claim import claim_text, printed_words, published, reading_of, spoken
from geo.wording.kinds import flag_words, kind_name, kind_words
from geo.wording.period import period_of
from geo.wording.view import measure_label

Fact = tuple[str, str]
"""What a fact is called, and the fact: a text, or HTML; one that is empty is not shown."""


def facts_table(facts: Iterable[Fact]) -> Markup:
    """Return facts as an HTML table, one row a fact."""
    return render("claims.facts", facts=facts)


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
    return [*_amount(s, atlas), *_subject(s, atlas), *_speakers(s, atlas), *_reading(s, atlas), *_review(s)]


def _amount(s: Statement, atlas: Atlas) -> list[Fact]:
    held = [
        (_("figure"), s.value),
        (_("low"), s.low),
        (_("high"), s.high),
    ]
    numbers = ", ".join(f"{name} {value:.12g}" for name, value in held if value is not None)
    as_held = unit_name(s.unit)
    if numbers:
        as_held = _("{numbers} (unit: {unit})").format(numbers=numbers, unit=as_held)
    return [
        (_("Figure"), claim_text(s)),
        (_("As printed"), printed_words(s, atlas.series, atlas.districts)),
        (_("Made from"), _parent(s, atlas)),
        (_("As stored in the data"), as_held),
        (_("Kind"), kind_words()[s.kind]),
        (_("Cautions"), "; ".join(flag_words(s.flags))),
    ]


def _parent(s: Statement, atlas: Atlas) -> Markup:
    """Return the figure from which a density is made, linked; empty for any other figure."""
    parent = atlas.statements.get(made_from(s))
    return value_link(parent.id, claim_text(parent)) if parent else Markup()


def _subject(s: Statement, atlas: Atlas) -> list[Fact]:
    period = f"{period_of(s)} ({basis_words()[s.period_basis]})"
    on_map = link(_map_of(s, atlas), _("show it on the map"))
    return [
        (_("Measure"), link(definition_address(s.measure), measure_label(atlas, s.measure))),
        (_("Definition"), in_use(s.definition, s.definition_es)),
        (against_words(s), in_use(s.denominator, s.denominator_es)),
        (_("Place"), Markup("{} · {}").format(_place(s.place, atlas), on_map)),
        (_("Destination"), _place(s.to_place, atlas)),
        (_("Period"), period),
    ]


def _place(place: str, atlas: Atlas) -> Markup:
    if not place:
        return Markup()
    found = atlas.places.get(place)
    named = link(place_address(place), found.label())
    return Markup("{} ({})").format(named, kind_name(found.kind))


def _map_of(s: Statement, atlas: Atlas) -> str:
    """Return the address of the map on the statement's measure, place and last year."""
    kind = atlas.places.get(s.place).kind
    parts: dict[str, Any] = {"level": kind} if kind in LEVELS else {}
    return address("map", measure=s.measure, place=s.place, year=s.period_end.year, **parts)


def _speakers(s: Statement, atlas: Atlas) -> list[Fact]:
    series = atlas.series.get(s.series)
    return [
        (_("Person"), spoken(s.attributed_to, atlas.institutions)),
        (_("Institution"), spoken(s.institution, atlas.institutions)),
        (_("How it is given"), stance_words()[s.stance]),
        (_("Series"), link(series_address(series.id), series.label()) if series else ""),
    ]


def _reading(s: Statement, atlas: Atlas) -> list[Fact]:
    return [
        *source_facts(s, atlas),
        (_("How we read it"), reading_of(s)),
        (_("Place in the text"), locator_words(s)),
        (_("Note"), in_use(s.note, s.note_es)),
        (_("Id"), link(statement_address(s.id), s.id)),
    ]


def _review(s: Statement) -> list[Fact]:
    """Return who accepted a published figure of the workspace, and how sure it and its source are."""
    item = overlay().items.get((STATEMENT, s.id))
    if item is None or "reliability" not in item.evidence:
        return []
    # Imported here: only where something is published there is a database.
    from geo.review.publication.grades import confidence_words, reliability_words

    evidence = item.evidence
    return [
        (_("Reliability of the source"), reliability_words()[evidence["reliability"]]),
        (_("Confidence in the figure"), confidence_words()[evidence["confidence"]]),
        (
            _("Accepted by"),
            f"{shown_name(evidence['by'])}, {format_date(date.fromisoformat(evidence['at'][:10]))}",
        ),
        (_("Published in"), _("batch {number}").format(number=item.batch)),
        (_("File"), evidence["name"]),
    ]


def source_facts(record: Statement | Route, atlas: Atlas) -> list[Fact]:
    """Return the source and the document it was read in, with their days, linked to their cards."""
    facts: list[Fact] = []
    first = _("Made from figures of") if isinstance(record, Statement) and record.ours else _("Document")
    for name, id in ((first, record.source), (_("Read in"), record.read_in)):
        if id:
            source = atlas.sources[id]
            facts.append((name, Markup("{}, {}").format(card_link(source), published(source))))
    return facts
