"""Names and dots drawn where `placing` put them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from shapely import transform
from shapely.geometry import box

from geo.plots.canvas import Page, circle
from geo.plots.map.label_placement import Placed
from geo.plots.map.labels import Label
from geo.plots.map.shown import PlaceShown
from geo.plots.plan import Plan
from geo.style.palette import is_dark
from geo.style.signs import class_of

RIMS = {"sea": 0.0, "route": 0.15, "river": 0.13, "country": 0.15, "department": 0.17}
RIM = 0.21
"""Width of the pale rim round a name, in sizes of its type: more where it may lie on a dark fill."""


def draw_lettering(page: Page, names: Iterable[Placed], left: float, bottom: float) -> None:
    """Set the names of a map whose lower left corner is at ``left``, ``bottom``."""
    for placed in names:
        rim = RIMS.get(placed.label.kind, RIM)
        for line, x, y in placed.lines:
            halo = 0.0 if line.colour == "on_circle" else rim * line.size
            page.text(
                "label", line.text, left + x, bottom + y, line.size, face=line.face, colour=line.colour,
                ha="center", angle=placed.angle, halo=halo,
            )  # fmt: skip


def on_dark(
    name: Placed,
    place: PlaceShown | None,
    plan: Plan,
    to_points: Callable[[float, float], tuple[float, float]],
) -> Placed:
    """Return a name that lies wholly within its own dark area in light type; any other as it is."""
    number = class_of(place.look) if place is not None and not place.rings[0] else None
    if place is None or number is None or place.carried_from is not None or not is_dark(plan.colours[number]):
        return name
    drawn = transform(place.shape, lambda xy: np.array([to_points(x, y) for x, y in xy]))
    if not drawn.contains(box(*name.box)):
        return name
    lines = tuple((replace(line, colour="on_circle"), x, y) for line, x, y in name.lines)
    return replace(name, lines=lines)


def draw_leaders(page: Page, names: Iterable[Placed], left: float, bottom: float) -> None:
    """Draw the lines from places to names that stand further off."""
    for placed in names:
        if placed.leader:
            ends = [(left + x, bottom + y) for x, y in placed.leader]
            page.line(ends, line="soft", weight=page.look.pt(0.9), zorder=4.9)


def draw_dots(
    page: Page,
    labels: Iterable[Label],
    to_points: Callable[[float, float], tuple[float, float]],
    left: float,
    bottom: float,
) -> None:
    """Draw the dots of cities and ports, named or not."""
    for label in labels:
        if not label.dot or label.at is None:
            continue
        x, y = to_points(*label.at)
        fill, line = ("halo", "ink") if label.dot == "port" else ("ink", "halo")
        path = circle(left + x, bottom + y, label.dot_size)
        page.path(path, fill=fill, line=line, weight=page.look.pt(1.3), zorder=4.8)
