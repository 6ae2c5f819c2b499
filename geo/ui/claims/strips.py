"""Claims on one axis, as in the map's tooltip: a floor, a ceiling, a range, a point are different marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from geo.estimates import comparable, counts
from geo.estimates.claims import largest, smallest
from geo.language import current
from geo.model import Statement
from geo.style.numbers import format_number
from geo.wording.kinds import bound_words


def on_one_axis(statements: Sequence[Statement]) -> list[Statement]:
    """Return those of ``statements`` that may stand on one axis with the first that says how much.

    Changes, targets and claims of another definition, denominator, unit or period are left out,
    and ranks: a first place is not half of a second.
    """
    said = [s for s in statements if counts(s) and s.unit != "rank"]
    return [s for s in said if s is said[0] or comparable(said[0], s)] if said else []


def axis_top(statements: Iterable[Statement]) -> float:
    """Return where the axis of ``statements`` ends: their largest value, 0 where there is none."""
    return max((largest(s) for s in statements), default=0.0)


def strip(statement: Statement, top: float) -> str:
    """Return one claim as a mark on an axis from 0 to ``top``, as HTML drawn by the page's styles.

    Boxes and not SVG: the page's sanitiser takes pictures out of its HTML.
    """
    low, high = (100 * value / top for value in (smallest(statement), largest(statement)))
    return f'<span class="strip" aria-hidden="true">{_mark(statement.bound, low, high)}</span>'


def together(statements: Iterable[Statement], top: float) -> str:
    """Return several claims as marks on one and the same axis from 0 to ``top``, as HTML."""
    marks = "".join(_mark(s.bound, 100 * smallest(s) / top, 100 * largest(s) / top) for s in statements)
    return f'<span class="strip all" aria-hidden="true">{marks}</span>'


def axis_foot(statements: Sequence[Statement], top: float) -> str:
    """Return the ends of the axis in numbers and what each mark on it means, as HTML."""
    words = bound_words()
    keys = "".join(
        f'<span class="key">{_key(bound)}{escape(words[bound])}</span>'
        for bound in dict.fromkeys(s.bound for s in statements)
    )
    last = escape(format_number(top, current()))
    ends = f'<span class="ends"><span>0</span><span>{last}</span></span>'
    return f'<p class="axis-foot">{ends}{keys}</p>'


def _key(bound: str) -> str:
    low, high = (10.0, 90.0) if bound == "range" else (50.0, 50.0)
    return f'<span class="strip key-mark" aria-hidden="true">{_mark(bound, low, high)}</span>'


def _mark(bound: str, low: float, high: float) -> str:
    """Return the mark of a bound, in per cent of the axis: a floor reaches on, a ceiling back to zero."""
    if bound == "range":
        return f'<i class="claim range" style="left:{low:.1f}%;width:{high - low:.1f}%"></i>'
    drawn = f'<i class="claim {bound}" style="left:{high:.1f}%"></i>'
    reach = {"at_least": (low, 100.0), "at_most": (0.0, high)}.get(bound)
    if reach is None:
        return drawn
    start, end = reach
    return f'<i class="reach" style="left:{start:.1f}%;width:{end - start:.1f}%"></i>{drawn}'
