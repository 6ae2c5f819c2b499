"""One map a year on one sheet, all in one frame, with one legend."""

from __future__ import annotations

from collections.abc import Sequence

from geo.errors import PlotError
from geo.language import _
from geo.plots.canvas import Page
from geo.plots.map.base_map import draw_grounds, draw_lines
from geo.plots.map.drawing import draw_circles, draw_marks, draw_places, draw_stages
from geo.plots.map.frame import Frame, frame_of
from geo.plots.map.shown import Content
from geo.plots.map.typeface import width
from geo.plots.page.furniture import draw_scale
from geo.plots.page.grid import FIGURE, GAP, YEAR, Grid, grid
from geo.plots.plan import Plan
from geo.views.spans import estimate_at
from geo.wording.estimate import figure_words


def draw_multiples(
    page: Page,
    plan: Plan,
    room: tuple[float, float, float, float],
    years: Sequence[int | None],
    shape: float,
) -> tuple[Frame, tuple[Content, ...]]:
    """Draw a map for each of ``years`` into ``room``.

    Raises
    ------
    PlotError
        If the maps would be too small to read.
    """
    made = _grid(plan, room, years, shape)
    frame = frame_of(plan.view.extent, plan.atlas.layers, made.wide / made.high)
    gap = GAP * page.look.scale
    contents = []
    for number, year in enumerate(years):
        row, column = divmod(number, made.columns)
        left = room[0] + column * (made.wide + gap)
        bottom = room[1] + room[3] - (row + 1) * (made.high + made.head) - row * gap
        content = plan.content(year, frame, made.wide)
        _small_map(page, plan, content, frame, (left, bottom), made)
        contents.append(content)
    return frame, tuple(contents)


def multiples_frame(
    plan: Plan, room: tuple[float, float, float, float], years: Sequence[int | None], shape: float
) -> Frame:
    """Return the window that each of the maps of ``years`` in ``room`` shows."""
    made = _grid(plan, room, years, shape)
    return frame_of(plan.view.extent, plan.atlas.layers, made.wide / made.high)


def _grid(
    plan: Plan, room: tuple[float, float, float, float], years: Sequence[int | None], shape: float
) -> Grid:
    """Return how the maps stand; where a figure has no room beside its year, below it."""
    scale = plan.look.scale
    made = grid(room[2:], len(years), shape, scale, figure_below=False)
    if any(not _beside(plan, year, made.wide) for year in years):
        made = grid(room[2:], len(years), shape, scale, figure_below=True)
    if not made.readable:
        raise PlotError(
            _("{count} maps do not fit on this sheet; expected fewer years or a larger sheet").format(
                count=len(years)
            )
        )
    return made


def _beside(plan: Plan, year: int | None, wide: float) -> bool:
    """Say whether the figure of the chosen place has room beside the year over a map ``wide`` points wide."""
    scale = plan.look.scale
    room = wide - width(str(year), YEAR * scale, "semibold") - 6 * scale
    return width(_total(plan, year), FIGURE * scale) < room


def _small_map(
    page: Page, plan: Plan, content: Content, frame: Frame, corner: tuple[float, float], made: Grid
) -> None:
    """Draw one small map with its year, the chosen place's value and marks, without names."""
    look, (left, bottom), wide, high = page.look, corner, made.wide, made.high
    box = (left, bottom, wide, high)
    axes = page.map_axes(box, frame.bounds)
    draw_grounds(page, axes, frame, plan.view, plan.atlas, wide, None)
    draw_places(page, axes, content, plan.colours, frame.width / wide, weight=0.6)
    draw_lines(page, axes, frame, plan.view, plan.atlas, wide, weight=0.6)
    draw_stages(page, axes, content, frame, wide, weight=0.6)
    to_page = frame.onto(box)
    draw_circles(page, content, to_page, plan.circle_unit(frame), box)
    draw_marks(page, content, to_page, within=box)
    if not page.boxes and not frame.wide:
        draw_scale(page, frame, box)
        page.carried["north"] = "N"
        page.text(
            "north", _("north is up"), left + look.pt(6), bottom + look.pt(6), look.pt(10), halo=look.pt(1.4)
        )
    page.rect(left, bottom, wide, high, line="soft", weight=look.pt(0.7), zorder=8)
    page.boxes.append(box)
    _year_words(page, plan, content.year, left, bottom + high + 3.5 * look.scale, made)


def _year_words(page: Page, plan: Plan, year: int | None, left: float, foot: float, made: Grid) -> None:
    """Set the year over a map, and the figure of the chosen place beside or below it."""
    look, total = page.look, _total(plan, year)
    below = made.head > YEAR * look.scale * 1.4
    if total:
        size = FIGURE * look.scale
        size *= min(1.0, made.wide / width(total, size))
        x, ha = (left, "left") if below else (left + made.wide, "right")
        page.text("total", total, x, foot, size, colour="soft", ha=ha)
    foot += below * FIGURE * 1.2 * look.scale
    page.text("year", str(year), left, foot, YEAR * look.scale, face="semibold")
    page.carried.setdefault("year", str(year))


def _total(plan: Plan, year: int | None) -> str:
    """Return the chosen place's value in a year."""
    if year is None or not plan.view.place:
        return ""
    return figure_words(estimate_at(plan.view, plan.known, plan.view.place, year, plan.atlas), plan.atlas)
