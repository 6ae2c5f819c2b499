"""Places: the profile of any place, or all of them by kind with what is known of each."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

import streamlit as st

from geo import paths
from geo.catalog.published import fixed, published
from geo.language import _, current
from geo.maps.where import where
from geo.markup import Markup, joined
from geo.model import LEVELS, Place, View
from geo.model.view import EXPORT_CORRIDORS, LAYERS
from geo.ui.elements import show
from geo.ui.elements.clipboard import copy_link
from geo.ui.elements.drawing import drawing
from geo.ui.elements.html import link, render
from geo.ui.elements.print_button import print_button
from geo.ui.frame.addresses import address, map_address, place_address
from geo.ui.frame.atlas import Atlas, load_atlas, timelines_of
from geo.ui.frame.shipped import style_sheet
from geo.ui.frame.state import address_parts, change_view, current_view, write_address
from geo.ui.places.charts import SECOND, charted, charts
from geo.ui.places.claims import claims
from geo.ui.places.facts import heading, relations
from geo.ui.places.figures import MOST_FIRST, Figures, figures, figures_table, leading
from geo.ui.places.index import index
from geo.ui.places.shape import how_sure
from geo.ui.places.shares import shares
from geo.ui.places.unknown import not_known
from geo.ui.places.ways import corridor, corridor_facts, ways_through
from geo.ui.view.as_of import as_of_control
from geo.ui.view.controls import lens_control
from geo.ui.view.export_menu import Exported, chart_export, export_menu, view_export
from geo.ui.view.opening import ALL_PLACES, asks_for_list
from geo.views.sentence import sentence_of
from geo.wording.kinds import kind_name, kinds_in_order, measure_groups
from geo.wording.view import lens_label, measure_label, published_by

AROUND = 2.5
"""Degrees to every side of a point that the map shows of a place without an outline."""


def places_page(view: View, atlas: Atlas) -> None:
    """Draw the profile the address asks for, or the list of all places where it names none."""
    listed = asks_for_list(address_parts(), atlas)
    style_sheet("places")
    found = [] if listed else figures(view, atlas)
    _bar(view, found, atlas, listed=listed)
    if listed:
        _list(view, atlas)
        return
    with fixed(published()):  # each claim would look at the database anew
        _profile(view, found, atlas)


def _bar(view: View, found: list[Figures], atlas: Atlas, *, listed: bool) -> None:
    """Draw the row above: chooser, lens, as-of day, and what can be done with the profile."""
    with st.container(key="places_bar", horizontal=True, vertical_alignment="bottom", gap="small"):
        _chooser(view, atlas, listed=listed)
        lens_control(view, atlas, "places_lens", 165)
        as_of_control(view, atlas, "places_as_of", 130)
        if listed:
            export_menu([view_export(lambda: view, atlas, heading=measure_label(atlas, view.measure))])
            return
        on_map, every = map_address(view_on_map(view, found, atlas)), address("places", others=ALL_PLACES)
        pairs = ((on_map, _("Show on the map")), (every, _("All places")))
        st.html(render("places.links", pairs=pairs), width="content")
        export_menu([_exported(view, found, atlas)])
        copy_link()
        print_button(_("Print"))


def _exported(view: View, found: list[Figures], atlas: Atlas) -> Exported:
    """Return the chart that stands first as files; the place on the map where there is no chart."""
    measures = charted(found, view, atlas)
    if not measures:
        shown = view_on_map(view, found, atlas)
        on_map = _("{place} on the map").format(place=atlas.places.get(view.place).label())
        return view_export(lambda: shown, atlas, heading=on_map)
    first = measures[0]
    shown = replace(view, measure=first.id, since=None)
    heading = f"{measure_label(atlas, first.id)}, {atlas.places.get(view.place).label()}"
    return chart_export(shown, atlas, "lines", heading=heading)


def _chooser(view: View, atlas: Atlas, *, listed: bool) -> None:
    labels = choices(atlas)
    st.session_state["place_chosen"] = None if listed else view.place

    def chosen() -> None:
        place = st.session_state["place_chosen"]
        if place in atlas.places:
            change_view(place=place)
            second = {name: text for name, text in address_parts().items() if name == SECOND}
            write_address(current_view(), **second)

    show.selectbox(
        _("Place"),
        list(labels),
        index=None,
        key="place_chosen",
        format_func=labels.__getitem__,
        placeholder=_("Any name, in either language"),
        on_change=chosen,
        width=265,
    )


def choices(atlas: Atlas) -> dict[str, str]:
    """Return what the chooser offers: places by kind, each with all the names it answers to."""
    order = list(kinds_in_order())

    def rank(place: Place) -> int:
        return order.index(place.kind) if place.kind in order else len(order)

    labels = {}
    for place in sorted(atlas.places, key=rank):
        names = dict.fromkeys([place.label(), place.name, place.name_es, *place.aliases])
        kind = kind_name(place.kind)
        labels[place.id] = f"{kind[:1].upper()}{kind[1:]}: {' · '.join(names)}"
    return labels


def _list(view: View, atlas: Atlas) -> None:
    place = atlas.places.get(view.place)
    text = _("On the map now: {place}. Open its profile.").format(place=place.label())
    shown = link(place_address(place.id), text)
    with st.container(key="places_list"):
        st.html(render("places.list", text=shown, status=status(view, atlas), index=index(view, atlas)))


def _profile(view: View, found: list[Figures], atlas: Atlas) -> None:
    place = atlas.places.get(view.place)
    dark = st.context.theme.type == "dark"
    with st.container(key="place"):
        left, right = st.columns([1.9, 1], gap="medium")
        if published().items:  # among them the words of documents that may be taken away again
            texts = _texts(view, atlas)
        else:
            texts = _kept_texts(atlas.version, view, _documents(), atlas)
        with left:
            st.html(texts.beside)
        with right:
            drawing(locator_of(atlas.version, place.id, current()), key="locator", dark=dark)
            st.html(render("places.sure", text=how_sure(place, atlas)))
        charts(found, view, atlas, dark=dark)
        if texts.further:
            st.html(texts.further)
        st.html(texts.below)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The words of a profile as HTML: beside the small map, below the charts, and all that is claimed."""

    beside: Markup
    further: Markup
    below: Markup


