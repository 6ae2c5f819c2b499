"""What one map shows in one year: places with their values, stages of corridors, shares, other marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

import geopandas as gpd
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
from geo.plots.map.noted import NotedShown, noted_shown
from geo.plots.map.paths import inside, projected
from geo.style import Classes, classify
from geo.style.circles import circles_for
from geo.style.signs import NO_DATA, edge_of, look_of
from geo.views.spans import CARRIED, estimate_at
from geo.wording.estimate import figure_words
from geo.wording.period import span_words


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place of the level drawn.

    Attributes
    ----------
    id, name : str
        Name in the sheet's language.
    shape : BaseGeometry
        Metres of the frame, cut to its window.
    at : (float, float)
        A point well inside what is seen of it, metres.
    estimate : Estimate or None
        None: no data.
    look : str
        As `geo.style.signs`: ``none``, ``differ`` or the class.
    edge : str
        ``approximate`` or ``schematic``; empty where the outline is as sure as its accuracy says.
    value : str
        In words, with its bound; empty where there is no data.
    accuracy : str
        How near the outline comes, in the sheet's language.
    rings : (float, float)
        Of a total: radius of its circle, pixels of a map 900 pixels wide, and 0; of the highest and the
        lowest figure where no single one is given. (0, 0) where the area is filled.
    own : bool
        Whether the outline is a user's own.
    """

    id: str
    name: str
    shape: BaseGeometry
    at: tuple[float, float]
    estimate: Estimate | None
    look: str
    edge: str
    value: str
    accuracy: str
    rings: tuple[float, float] = (0.0, 0.0)
    own: bool = False

    @property
    def contested(self) -> bool:
        """Say whether claims contradict."""
        return self.estimate is not None and self.estimate.contested

    @property
    def carried_from(self) -> int | None:
        """Return the year that a value carried on is of; None where it is the year's own."""
        return self.estimate.year if self.estimate is not None and CARRIED in self.estimate.flags else None


@dataclass(frozen=True, slots=True)
class StageShown:
    """A stage of a corridor as drawn.

    Attributes
    ----------
    line : BaseGeometry
        Metres of the frame, cut to its window.
    mode, surety : str
        Keys of `geo.style.MODES` and `geo.style.SURETIES`.
    inferred, faded : bool
        Drawn weaker: concluded from a statement; reported for other years than the one shown.
    open_ends : tuple of (float, float)
        Ends that no source names, metres.
    period : str
        Years the report is about; empty where it says none.
    routes : tuple of str
        Ids of the routes it is drawn from.
    corridor : str
        Id of the corridor it belongs to.
    plain : bool
        A thin line without signs: nobody asked for the routes.
    """

    line: BaseGeometry
    mode: str
    surety: str
    inferred: bool
    faded: bool
    open_ends: tuple[tuple[float, float], ...]
    period: str
    routes: tuple[str, ...]
    corridor: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class ShareShown:
    """A share by destination: ``at`` in metres of the frame, ``words`` in both languages."""

    at: tuple[float, float]
    share: float
    words: dict[str, dict[str, str]]
    statement: str
    faded: bool


@dataclass(frozen=True, slots=True)
class Content:
    """Everything one map shows. ``hidden_ways`` counts the corridors not yet known on the as-of day."""

    year: int | None
    places: tuple[PlaceShown, ...]
    stages: tuple[StageShown, ...]
    shares: tuple[ShareShown, ...]
    noted: tuple[NotedShown, ...]
    hidden_ways: int

    @property
    def valued(self) -> list[PlaceShown]:
        """Return the places with a claim."""
        return [place for place in self.places if place.estimate is not None]


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
    return Content(
        year=year,
        places=tuple(_places(view, year, atlas, known, classes, frame, points_wide)),
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
) -> list[PlaceShown]:
    layer = atlas.layers[LEVEL_LAYERS[view.level]]
    if not known.places() & set(layer["id"]):  # no level can paint this measure: the routes show it
        return []
    records = layer.drop(columns="geometry").to_dict("records")
    own = {id: known.at(id, year, view.as_of) if year is not None else None for id in layer["id"]}
    scale = circles_for(atlas.measures[view.measure], classes) if view.draw == "circles" else None
    held = {id: estimate_at(view, known, id, year, atlas) if year is not None else None for id in layer["id"]}
    older = {_text(r, "outline_of"): r["id"] for r in records if _text(r, "outline_of")}
    spoken_of, shown = known.places(), []
    for record, shape in zip(records, projected(frame, layer, points_wide), strict=True):
        id, estimate = record["id"], held[record["id"]]
        if shape.is_empty or not _is_visible(record, own, held, older, spoken_of, view.level):
            continue
        shown.append(
            PlaceShown(
                id=id,
                name=name_of(record),
                shape=shape,
                at=inside(shape),
                estimate=estimate,
                look=NO_DATA if estimate is None else look_of(estimate.headline, classes),
                edge=edge_of(record.get("certainty")),
                value=figure_words(estimate, atlas),
                accuracy=bilingual(str(record.get("accuracy") or ""), str(record.get("accuracy_es") or "")),
                rings=scale.rings(estimate) if scale and estimate else (0.0, 0.0),
                own=bool(record.get("licence")),
            )
        )
    return shown


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
    for record, line in zip(
        dated.drop(columns="geometry").to_dict("records"), projected(frame, layer, points_wide), strict=True
    ):
        wanted = "corridors" if record["corridor"] in EXPORT_CORRIDORS else "ways"
        if line.is_empty or not (wanted in view.layers or record["corridor"] == view.place):
            continue
        known_from = str(record.get("known_from") or "")
        if view.as_of is not None and known_from and known_from > view.as_of.isoformat():
            hidden.add(record["corridor"])
            continue
        plain = "ways" not in view.layers and record["corridor"] != view.place
        stages.append(replace(_stage(record, line, year, frame, layer), plain=plain))
    return stages, len(hidden)


def _stage(
    record: dict[str, object], line: BaseGeometry, year: int | None, frame: Frame, layer: gpd.GeoDataFrame
) -> StageShown:
    whole = layer.loc[layer["id"] == record["id"]].geometry.iloc[0]
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
