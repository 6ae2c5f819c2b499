"""What one map shows in one year: places with their values, stages of corridors, shares, other marks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.atlas import LEVEL_LAYERS, Atlas
from geo.corridors import with_known_from
from geo.estimates import Timelines, older_is_drawn
from geo.language import bilingual
from geo.maps.shares import destination_shares
from geo.model import Estimate, View
from geo.model.view import EXPORT_CORRIDORS
from geo.plots.map.frame import Frame
from geo.plots.map.noted import noted_shown
from geo.plots.map.paths import inside, projected, records_of
from geo.plots.map.shown import Content, PlaceShown, ShareShown, StageShown
from geo.style import Classes, classify
from geo.style.circles import circles_for
from geo.style.signs import NO_DATA, edge_of, look_of
from geo.views.spans import estimate_at
from geo.wording.estimate import figure_words
from geo.wording.period import span_words

WIDEST = "world"
"""The extent of a sheet that must say every figure of its level, those beyond its edge in the list."""
BEYOND = (math.nan, math.nan)
"""Where a place is that the map does not reach."""


def content_of(
    view: View,
    year: int | None,
    atlas: Atlas,
    known: Timelines,
    classes: Classes,
    frame: Frame,
    points_wide: float,
) -> Content:
    """Return what the map of ``year`` shows in ``frame``; texts in the view's language."""
    stages, hidden = _stages(view, year, atlas, frame, points_wide)
    places, twins = _places(view, year, atlas, known, classes, frame, points_wide)
    return Content(
        year=year,
        places=tuple(places),
        twins=tuple(twins),
        stages=tuple(stages),
        shares=tuple(_shares(view, year, atlas, frame)),
        noted=tuple(noted_shown(view, year, atlas, frame, points_wide)),
        hidden_ways=hidden,
    )


def level_classes(known: Timelines, level: str, atlas: Atlas) -> Classes:
    """Return the classes of ``level``, fixed over all years and days of knowledge as on the web map."""
    return _classes(known, frozenset(atlas.at_level(level)))


@lru_cache(maxsize=64)  # the sheets of one call mostly share them
def _classes(known: Timelines, places: frozenset[str]) -> Classes:
    return classify([e.headline for e in known.estimates if e.headline is not None and e.place in places])


def _places(
    view: View,
    year: int | None,
    atlas: Atlas,
    known: Timelines,
    classes: Classes,
    frame: Frame,
    points_wide: float,
) -> tuple[list[PlaceShown], list[PlaceShown]]:
    """Return the places drawn, and those with a figure that are not: hidden by another, or beyond the map."""
    layer = atlas.layers[LEVEL_LAYERS[view.level]]
    if not known.places() & set(layer["id"]):  # no level can paint this measure: the routes show it
        return [], []
    records = records_of(layer)
    own = {id: known.at(id, year, view.as_of) if year is not None else None for id in layer["id"]}
    scale = circles_for(atlas.measures[view.measure], classes) if view.draw == "circles" else None
    held = {id: estimate_at(view, known, id, year, atlas) if year is not None else None for id in layer["id"]}
    older = {_text(r, "outline_of"): r["id"] for r in records if _text(r, "outline_of")}
    spoken_of = known.places()
    shown: list[PlaceShown] = []
    twins: list[PlaceShown] = []
    for record, shape in zip(records, projected(frame, layer, points_wide), strict=True):
        id, estimate = record["id"], held[record["id"]]
        if shape.is_empty and view.extent != WIDEST:
            continue
        visible = not shape.is_empty and _is_visible(record, own, held, older, spoken_of, view.level)
        if not visible and own[id] is None:
            continue
        (shown if visible else twins).append(
            PlaceShown(
                id=id,
                name=name_of(record),
                shape=shape,
                at=BEYOND if shape.is_empty else inside(shape),
                estimate=estimate,
                look=NO_DATA if estimate is None else look_of(estimate.headline, classes),
                edge=edge_of(record.get("certainty")),
                value=figure_words(estimate, atlas),
                accuracy=bilingual(str(record.get("accuracy") or ""), str(record.get("accuracy_es") or "")),
                rings=scale.rings(estimate) if scale and estimate else (0.0, 0.0),
                own=bool(record.get("licence")),
            )
        )
    return shown, twins


