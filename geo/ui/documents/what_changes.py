"""What the pages would say differently: a small map of the places that change, and the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from shapely.ops import unary_union

from geo.language import _, bilingual, current, ngettext
from geo.maps.locator import Ground, locator
from geo.maps.projection import PERU
from geo.maps.where import marks_of, window_for
from geo.markup import Markup
from geo.review.publication.differences import (
    BREAKS,
    DISAGREEMENTS,
    FIGURES,
    HEADLINES,
    TOTALS,
    Difference,
    differences,
)
from geo.store.batches import Item
from geo.store.database import Store
from geo.ui.elements import show as shown
from geo.ui.elements.drawing import drawing
from geo.ui.elements.html import render
from geo.ui.frame.addresses import map_address
from geo.ui.frame.atlas import Atlas

MOST = 60
"""Sentences of one kind that are listed; of more only the number is said."""
WIDTH = 300.0
"""Pixels of the map."""


def what_changes(store: Store, items: Sequence[Item], atlas: Atlas, title: str) -> None:
    """Draw what the pages will say differently with these items."""
    key = "\n".join(f"{item.kind} {item.record} {item.body}" for item in items)
    waiting = st.empty()
    with waiting:
        shown.caption(_("Comparing the atlas before and after…"))
    found = _differences(atlas.version, current(), key, store, items, atlas)
    waiting.empty()
    shown.subheader(title, anchor=False)
    if not found:
        shown.words(_("Nothing: no figure, total or disagreement is another."))
        return
    numbers = _numbered(found, atlas)
    titles = {
        HEADLINES: _("On the map"),
        TOTALS: _("Totals"),
        DISAGREEMENTS: _("Disagreements"),
        BREAKS: _("Breaks"),
        FIGURES: _("Figures"),
    }
    groups = []
    for about, name in titles.items():
        rows = [_row(one, numbers) for one in found if one.about == about]
        rows.sort(key=lambda row: row[2] or len(numbers) + 1)
        if len(rows) > MOST:
            more = len(rows) - MOST
            rows = [*rows[:MOST], (ngettext("{n} more", "{n} more", more).format(n=more), "", 0)]
        if rows:
            groups.append((name, rows))
    text = render("published.differences", groups=groups)
    if not numbers:
        st.html(text)
        return
    left, right = st.columns((1, 2.4), gap="medium")
    with left:
        drawing(_map(numbers, atlas), key="published_map", dark=st.context.theme.type == "dark")
    with right:
        st.html(text)


@st.cache_resource(show_spinner=False, max_entries=8)
def _differences(
    version: str, language: str, key: str, _store: Store, _items: Sequence[Item], _atlas: Atlas
) -> list[Difference]:
    return differences(_store, _items, _atlas)


def _numbered(found: Sequence[Difference], atlas: Atlas) -> dict[str, int]:
    """Return a number for each place for which the map will show another figure, where it has a shape."""
    places = dict.fromkeys(
        one.view.place for one in found if one.about == HEADLINES and one.view and one.view.place
    )
    drawn = [id for id in places if id in atlas.places and marks_of(atlas.places.get(id), atlas)]
    return {id: number for number, id in enumerate(drawn, start=1)}


def _row(one: Difference, numbers: dict[str, int]) -> tuple[str, str, int]:
    number = numbers.get(one.view.place or "", 0) if one.view and one.about == HEADLINES else 0
    return one.text, map_address(one.view) if one.view else "", number


def _map(numbers: dict[str, int], atlas: Atlas) -> Markup:
    """Return the map of the places that change, each with its number."""
    places = [atlas.places.get(id) for id in numbers]
    marks = [
        replace(mark, tag=str(numbers[place.id]) if n == 0 else "")
        for place in places
        for n, mark in enumerate(marks_of(place, atlas))
    ]
    marks.sort(key=lambda mark: -mark.geometry.area)  # a country below its zones
    window = window_for([unary_union([mark.geometry for mark in marks])], own=False)
    ground = Ground(
        atlas.layers["countries"],
        departments=atlas.layers["departments"] if window == PERU else None,
        rivers=atlas.layers["rivers"] if window == PERU else None,
        label=bilingual("name", "name_es"),
        named=frozenset(atlas.place_ids),
    )
    names = "; ".join(f"{number}: {atlas.places.get(id).label()}" for id, number in numbers.items())
    title = _("Places for which the map will show another figure")
    return locator(ground, marks, window, title=title, text=names, width=WIDTH)
