"""Claims on one axis, as in the map's tooltip: a floor, a ceiling, a range, a point are different marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.estimates import comparable, counts
from geo.estimates.claims import largest, smallest
from geo.markup import Markup, joined
from geo.model import Statement
from geo.style.numbers import format_number
from geo.ui.elements.html import render
from geo.wording.kinds import bound_words

_STRIP = Markup('<span class="{}" aria-hidden="true">{}</span>')
_BOX = Markup('<i class="{}" style="left:{:.1f}%;width:{:.1f}%"></i>')


def on_one_axis(statements: Sequence[Statement]) -> list[Statement]:
    """Return those of ``statements`` that may stand on one axis with the first that says how much.

    Changes, targets and claims of another definition, denominator, unit or period are left out,
    and ranks: a first place is not half of a second.
    """
    shown = [s for s in statements if counts(s) and s.unit != "rank"]
    return [s for s in shown if s is shown[0] or comparable(shown[0], s)] if shown else []


def axis_top(statements: Iterable[Statement]) -> float:
    """Return where the axis of ``statements`` ends: their largest value, 0 where there is none."""
    return max((largest(s) for s in statements), default=0.0)


def strip(statement: Statement, top: float) -> Markup:
    """Return one claim as a mark on an axis from 0 to ``top``, as HTML drawn by the page's styles.

    Boxes and not SVG: the page's sanitiser takes pictures out of its HTML.
    """
    return _STRIP.format("strip", _mark_of(statement, top))


def together(statements: Iterable[Statement], top: float) -> Markup:
    """Return several claims as marks on one and the same axis from 0 to ``top``, as HTML."""
    return _STRIP.format("strip all", joined(_mark_of(s, top) for s in statements))


def axis_foot(statements: Sequence[Statement], top: float) -> Markup:
    """Return the ends of the axis in numbers and what each mark on it means, as HTML."""
    words = bound_words()
    bounds = dict.fromkeys(s.bound for s in statements)
    keys = [
        (_mark(bound, *((10.0, 90.0) if bound == "range" else (50.0, 50.0))), words[bound])
        for bound in bounds
    ]
    return render("claims.axis_foot", last=format_number(top), keys=keys)


def _mark_of(statement: Statement, top: float) -> Markup:
    return _mark(statement.bound, 100 * smallest(statement) / top, 100 * largest(statement) / top)


def _mark(bound: str, low: float, high: float) -> Markup:
    """Return the mark of a bound, in per cent of the axis: a floor reaches on, a ceiling back to zero."""
    if bound == "range":
        return _BOX.format("claim range", low, high - low)
    drawn = Markup('<i class="claim {}" style="left:{:.1f}%"></i>').format(bound, high)
    reach = {"at_least": (low, 100.0), "at_most": (0.0, high)}.get(bound)
    if reach is None:
        return drawn
    start, end = reach
    return _BOX.format("reach", start, end - start) + drawn
