"""The Snapshots page: the session's view as a file that carries its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.caveats import cautions, caveat_lines, over_years, standing_caveats
from geo.errors import GeoError
from geo.exports import Request, years_held
from geo.formats import DATA, PICTURES
from geo.language import _
from geo.markup import Markup
from geo.model import View
from geo.plots import CHART, Sheet
from geo.style.numbers import unit_name
from geo.ui.elements import show
from geo.ui.elements.html import link, render
from geo.ui.frame.addresses import map_address
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.frame.shipped import style_sheet
from geo.ui.snapshots.choices import PLAIN, Choices, request_of, sheet_of, taken_away, without_data
from geo.ui.snapshots.download import cite, command, download
from geo.ui.snapshots.form import form
from geo.ui.snapshots.preview import preview
from geo.ui.snapshots.state import carried, snapshot_state
from geo.ui.snapshots.worker import file_bytes, warm
from geo.views.defaults import as_taken_away, settled
from geo.wording.kinds import layer_names, level_names
from geo.wording.view import figure_shown, measure_label, published_by, view_years


def open_choices(view: View, atlas: Atlas) -> tuple[View, dict[str, str]]:
    """Read the choices that the address asks for, as far as there are data; return what it is to say."""
    state, problems = snapshot_state()
    state.offered = _offered(state.choices, view, atlas)
    state.choices, lost = without_data(state.choices, view, state.offered)
    state.problems = [*problems, *lost]
    return view, carried(state)


def snapshots_page(view: View, atlas: Atlas) -> None:
    """Draw the Snapshots page for ``view``: the form first, the preview when it is ready."""
    warm()
    state, _read = snapshot_state()
    offered = state.offered
    style_sheet("snapshots")
    show.title(_("Export this view"), anchor=False)
    whole, view = view, taken_away(state.choices, view, atlas)
    st.html(_view_line(view, atlas))
    for problem in state.problems:
        show.warning(problem)
    left, right = st.columns([1, 1.25], gap="large")
    with left, st.container(key="snapshot_form"):
        form(state, whole, offered, leaves_out=as_taken_away(whole, atlas) != whole)
    with right:
        wanted = _wanted(state.choices, view, offered)
    if wanted is None:
        return
    take = left.empty()
    with take.container():
        download(state, wanted, atlas)
    shown = right.container()
    one, other = st.columns([1, 1.25], gap="large")
    cited = one.container()
    with one:
        command(wanted, state.choices.format, atlas)
    told = other.empty()
    with told.container():
        _cautions(_known_before(wanted, atlas))
    # Last of all: everything else stands while the picture is drawn.
    with shown:
        metadata, can_be_made = preview(state.choices, wanted, atlas)
    if not can_be_made:
        take.empty()
    if metadata is not None:
        with cited:
            cite(metadata, wanted, atlas)
        with told.container():
            more = _of_figures(wanted, atlas) if isinstance(wanted, Request) else []
            _cautions([*metadata.caveats, *more])


def usual_bytes(view: View, parts: dict[str, Any], atlas: Atlas) -> bytes:
    """Return a usual file of ``view``: what the form makes with ``parts`` chosen and all else as it opens.

    Raises
    ------
    GeoError
        The writer refuses it.
    """
    choices = replace(PLAIN, **parts)
    view = settled(view, timelines_of(view.measure, view.whole_lens), atlas)
    view, offered = taken_away(choices, view, atlas), _offered(choices, view, atlas)
    make = sheet_of if choices.form.kind in PICTURES else request_of
    return file_bytes(make(choices, view, offered), choices.format, atlas)


def _offered(choices: Choices, view: View, atlas: Atlas) -> Sequence[int]:
    """Return the years to choose from: those that the file would have anything of."""
    if choices.form.kind == DATA:
        return years_held(Request(view, tuple(atlas.years)), atlas, [choices.format])
    return timelines_of(view.measure, view.whole_lens).years(atlas.at_level(view.level), view.as_of)


def _wanted(choices: Choices, view: View, offered: Sequence[int]) -> Sheet | Request | None:
    """Return what the form asks for; None, with a sentence on the page, where that cannot be."""
    try:
        if choices.form.kind not in PICTURES:
            return request_of(choices, view, offered)
        sheet = sheet_of(choices, view, offered)
        sheet.check()
        return sheet
    except GeoError as error:
        show.error(str(error))
        return None


def _view_line(view: View, atlas: Atlas) -> Markup:
    """Return in one line what the file will show, and the way back to the map, as HTML."""
    layers = ", ".join(layer_names()[name] for name in view.layers) or _("none")
    parts = [
        level_names()[view.level],
        view_years(view),
        _("gaps filled with the last figure") if view.carry and view.since is None else "",
        published_by(view.as_of),
        figure_shown(view.whole_lens, atlas),
        _place(view.place, atlas),
        _("map of {extent}").format(extent=_extent(view.extent, atlas)),
        _("layers: {layers}").format(layers=layers),
    ]
    return render(
        "snapshots.viewed",
        measure=measure_label(atlas, view.measure),
        unit=unit_name(atlas.measures[view.measure].unit),
        parts=parts,
        way=link(map_address(view), _("Change it on the map")),
    )


def _place(place: str, atlas: Atlas) -> str:
    return _("chosen: {place}").format(place=atlas.places.get(place).label()) if place else ""


def _extent(extent: str, atlas: Atlas) -> str:
    names = {"andes": _("the Andes"), "world": _("the world")}
    if extent in names:
        return names[extent]
    if extent in atlas.places:
        return atlas.places.get(extent).label()
    return _("{degrees} degrees").format(degrees=extent)


def _known_before(wanted: Sheet | Request, atlas: Atlas) -> list[str]:
    """Return the cautions that are known before the file is drawn; a sheet may have more of what it shows."""
    view = wanted.view
    if isinstance(wanted, Request):
        return [*standing_caveats(), *_of_figures(wanted, atlas)]
    if wanted.layout == CHART:
        return standing_caveats(outlines=False, corridors=False)
    years = wanted.years or ((view.year,) if view.year is not None else ())
    known = timelines_of(view.measure, view.whole_lens)
    told = [(year, line) for year in years for line in cautions(replace(view, year=year), known, atlas)]
    return [*over_years(told, years), *standing_caveats(corridors=view.shows_routes)]


def _of_figures(wanted: Request, atlas: Atlas) -> list[str]:
    view = wanted.view
    return caveat_lines(view, timelines_of(view.measure, view.whole_lens), atlas)


def _cautions(lines: Sequence[str]) -> None:
    """Show the cautions that the file holds."""
    show.subheader(_("Cautions in the file"), anchor=False)
    st.html(render("snapshots.notes", lines=list(dict.fromkeys(lines))))
