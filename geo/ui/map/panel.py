"""What stands beside the map: headline, claims, chart and what is not known, for one place and year."""

from __future__ import annotations

import streamlit as st

from geo.estimates import Timelines, change_on, counts, printed_first, same_zones
from geo.language import _, ngettext
from geo.markup import Markup, joined
from geo.model import LEVELS, Estimate, Place, Statement, View
from geo.style.lines import series_colours
from geo.style.numbers import unit_name
from geo.ui.claims.evidence import claim_rows, contested_tag, tags, value_link
from geo.ui.elements import show
from geo.ui.elements.caveats import caveats
from geo.ui.elements.chart import chart_frame, series_chart, slim
from geo.ui.elements.clipboard import sentence_button
from geo.ui.elements.html import render
from geo.ui.elements.outline import outline
from geo.ui.elements.ways import ways
from geo.ui.frame.addresses import definition_address, place_address
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.map.time_modes import range_panel
from geo.views.sentence import sentence_of
from geo.wording.change import change_from
from geo.wording.estimate import behind_words, figure_words
from geo.wording.view import lens_label, measure_label, published_by


def panel(view: View, atlas: Atlas, *, dark: bool) -> None:
    """Draw the panel for the view's place and year.

    Parameters
    ----------
    view : View
        With its year settled.
    dark : bool
        Whether the page is dark (for the chart's colours).
    """
    place = atlas.places.get(view.place)
    if view.year is None:
        show.info(_("No figure of this measure belongs to a single year."))
        return
    if view.since is not None:
        st.html(range_panel(view, place, atlas))
        return
    known = timelines_of(view.measure, view.lens)
    estimate = known.at(place.id, view.year, view.as_of)
    st.html(_headline(view, place, estimate, known, atlas))
    _chart(view, place, atlas, dark)
    sections = (
        ways(place, atlas),
        _claims(view, place, atlas),
        _earlier(view, place, atlas),
        _inside(view, place, atlas),
    )
    if any(sections):
        st.html(joined(sections))
    st.html(outline(place, atlas) + caveats(view, known, atlas))


def _headline(view: View, place: Place, estimate: Estimate | None, known: Timelines, atlas: Atlas) -> Markup:
    if estimate is None:
        body = render("map.paragraph", text=_nothing(view, place, atlas))
    else:
        body = _value(view, place, estimate, known, atlas)
    return render(
        "map.headline",
        profile=place_address(place.id),
        place=place.label(),
        year=view.year,
        definition=definition_address(view.measure),
        measure=measure_label(atlas, view.measure),
        body=body,
    )


def _value(view: View, place: Place, estimate: Estimate, known: Timelines, atlas: Atlas) -> Markup:
    value: str
    value = figure_words(estimate, atlas)
    basis = Markup.escape(behind_words(estimate, atlas))
    if estimate.headline_claim:
        value = value_link(estimate.headline_claim.id, value)
    else:
        basis += _ends(estimate)
    lens = _("Figure shown: {lens}").format(lens=lens_label(view.lens, atlas))
    return render(
        "map.value",
        value=value,
        change=_change(view, place, estimate, known, atlas),
        said=basis,
        marks=tags(estimate.flags) + contested_tag(estimate),
        lens=f"{lens} · {published_by(view.as_of)}",
        copy=sentence_button(sentence_of(estimate, known, atlas, view.as_of)),
    )


def _ends(estimate: Estimate) -> Markup:
    """Return links to the claims at both ends of a range that no single value stands for."""
    claims = estimate.claims
    low = next((s for s in claims if estimate.low in (s.low, s.value, s.high)), None)
    high = next((s for s in claims if estimate.high in (s.low, s.value, s.high)), None)
    found = [(s, words) for s, words in ((low, _("lowest")), (high, _("highest"))) if s]
    return joined(Markup(" · {}").format(value_link(s.id, words)) for s, words in found)


def _nothing(view: View, place: Place, atlas: Atlas) -> str:
    """Say why there is no value: nothing is claimed, or not in the unit of the map."""
    stated = claims_for(view, place, atlas)
    units = {s.unit for s in stated if counts(s)}
    if units and atlas.measures[view.measure].unit not in units:
        return _("Published in {units} only: listed below, not drawn beside figures in {unit}.").format(
            units=", ".join(sorted(units)), unit=atlas.measures[view.measure].unit
        )
    if stated:
        return _("No figure can be shown for the place itself; those that exist are listed below.")
    return _("No figure for this place and year. No data is not zero.")


