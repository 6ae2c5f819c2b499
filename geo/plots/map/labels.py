"""Which names stand on a map, in which type, the more important first; where they fit is `placing`'s work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from shapely import MultiLineString
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.layers.extents import AROUND, SEAS
from geo.maps.strings import map_strings
from geo.model import View
from geo.plots.map.content import name_of
from geo.plots.map.frame import Frame
from geo.plots.map.paths import inside, lines_of, projected, records_of
from geo.plots.map.shown import Content, PlaceShown
from geo.plots.map.theme import Look
from geo.style.signs import COUNTRY_NEAR, GREAT_RIVER_KM, LINE_LENGTH, LONG_NAME, NAMED_FROM, NAMED_UNTIL
from geo.wording.amount import without_unit
from geo.wording.kinds import export_route_names


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a name: text, face, size in points, and a colour of the palette."""

    text: str
    face: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name that may stand on the map.

    Attributes
    ----------
    kind : str
        ``zone``, ``province``, ``department``, ``country``, ``settlement``, ``river`` or ``sea``.
    rank : tuple of float
        Smaller stands first.
    forms : tuple of tuple of Line
        The label in full, then ever shorter ones to fall back on.
    at : (float, float) or None
        Metres of the frame; None for a river.
    course : BaseGeometry or None
        The river's line, metres.
    dot : str
        ``city``, ``port`` or empty.
    dot_size : float
        Its radius, points.
    half : (float, float)
        Half the width and height of the place as drawn, points: what is smaller than its name
        has the name beside it.
    id : str
        Of the place, where it can have a figure.
    radius : float
        Of the circle that stands for its figure, points; 0 for none.
    """

    kind: str
    rank: tuple[float, ...]
    forms: tuple[tuple[Line, ...], ...]
    at: tuple[float, float] | None
    course: BaseGeometry | None = None
    dot: str = ""
    dot_size: float = 0.0
    half: tuple[float, float] = (0.0, 0.0)
    id: str = ""
    radius: float = 0.0


def labels_of(
    content: Content,
    view: View,
    atlas: Atlas,
    frame: Frame,
    look: Look,
    zoom: float,
    points_wide: float,
    numbers: Mapping[str, str],
    circle_unit: float = 1.0,
) -> list[Label]:
    """Return the names that suit the scale, most important first.

    Parameters
    ----------
    zoom : float
        Zoom of a web map of the same scale (`geo.plots.map.frame.map_zoom`).
    numbers : mapping of str to str
        For each place drawn, its references as they stand behind its value (``[1]``).
    circle_unit : float
        Points of a pixel of circles.
    """
    found = [
        *_place_labels(content, view, atlas, look, zoom, numbers, points_wide / frame.width, circle_unit),
        *_department_labels(content, view, atlas, frame, look, zoom),
        *_country_labels(content, view, atlas, frame, look, zoom, circle_unit),
        *_settlement_labels(view, atlas, frame, look, zoom),
        *_river_labels(view, atlas, frame, look, zoom, points_wide),
        *_lake_labels(view, atlas, frame, look, zoom),
        *_route_labels(content, look),
        *_sea_labels(view, frame, look, zoom),
    ]
    return sorted(found, key=lambda label: label.rank)


def broken(name: str, capital: bool = False) -> list[str]:
    """Return a long name in lines, broken at its hyphens or blanks as on a printed map."""
    if len(name) < LONG_NAME:
        return [name.upper() if capital else name]
    lines: list[str] = []
    for part in re.split(r"(?<=-)| ", name):
        joined = f"{lines[-1]}{'' if lines[-1].endswith('-') else ' '}{part}" if lines else part
        if lines and len(joined) <= LINE_LENGTH:
            lines[-1] = joined
        else:
            lines.append(part)
    return [line.upper() for line in lines] if capital else lines


def _place_labels(
    content: Content,
    view: View,
    atlas: Atlas,
    look: Look,
    zoom: float,
    numbers: Mapping[str, str],
    points: float,
    circle_unit: float,
) -> Iterable[Label]:
    if view.level == "country" or zoom < NAMED_FROM["place"]:
        return
    unit = atlas.measures[view.measure].unit
    for place in content.places:
        if view.level in ("zone", "province") and place.estimate is None:
            continue  # zones come and go with the years, provinces are many: named where there is a figure
        size = look.pt(14.0)
        name = [Line(text, "semibold", size, "ink") for text in broken(place.name)]
        value = _value_line(place, unit, size * 0.86, numbers)
        radius = place.rings[0] * circle_unit
        forms = _forms(name, value, radius)
        estimate = place.estimate
        weight = 0.0 if estimate is None else (estimate.headline or estimate.high or 0.0)
        if not np.isfinite(weight):
            weight = 0.0
        west, south, east, north = place.shape.bounds
        half = ((east - west) / 2 * points, (north - south) / 2 * points)
        yield Label(view.level, (10, -weight), forms, place.at, half=half, id=place.id, radius=radius)


def _forms(name: Sequence[Line], value: Line | None, radius: float) -> tuple[tuple[Line, ...], ...]:
    """Return a label with its value, then what to fall back on: its value in a circle, else its name."""
    if not value:
        return (tuple(name),)
    return ((*name, value), (value,) if radius else tuple(name))


def _value_line(place: PlaceShown, unit: str, size: float, numbers: Mapping[str, str]) -> Line | None:
    if not place.value:
        return None
    number = numbers.get(place.id, "")
    of_year = f" ({place.carried_from})" if place.carried_from is not None else ""
    return Line(f"{without_unit(place.value, unit)}{of_year} {number}".strip(), "regular", size, "ink")


def _layer(atlas: Atlas, name: str) -> Iterable[dict[str, Any]]:
    frame = atlas.layers.get(name)
    if frame is None:
        return []
    return [
        {**record, "geometry": shape} for record, shape in zip(records_of(frame), frame.geometry, strict=True)
    ]


def _department_labels(
    content: Content, view: View, atlas: Atlas, frame: Frame, look: Look, zoom: float
) -> Iterable[Label]:
    if (
        view.level == "department"
        or "departments" not in view.layers
        or zoom < NAMED_FROM["department"]
        or frame.wide
    ):
        return
    for record in _layer(atlas, "departments"):
        at = _point(frame, inside(record["geometry"]))
        if at:
            lines = tuple(Line(t, "regular", look.pt(12.5), "soft") for t in broken(name_of(record)))
            yield Label("department", (30,), (lines,), at)


def _country_labels(
    content: Content, view: View, atlas: Atlas, frame: Frame, look: Look, zoom: float, circle_unit: float
) -> Iterable[Label]:
    if zoom >= NAMED_UNTIL["country"]:
        return
    corridors = atlas.layers.get("corridors")
    ends = set() if corridors is None else {*corridors.get("from", ()), *corridors.get("to", ())}
    values = {place.id: place for place in content.places} if view.level == "country" else {}
    unit = atlas.measures[view.measure].unit
    for record in _layer(atlas, "countries"):
        id, shape = record["id"], record["geometry"]
        named = id in ends or id == "peru"
        if id == "peru" and zoom >= NAMED_UNTIL["peru"] and id not in values:
            continue
        west, _south, east, _north = shape.bounds
        wide_px = (east - west) / 360 * 256 * 2**zoom
        name = broken(name_of(record), capital=True)
        if not (named or id in values) and wide_px < 8.4 * max(map(len, name)):
            continue
        near = zoom >= COUNTRY_NEAR and id != "peru" and shape.intersects(AROUND)
        radius = values[id].rings[0] * circle_unit if id in values else 0.0
        spot = inside(shape.intersection(AROUND) if near else shape)
        at = values[id].at if radius else _point(frame, spot)
        if at is None:
            continue
        face, colour = ("semibold", "ink") if named else ("regular", "soft")
        lines = tuple(Line(text, face, look.pt(11.5), colour) for text in name)
        value = _value_line(values[id], unit, look.pt(12.0), {}) if id in values else None
        rank = (15 if id == "peru" else 16 if named else 26,)
        yield Label("country", rank, _forms(lines, value, radius), at, id=id, radius=radius)


def _settlement_labels(view: View, atlas: Atlas, frame: Frame, look: Look, zoom: float) -> Iterable[Label]:
    if "settlements" not in view.layers:
        return
    for record in _layer(atlas, "settlements"):
        rank = int(record.get("rank") or 3)
        at = _point(frame, (record["geometry"].x, record["geometry"].y))
        if zoom < NAMED_FROM["settlement"] + rank * 0.5 or at is None:
            continue
        port = record.get("kind") == "port"
        face = "semibold" if rank == 1 else "regular"
        line = Line(name_of(record), face, look.pt(12.0), "ink")
        size = look.pt({1: 3.6, 2: 2.8}.get(rank, 2.1))
        yield Label(
            "settlement", (21 if port else 22 + rank,), ((line,),), at, None, "port" if port else "city", size
        )


def _river_labels(
    view: View, atlas: Atlas, frame: Frame, look: Look, zoom: float, points_wide: float
) -> Iterable[Label]:
    layer = atlas.layers.get("rivers")
    if layer is None or "rivers" not in view.layers:
        return
    courses = projected(frame, layer, points_wide)
    for record, course in zip(records_of(layer), courses, strict=True):
        great = float(record.get("length_km") or 0) >= GREAT_RIVER_KM
        if course.is_empty or zoom < NAMED_FROM["great_river" if great else "river"]:
            continue
        name = re.sub(r" River$|^Río ", "", name_of(record))
        yield Label(
            "river",
            (38 if great else 40,),
            ((Line(name, "italic", look.pt(12.0), "river_text"),),),
            None,
            course,
        )


def _lake_labels(view: View, atlas: Atlas, frame: Frame, look: Look, zoom: float) -> Iterable[Label]:
    if "rivers" not in view.layers or zoom < NAMED_FROM["lake"]:
        return
    for record in _layer(atlas, "lakes"):
        at = _point(frame, inside(record["geometry"]))
        if at:
            lines = tuple(
                Line(text, "italic", look.pt(11.5), "river_text") for text in broken(name_of(record))
            )
            yield Label("lake", (37,), (lines,), at)


def _route_labels(content: Content, look: Look) -> Iterable[Label]:
    """Return the names of the export routes, each along whichever of its lines has room."""
    for id, name in export_route_names().items():
        lines = [line for stage in content.stages if stage.corridor == id for line in lines_of(stage.line)]
        if lines:
            form = (Line(name, "regular", look.pt(12.0), "soft"),)
            yield Label("route", (27,), (form,), None, MultiLineString(lines))


def _sea_labels(view: View, frame: Frame, look: Look, zoom: float) -> Iterable[Label]:
    if zoom >= NAMED_UNTIL["sea"]:
        return
    words: Mapping[str, str] = map_strings()["seas"]
    for id, at in SEAS.items():
        point = _point(frame, (at[0], at[1]))
        if point:
            lines = tuple(Line(t, "italic", look.pt(15.0), "river_text") for t in words[id].split("\n"))
            yield Label("sea", (50,), (lines,), point)


def _point(frame: Frame, at: tuple[float, float] | list[float]) -> tuple[float, float] | None:
    """Return a point in metres; None where it lies outside the window."""
    x, y = (float(v) for v in frame.project(at[0], at[1]))
    return (x, y) if frame.shows(x, y) else None
