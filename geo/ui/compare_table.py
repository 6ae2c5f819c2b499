"""The difference of two views as a table: a number where there may be one, else why there is none."""

from __future__ import annotations

from html import escape

from geo.estimates.absent import Side, not_outcomes
from geo.estimates.claims import largest, smallest
from geo.estimates.side_by_side import Difference, Guard, Together, differences, together
from geo.language import _, current
from geo.maps.words import worded
from geo.model import Comparison, Estimate, Measure, View
from geo.style.numbers import format_value
from geo.ui.addresses import place_address, statement_address
from geo.ui.atlas import Atlas, timelines_of
from geo.ui.compare_words import (
    both_label,
    level_name,
    side_label,
    signed,
    signed_percent,
    summary,
    together_words,
)

WHOLE = "peru"
"""The country whose row stands apart from those of its parts."""


def reckon(now: Comparison, atlas: Atlas) -> tuple[list[Difference], Difference | None, Together | None]:
    """Return the differences of all places of the level, that of the country, and the sums.

    An older area that neither side speaks of is left out: its successor has its row.
    """
    left, right = (
        Side(view, timelines_of(view.measure, view.lens), not_outcomes(atlas.statements, view.measure))
        for view in (now.left, now.right)
    )
    guard = Guard(now.part, atlas.statements, atlas, tuple(atlas.breaks))
    found = [
        d
        for d in differences(_places(now.left.level, left, right, atlas), left, right, guard)
        if not (d.silent and atlas.places.get(d.place).predecessor_of)
    ]
    whole = None if now.left.level == "country" else differences([WHOLE], left, right, guard)[0]
    return found, whole, together(found, guard)


def _places(level: str, left: Side, right: Side, atlas: Atlas) -> list[str]:
    """Return the places of ``level``; of the world's countries, those with any value, as the map draws."""
    places = atlas.at_level(level)
    if level != "country":
        return places
    spoken = left.known.places() | right.known.places() | {WHOLE}
    return [place for place in places if place in spoken]


def summary_html(now: Comparison, atlas: Atlas) -> str:
    """Return what the two maps show in one sentence, the sums, and the country as a whole."""
    found, whole, sums = reckon(now, atlas)
    measure = atlas.measures[now.left.measure]
    lines = []
    if sums is not None:
        told = together_words(sums, measure)
        lines.append(told + (f" ({signed_percent(sums.percent)})" if sums.percent is not None else ""))
    if whole is not None and whole.change is not None:
        name = atlas.places.get(whole.place).label(current())
        sides = (_plain(e, atlas) for e in (whole.left, whole.right))
        text = _("{place} as a whole: {left}, then {right}")
        told = text.format(place=name, left=next(sides), right=next(sides))
        lines.append(told + (f" ({signed_percent(whole.percent)})" if whole.percent is not None else ""))
        lines += [whole.verdict.caution.rstrip(".")] if whole.verdict.caution else []
    more = f'<p class="more">{escape(". ".join(lines))}.</p>' if lines else ""
    return f'<div class="compare-summary"><p>{escape(summary(found, now, atlas))}</p>{more}</div>'


def table_html(now: Comparison, atlas: Atlas) -> str:
    """Return the table of all places of the level; every number leads to its evidence."""
    found, whole, sums = reckon(now, atlas)
    names = {d.place: atlas.places.get(d.place).label(current()) for d in found}
    found.sort(key=lambda d: (_weight(d), names[d.place]))
    widest = max((abs(d.change) for d in found if d.change is not None), default=0.0)
    body = [_row(d, now, atlas, widest) for d in found]
    foot = []
    if sums is not None:
        foot.append(_sum_row(sums, atlas.measures[now.left.measure]))
    if whole is not None:
        foot.append(_row(whole, now, atlas, 0.0))
    heads = [
        level_name(now.left.level).capitalize(),
        side_label(now.left, now.part, atlas),
        side_label(now.right, now.part, atlas),
        _("Difference, or why there is none"),
    ]
    kinds = ("", " class='num'", " class='num'", "")
    head = "".join(f"<th scope='col'{kind}>{escape(h)}</th>" for h, kind in zip(heads, kinds, strict=True))
    caption = escape(_("Side by side: {what}").format(what=both_label(now, atlas)))
    return (
        f'<table class="compare-table"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody><tfoot>{''.join(foot)}</tfoot></table>"
    )


