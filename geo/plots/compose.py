"""One sheet on the drawing board: what it shows, laid out and drawn, not yet saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.errors import PlotError
from geo.language import _
from geo.links import view_code
from geo.plots.canvas import new_page
from geo.plots.captions import Words, heading, words_of
from geo.plots.change import LAYOUT as CHANGE
from geo.plots.change import (
    ChangeShown,
    change_colours,
    change_groups,
    change_list,
    change_shown,
    change_title,
)
from geo.plots.chart_sheet import draw_chart_sheet
from geo.plots.drawn import Drawn
from geo.plots.map.frame import Frame, degrees_of, frame_of
from geo.plots.map.shown import Content
from geo.plots.map.typeface import clean
from geo.plots.one_map import draw_map
from geo.plots.page.layout import lay_out
from geo.plots.page.legend import legend_groups
from geo.plots.page.multiples import draw_multiples, multiples_frame
from geo.plots.page.place_list import place_list
from geo.plots.page.set_words import set_words
from geo.plots.page.wanted import LEAST_MAPS, Layout, Wanted
from geo.plots.page.years_list import list_of_years
from geo.plots.plan import MAP_SHARE, Plan
from geo.wording.period import years_words

TURNS = 3
"""How often a sheet is laid out at most: what its window shows decides how much room it has."""


def draw_sheet(plan: Plan, year: int | None = None) -> Drawn:
    """Draw the sheet of ``plan``, or of an animation the step of ``year`` (by default the first).

    Raises
    ------
    PlotError
        If nothing would be shown, or the words leave no room for the map.
    """
    if plan.chart is not None:
        return draw_chart_sheet(plan, plan.chart)
    moving = plan.sheet.layout == "animation"
    years = plan.years if not moving else (plan.years[0] if year is None else year,)
    west, south, east, north = degrees_of(plan.view.extent, plan.atlas.layers)
    shape = frame_of(plan.view.extent, plan.atlas.layers, (east - west) / (north - south))
    # What is shown decides the legend and the words, and they decide the room. The room decides
    # how much more than the extent the window shows, so that it is laid out twice.
    frame = shape
    every: tuple[Content, ...] = ()
    told: tuple[Words, ...] = ()
    changed: ChangeShown | None = None
    _refuse_empty(plan, plan.years, _contents(plan, plan.years, frame))
    for _turn in range(TURNS):
        contents = _contents(plan, years, frame)
        words = _words(plan, contents, frame)
        if plan.sheet.layout == CHANGE:
            changed = change_shown(plan, *contents)
            words = _change_words(plan, words, changed)
        layout = _layout(
            plan, words, _contents(plan, plan.years, frame), frame, shape.width / shape.height, changed
        )
        every = _contents(plan, plan.years, frame) if moving else ()
        told = tuple(_words(plan, (content,), frame) for content in every)
        before, frame = frame, _window(plan, layout, years, shape)
        if frame.bounds == before.bounds:
            break
    page = new_page(*plan.sheet.inches, plan.look)
    if plan.sheet.layout == "multiples":
        frame, contents = draw_multiples(page, plan, layout.map_box, years, shape.width / shape.height)
    elif changed is not None:
        changed = change_shown(plan, *_contents(plan, years, frame))
        contents = (changed.content,)
        coloured = replace(plan, colours=change_colours(plan))
        draw_map(page, coloured, changed.content, frame, layout.map_box, {})
        plan = coloured
    else:
        contents = _contents(plan, years, frame)
        draw_map(page, plan, contents[0], frame, layout.map_box, _numbers(words, contents[0]))
    set_words(page, layout, plan.colours)
    title = heading(plan.view, every, plan.atlas) if every else ""
    return Drawn(page, words, contents, frame, told, title)


def _window(plan: Plan, layout: Layout, years: Sequence[int | None], shape: Frame) -> Frame:
    """Return the window of the map, or of each map of several, that ``layout`` has room for."""
    if plan.sheet.layout == "multiples":
        return multiples_frame(plan, layout.map_box, years, shape.width / shape.height)
    return frame_of(plan.view.extent, plan.atlas.layers, layout.map_box[2] / layout.map_box[3])


def _change_words(plan: Plan, words: Words, changed: ChangeShown) -> Words:
    """Return the words of a map of change: what changed is its title, unless the user gave one."""
    title, standfirst = change_title(plan, changed)
    if plan.sheet.title:
        return replace(words, standfirst=clean(standfirst).text)
    subtitle = words.subtitle or words.title
    return replace(words, title=clean(title).text, subtitle=subtitle, standfirst=clean(standfirst).text)


def _layout(
    plan: Plan,
    words: Words,
    contents: Sequence[Content],
    frame: Frame,
    aspect: float,
    changed: ChangeShown | None = None,
) -> Layout:
    """Return the layout; that of an animation has room for the words, signs and places of every year."""
    size = (72 * plan.sheet.inches[0], 72 * plan.sheet.inches[1])
    if changed is not None:
        plain = replace(
            changed.content, places=tuple(replace(p, look="plain") for p in changed.content.places)
        )
        signs = legend_groups(plan.view, (plain,), plan.atlas, plan.classes, plan.colours)
        listed = change_list(plan, changed)
        kept = tuple(change_groups(plan, signs, changed))
        return lay_out(Wanted(words, kept, listed, listed, size, plan.look, aspect))
    groups = legend_groups(
        plan.view, contents, plan.atlas, plan.classes, plan.colours, words.shared, plan.circle_unit(frame)
    )
    if plan.sheet.layout != "animation":
        numbers = {} if words.shared else words.numbers
        several = len(contents) > 1
        places = list_of_years(plan, contents, numbers) if several else place_list(plan, contents[0], numbers)
        wanted = Wanted(words, tuple(groups), places, places, size, plan.look, aspect)
        if plan.sheet.layout == "multiples":
            wanted = replace(wanted, least=LEAST_MAPS, maps=len(plan.years))
        return lay_out(wanted)
    told = [_words(plan, (content,), frame) for content in contents]
    # What all its years have in common is worked out once and not anew for each step.
    lists = plan.once(
        ("lists", frame.bounds),
        lambda: [
            place_list(plan, content, {} if each.shared else each.numbers)
            for content, each in zip(contents, told, strict=True)
        ],
    )
    feet = plan.once(("feet", frame.bounds), dict)
    places = next(made for made, each in zip(lists, told, strict=True) if each.year == words.year)
    most = max(lists, key=lambda made: len(made.rows))
    return lay_out(
        Wanted(
            words, tuple(groups), places, most, size, plan.look, aspect, words.year, tuple(told), feet=feet
        )
    )


def _words(plan: Plan, contents: Sequence[Content], frame: Frame) -> Words:
    """Return the words of a sheet, made once for each year and window."""

    def make() -> Words:
        code = view_code(replace(plan.view, year=contents[0].year), plan.atlas.version)
        return words_of(plan.sheet, plan.view, contents, frame, plan.atlas, plan.known, code, plan.relief)

    return plan.once(("words", tuple(content.year for content in contents), frame.bounds), make)


def _contents(plan: Plan, years: Sequence[int | None], frame: Frame) -> tuple[Content, ...]:
    """Return what is shown in each of ``years``, made once for each year and window."""
    points = 72 * plan.sheet.inches[0] * MAP_SHARE
    return tuple(plan.content(year, frame, points) for year in years)


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


def _numbers(words: Words, content: Content) -> dict[str, str]:
    """Return the references that stand behind the figures of one map; none where all share one."""
    told = {} if words.shared else words.numbers
    return {id: text for (year, id), text in told.items() if year == content.year}
