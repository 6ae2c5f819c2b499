"""The map: the dashboard's own document in a frame, with its measures, levels and addresses around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from geo.edition.data import OFFERED, data_files
from geo.edition.frame import FRAME, FRAME_PROVINCES
from geo.edition.measures import Held, by_group
from geo.edition.pages.site import LENS, Site, page_of, render
from geo.edition.values import values_file
from geo.language import LANGUAGES, _
from geo.maps import destination_shares, noted_marks, strings_message
from geo.maps.messages.view import view_message
from geo.model import View
from geo.model.view import DEFAULT_LAYERS, DRAWINGS, EXTENTS, FACES, LAYERS
from geo.wording.kinds import layer_names, level_names


def write_map(site: Site, measures: Sequence[Held]) -> None:
    """Write the page, in the language in use."""
    groups = by_group(measures)
    body = render(
        "map.page",
        groups=[(name, [(h.measure.id, h.measure.label()) for h in found]) for name, found in groups.items()],
        layers=[(name, layer_names()[name], name in DEFAULT_LAYERS) for name in LAYERS],
        formats=[(ending, ending.upper()) for ending in OFFERED],
    )
    site.page("map.html", _("Map"), body, scripts=("map.js",), given=_given(site, measures))


def _given(site: Site, measures: Sequence[Held]) -> dict[str, Any]:
    """Return what the page's script needs to know."""
    provinces = {*site.atlas.layers["provinces"]["id"]}
    return {
        "lens": LENS,
        "languages": list(LANGUAGES),
        "frames": [f"../{FRAME}", f"../{FRAME_PROVINCES}"],
        "strings": strings_message(),
        "view": view_message(_opening(measures)),
        "measures": {held.measure.id: _of_measure(held, site) for held in measures},
        "levels": level_names(),
        "layers": list(LAYERS),
        "drawings": list(DRAWINGS),
        "faces": list(FACES),
        "extents": [*EXTENTS, *sorted(site.atlas.outlines - provinces)],
        "provinces": sorted(provinces),
        "places": sorted(site.atlas.place_ids),
        "elsewhere": _elsewhere(site),
        "words": {
            "lacking": _("Not in this edition, or not understood: {names}. Shown without it."),
            "failed": _("The figures of this measure could not be loaded: {file}. Reload the page."),
            "late": _(
                "The map did not start within ten seconds. Reload the page; if that does not help, "
                "the browser may block scripts."
            ),
            "copied": _("Copied"),
            "copy": _("Copy link"),
        },
    }


def _opening(measures: Sequence[Held]) -> View:
    """Return the view with which the map opens."""
    ids = [held.measure.id for held in measures]
    view = View()
    return view if view.measure in ids or not ids else replace(view, measure=ids[0])


def _of_measure(held: Held, site: Site) -> dict[str, Any]:
    return {
        "level": held.level,
        "levels": {
            level: {
                "year": view.year,
                "place": view.place,
                "extent": view.extent,
                "data": {
                    ending: path for ending, path, _label in data_files(held.measure.id, level, site.files)
                },
            }
            for level, view in held.views.items()
        },
        "values": f"../{values_file(held.measure.id)}",
        "table": page_of("table", held.measure.id),
    }


def _elsewhere(site: Site) -> dict[str, str]:
    """Return the document of each figure that the map cites beside the measure shown, by its id."""
    ids = [share["statement"] for share in destination_shares(site.atlas)]
    ids += [item["statement"] for mark in noted_marks(site.atlas) for item in mark["items"]]
    found = {id: site.atlas.statements[id].cited for id in ids if id in site.atlas.statements}
    return found | {route.id: route.read_in or route.source for route in site.atlas.routes}
