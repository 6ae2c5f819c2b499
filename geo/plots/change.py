"""A map of the change between two years: diverging colours, hatched where the two may not be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.errors import PlotError
from geo.estimates import Difference
from geo.language import _, ngettext
from geo.plots.map.shown import Content, PlaceShown
from geo.plots.page.legend import HEAD, Group, LegendRow, swatch
from geo.plots.page.place_list import DASH, PlaceList, Row
from geo.plots.plan import Plan
from geo.style.numbers import format_number, unit_name
from geo.style.palette import mixed
from geo.style.signs import NO_DATA
from geo.views.differences import change_headline, changes_between
from geo.views.ranking import value_text
from geo.wording.change import signed_change, signed_percent

LAYOUT = "change"
PER_CENT, POINTS = (5.0, 20.0, 50.0), (1.0, 5.0, 10.0)
"""Where the classes end on both sides of none: per cent, and points of a measure that is a share itself."""
STRENGTHS = (0.25, 0.6, 1.0)
NEUTRAL = "#eae5da"


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """The change of every place: ``found`` by place id, what is drawn, and the change of the view's place."""

    found: dict[str, Difference]
    content: Content
    whole: Difference | None


def change_shown(plan: Plan, before: Content, after: Content) -> ChangeShown:
    """Return the change between two years' maps.

    Raises
    ------
    PlotError
        If the two years have no place in common that may be compared.
    """
    years = _years(plan)
    shown = {place.id: place for place in (*before.places, *after.places)}
    listed = [*shown, *(place.id for place in (*before.twins, *after.twins) if place.id not in shown)]
    found = {d.place: d for d in changes_between(plan.view, plan.known, years, listed, plan.atlas)}
    if not any(d.change is not None for d in found.values()):
        raise PlotError(
            _("nothing can be compared between {first} and {last}; expected years of one series").format(
                first=years[0], last=years[1]
            )
        )
    places = tuple(_place(shown[place.id], found[place.id], plan) for place in after.places)
    whole = None
    if plan.view.place:
        whole = changes_between(plan.view, plan.known, years, [plan.view.place], plan.atlas)[0]
    return ChangeShown(found, replace(after, places=places), whole)


def _years(plan: Plan) -> tuple[int, int]:
    first, last = plan.years[0], plan.years[-1]
    assert first is not None
    assert last is not None
    return first, last


def _place(place: PlaceShown, found: Difference, plan: Plan) -> PlaceShown:
    if found.change is None:
        return replace(place, look=NO_DATA, rings=(0.0, 0.0), value="")
    number = _class(found, plan)
    return replace(place, look=f"c{number}", rings=(0.0, 0.0), value=_words(found, plan))


def _size(found: Difference, plan: Plan) -> float:
    assert found.change is not None
    if _in_points(plan):
        return found.change
    if found.percent is None:
        return float("inf") if found.change > 0 else 0.0
    return found.percent


def _in_points(plan: Plan) -> bool:
    return plan.atlas.measures[plan.view.measure].unit == "percent"


def _class(found: Difference, plan: Plan) -> int:
    """Return the number of a change among the seven classes, the greatest fall first."""
    size, steps = _size(found, plan), POINTS if _in_points(plan) else PER_CENT
    over = sum(abs(size) >= step for step in steps)
    return 3 + (over if size > 0 else -over)


def _words(found: Difference, plan: Plan) -> str:
    assert found.change is not None
    unit = plan.atlas.measures[plan.view.measure].unit
    if unit == "percent" or found.percent is None:
        return signed_change(round(found.change, 1), unit)
    return signed_percent(found.percent)


def change_colours(plan: Plan) -> tuple[str, ...]:
    """Return the colours of the classes: from the greatest fall over none to the greatest rise."""
    look = plan.look.palette
    falls = [mixed(NEUTRAL, look.fall, strength) for strength in reversed(STRENGTHS)]
    return (*falls, NEUTRAL, *(mixed(NEUTRAL, look.rise, strength) for strength in STRENGTHS))


