"""One sheet on the drawing board: what it shows, laid out and drawn, not yet saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from matplotlib.axes import Axes

from geo.atlas import Atlas
from geo.errors import PlotError
from geo.estimates import Timelines
from geo.language import _
from geo.links import view_code
from geo.model import View
from geo.opening import settled
from geo.plots.canvas import Page, new_page
from geo.plots.content import Content, content_of, level_classes
from geo.plots.drawing import class_colours, draw_marks, draw_places, draw_stages
from geo.plots.frame import Frame, degrees_of, frame_of, map_zoom
from geo.plots.furniture import draw_locator, draw_north, draw_scale, draw_shares
from geo.plots.grounds import Relief, draw_graticule, draw_grounds, draw_lines
from geo.plots.labels import labels_of
from geo.plots.layout import Layout, lay_out
from geo.plots.legend import draw_group, legend_groups
from geo.plots.looks import Look, look_of
from geo.plots.multiples import draw_multiples
from geo.plots.placing import Taken, place_labels
from geo.plots.sheet import Sheet
from geo.plots.words import Words, words_of
from geo.style import Classes

LOCATOR_SHARE = 0.6
"""A map whose height is less than this share of Peru's gets a locator."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is known of a sheet before it is drawn.

    Attributes
    ----------
    sheet : Sheet
    view : View
        Settled: with level and year, in the sheet's language.
    years : tuple of int or None
        Years shown; one None where the measure has no value in any year.
    known : Timelines
    atlas : Atlas
    classes : Classes
    colours : tuple of str
    look : Look
    relief : Relief or None
    """

    sheet: Sheet
    view: View
    years: tuple[int | None, ...]
    known: Timelines
    atlas: Atlas
    classes: Classes
    colours: tuple[str, ...]
    look: Look
    relief: Relief | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet that is drawn: the page, its words and what it shows."""

    page: Page
    words: Words
    contents: tuple[Content, ...]
    frame: Frame


def plan_of(sheet: Sheet, atlas: Atlas, timelines: Callable[..., Timelines], relief: Relief | None) -> Plan:
    """Return the plan of ``sheet``.

    Raises
    ------
    PlotError
        If the sheet cannot be (see `Sheet.check`), names an unknown measure or place, or a year
        without data.
    """
    sheet.check()
    view = replace(sheet.view, language=sheet.spoken)
    if view.measure not in atlas.measures:
        raise PlotError(_("measure “{name}” is unknown").format(name=view.measure[:60]))
    if view.place and view.place not in atlas.places:
        raise PlotError(_("place “{name}” is unknown").format(name=view.place[:60]))
    known = timelines(atlas, view.measure, view.lens)
    if sheet.years:
        view = replace(view, year=sheet.years[0])
    view = settled(view, known, atlas)
    years = sheet.years or _years(sheet, view, known, atlas)
    classes = level_classes(known, view.level, atlas)
    unit = atlas.measures[view.measure].unit
    look = look_of(sheet.style, sheet.inches[0] * 72, sheet.inches[1] * 72)
    return Plan(sheet, view, years, known, atlas, classes, tuple(class_colours(classes, unit)), look, relief)


def _years(sheet: Sheet, view: View, known: Timelines, atlas: Atlas) -> tuple[int | None, ...]:
    if sheet.layout == "single":
        return (view.year,)
    return tuple(known.years(atlas.at_level(view.level), view.as_of))


def draw_sheet(plan: Plan, years: Sequence[int | None] | None = None) -> Drawn:
    """Draw the sheet of ``plan``, or one step of an animation (``years`` of one year).

    Raises
    ------
    PlotError
        If nothing would be shown, or the words leave no room for the map.
    """
    chosen = tuple(plan.years if years is None else years)
    size = tuple(72 * side for side in plan.sheet.inches)
    west, south, east, north = degrees_of(plan.view.extent, plan.atlas.layers)
    shape = frame_of(plan.view.extent, plan.atlas.layers, (east - west) / (north - south))
    aspect = shape.width / shape.height
    multiples = plan.sheet.layout == "multiples"
    # What is shown decides the legend and the words, and they decide the room: content first.
    rough = _contents(plan, chosen, shape, size[0] * 0.6)
    _refuse_empty(plan, chosen, rough)
    words = words_of(
        plan.sheet, plan.view, rough, shape, plan.atlas, plan.known,
        view_code(replace(plan.view, year=chosen[0]), plan.atlas.version), plan.relief,
    )  # fmt: skip
    groups = legend_groups(plan.view, rough, plan.atlas, plan.classes, plan.colours, words.shared)
    locator = not shape.wide and shape.degrees[3] - shape.degrees[1] < 18.3 * LOCATOR_SHARE
    locator = locator and "countries" in plan.atlas.layers
    year = str(chosen[0]) if plan.sheet.layout == "animation" and chosen[0] else ""
    layout = lay_out(words, groups, size, plan.look, aspect, locator, year)  # type: ignore[arg-type]
    page = new_page(*plan.sheet.inches, plan.look)
    if multiples:
        frame, contents = draw_multiples(page, plan, layout.map_box, chosen, aspect)
    else:
        frame = frame_of(plan.view.extent, plan.atlas.layers, layout.map_box[2] / layout.map_box[3])
        contents = _contents(plan, chosen, frame, layout.map_box[2])
        # The window has the shape of the room now, and may show more than was reckoned with.
        words = words_of(
            plan.sheet, plan.view, contents, frame, plan.atlas, plan.known,
            view_code(replace(plan.view, year=chosen[0]), plan.atlas.version), plan.relief,
        )  # fmt: skip
        groups = legend_groups(plan.view, contents, plan.atlas, plan.classes, plan.colours, words.shared)
        layout = lay_out(words, groups, size, plan.look, aspect, locator, year)  # type: ignore[arg-type]
        frame = frame_of(plan.view.extent, plan.atlas.layers, layout.map_box[2] / layout.map_box[3])
        contents = _contents(plan, chosen, frame, layout.map_box[2])
        draw_map(page, plan, contents[0], frame, layout.map_box, words)
    _draw_words(page, layout, words)
    if layout.locator and frame is not None:
        draw_locator(page, frame, layout.locator, plan.atlas)
    return Drawn(page, words, contents, frame)


