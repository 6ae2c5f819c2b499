"""Marks beside values on paper: which of them one map shows, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.language import current
from geo.maps import noted_marks
from geo.maps.contract import NotedItem, ShareWords
from geo.model import View
from geo.model.view import NOTED_LAYERS
from geo.plots.map.frame import Frame
from geo.plots.map.paths import projected


@dataclass(frozen=True, slots=True)
class NotedShown:
    """A mark beside values: ``at`` and ``shape`` in metres of the frame, ``words`` of each figure."""

    layer: str
    at: tuple[float, float]
    shape: BaseGeometry | None
    partial: bool
    words: tuple[ShareWords, ...]
    sources: tuple[str, ...]


def noted_shown(
    view: View, year: int | None, atlas: Atlas, frame: Frame, points_wide: float
) -> Iterator[NotedShown]:
    """Yield the marks of the layers asked for that lie in the frame, with the figures of the year."""
    if not set(NOTED_LAYERS) & set(view.layers):
        return
    layer = atlas.layers.get("emergencies")
    shapes = (
        {} if layer is None else dict(zip(layer["id"], projected(frame, layer, points_wide), strict=True))
    )
    partial = set() if layer is None else set(layer.loc[layer["complete"] == "no", "id"])
    for mark in noted_marks(atlas):
        x, y = (float(v) for v in frame.project(*mark["at"]))
        items = [item for item in mark["items"] if _is_noted(item, view, year)]
        if mark["layer"] in view.layers and items and frame.shows(x, y):
            yield NotedShown(
                layer=mark["layer"],
                at=(x, y),
                shape=shapes.get(mark["shape"]),
                partial=mark["shape"] in partial,
                words=tuple(item["words"][current()] for item in items),
                sources=tuple(item["source"] for item in items),
            )


def _is_noted(item: NotedItem, view: View, year: int | None) -> bool:
    known = view.as_of is None or item["known_from"] <= view.as_of.isoformat()
    return known and (year is None or int(item["period_start"][:4]) <= year <= int(item["period_end"][:4]))
