"""One map with its names, marks and furniture, drawn into a box of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.axes import Axes

from geo.atlas import LEVEL_LAYERS
from geo.plots.canvas import Page, crosses
from geo.plots.map.base_map import draw_graticule, draw_grounds, draw_lines
from geo.plots.map.draw_labels import draw_dots, draw_leaders, draw_lettering, on_dark
from geo.plots.map.drawing import draw_circles, draw_marks, draw_places, draw_stages
from geo.plots.map.frame import Frame, map_zoom
from geo.plots.map.label_placement import Box, Taken, place_labels
from geo.plots.map.labels import labels_of
from geo.plots.map.shown import Content
from geo.plots.map.typeface import width
from geo.plots.page.furniture import draw_north, draw_noted, draw_scale, draw_shares
from geo.plots.page.inset import draw_inset
from geo.plots.plan import Plan
from geo.style.signs import NAMED_FROM


def draw_map(
    page: Page,
    plan: Plan,
    content: Content,
    frame: Frame,
    map_box: tuple[float, float, float, float],
    numbers: Mapping[str, str],
    named: Mapping[str, int] | None = None,
    bare: bool = False,
) -> Axes:
    """Draw one map with its names and furniture into ``map_box``.

    Parameters
    ----------
    numbers : mapping of str to str
        For each place, the references behind its figure.
    named : mapping of str to int, optional
        Only these places of the level are named, those with 0 before all other names, else all.
    bare : bool
        Without scale bar and north arrow.
    """
    look, view = page.look, plan.view
    left, bottom, wide, high = map_box
    axes = page.map_axes(map_box, frame.bounds)
    draw_grounds(page, axes, frame, view, plan.atlas, wide, plan.relief)
    with page.layer(LEVEL_LAYERS[view.level]):
        draw_places(page, axes, content, plan.colours, frame.width / wide)
    draw_lines(page, axes, frame, view, plan.atlas, wide)
    ends = draw_graticule(page, axes, frame, wide) if plan.sheet.graticule else []
    with page.layer("routes"):
        draw_stages(page, axes, content, frame, wide)
    to_page = frame.onto(map_box)
    boxes: list[Box] = []
    if not frame.wide and not bare:
        boxes.append(draw_scale(page, frame, map_box))
        boxes.append(draw_north(page, frame, map_box, boxes[-1][3]))
        with page.layer("inset"):
            boxes += draw_inset(page, frame, map_box, plan.atlas, content, boxes)
    boxes += draw_shares(page, content, map_box, to_page)
    draw_noted(page, axes, content, map_box, to_page, boxes)
    _degree_words(page, ends, to_page, map_box, boxes)
    with page.layer("circles"):
        draw_circles(page, content, to_page, plan.circle_unit(frame), map_box)
    with page.layer("marks"):
        boxes += draw_marks(page, content, to_page)
    page.rect(left, bottom, wide, high, line="soft", weight=look.pt(0.8), zorder=8)
    page.boxes.append(map_box)
    _draw_labels(page, plan, content, frame, map_box, boxes, numbers, named)
    return axes


def _degree_words(
    page: Page,
    ends: list[tuple[str, float, float, str]],
    to_page: Callable[[float, float], tuple[float, float]],
    map_box: Box,
    taken: list[Box],
) -> None:
    """Name the lines of the graticule where nothing else stands; ``taken`` grows by their boxes."""
    size = page.look.pt(10)
    for text, x, y, side in ends:
        px, py = to_page(x, y)
        wide = width(text, size)
        px, py = (px + 3, py + size * 0.25) if side == "left" else (px - wide / 2, py + 3)
        box = (px - 2, py - 2, px + wide + 2, py + size)
        inside = box[0] > map_box[0] and box[2] < map_box[0] + map_box[2] and box[3] < map_box[1] + map_box[3]
        if not inside or any(crosses(box, other) for other in taken):
            continue
        page.text("graticule", text, px, py, size, colour="soft", halo=page.look.pt(1.2))
        taken.append(box)


def _draw_labels(
    page: Page,
    plan: Plan,
    content: Content,
    frame: Frame,
    map_box: tuple[float, float, float, float],
    boxes: list[tuple[float, float, float, float]],
    numbers: Mapping[str, str],
    named: Mapping[str, int] | None,
) -> None:
    left, bottom, wide, high = map_box
    pixel = page.look.pt(1.0)
    zoom = map_zoom(frame, wide, pixel)
    if named is not None:  # who names places wants to see them, however small the map
        zoom = max(zoom, NAMED_FROM["place"])
    labels = labels_of(
        content, plan.view, plan.atlas, frame, page.look, zoom, wide, numbers, plan.circle_unit(frame)
    )
    if named is not None:
        kept = (each for each in labels if not each.id or each.kind == "country" or each.id in named)
        labels = sorted(kept, key=lambda label: named.get(label.id, 1))
    taken = Taken(wide, high, [(b[0] - left, b[1] - bottom, b[2] - left, b[3] - bottom) for b in boxes])
    to_points = frame.onto((0.0, 0.0, wide, high))
    draw_dots(page, labels, to_points, left, bottom)
    shapes = {place.id: place for place in content.places}
    placed = [
        on_dark(name, shapes.get(name.label.id), plan, to_points)
        for name in place_labels(labels, taken, to_points, pixel)
    ]
    draw_leaders(page, placed, left, bottom)
    draw_lettering(page, placed, left, bottom)