def change_groups(plan: Plan, groups: Sequence[Group], shown: ChangeShown) -> list[Group]:
    """Return the legend with the classes of the change in place of those of the figures."""
    steps, colours = POINTS if _in_points(plan) else PER_CENT, change_colours(plan)
    unit = _("points") if _in_points(plan) else "%"
    low, middle, high = (format_number(step) for step in steps)
    labels = [
        _("{number} and over").format(number=f"+{high}"), f"+{middle} – +{high}", f"+{low} – +{middle}",
        _("less than ±{number}").format(number=low),
        f"−{low} – −{middle}", f"−{middle} – −{high}", _("−{number} and below").format(number=high),
    ]  # fmt: skip
    first, last = _years(plan)
    head = _("Change {first}–{last}, {unit}").format(first=first, last=last, unit=unit)
    rows = [LegendRow(head, face="semibold", size=HEAD)]
    rows += [LegendRow(label, swatch(f"c{6 - n}", "", colours)) for n, label in enumerate(labels)]
    others = {group.name: group for group in groups if group.name != "classes"}
    if any(place.look == NO_DATA for place in shown.content.places):
        row = LegendRow(_("cannot be compared, or no data"), swatch(NO_DATA, "", colours))
        heading = LegendRow(_("Figures and outlines"), face="semibold", size=HEAD)
        known = others.pop("signs", Group("signs", (heading,)))
        others = {"signs": Group("signs", (*known.rows, row)), **others}
    return [Group("classes", tuple(rows)), *others.values()]


def change_list(plan: Plan, shown: ChangeShown) -> PlaceList:
    """Return the list of places: the figures of both years and the change, the greatest rise first."""
    first, last = _years(plan)
    drawn = {place.id: place for place in shown.content.places}
    rows = []
    for found in sorted((d for d in shown.found.values() if not d.silent), key=lambda d: _order(d, plan)):
        left, right = (value_text(e, plan.atlas) if e else DASH for e in (found.left, found.right))
        both = ((first, left, found.left), (last, right, found.right))
        values = tuple((year, found.place, text) for year, text, estimate in both if estimate)
        change = _words(found, plan) if found.change is not None else ""
        name = plan.atlas.places.get(found.place).label()
        rows.append(Row((name, left, right, change), values, drawn.get(found.place)))
    unit = unit_name(plan.atlas.measures[plan.view.measure].unit)
    return PlaceList((_("Place"), f"{first}, {unit}", str(last), _("change")), tuple(rows), chips=True)


def _order(found: Difference, plan: Plan) -> tuple[bool, float, str]:
    return found.change is None, 0.0 if found.change is None else -_size(found, plan), found.place


def change_title(plan: Plan, shown: ChangeShown) -> tuple[str, str]:
    """Return the title of a map of change, of the view's place where that is possible, and what follows."""
    measure, whole, years = plan.atlas.measures[plan.view.measure], shown.whole, _years(plan)
    title = change_headline(whole, plan.view.measure, years, plan.atlas) if whole else ""
    if whole is None or not title:
        title = _("{measure}: change from {first} to {last}")
        return title.format(measure=measure.label(), first=years[0], last=years[1]), _tally(shown)
    return title, f"{_tally(shown)} {whole.verdict.caution}".strip()


def _tally(shown: ChangeShown) -> str:
    """Return "10 rose, 4 fell, 10 cannot be compared."."""
    said = [d for d in shown.found.values() if not d.silent]
    up, down, same = (
        sum(d.change is not None and test(d.change) for d in said)
        for test in (lambda c: c > 0, lambda c: c < 0, lambda c: c == 0)
    )
    apart = sum(d.change is None for d in said)
    parts = [
        (up, ngettext("{n} rose", "{n} rose", up)),
        (down, ngettext("{n} fell", "{n} fell", down)),
        (same, ngettext("{n} unchanged", "{n} unchanged", same)),
        (apart, ngettext("{n} cannot be compared", "{n} cannot be compared", apart)),
    ]
    return ", ".join(text.format(n=n) for n, text in parts if n) + "."
