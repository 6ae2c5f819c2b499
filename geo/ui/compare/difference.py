"""The map of the difference: what rose and fell, and what may not be compared."""

from __future__ import annotations

import streamlit as st
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geo.estimates import Difference
from geo.language import _, bilingual
from geo.maps.difference_map import Changed, difference_map
from geo.maps.locator import Ground
from geo.maps.projection import PERU, Window
from geo.markup import Markup
from geo.model import Comparison
from geo.style import format_value
from geo.ui.compare.table import Reckoned, reckon, summary_html, table_html
from geo.ui.compare.words import both_label, direction_words, side_label
from geo.ui.elements.drawing import drawing
from geo.ui.elements.html import render
from geo.ui.frame.atlas import LEVEL_LAYERS, Atlas
from geo.wording.change import signed_change, signed_percent


def difference_face(now: Comparison, atlas: Atlas) -> None:
    """Draw the summary, the map of the difference with its legend, and the table beside it."""
    shown = reckon(now, atlas)
    st.html(summary_html(shown, now, atlas))
    left, right = st.columns([1, 1.25], gap="medium")
    with left:
        st.html(_legend(shown, now, atlas))
        dark = st.context.theme.type == "dark"
        drawing(drawn_difference(shown, now, atlas), key="difference_map", dark=dark)
    with right:
        st.html(table_html(shown, now, atlas))


def _legend(shown: Reckoned, now: Comparison, atlas: Atlas) -> Markup:
    """Return the title and the legend: only the signs that are on the map."""
    words = direction_words(now.part)
    changes = [d.change for d in shown.found if d.change is not None]
    kinds = {"rise": any(c > 0 for c in changes), "fall": any(c < 0 for c in changes), "same": 0.0 in changes}
    signs = [(kind, words[kind]) for kind, present in kinds.items() if present]
    if any(d.change is None and not d.silent for d in shown.found):
        signs.append(("apart", _("cannot be compared")))
    return render(
        "compare.legend",
        title=_title(now, atlas),
        signs=signs,
        note=_("Area of a circle: size of the change, greatest {change}.").format(
            change=signed_change(max(changes, key=abs), atlas.measures[now.left.measure].unit)
        )
        if changes
        else "",
    )


def _title(now: Comparison, atlas: Atlas) -> str:
    return _("{left} to {right}: {what}").format(
        left=side_label(now.left, now.part, atlas),
        right=side_label(now.right, now.part, atlas),
        what=both_label(now, atlas),
    )


def drawn_difference(shown: Reckoned, now: Comparison, atlas: Atlas) -> str:
    """Return the map of what a comparison shows as SVG, in the language in use."""
    layer = atlas.layers[LEVEL_LAYERS[now.left.level]].set_index("id")
    places = [_changed(d, layer.geometry[d.place], now, atlas) for d in shown.found if d.place in layer.index]
    bounds = unary_union([p.shape for p in places if not p.silent] or [p.shape for p in places]).bounds
    inside = not places or PERU.holds(bounds)
    ground = Ground(
        atlas.layers["countries"],
        departments=atlas.layers["departments"] if now.left.level != "country" else None,
        label=bilingual("name", "name_es"),
        named=frozenset(atlas.place_ids) - {p.id for p in atlas.places if p.kind != "country"},
    )
    return difference_map(
        ground,
        places,
        PERU if inside else Window(*bounds).padded(0.06),
        title=_title(now, atlas),
        text=_("Every place of the map is listed in the table."),
    )


def _changed(found: Difference, shape: BaseGeometry, now: Comparison, atlas: Atlas) -> Changed:
    place = atlas.places.get(found.place)
    unit = atlas.measures[now.left.measure].unit
    figure = ""
    if found.change is not None:
        figure = signed_change(found.change, unit) if found.change else format_value(0, unit)
    percent = f" ({signed_percent(found.percent)})" if found.percent else ""
    said = f"{figure}{percent}" if figure else found.verdict.reason
    inside = shape.representative_point()
    at = (place.lon, place.lat) if place.lon is not None and place.lat is not None else (inside.x, inside.y)
    return Changed(
        shape, at, place.label(), found.change, figure, f"{place.label()}: {said}", silent=found.silent
    )
