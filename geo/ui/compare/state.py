"""What this session compares: the view on the left, and where the right one differs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from geo.links import from_comparison_query, to_comparison_query, to_query
from geo.links.fields import Field, choice, read_link_fields
from geo.model import COMPARED, Comparison, View
from geo.ui.compare.table import reckon
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.frame.state import address_parts, change_view, current_view, write_address

_KEY = "comparison"

Value = int | date | str | None

THEN = date(2012, 6, 30)
"""Day on which the comparison of two as-of dates opens: before the figures of 2011 were out."""

YEARS_APART = 4
"""Years between the two sides when the page opens."""

OPENS_BESIDE = {"lens": ("highest", "monitoring"), "measure": ("coca_eradication", "coca_cultivation")}
"""What opens on the right, and what does where that is on the left already."""


@dataclass
class Sides:
    """One way to compare, as this session left it.

    Attributes
    ----------
    other : int, date, str or None
        What the right view has.
    opened : dict
        What the left view has instead of the session's own, because the page opened so
        and nobody has chosen otherwise: to look at this page changes no other.
    instead_of : dict
        What the session's view had there at the time; once that changes, it counts.
    """

    other: Value
    opened: dict[str, object] = field(default_factory=dict)
    instead_of: dict[str, object] = field(default_factory=dict)


FACES = ("maps", "difference")
"""Two maps side by side, or one of the difference."""
FACE = Field("face", choice(FACES), alias="shown")


@dataclass
class Compared:
    """All that this session compares: the way chosen, each way's sides, and which face is shown."""

    part: str
    sides: dict[str, Sides]
    problems: list[str]
    face: str = FACES[0]


def compared(atlas: Atlas) -> Compared:
    """Return what this session compares, read from the address at the first visit."""
    if _KEY not in st.session_state:
        left = replace(current_view(), since=None)
        part, right, problems = from_comparison_query(address_parts(), atlas, left)
        sides = {} if right is None else {part: Sides(getattr(right, part))}
        held = Compared(part or COMPARED[0], sides, problems)
        held, unread = read_link_fields((FACE,), address_parts(), held, atlas)
        held.problems = [*problems, *unread]
        st.session_state[_KEY] = held
    return st.session_state[_KEY]


def open_comparison(_view: View, atlas: Atlas) -> tuple[View, dict[str, str]]:
    """Open both sides; return the left view and what the address is to say of the right one."""
    compared(atlas)
    settle_sides(atlas)
    return _in_address()


def write_comparison() -> None:
    """Write both sides into the address after a change of one, unless the page is to open new ones."""
    held: Compared = st.session_state[_KEY]
    if held.part in held.sides:
        left, right = _in_address()
        write_address(left, **right)


def _in_address() -> tuple[View, dict[str, str]]:
    now = comparison()
    left = to_query(now.left)
    right = {n: text for n, text in to_comparison_query(now).items() if n not in left}
    return now.left, right | ({FACE.parameter: FACES[1]} if shows_difference() else {})


def shows_difference() -> bool:
    """Say whether the map of the difference is shown; two measures have none."""
    held: Compared = st.session_state[_KEY]
    return held.face == FACES[1] and held.part != "measure"


def choose_face(face: str) -> None:
    """Show two maps, or the one of the difference."""
    held: Compared = st.session_state[_KEY]
    held.face = face
    write_comparison()


def settle_sides(atlas: Atlas) -> None:
    """Open what nobody has chosen yet with values on both sides, before the page is drawn."""
    held, view = compared(atlas), _left_view()
    if held.part not in held.sides:
        opened, other = opening_sides(view, held.part, atlas)
        changed = {name: value for name, value in opened.items() if value != getattr(view, name)}
        held.sides[held.part] = Sides(other, changed, {name: getattr(view, name) for name in changed})
    sides = held.sides[held.part]
    for name in [n for n, value in sides.instead_of.items() if getattr(view, n) != value]:
        del sides.opened[name], sides.instead_of[name]


def comparison() -> Comparison:
    """Return the comparison to draw, once `settle_sides` has opened it.

    Each side is of one year and of what is stated for it: a range of years and values carried
    forward stay with the session's view for the other pages.
    """
    held: Compared = st.session_state[_KEY]
    sides = held.sides[held.part]
    return Comparison(replace(_left_view(), **sides.opened), held.part, sides.other)  # type: ignore[arg-type]


def _left_view() -> View:
    return replace(current_view(), since=None, carry=False, face="")


def choose_part(part: str) -> None:
    """Compare in another way; each way remembers its sides."""
    held: Compared = st.session_state[_KEY]
    held.part, held.problems = part, []


def change_left(**parts: object) -> None:
    """Change the left view, which is the session's."""
    held: Compared = st.session_state[_KEY]
    for sides in held.sides.values():
        for name in parts:
            sides.opened.pop(name, None)
            sides.instead_of.pop(name, None)
    held.problems = []
    change_view(**parts)


