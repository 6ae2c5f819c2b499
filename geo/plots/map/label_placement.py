"""Where names fit: none over another, over a mark or over the edge, as on the web map."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from geo.plots.canvas import Box, crosses
from geo.plots.map.labels import Label, Line
from geo.plots.map.paths import lines_of
from geo.plots.map.typeface import ASCENT, DESCENT, width
from geo.style.signs import BETWEEN, LABEL_GAP, LEADERS, MOST_BEND, ROUND, SLOTS, STEEPEST

BESIDE_SMALL = (
    (0.0, -0.5, 1, 0), (-1.0, -0.5, -1, 0), (-0.5, -1.0, 0, -1), (-0.5, 0.0, 0, 1),
    (0.0, 0.0, 0.7, 0.7), (-1.0, 0.0, -0.7, 0.7), (0.0, -1.0, 0.7, -0.7), (-1.0, -1.0, -0.7, -0.7),
)  # fmt: skip
"""Slots of a place smaller than its name, in halves of its width and height; up is positive."""
LINE_STEP = 1.06
COVERED = 0.75
"""Half the side of the square within a circle that no other name may cover, in radii."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A name in its place.

    Attributes
    ----------
    label : Label
    lines : tuple of (Line, float, float)
        Each line with the middle of its foot, points of the map's box.
    angle : float
        Degrees anticlockwise, round the middle of the foot.
    box : Box
        What it covers.
    leader : pair of (float, float) or None
        Ends of the line that leads to it, points of the map's box.
    """

    label: Label
    lines: tuple[tuple[Line, float, float], ...]
    angle: float
    box: Box
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None


class Taken:
    """Boxes that are taken, and the edge of the map."""

    def __init__(self, wide: float, high: float, boxes: Iterable[Box] = ()) -> None:
        self.wide, self.high = wide, high
        self.boxes = list(boxes)
        self.circles: dict[str, Box] = {}

    def free(self, box: Box, own: str = "") -> bool:
        """Say whether ``box`` lies inside the map and over nothing taken but the circle of place ``own``."""
        left, bottom, right, top = box
        if left < 2 or bottom < 2 or right > self.wide - 2 or top > self.high - 2:
            return False
        if any(id != own and crosses(box, other) for id, other in self.circles.items()):
            return False
        return not any(crosses(box, other) for other in self.boxes)

    def take(self, box: Box) -> None:
        """Take ``box``."""
        self.boxes.append(box)


def place_labels(
    labels: Sequence[Label],
    taken: Taken,
    to_points: Callable[[float, float], tuple[float, float]],
    pixel: float,
) -> list[Placed]:
    """Return the names that fit, each in the best free place; ``taken`` holds them afterwards.

    Parameters
    ----------
    labels : sequence of Label
        Most important first.
    to_points : callable
        Metres of the frame to points of the map's box.
    pixel : float
        Points that stand for one pixel of the web map.
    """
    for label in labels:
        if label.dot and label.at:
            x, y = to_points(*label.at)
            r = label.dot_size + 0.8
            if label.dot_size > pixel * 2.5:  # a small town's dot may lie under a zone's name
                taken.take((x - r, y - r, x + r, y + r))
        elif label.at and label.radius:
            (x, y), half = to_points(*label.at), label.radius * COVERED
            taken.circles[label.id] = (x - half, y - half, x + half, y + half)
        elif label.at and label.half[0] and is_small(label, label.forms[-1]):
            x, y = to_points(*label.at)
            taken.take((x - label.half[0], y - label.half[1], x + label.half[0], y + label.half[1]))
    found = []
    for label in labels:
        for form in label.forms:
            if label.course is not None:
                placed = _along(label, form[0], taken, to_points)
            else:
                placed = _beside(label, form, taken, to_points, pixel)
            if placed:
                taken.take(placed.box)
                found.append(placed)
                break
    return found


def size_of(form: Sequence[Line]) -> tuple[float, float]:
    """Return how wide and high a label is, points."""
    wide = max(width(line.text, line.size, line.face) for line in form)
    steps = sum(line.size * LINE_STEP for line in form[1:])
    return wide, steps + form[0].size * ASCENT + form[-1].size * DESCENT


def _beside(
    label: Label,
    form: Sequence[Line],
    taken: Taken,
    to_points: Callable[[float, float], tuple[float, float]],
    pixel: float,
) -> Placed | None:
    if label.at is None:
        return None
    wide, high = size_of(form)
    x, y = to_points(*label.at)
    for share_x, share_y, dx, dy, reach in _slots(label, form, pixel):
        left = x + share_x * wide + dx
        bottom = y + share_y * high + dy
        box = (left - 1.2, bottom, left + wide + 1.2, bottom + high)
        if taken.free(box, label.id):
            foot = bottom + high - form[0].size * ASCENT
            inside = label.radius > 0 and not (dx or dy)
            lines = []
            for number, line in enumerate(form):
                foot -= line.size * LINE_STEP if number else 0.0
                lines.append((replace(line, colour="on_circle") if inside else line, left + wide / 2, foot))
            return Placed(label, tuple(lines), 0.0, box, _leader(x, y, dx, dy, reach, pixel))
    return None


Slot = tuple[float, float, float, float, float]
"""Shares of a label's width and height, points from the place to the right and up, length of the leader."""