def _change(view: View, place: Place, estimate: Estimate, known: Timelines, atlas: Atlas) -> str:
    """Return the change on the year before in words, or why there is none."""
    before = known.at(place.id, view.shown_year - 1, view.as_of)
    if before is None or estimate.headline is None:
        return ""
    change = change_on(before, estimate, atlas.series)
    if change.percent is None:
        return change.reason
    coverage = same_zones([before], [estimate], known, atlas.surveyed(view.as_of), view.as_of)
    if coverage is not None and coverage.bars:
        return coverage.short
    words = change_from(change.percent, view.shown_year - 1)
    return f"{words}; {coverage.short}" if coverage is not None else words


def claims_for(view: View, place: Place, atlas: Atlas) -> list[Statement]:
    """Return every statement on the view's measure, ``place`` and year known by its as-of day.

    What says how much there was before changes and targets; what was printed before what the
    atlas calculated; monitoring series first, then by publication, newest first.
    """
    found = [
        s
        for s in atlas.statements.values()
        if s.measure == view.measure
        and s.place == place.id
        and s.period_start.year <= view.shown_year <= s.period_end.year
        and (view.as_of is None or atlas.sources[s.source].published_to <= view.as_of)
    ]

    def order(s: Statement) -> tuple[bool, int, str]:
        series = atlas.series.get(s.series)
        return (
            not (series and series.monitor),
            -atlas.sources[s.source].published_to.toordinal(),
            s.id,
        )

    return sorted(printed_first(sorted(found, key=order)), key=lambda s: not counts(s))


def _claims(view: View, place: Place, atlas: Atlas) -> Markup:
    found = claims_for(view, place, atlas)
    if not found:
        return Markup()
    text = ngettext("{n} figure for {year}", "{n} figures for {year}", len(found))
    heading = text.format(n=len(found), year=view.year)
    return render("map.section", heading=heading, body=claim_rows(found, atlas, sentences=True))


def _inside(view: View, place: Place, atlas: Atlas) -> Markup:
    """Return the claims about ways and spots of this place, which no level draws as an area."""
    others = [other for other in atlas.places.children(place.id) if other.kind not in LEVELS]
    return joined(
        render("map.section", heading=other.label(), body=claim_rows(found, atlas, sentences=True))
        for other in others
        if (found := claims_for(view, other, atlas))
    )


def _earlier(view: View, place: Place, atlas: Atlas) -> Markup:
    """Return what an older place drawn on this outline is, with its claims of the year, set apart."""
    if place.predecessor_of:
        return render("map.note", text=_borrowed(place, atlas.places.get(place.predecessor_of)))
    apart = _("Separate series: not comparable.")
    parts = []
    for older in atlas.places:
        if older.predecessor_of != place.id:
            continue
        heading = _("{place}: an earlier series").format(place=older.label())
        if found := claims_for(view, older, atlas):
            rows = claim_rows(found, atlas, sentences=True)
        else:
            rows = render("map.paragraph", text=_years_told(view, older, atlas))
        note = f"{_borrowed(older, place)} {apart}"
        parts.append(render("map.section", heading=heading, note=note, body=rows))
    return joined(parts)


def _borrowed(older: Place, successor: Place) -> str:
    return _("{place} is drawn on the outline of {successor}, which may differ.").format(
        place=older.label(), successor=successor.label()
    )


def _years_told(view: View, place: Place, atlas: Atlas) -> str:
    """Say for which years an older place has figures of the view's measure."""
    years = {
        s.period_end.year
        for s in atlas.known(view.as_of).values()
        if s.place == place.id and s.measure == view.measure
    }
    if not years:
        return _("No figures of this measure.")
    return _("Figures for {years}.").format(years=", ".join(map(str, sorted(years))))


def _chart(view: View, place: Place, atlas: Atlas, dark: bool) -> None:
    frame = chart_frame(place.id, view.measure, atlas, view.as_of)
    if frame.empty:
        return
    breaks = [b.year for b in atlas.breaks_known(view.as_of) if b.concerns(view.measure, place.id)]
    unit = atlas.measures[view.measure].unit
    show.caption(
        _("{measure}, {unit}: one line per series; dots are single figures").format(
            measure=measure_label(atlas, view.measure), unit=unit_name(unit)
        )
    )
    palette = list(series_colours(dark))
    spec = series_chart(frame, view.year, breaks, palette, ranks=unit == "rank")
    st.vega_lite_chart(slim(frame), spec, width="stretch")
