"""Every place by kind, with one line on what is known of it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.language import _, current, ngettext
from geo.markup import Markup, joined
from geo.model import Place, Statement, View
from geo.model.view import parts_of_lens
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas, load_atlas, timelines_of
from geo.ui.places.facts import place_link
from geo.ui.places.figures import when_words
from geo.ui.places.ways import routes_known
from geo.views.record import by_measure, stated_of
from geo.wording.claim import claim_text
from geo.wording.estimate import estimate_words
from geo.wording.kinds import kinds_in_order
from geo.wording.period import period_of, span_words
from geo.wording.view import measure_label


def index(view: View, atlas: Atlas) -> Markup:
    """Return all places by kind as HTML tables, each linked to its profile."""
    known = known_lines(atlas.version, view.whole_lens, view.as_of, current())
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
    stated = stated_of(place.id, atlas, as_of, parts_of_lens(lens)[1])
    parts = [_counted(stated), _newest(place, stated, lens, as_of, atlas)] if stated else []
    ends = [(r.from_place, r.to_place, r.corridor) for r in routes_known(atlas, as_of)]
    if ways := sum(place.id in end for end in ends):
        text = ngettext("named in {n} route stage", "named in {n} route stages", ways)
        parts.append(text.format(n=ways))
    return " · ".join(part for part in parts if part) or _("no figure and no route in the sources")


def _counted(stated: list[Statement]) -> str:
    years = [y for s in stated for y in (s.period_start.year, s.period_end.year)]
    text = ngettext("{n} figure, {years}", "{n} figures, {years}", len(stated))
    return text.format(n=len(stated), years=span_words(min(years), max(years)))


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
            return f"{name} {when_words(estimate)}: {estimate_words(estimate, atlas)}"
    measure, claims = next(iter(found.items()))
    return f"{measure_label(atlas, measure.id)} {period_of(claims[0])}: {claim_text(claims[0])}"