def _slots(label: Label, form: Sequence[Line], pixel: float) -> Iterable[Slot]:
    """Return where a label may stand, best first."""
    if label.radius:
        yield from _within(label, form)
        if form == label.forms[0]:  # a value without its name stands in its own circle or not at all
            yield from _around(label.radius, (0.0, *LEADERS), pixel)
    elif is_small(label, form):
        gap_x, gap_y = label.half[0] + 2 * pixel, label.half[1] + 2 * pixel
        yield from ((w, h, dx * gap_x, dy * gap_y, 0.0) for w, h, dx, dy in BESIDE_SMALL)
    else:
        # On paper up is positive: a share of the height down from the point is one up from its other end.
        yield from ((w, -1.0 - h, dx * pixel, -dy * pixel, 0.0) for w, h, dx, dy in SLOTS[label.kind])
    if not label.radius and label.id and form == label.forms[0]:
        yield from _around(0.0, LEADERS, pixel)


def _within(label: Label, form: Sequence[Line]) -> Iterable[Slot]:
    """Return the middle of a label's circle, where what is written fits in it."""
    if math.hypot(*size_of(form)) / 2 < label.radius * 0.96:
        yield (-0.5, -0.5, 0.0, 0.0, 0.0)


def _around(radius: float, reaches: Iterable[float], pixel: float) -> Iterable[Slot]:
    """Return places round a circle at some distances (pixels) from its edge, nearest first."""
    for reach in reaches:
        off = radius + (LABEL_GAP + reach) * pixel
        for x, y in (*ROUND, *(BETWEEN if reach else ())):
            yield ((x - 1) / 2, (-y - 1) / 2, x * off, -y * off, reach * pixel)


def _leader(
    x: float, y: float, dx: float, dy: float, reach: float, pixel: float
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the ends of the line from a place to a label that stands ``reach`` points off its edge."""
    if not reach:
        return None
    far, gap = math.hypot(dx, dy), LABEL_GAP * pixel
    start, end = (far - reach - gap) / far, (far - gap / 2) / far
    return (x + dx * start, y + dy * start), (x + dx * end, y + dy * end)


def is_small(label: Label, form: Sequence[Line]) -> bool:
    """Say whether a place would vanish under its own name."""
    wide, high = size_of(form)
    return 0 < label.half[0] < 0.75 * wide and label.half[1] < 1.1 * high and min(label.half) < 0.9 * high


def _along(
    label: Label, line: Line, taken: Taken, to_points: Callable[[float, float], tuple[float, float]]
) -> Placed | None:
    """Return a river's name over the straightest stretch in sight that is long enough."""
    wide, best, least = width(line.text, line.size, line.face), None, math.inf
    for metres in lines_of(label.course):
        points = np.array([to_points(x, y) for x, y in metres])
        run = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
        for i in range(0, len(points), max(1, len(points) // 40)):
            j = int(np.searchsorted(run, run[i] + wide * 1.1))
            if j >= len(points) or j <= i:
                break
            found = _on_stretch(label, line, points[i : j + 1], wide, taken)
            if found and found[0] < least:
                least, best = found
    return best


def _on_stretch(
    label: Label, line: Line, part: np.ndarray, wide: float, taken: Taken
) -> tuple[float, Placed] | None:
    a, b = (part[0], part[-1]) if part[0][0] <= part[-1][0] else (part[-1], part[0])
    length = float(np.hypot(*(b - a)))
    if length < wide:
        return None
    ux, uy = (b - a) / length
    offsets = (part - a) @ np.array([-uy, ux])
    high = line.size * (ASCENT + DESCENT)
    bend = float(np.abs(offsets).max()) / high
    angle = math.degrees(math.atan2(uy, ux))
    if bend > MOST_BEND or abs(angle) > STEEPEST:
        return None
    lift = float(offsets.max()) + line.size * 0.32  # clear of the line at its highest bend
    x, y = (a + b) / 2 + np.array([-uy, ux]) * lift
    cx, cy = x - uy * line.size * 0.28, y + ux * line.size * 0.28
    half_w = abs(ux) * wide / 2 + abs(uy) * high / 2
    half_h = abs(uy) * wide / 2 + abs(ux) * high / 2
    box = (cx - half_w, cy - half_h, cx + half_w, cy + half_h)
    if not taken.free(box):
        return None
    return bend, Placed(label, ((line, float(x), float(y)),), angle, box)