@st.cache_resource(show_spinner=False, max_entries=32)
def _kept_texts(version: str, view: View, documents: tuple[tuple[str, int], ...], _atlas: Atlas) -> _Texts:
    """Return the words of a profile, made once for all readers of one ``view``; they take up to 1 MB."""
    return _texts(view, _atlas)


def _documents() -> tuple[tuple[str, int], ...]:
    """Return what changes when the text of a document comes or goes, whose sentences a profile shows."""
    try:
        with os.scandir(paths.seeds_dir()) as entries:
            return tuple(sorted((one.name, one.stat().st_mtime_ns) for one in entries))
    except OSError:
        return ()


def _texts(view: View, atlas: Atlas) -> _Texts:
    place, found = atlas.places.get(view.place), figures(view, atlas)
    told = status(view, atlas)
    first, last = (told, Markup()) if view.without else (Markup(), told)
    about = last + corridor_facts(place, atlas, view.as_of) + relations(place, atlas)
    ways = shares(view, atlas) + _ways(place, view, atlas)
    # What is known comes first, beside the map; before it only that something is left out.
    known = _sentence(found, view, atlas) + (_newest(found, view, atlas) if found else Markup())
    return _Texts(
        beside=heading(place, atlas) + first + known + about + (Markup() if found else ways),
        further=render("places.further", body=ways) if found and ways else Markup(),
        below=claims(view, atlas) + not_known(view, found, atlas) + _foot(view, atlas),
    )


def _newest(found: list[Figures], view: View, atlas: Atlas) -> Markup:
    """Return the figures: the leading ones, and the others folded by group."""
    heading = _("Newest and earliest figures")
    first = leading(found)
    if len(found) <= MOST_FIRST:
        first = found
    body = figures_table(first, view, atlas)
    named = measure_groups()
    rest: dict[str, list[Figures]] = {name: [] for name in named.values()}
    for one in found:
        if one not in first:
            rest.setdefault(named.get(one.measure.group, _("Other")), []).append(one)
    folded = (
        render("places.folded", heading=f"{name} ({len(more)})", body=figures_table(more, view, atlas))
        for name, more in rest.items()
        if more
    )
    return render("elements.titled", heading=heading, body=body + joined(folded))


def _sentence(found: list[Figures], view: View, atlas: Atlas) -> Markup:
    """Return the newest figure of the view's measure, else of the first leading one, as a sentence."""
    valued = leading(found)
    one = next((f for f in found if f.measure.id == view.measure and f.newest), valued[0] if valued else None)
    if one is None or one.newest is None:
        return Markup()
    known = timelines_of(one.measure.id, view.whole_lens)
    return render("places.lead", text=sentence_of(one.newest, known, atlas, view.as_of))


def _ways(place: Place, view: View, atlas: Atlas) -> Markup:
    if place.kind == "corridor":
        return corridor(place, atlas, view.as_of)
    return ways_through(place, atlas, view.as_of)


@st.cache_resource(show_spinner=False, max_entries=512)
def locator_of(version: str, place: str, language: str) -> str:
    """Return the locator of ``place``, drawn once per data ``version`` and language in use."""
    atlas = load_atlas()
    return where(atlas.places.get(place), atlas)


def status(view: View, atlas: Atlas) -> Markup:
    """Return under which lens and on which day all that follows is known, as HTML."""
    lens = _("Figure shown: {lens}").format(lens=lens_label(view.whole_lens, atlas))
    return render("places.status", lens=lens, known=published_by(view.as_of))


def _foot(view: View, atlas: Atlas) -> Markup:
    """Return what a printed page must say of itself."""
    version = _("Data version {version}").format(version=atlas.version)
    return render("places.foot", lens=lens_label(view.whole_lens, atlas), version=version)


def view_on_map(view: View, found: list[Figures], atlas: Atlas) -> View:
    """Return the view in which the map shows the profile's place, framed, with a value where it has one."""
    place = atlas.places.get(view.place)
    valued = {one.measure.id: one.newest.year for one in found if one.newest is not None}
    measure = view.measure if view.measure in valued or not valued else next(iter(valued))
    layers = set(view.layers)
    if place.kind == "corridor":
        layers.add("corridors" if place.id in EXPORT_CORRIDORS else "ways")
    return replace(
        view,
        measure=measure,
        since=None,
        year=valued.get(measure, view.year),
        level=place.kind if place.kind in LEVELS else view.level,
        extent=extent_of(place, atlas),
        layers=tuple(name for name in LAYERS if name in layers),
    )


def extent_of(place: Place, atlas: Atlas) -> str:
    """Return the extent that shows ``place``: its own frame, the ground round its point, else Peru."""
    if frame := atlas.frame_of(place.id):
        return frame
    if place.kind in ("continent", "world", "region") or place.lon is None or place.lat is None:
        return "world" if place.kind in ("continent", "world") else "peru"
    west, south, east, north = place.lon - AROUND, place.lat - AROUND, place.lon + AROUND, place.lat + AROUND
    return f"{west:.2f},{south:.2f},{east:.2f},{north:.2f}"
