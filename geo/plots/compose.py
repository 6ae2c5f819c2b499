"""One sheet on the drawing board: what it shows, laid out and drawn, not yet saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from matplotlib.axes import Axes

from geo.atlas import LEVEL_LAYERS
from geo.errors import PlotError
from geo.language import _
from geo.links import view_code
from geo.plots.canvas import Page, new_page
from geo.plots.captions import Words, heading, words_of
from geo.plots.map.base_map import draw_graticule, draw_grounds, draw_lines
from geo.plots.map.content import content_of
from geo.plots.map.draw_labels import draw_dots, draw_leaders, draw_lettering, on_dark
from geo.plots.map.drawing import draw_circles, draw_marks, draw_places, draw_stages
from geo.plots.map.frame import Frame, degrees_of, frame_of, map_zoom
from geo.plots.map.label_placement import Box, Taken, crosses, place_labels
from geo.plots.map.labels import labels_of
from geo.plots.map.shown import Content
from geo.plots.map.typeface import width
from geo.plots.page.furniture import draw_north, draw_noted, draw_scale, draw_shares
from geo.plots.page.inset import draw_inset
from geo.plots.page.layout import lay_out
from geo.plots.page.legend import draw_group, legend_groups
from geo.plots.page.multiples import draw_multiples, multiples_frame
from geo.plots.page.place_list import draw_list, place_list
from geo.plots.page.wanted import LEAST_MAP, LEAST_MAPS, Layout, Wanted
from geo.plots.plan import MAP_SHARE, Plan
from geo.style.signs import NAMED_FROM
from geo.wording.period import years_words

TURNS = 3
"""How often a sheet is laid out at most: what its window shows decides how much room it has."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet that is drawn: the page, its words and what it shows.

    ``told`` holds the words of every year of an animation, of which one is drawn, and
    ``title`` what all its years together are called; both are empty where all is drawn.
    """

    page: Page
    words: Words
    contents: tuple[Content, ...]
    frame: Frame
    told: tuple[Words, ...] = ()
    title: str = ""


def draw_sheet(plan: Plan, year: int | None = None) -> Drawn:
    """Draw the sheet of ``plan``, or of an animation the step of ``year`` (by default the first).

    Raises
    ------
    PlotError
        If nothing would be shown, or the words leave no room for the map.
    """
    moving = plan.sheet.layout == "animation"
    years = plan.years if not moving else (plan.years[0] if year is None else year,)
    west, south, east, north = degrees_of(plan.view.extent, plan.atlas.layers)
    shape = frame_of(plan.view.extent, plan.atlas.layers, (east - west) / (north - south))
    # What is shown decides the legend and the words, and they decide the room. The room decides
    # how much more than the extent the window shows, so that it is laid out twice.
    frame = shape
    every: tuple[Content, ...] = ()
    told: tuple[Words, ...] = ()
    _refuse_empty(plan, plan.years, _contents(plan, plan.years, frame))
    for _turn in range(TURNS):
        contents = _contents(plan, years, frame)
        words = _words(plan, contents, frame)
        layout = _layout(plan, words, _contents(plan, plan.years, frame), frame, shape.width / shape.height)
        every = _contents(plan, plan.years, frame) if moving else ()
        told = tuple(_words(plan, (content,), frame) for content in every)
        before, frame = frame, _window(plan, layout, len(years), shape)
        if frame.bounds == before.bounds:
            break
    page = new_page(*plan.sheet.inches, plan.look)
    if plan.sheet.layout == "multiples":
        frame, contents = draw_multiples(page, plan, layout.map_box, years, shape.width / shape.height)
    else:
        contents = _contents(plan, years, frame)
        draw_map(page, plan, contents[0], frame, layout.map_box, _numbers(words, contents[0]))
    _draw_words(page, layout, plan)
    title = heading(plan.view, every, plan.atlas) if every else ""
    return Drawn(page, words, contents, frame, told, title)


def _window(plan: Plan, layout: Layout, count: int, shape: Frame) -> Frame:
    """Return the window of the map, or of each map of several, that ``layout`` has room for."""
    if plan.sheet.layout == "multiples":
        return multiples_frame(plan, layout.map_box, count, shape.width / shape.height)
    return frame_of(plan.view.extent, plan.atlas.layers, layout.map_box[2] / layout.map_box[3])


def _layout(plan: Plan, words: Words, contents: Sequence[Content], frame: Frame, aspect: float) -> Layout:
    """Return the layout; that of an animation has room for the words, signs and places of every year."""
    size = (72 * plan.sheet.inches[0], 72 * plan.sheet.inches[1])
    groups = legend_groups(
        plan.view, contents, plan.atlas, plan.classes, plan.colours, words.shared, plan.circle_unit(frame)
    )
    if plan.sheet.layout != "animation":
        places = place_list(plan, contents, {} if words.shared else words.numbers)
        least = LEAST_MAPS if plan.sheet.layout == "multiples" else LEAST_MAP
        return lay_out(Wanted(words, tuple(groups), places, places, size, plan.look, aspect, least=least))
    told = [_words(plan, (content,), frame) for content in contents]
    lists = [
        place_list(plan, (content,), {} if each.shared else each.numbers)
        for content, each in zip(contents, told, strict=True)
    ]
    places = next(made for made, each in zip(lists, told, strict=True) if each.year == words.year)
    most = max(lists, key=lambda made: len(made.rows))
    return lay_out(
        Wanted(words, tuple(groups), places, most, size, plan.look, aspect, words.year, tuple(told))
    )


def _words(plan: Plan, contents: Sequence[Content], frame: Frame) -> Words:
    """Return the words of a sheet, made once for each year and window."""
    key = ("words", tuple(content.year for content in contents), frame.bounds)
    if key not in plan.held:
        code = view_code(replace(plan.view, year=contents[0].year), plan.atlas.version)
        plan.held[key] = words_of(
            plan.sheet, plan.view, contents, frame, plan.atlas, plan.known, code, plan.relief
        )
    return plan.held[key]  # type: ignore[return-value]


def _contents(plan: Plan, years: Sequence[int | None], frame: Frame) -> tuple[Content, ...]:
    """Return what is shown in each of ``years``, made once for each year and window."""
    points = 72 * plan.sheet.inches[0] * MAP_SHARE
    for year in years:
        if (year, frame.bounds) not in plan.held:
            plan.held[year, frame.bounds] = content_of(
                plan.view, year, plan.atlas, plan.known, plan.classes, frame, points
            )
    return tuple(plan.held[year, frame.bounds] for year in years)  # type: ignore[misc]


def _refuse_empty(plan: Plan, years: Sequence[int | None], contents: Sequence[Content]) -> None:
    """Refuse a map that would show no value, saying which years have one.

    A measure that no level can paint (shares by destination, flights) is shown by the ways.
    """
    if not years:
        raise PlotError(_("this measure has no figure at this level in any year"))
    here = plan.known.years(plan.atlas.at_level(plan.view.level), plan.view.as_of)
    empty = [c.year for c in contents if not c.valued]
    lines = all(content.stages or content.shares for content in contents)
    if not empty or (not here and lines):
        return
    if here and not any(content.places for content in contents):
        raise PlotError(
            _("the extent “{extent}” shows no place of this level; expected one that does").format(
                extent=plan.view.extent
            )
        )
    raise PlotError(
        _(
            "the map of {years} would show no figure; this measure has figures at this level for: {known}"
        ).format(
            years=years_words(y for y in empty if y is not None), known=years_words(here) or _("no year")
        )
    )


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

    def to_page(x: float, y: float) -> tuple[float, float]:
        return (
            left + (x - frame.bounds[0]) / frame.width * wide,
            bottom + (y - frame.bounds[1]) / frame.height * high,
        )

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


def _numbers(words: Words, content: Content) -> dict[str, str]:
    """Return the references that stand behind the figures of one map; none where all share one."""
    told = {} if words.shared else words.numbers
    return {id: text for (year, id), text in told.items() if year == content.year}


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

    def to_points(x: float, y: float) -> tuple[float, float]:
        return (x - frame.bounds[0]) / frame.width * wide, (y - frame.bounds[1]) / frame.height * high

    draw_dots(page, labels, to_points, left, bottom)
    shapes = {place.id: place for place in content.places}
    placed = [
        on_dark(name, shapes.get(name.label.id), plan, to_points)
        for name in place_labels(labels, taken, to_points, pixel)
    ]
    draw_leaders(page, placed, left, bottom)
    draw_lettering(page, placed, left, bottom)


def _draw_words(page: Page, layout: Layout, plan: Plan) -> None:
    """Set head, foot, legend and list of places, and note what every picture must carry."""
    for line in layout.lines:
        page.text(line.kind, line.text, line.x, line.y, line.size, face=line.face, colour=line.colour)
        page.carried.setdefault(line.kind, line.text)
    for left, right, height in layout.rules:
        page.line([(left, height), (right, height)], line="rule", weight=0.8, zorder=3)
    if layout.listed:
        with page.layer("list"):
            draw_list(page, *layout.listed, plan.colours)
    for column in layout.columns:
        top = column.top
        for group in column.groups:
            with page.layer("legend"):
                top -= draw_group(page, group, column.left, top, column.width)
