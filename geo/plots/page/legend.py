"""The legend: what every colour, hatch, mark and line on the sheet means, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path
from shapely.geometry import box

from geo.atlas import Atlas
from geo.language import _
from geo.maps.contract import Strings
from geo.maps.strings import map_strings
from geo.model import View
from geo.plots.canvas import Page, circle
from geo.plots.map.drawing import PLAIN_ROUTE, draw_area, draw_mark, draw_stage
from geo.plots.map.shown import Content
from geo.plots.map.theme import Look
from geo.plots.map.typeface import width, wrap
from geo.plots.page.furniture import draw_noted_sign
from geo.style import Classes
from geo.style.circles import Key, circles_for
from geo.style.numbers import unit_name
from geo.style.signs import CARRIED_STRENGTH, CIRCLE_FILL, DIFFER, EDGES, NO_DATA, class_of
from geo.wording.estimate import without_figure_key

Draw = Callable[[Page, float, float], None]
"""Draws a sample with its left end and middle at a point of the page."""

TEXT, HEAD, NOTE = 12.0, 12.5, 11.0
SAMPLE = 30.0
GAP = 8.0
ROW = 18.0
LONGEST = 190.0
"""Pixels of the web map after which the words of a row go on below."""


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A line of the legend: a sample (none for a note or heading), its words, points that it takes."""

    words: str
    draw: Draw | None = None
    face: str = "regular"
    size: float = TEXT
    colour: str = "ink"
    sample: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, under a heading."""

    name: str
    rows: tuple[LegendRow, ...]


def legend_groups(
    view: View,
    contents: Sequence[Content],
    atlas: Atlas,
    classes: Classes,
    colours: Sequence[str],
    reference: str = "",
    circle_unit: float = 1.0,
) -> list[Group]:
    """Return the groups of the legend for all that ``contents`` show.

    ``reference`` is that of all values, ``circle_unit`` the points of a pixel of circles.
    """
    strings = map_strings()
    groups = [
        _class_group(view, contents, atlas, classes, colours, reference, circle_unit),
        _sign_group(contents, strings, colours),
        _route_group(contents, strings),
        _mode_group(contents, strings),
        _surety_group(contents, strings),
        _share_group(contents, strings),
        *_noted_groups(contents, strings),
    ]
    return [group for group in groups if group and group.rows]


def _class_group(
    view: View,
    contents: Sequence[Content],
    atlas: Atlas,
    classes: Classes,
    colours: Sequence[str],
    reference: str,
    circle_unit: float,
) -> Group | None:
    places = [place for content in contents for place in content.places]
    circled = any(place.rings[0] for place in places)
    if not circled and not any(class_of(place.look) is not None for place in places):
        return None
    unit = unit_name(atlas.measures[view.measure].unit)
    name = atlas.measures[view.measure].label()
    head = name if name.endswith(unit) else f"{name}, {unit}"
    rows = [LegendRow(f"{head} {reference}".strip(), face="semibold", size=HEAD)]
    if circled and (scale := circles_for(atlas.measures[view.measure], classes)):
        keys = scale.legend()
        rows += [_circle_row(key, circle_unit, 2 * keys[0].radius * circle_unit) for key in keys]
        return Group("classes", tuple(rows))
    labels = classes.labels()
    for number in reversed(range(len(labels))):
        rows.append(LegendRow(labels[number], swatch(f"c{number}", "", colours)))
    return Group("classes", tuple(rows))


def _circle_row(key: Key, unit: float, wide: float) -> LegendRow:
    """Return a circle of the legend, in a column ``wide`` points wide, beside its figure."""
    radius = key.radius * unit

    def draw(page: Page, x: float, y: float) -> None:
        sample = circle(x + wide / 2, y, radius)
        page.path(sample, fill="circle", zorder=4, alpha=CIRCLE_FILL)

    return LegendRow(key.label, draw, sample=(wide, 2 * radius))


def _sign_group(contents: Sequence[Content], strings: Strings, colours: Sequence[str]) -> Group:
    places = [place for content in contents for place in content.places]
    looks = {place.look for place in places}
    edges = strings["edges"]
    rows = []
    if NO_DATA in looks:
        rows.append(LegendRow(_("no data"), swatch(NO_DATA, "", colours)))
    if DIFFER in looks:
        rows.append(LegendRow(without_figure_key(), swatch(DIFFER, "", colours)))
    if any(place.carried_from is not None for place in places):
        carried = f"c{min(1, len(colours) - 1)}" if colours else DIFFER
        rows.append(LegendRow(str(strings["carried"]), swatch(carried, "", colours, CARRIED_STRENGTH)))
    if any(place.contested for place in places):
        rows.append(LegendRow(_("sources disagree"), _mark))
    for edge in filter(None, EDGES):
        if any(place.edge == edge for place in places):
            rows.append(LegendRow(str(edges[edge]), swatch("plain", edge, colours)))
    head = LegendRow(_("Figures and outlines"), face="semibold", size=HEAD)
    return Group("signs", (head, *rows) if rows else ())


def _route_group(contents: Sequence[Content], strings: Strings) -> Group:
    plain = any(stage.plain for content in contents for stage in content.stages)
    return Group("routes", (LegendRow(strings["export_routes"], _plain_route),) if plain else ())


def _mode_group(contents: Sequence[Content], strings: Strings) -> Group:
    stages = [stage for content in contents for stage in content.stages if not stage.plain]
    modes = strings["modes"]
    rows = [
        LegendRow(text, _stage(mode, "schematic" if mode == "unknown" else "documented"))
        for mode, text in modes.items()
        if any(stage.mode == mode for stage in stages)
    ]
    head = LegendRow(_("Corridors"), face="semibold", size=HEAD)
    return Group("corridors", (head, *rows) if rows else ())


def _surety_group(contents: Sequence[Content], strings: Strings) -> Group:
    stages = [stage for content in contents for stage in content.stages if not stage.plain]
    sureties = strings["sureties"]
    rows = [LegendRow(_("Certainty of the corridors"), face="semibold", size=HEAD)]
    for surety, text in sureties.items():
        if any(stage.surety == surety for stage in stages):
            rows.append(LegendRow(text, _stage("sea", surety)))
    if any(stage.open_ends for stage in stages):
        rows.append(LegendRow(_("end not named"), _ring))
    faded = {stage.period for stage in stages if stage.faded and stage.period}
    if faded:
        text = _("faded: reported for other years ({period})").format(period=", ".join(sorted(faded)))
        rows.append(LegendRow(text, _stage("sea", "documented", faded=True)))
    rows.append(LegendRow(_("generalised from public reporting"), size=NOTE, colour="soft"))
    return Group("certainty", tuple(rows) if stages else ())


def _share_group(contents: Sequence[Content], strings: Strings) -> Group:
    shares = contents[0].shares if contents else ()
    if not shares:
        return Group("shares", ())
    total = sum(share.share for share in shares)
    note = str(strings["shares_note"]).format(sum=f"{total:g}")
    return Group(
        "shares",
        (
            LegendRow(str(strings["shares"]), face="semibold", size=HEAD),
            LegendRow(note, size=NOTE, colour="soft"),
        ),
    )


def _noted_groups(contents: Sequence[Content], strings: Strings) -> list[Group]:
    """Return, for each layer of marks shown, what its sign means."""
    groups = []
    for layer, name in strings["noted"].items():
        shown = [mark for content in contents for mark in content.noted if mark.layer == layer]
        if not shown:
            continue
        rows = [LegendRow(name, _noted_sign(layer, partial=False))]
        if any(mark.partial for mark in shown):
            rows.append(LegendRow(strings["noted_partial"], _noted_sign(layer, partial=True)))
        if note := strings["noted_notes"].get(layer):
            rows.append(LegendRow(note, size=NOTE, colour="soft"))
        groups.append(Group(layer, tuple(rows)))
    return groups


def _noted_sign(layer: str, *, partial: bool) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        draw_noted_sign(page, layer, x + page.look.pt(SAMPLE / 2), y, partial=partial)

    return draw


def swatch(look: str, edge: str, colours: Sequence[str], strength: float = 1.0) -> Draw:
    """Return what draws a sample of an area."""

    def draw(page: Page, x: float, y: float) -> None:
        wide, high = page.look.pt(SAMPLE * 0.86), page.look.pt(14)
        left = x + page.look.pt(2)
        shape = box(left, y - high / 2, left + wide, y + high / 2)
        draw_area(page, None, shape, (look, edge, False), colours, strength=strength)

    return draw


def _mark(page: Page, x: float, y: float) -> None:
    draw_mark(page, x + page.look.pt(SAMPLE / 2), y, 2, spread=0, size=0.9, kind="legend")


def _ring(page: Page, x: float, y: float) -> None:
    path = circle(x + page.look.pt(SAMPLE / 2), y, page.look.pt(3.8))
    page.path(path, fill="halo", line=page.look.mode("unknown"), weight=page.look.pt(1.8), zorder=4)


def _plain_route(page: Page, x: float, y: float) -> None:
    line = Path(np.array([(x, y), (x + page.look.pt(SAMPLE), y)]))
    page.path(line, **PLAIN_ROUTE, weight=page.look.pt(1.5))


def _stage(mode: str, surety: str, faded: bool = False) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        line = Path(np.array([(x, y), (x + page.look.pt(SAMPLE), y)]))
        draw_stage(page, None, line, mode, surety, faded=faded, casing=False)

    return draw


def group_height(group: Group, wide: float, look: Look) -> float:
    """Return how high ``group`` is in a column ``wide`` points wide."""
    return sum(_row_height(row, wide, look) for row in group.rows)


def group_width(group: Group, look: Look) -> float:
    """Return how wide ``group`` is with each row on one line; notes wrap to what the others need."""
    most = look.pt(LONGEST)
    rows = [row for row in group.rows if row.draw or row.face == "semibold"]
    return (
        max(min(most, _indent(row, look) + width(row.words, look.pt(row.size), row.face)) for row in rows) + 2
    )


def _indent(row: LegendRow, look: Look) -> float:
    return max(look.pt(SAMPLE), row.sample[0]) + look.pt(GAP) if row.draw else 0.0


def _lines(row: LegendRow, wide: float, look: Look) -> list[str]:
    return wrap(row.words, wide - _indent(row, look), look.pt(row.size), row.face)


def _row_height(row: LegendRow, wide: float, look: Look) -> float:
    lines = len(_lines(row, wide, look))
    step = look.pt(row.size * 1.2)
    high = lines * step + look.pt(4.0)
    return max(look.pt(ROW), row.sample[1] + look.pt(2.0), high) if row.draw else high


def draw_group(page: Page, group: Group, left: float, top: float, wide: float) -> float:
    """Draw ``group`` from its upper left corner; return the height it took."""
    y = top
    for row in group.rows:
        high = _row_height(row, wide, page.look)
        lines = _lines(row, wide, page.look)
        size = page.look.pt(row.size)
        middle = y - high / 2
        if row.draw:
            row.draw(page, left, middle)
        foot = middle + (len(lines) - 1) * size * 0.6 - size * 0.34
        for line in lines:
            page.text(
                "legend", line, left + _indent(row, page.look), foot, size, face=row.face, colour=row.colour
            )
            foot -= size * 1.2
        y -= high
    page.carried[f"legend {group.name}"] = group.rows[0].words
    return top - y