def _contents(
    plan: Plan, years: Sequence[int | None], frame: Frame, points_wide: float
) -> tuple[Content, ...]:
    return tuple(
        content_of(plan.view, year, plan.atlas, plan.known, plan.classes, frame, points_wide)
        for year in years
    )


def _refuse_empty(plan: Plan, years: Sequence[int | None], contents: Sequence[Content]) -> None:
    """Refuse a map that would show no value, saying which years have one.

    A measure that no level can paint (shares by destination, flights) is shown by the ways.
    """
    if not years:
        raise PlotError(_("no year of this measure has a value at this level"))
    here = plan.known.years(plan.atlas.at_level(plan.view.level), plan.view.as_of)
    empty = [c.year for c in contents if not c.valued]
    lines = all(content.stages or content.shares for content in contents)
    if not empty or (not here and lines):
        return
    known = f"{here[0]}–{here[-1]}" if len(here) > 6 else ", ".join(map(str, here))
    raise PlotError(
        _("the map of {years} would show no value; this measure has values at this level in: {known}").format(
            years=", ".join(str(year) for year in empty), known=known or _("no year")
        )
    )


def draw_map(
    page: Page,
    plan: Plan,
    content: Content,
    frame: Frame,
    map_box: tuple[float, float, float, float],
    words: Words,
) -> Axes:
    """Draw one map with its names and furniture into ``map_box``."""
    look, view = page.look, plan.view
    left, bottom, wide, high = map_box
    axes = page.map_axes(map_box, frame.bounds)
    draw_grounds(page, axes, frame, view, plan.atlas, wide, plan.relief)
    draw_places(page, axes, content, plan.colours)
    draw_lines(page, axes, frame, view, plan.atlas, wide)
    ends = draw_graticule(page, axes, frame, wide) if plan.sheet.graticule else []
    draw_stages(page, axes, content, frame, wide)

    def to_page(x: float, y: float) -> tuple[float, float]:
        return (
            left + (x - frame.bounds[0]) / frame.width * wide,
            bottom + (y - frame.bounds[1]) / frame.height * high,
        )

    boxes = []
    if not frame.wide:
        boxes.append(draw_scale(page, frame, map_box, view.language))
        boxes.append(draw_north(page, frame, map_box, boxes[-1][3]))
    boxes += _degree_words(page, ends, to_page)
    boxes += draw_shares(page, content, map_box, to_page, view.language)
    boxes += draw_marks(page, content, to_page)
    page.rect(left, bottom, wide, high, line="soft", weight=look.pt(0.8), zorder=8)
    page.boxes.append(map_box)
    _draw_labels(page, plan, content, frame, map_box, boxes, words)
    return axes


def _degree_words(
    page: Page,
    ends: list[tuple[str, float, float, str]],
    to_page: Callable[[float, float], tuple[float, float]],
) -> list[tuple[float, float, float, float]]:
    size, boxes = page.look.pt(10), []
    for text, x, y, side in ends:
        px, py = to_page(x, y)
        dx, dy = (3, -size * 0.35 + size * 0.6) if side == "left" else (0, 3)
        page.text(
            "graticule", text, px + dx, py + dy, size, colour="soft", ha="left" if side == "left" else "center",
            halo=page.look.pt(1.2),
        )  # fmt: skip
        half = 0 if side == "left" else size * 1.4
        boxes.append((px + dx - half, py, px + dx + size * 2.8 - half, py + dy + size))
    return boxes


def _draw_labels(
    page: Page,
    plan: Plan,
    content: Content,
    frame: Frame,
    map_box: tuple[float, float, float, float],
    boxes: list[tuple[float, float, float, float]],
    words: Words,
) -> None:
    left, bottom, wide, high = map_box
    pixel = page.look.pt(1.0)
    zoom = map_zoom(frame, wide, pixel)
    told = {} if words.shared else words.numbers
    numbers = {id: text for (year, id), text in told.items() if year == content.year}
    labels = labels_of(content, plan.view, plan.atlas, frame, page.look, zoom, wide, numbers)
    taken = Taken(wide, high, [(b[0] - left, b[1] - bottom, b[2] - left, b[3] - bottom) for b in boxes])

    def to_points(x: float, y: float) -> tuple[float, float]:
        return (x - frame.bounds[0]) / frame.width * wide, (y - frame.bounds[1]) / frame.height * high

    from geo.plots.lettering import draw_dots, draw_lettering

    draw_dots(page, labels, to_points, left, bottom)
    draw_lettering(page, place_labels(labels, taken, to_points, pixel), left, bottom)


def _draw_words(page: Page, layout: Layout, words: Words) -> None:
    """Set head, foot and legend, and note what every picture must carry."""
    for line in layout.lines:
        page.text(line.kind, line.text, line.x, line.y, line.size, face=line.face, colour=line.colour)
        page.carried.setdefault(line.kind, line.text)
    for rule in layout.rules:
        margin = layout.lines[0].x if layout.lines else 0.0
        page.line([(margin, rule), (page.width - margin, rule)], line="rule", weight=0.8, zorder=3)
    for column in layout.columns:
        top = column.top
        for group in column.groups:
            top -= draw_group(page, group, column.left, top, column.width)