def change_right(part: str, value: Value) -> None:
    """Change what the right view has in ``part``."""
    held: Compared = st.session_state[_KEY]
    if part in held.sides:
        held.sides[part].other = value
    held.problems = []


def open_anew(*parts: str) -> None:
    """Forget the sides of ``parts`` (none named: of all), so that they open with values again."""
    held: Compared = st.session_state[_KEY]
    for part in parts or COMPARED:
        held.sides.pop(part, None)


def swap() -> None:
    """Put the right view on the left and the left one on the right."""
    held: Compared = st.session_state[_KEY]
    sides = held.sides[held.part]
    now = sides.opened.get(held.part, getattr(current_view(), held.part))
    other, sides.other = sides.other, now  # type: ignore[assignment]
    change_left(**{held.part: other})


def opening_sides(view: View, part: str, atlas: Atlas) -> tuple[dict[str, object], Value]:
    """Return what the left view opens with in place of ``view``'s own, and what the right one has."""
    if part == "year":
        return _two_years(view, atlas)
    if part == "as_of":
        return _two_days(view, atlas)
    first, second = OPENS_BESIDE[part]
    other = second if getattr(view, part) == first else first
    return (_meeting if part == "measure" else _parting)(view, other, atlas), other


def _two_years(view: View, atlas: Atlas) -> tuple[dict[str, object], Value]:
    """Return an earlier year beside a later one, the newest pair of which any place may be compared.

    The view's own year stays where it is the earlier of such a pair.
    """
    years = _years(view.measure, view.whole_lens, view.level, view.as_of, atlas)
    if not years:
        return {}, view.year
    own = [(view.year, later) for later in reversed(years) if view.year in years and later > view.year]
    apart = [
        (max((year for year in years if year <= later - YEARS_APART), default=years[0]), later)
        for later in reversed(years)
    ]
    pairs = [*own, *apart]
    first, second = next((pair for pair in pairs if _meet(view, *pair, atlas)), pairs[0])
    return ({} if first == view.year else {"year": first}), second


def _meet(view: View, first: int, second: int, atlas: Atlas) -> bool:
    """Say whether any place may be compared between two years."""
    found = reckon(Comparison(replace(view, year=first), "year", second), atlas).found
    return any(difference.change is not None for difference in found)


def _two_days(view: View, atlas: Atlas) -> tuple[dict[str, object], Value]:
    """Return a day in the past beside today, in the newest year of which anything was known by then."""
    known = timelines_of(view.measure, view.whole_lens)
    days = known.days()
    if not days:
        return {}, None
    then = view.as_of or THEN
    years = _years(view.measure, view.whole_lens, view.level, then, atlas)
    if not years:  # nothing was known by then: the day on which half of what is known was out
        then = days[len(days) // 2]
        years = _years(view.measure, view.whole_lens, view.level, then, atlas)
    if not years:
        return {}, None
    return {"as_of": then, "year": view.year if view.year in years else years[-1]}, None


def _meeting(view: View, other: str, atlas: Atlas) -> dict[str, object]:
    """Return level and year in which the view's measure and another both have values, if any."""
    levels = [level for level in atlas.levels_of(view.measure) if level in atlas.levels_of(other)]
    levels.sort(key=lambda level: level != view.level)
    for level in levels:
        years = [
            set(_years(measure, view.whole_lens, level, view.as_of, atlas))
            for measure in (view.measure, other)
        ]
        both = sorted(years[0] & years[1])
        if both:
            return {"level": level, "year": view.year if view.year in both else both[-1]}
    return {}


def _parting(view: View, lens: str, atlas: Atlas) -> dict[str, object]:
    """Return level and year in which the view's lens and another put forward different values, if any.

    The view's own level and year come first, then its newest such year, then other levels.
    """
    one, other = (
        timelines_of(view.measure, view.whole_lens),
        timelines_of(view.measure, replace(view, lens=lens).whole_lens),
    )
    levels = sorted(atlas.levels_of(view.measure), key=lambda level: level != view.level)
    for level in levels:
        years = {
            estimate.year
            for place in atlas.at_level(level)
            for year in other.years([place], view.as_of)
            if (estimate := other.at(place, year, view.as_of)) is not None
            and (beside := one.at(place, year, view.as_of)) is not None
            and beside.headline != estimate.headline
        }
        if years:
            return {"level": level, "year": view.year if view.year in years else max(years)}
    return {}


def _years(measure: str, lens: str, level: str, as_of: date | None, atlas: Atlas) -> list[int]:
    """Return the years with a value at ``level`` known by ``as_of``, else those with any at all."""
    known = timelines_of(measure, lens)
    return known.years(atlas.at_level(level), as_of) or known.years(None, as_of)
