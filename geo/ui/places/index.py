"""Every place by kind, with one line on what is known of it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.language import _, current, ngettext
from geo.markup import Markup, joined
from geo.model import Estimate, Place, Statement, View
from geo.style.numbers import format_range
from geo.ui.claims.evidence import claim_text
from geo.ui.claims.periods import period_words, years_words
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas, load_atlas, timelines_of
from geo.ui.map.controls import measure_label
from geo.ui.places.facts import kinds_in_order, place_link
from geo.ui.places.figures import claim_behind, value_text
from geo.ui.places.record import by_measure, stated_of
from geo.ui.places.ways import routes_known


def index(view: View, atlas: Atlas) -> Markup:
    """Return all places by kind as HTML tables, each linked to its profile."""
    known = known_lines(atlas.version, view.lens, view.as_of, current())
    kinds = kinds_in_order()
    kinds |= {place.kind: place.kind for place in atlas.places if place.kind not in kinds}
    by_kind = {kind: [place for place in atlas.places if place.kind == kind] for kind in kinds}
    return joined(_table(kinds[kind], places, known) for kind, places in by_kind.items() if places)


def _table(heading: str, places: list[Place], known: dict[str, str]) -> Markup:
    return render(
        "elements.table",
        heads=(_("Place"), _("Figures and routes")),
        rows=[
            render("elements.headed_row", head=place_link(place), cells=[known[place.id]]) for place in places
        ],
        css="index",
        caption=f"{heading} ({len(places)})",
    )


@st.cache_resource(show_spinner=False, max_entries=32)
def known_lines(version: str, lens: str, as_of: date | None, language: str) -> dict[str, str]:
    """Return one line for each place; made once per data ``version``, lens, day and language in use."""
    atlas = load_atlas()
    return {place.id: known_line(place, lens, as_of, atlas) for place in atlas.places}


def known_line(place: Place, lens: str, as_of: date | None, atlas: Atlas) -> str:
    """Return number of statements, years, the newest value and the reported ways of ``place``."""
    stated = stated_of(place.id, atlas, as_of)
    parts = [_counted(stated), _newest(place, stated, lens, as_of, atlas)] if stated else []
    ends = [(r.from_place, r.to_place, r.corridor) for r in routes_known(atlas, as_of)]
    if ways := sum(place.id in end for end in ends):
        text = ngettext("named in {n} route stage", "named in {n} route stages", ways)
        parts.append(text.format(n=ways))
    return " · ".join(part for part in parts if part) or _("no figure and no route in the sources")


def _counted(stated: list[Statement]) -> str:
    years = [y for s in stated for y in (s.period_start.year, s.period_end.year)]
    text = ngettext("{n} figure, {years}", "{n} figures, {years}", len(stated))
    first, last = min(years), max(years)
    span = years_words([first]) if first == last else _("{first} to {last}").format(first=first, last=last)
    return text.format(n=len(stated), years=span)


def _newest(place: Place, stated: list[Statement], lens: str, as_of: date | None, atlas: Atlas) -> str:
    """Return the newest value of the first measure, in the order of the measures, that has one.

    Where none has (another currency, a share), the newest claim stands for it.
    """
    found = by_measure(stated, atlas)
    for measure in found:
        known = timelines_of(measure.id, lens)
        years = known.years([place.id], as_of)
        if years and (estimate := known.at(place.id, years[-1], as_of)):
            name = measure_label(atlas, measure.id)
            return f"{name} {_value(estimate, atlas)}"
    measure, claims = next(iter(found.items()))
    period = period_words(claims[0].period_start, claims[0].period_end)
    return f"{measure_label(atlas, measure.id)} {period}: {claim_text(claims[0])}"


def _value(estimate: Estimate, atlas: Atlas) -> str:
    behind = claim_behind(estimate, atlas)
    if behind is None:
        unit = atlas.measures[estimate.measure].unit
        text = format_range(estimate.low, estimate.high, unit, current())
        told = _("{year}: {value}, figures differ") if estimate.contested else "{year}: {value}"
        return told.format(year=estimate.year, value=text)
    period = period_words(behind.period_start, behind.period_end)
    return f"{period}: {value_text(behind, estimate)}"