def _weight(found: Difference) -> tuple[bool, bool, float, float]:
    """Return the order of the rows: the greatest change first, then what cannot be compared, then silence."""
    shown = [
        v for e in (found.left, found.right) if e is not None for v in (e.headline, e.high) if v is not None
    ]
    change = 0.0 if found.change is None else abs(found.change)
    return found.change is None, found.silent, -change, -max(shown, default=0.0)


def _row(found: Difference, now: Comparison, atlas: Atlas, widest: float) -> str:
    place = atlas.places.get(found.place)
    cells = "".join(
        f"<td class='num'>{_value(estimate, view, atlas)}</td>"
        for estimate, view in ((found.left, now.left), (found.right, now.right))
    )
    name = f'<a href="{escape(place_address(place.id))}" target="_self">{escape(place.label(current()))}</a>'
    unit = atlas.measures[now.left.measure].unit
    return f'<tr><th scope="row">{name}</th>{cells}<td>{_difference(found, unit, widest)}</td></tr>'


def _difference(found: Difference, unit: str, widest: float) -> str:
    if found.change is None:
        return f'<span class="why">{escape(found.verdict.reason)}</span>'
    text = f"<b>{escape(signed(found.change, unit))}</b>"
    if found.percent is not None and found.change:
        text += f" <span>{escape(signed_percent(found.percent))}</span>"
    elif found.change and unit != "percent":
        text += f' <span class="why">{escape(_("zero before: no percentage"))}</span>'
    text = _bar(found.change, widest) + text
    caution = f"<small>{escape(found.verdict.caution)}</small>" if found.verdict.caution else ""
    return f'<span class="change">{text}</span>{caution}'


def _bar(change: float, widest: float) -> str:
    """Return a bar of the change beside the widest; an empty place for one where none is drawn."""
    part = 100 * abs(change) / widest if widest else 0.0
    side = "down" if change < 0 else "up"
    return f'<i class="bar {side}" style="--part:{part:.1f}%" aria-hidden="true"></i>'


def _sum_row(sums: Together, measure: Measure) -> str:
    name = _("Those that can be compared, together")
    cells = "".join(
        f"<td class='num'>{escape(format_value(value, measure.unit, current()))}</td>"
        for value in (sums.left, sums.right)
    )
    change = _bar(0.0, 0.0) + f"<b>{escape(signed(sums.right - sums.left, measure.unit))}</b>"
    if sums.percent is not None:
        change += f" <span>{escape(signed_percent(sums.percent))}</span>"
    return f'<tr><th scope="row">{escape(name)}</th>{cells}<td><span class="change">{change}</span></td></tr>'


def _value(estimate: Estimate | None, view: View, atlas: Atlas) -> str:
    """Return one side's value as HTML, linked to its statement; of claims that differ, both ends."""
    if estimate is None:
        return f'<span class="none">{escape(_("no data"))}</span>'
    differ = _("claims differ")
    mark = f'<abbr class="differ" title="{escape(differ)}">\u2260</abbr> ' if estimate.contested else ""
    if estimate.headline is not None:
        return mark + _linked(estimate.headline_claim, _plain(estimate, atlas))
    claims = [atlas.statements[id] for id in estimate.claims]
    unit = atlas.measures[view.measure].unit
    low, high = min(claims, key=smallest), max(claims, key=largest)
    ends = [
        _linked(s.id, format_value(v, unit, current()))
        for s, v in ((low, smallest(low)), (high, largest(high)))
    ]
    if ends[0] == ends[1]:
        return mark + ends[0]
    return mark + escape(_("{low} to {high}")).format(low=ends[0], high=ends[1])


def _plain(estimate: Estimate, atlas: Atlas) -> str:
    return worded(atlas.statements[estimate.headline_claim], estimate.headline, current())


def _linked(statement: str, text: str) -> str:
    return f'<a href="{escape(statement_address(statement))}" target="_self">{escape(text)}</a>'
