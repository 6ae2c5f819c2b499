"""The map of a scene as a picture for a slide or a page: cropped to what it shows, in large type."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.atlas import Atlas
from geo.errors import PlotError
from geo.language import _, in_language
from geo.model import View
from geo.plots.canvas import Page, new_page, settings
from geo.plots.formats.write import held_timelines
from geo.plots.map.frame import Frame, frame_of
from geo.plots.map.shown import Content
from geo.plots.map.theme import PX, Look
from geo.plots.one_map import draw_map
from geo.plots.page.caveats import accuracy_line, caveats
from geo.plots.page.legend import SAMPLE, Group, LegendRow, legend_groups
from geo.plots.page.references import references
from geo.plots.plan import Plan, plan_of
from geo.plots.sheet import MM_PER_INCH, SLIMMEST, SMALLEST_MM, Sheet
from geo.style import LIGHT

SMALLEST_PIXELS = 11.0
"""Pixels of the smallest type on a map; all other sizes are in proportion to it."""
AIR = 0.03
"""Of the width and height of what is shown: the room round it in a cropped window."""
CROPPED = 0.9
"""A window is cropped where what is shown takes less than this share of its height."""
CIRCLE_SHARE = 0.7
"""Size of circles beside that which suits the type: the map is no larger than one in small type."""
DPI = 192


@dataclass(frozen=True, slots=True)
class SceneMap:
    """What is asked for.

    Attributes
    ----------
    view : View
        Settled, in the language of its names.
    years : tuple of int or None
        A picture each, all in one window.
    size : (float, float)
        Width and height of each picture, points.
    places : tuple of str
        Places whose figures stand on the map; empty for all that find room.
    type_size : float
        Points of the smallest type on it.
    """

    view: View
    years: tuple[int | None, ...]
    size: tuple[float, float]
    places: tuple[str, ...] = ()
    type_size: float = 12.0


@dataclass(frozen=True, slots=True)
class DrawnScene:
    """Maps that are drawn, and what belongs to them but does not stand on them.

    Attributes
    ----------
    pages : tuple of Page
        One a year.
    contents : tuple of Content
        What each shows.
    frame : Frame
        The window of all.
    legend : tuple of Group
    look : Look
    sources : tuple of str
        Ids of the documents behind what they show.
    cautions : tuple of str
        What must be said of it, a sentence each; the last says how near the outlines come.
    """

    pages: tuple[Page, ...]
    contents: tuple[Content, ...]
    frame: Frame
    legend: tuple[Group, ...]
    look: Look
    sources: tuple[str, ...]
    cautions: tuple[str, ...]


def draw_scene_map(asked: SceneMap, atlas: Atlas) -> DrawnScene:
    """Draw the maps of a scene.

    Raises
    ------
    PlotError
        If one of them would show nothing.
    """
    with in_language(asked.view.language), settings():
        plan = _plan(asked, atlas)
        frame = _window(plan, asked)
        contents = tuple(_contents(plan, asked, frame))
        if not all(c.valued or c.stages or c.shares for c in contents):
            raise PlotError(_("refused: the map is empty"))
        pages = tuple(_page(plan, content, frame, asked) for content in contents)
        unit = plan.circle_unit(frame)
        groups = legend_groups(plan.view, contents, atlas, plan.classes, plan.colours, "", unit)
        cited, _numbers = references(contents, plan.view, atlas, plan.known)
        said = (*caveats(plan.view, contents, atlas, plan.known), accuracy_line(contents))
        sources = tuple(reference.source for reference in cited)
        return DrawnScene(
            pages, contents, frame, tuple(groups), plan.look, sources, tuple(filter(None, said))
        )


def picture_of(page: Page, kind: str) -> bytes:
    """Return a map as ``png`` or ``svg``, and let go of it; the same map, the same bytes."""
    buffer = io.BytesIO()
    unsaid = {"Software": None} if kind == "png" else {"Date": None, "Creator": None}
    with settings():
        page.figure.savefig(buffer, format=kind, dpi=DPI if kind == "png" else 72, metadata=unsaid)
    page.close()
    return buffer.getvalue()


def sample_of(row: LegendRow, look: Look, kind: str) -> bytes:
    """Return the sample of a row of the legend as ``png`` or ``svg``, as large as `sample_size`, or b""."""
    if row.draw is None:
        return b""
    wide, high = sample_size(row, look)
    with settings():
        page = new_page(wide / 72, high / 72, look)
        page.figure.patch.set_alpha(0.0)
        # A circle stands in the middle of a column as wide as the largest, of which it takes its own part.
        aside = max(0.0, row.sample[0] - _own_width(row)) / 2
        row.draw(page, look.pt(1.5) - aside, high / 2)
    return picture_of(page, kind)


def sample_size(row: LegendRow, look: Look) -> tuple[float, float]:
    """Return width and height of the sample of a row of the legend, points; nothing where it has none."""
    if row.draw is None:
        return 0.0, 0.0
    wide = _own_width(row) or look.pt(SAMPLE)
    return wide + look.pt(3), max(look.pt(16), row.sample[1]) + look.pt(3)


def _own_width(row: LegendRow) -> float:
    """Return how wide a circle of the legend is; nothing of another sign."""
    return min(row.sample) if row.sample[0] else 0.0


def _plan(asked: SceneMap, atlas: Atlas) -> Plan:
    """Return the plan of a sheet as large as the picture, its type as large as asked."""
    wide, high = (side / 72 * MM_PER_INCH for side in asked.size)
    wide = max(wide, SMALLEST_MM)
    size_mm = (
        wide,
        min(max(high, wide / SLIMMEST, SMALLEST_MM), wide * SLIMMEST),
    )  # as large as a sheet may be
    years = tuple(year for year in asked.years if year is not None)
    layout = "multiples" if len(asked.years) > 1 else "single"
    plan = plan_of(Sheet(asked.view, years, size_mm, layout=layout), atlas, held_timelines, None)
    look = Look(LIGHT, asked.type_size / SMALLEST_PIXELS / PX)
    return replace(plan, look=look, circle_share=CIRCLE_SHARE)


def _page(plan: Plan, content: Content, frame: Frame, asked: SceneMap) -> Page:
    page = new_page(asked.size[0] / 72, asked.size[1] / 72, plan.look)
    named = dict.fromkeys((place.id for place in content.valued), 1) | dict.fromkeys(asked.places, 0)
    draw_map(page, plan, content, frame, (0.0, 0.0, *asked.size), {}, named, bare=len(asked.years) > 1)
    return page


def _contents(plan: Plan, asked: SceneMap, frame: Frame) -> list[Content]:
    """Return what the maps show; figures only of the places asked for."""
    return [_of_places(plan.content(year, frame, asked.size[0]), asked.places) for year in asked.years]


def _of_places(content: Content, places: Sequence[str]) -> Content:
    if not any(place.id in places and place.value for place in content.places):
        return content
    kept = (p if p.id in places else replace(p, value="") for p in content.places)
    return replace(content, places=tuple(kept))


def _leads_on(content: Content) -> bool:
    """Say whether a map shows more than places: routes asked for, shares, marks."""
    return bool(content.shares or content.noted) or not all(stage.plain for stage in content.stages)


def _window(plan: Plan, asked: SceneMap) -> Frame:
    """Return the window: the extent of the view, cropped to the places that have a figure in it."""
    aspect = asked.size[0] / asked.size[1]
    whole = frame_of(plan.view.extent, plan.atlas.layers, aspect)
    contents = [plan.content(year, whole, asked.size[0]) for year in asked.years]
    if whole.wide or any(_leads_on(content) for content in contents):
        return whole
    bounds = [p.shape.bounds for c in contents for p in c.places if p.estimate or p.id in asked.places]
    if not bounds:
        return whole
    left, bottom = (min(b[i] for b in bounds) for i in (0, 1))
    right, top = (max(b[i] for b in bounds) for i in (2, 3))
    x, y = AIR * (right - left), AIR * (top - bottom)
    if max((top - bottom + 2 * y) / whole.height, (right - left + 2 * x) / whole.width) > CROPPED:
        return whole
    lon, lat = whole.degrees_at([left - x, right + x], [bottom - y, top + y])
    extent = ",".join(f"{float(v):.2f}" for v in (lon[0], lat[0], lon[1], lat[1]))
    return frame_of(extent, plan.atlas.layers, aspect)