def _is_visible(
    record: dict[str, object],
    own: dict[str, Estimate | None],
    held: dict[str, Estimate | None],
    older: dict[str, str],
    spoken_of: set[str],
    level: str,
) -> bool:
    """Say whether a place is drawn; of two on one outline, one is."""
    id = str(record["id"])
    if successor := _text(record, "outline_of"):
        return _is_older_drawn(id, successor, own, held)
    if id in older:
        return not _is_older_drawn(older[id], id, own, held)
    return level != "country" or id in spoken_of or id == "peru"


def _is_older_drawn(
    id: str, successor: str, own: dict[str, Estimate | None], held: dict[str, Estimate | None]
) -> bool:
    """Say whether the older of two is drawn; an earlier year's value only where neither has its own."""
    newer = own.get(successor)
    return older_is_drawn(held[id] if newer is None else own[id], newer)


def _text(record: dict[str, object], column: str) -> str:
    """Return a text of a record; empty where a frame holds nothing there."""
    value = record.get(column)
    return value if isinstance(value, str) else ""


def name_of(record: Mapping[str, object]) -> str:
    """Return the name of a feature in the language in use; its id where it has none."""
    return bilingual(str(record.get("name") or record["id"]), str(record.get("name_es") or ""))


def _stages(
    view: View, year: int | None, atlas: Atlas, frame: Frame, points_wide: float
) -> tuple[list[StageShown], int]:
    """Return the stages drawn, and how many ways were not yet known on the view's day."""
    layer = atlas.layers.get("corridors")
    if layer is None or layer.empty:
        return [], 0
    dated = with_known_from(layer, atlas.routes, atlas.sources) if "routes" in layer else layer
    stages, hidden = [], set()
    lines = projected(frame, layer, points_wide)
    for record, line, whole in zip(records_of(dated), lines, layer.geometry, strict=True):
        wanted = "corridors" if record["corridor"] in EXPORT_CORRIDORS else "ways"
        if line.is_empty or not (wanted in view.layers or record["corridor"] == view.place):
            continue
        known_from = str(record.get("known_from") or "")
        if view.as_of is not None and known_from and known_from > view.as_of.isoformat():
            hidden.add(record["corridor"])
            continue
        plain = "ways" not in view.layers and record["corridor"] != view.place
        stages.append(replace(_stage(record, line, whole, year, frame), plain=plain))
    return stages, len(hidden)


def _stage(
    record: dict[str, object], line: BaseGeometry, whole: BaseGeometry, year: int | None, frame: Frame
) -> StageShown:
    which = {"start": (0,), "end": (-1,), "both": (0, -1)}.get(str(record.get("open_end") or ""), ())
    ends = [frame.project(*whole.coords[i][:2]) for i in which]
    start, end = _year(record.get("period_start")), _year(record.get("period_end"))
    schematic = record.get("line") == "schematic" or str(record.get("method", "")).startswith("schematic")
    return StageShown(
        line=line,
        mode=str(record["mode"]),
        surety="schematic" if schematic else str(record["certainty"]),
        inferred=record["certainty"] == "inferred",
        faded=year is not None and ((start or year) > year or (end or year) < year),
        open_ends=tuple((float(x), float(y)) for x, y in ends if frame.shows(float(x), float(y))),
        period=span_words(start, end),
        routes=tuple(name for name in str(record.get("routes") or "").split("|") if name),
        corridor=str(record["corridor"]),
    )


def _year(day: Any) -> int | None:  # noqa: ANN401
    if day is None or day == "" or (not isinstance(day, str) and pd.isna(day)):
        return None
    return day.year if isinstance(day, date) else int(str(day)[:4])


def _shares(view: View, year: int | None, atlas: Atlas, frame: Frame) -> list[ShareShown]:
    """Return the shares by destination, at the scale of continents only."""
    if frame.near or "destinations" not in view.layers:
        return []
    shown = []
    for mark in destination_shares(atlas):
        if view.as_of is not None and mark["known_from"] > view.as_of.isoformat():
            continue
        x, y = frame.project(*mark["at"])
        start, end = int(mark["period_start"][:4]), int(mark["period_end"][:4])
        faded = year is not None and not start <= year <= end
        shown.append(ShareShown((float(x), float(y)), mark["share"], mark["words"], mark["statement"], faded))
    return shown
