"""The difference of two views as a table: a number where there may be one, else why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from geo.estimates import Difference, Rules, Side, Together, differences, not_outcomes, together
from geo.estimates.claims import largest, smallest
from geo.language import _
from geo.markup import Markup, joined
from geo.model import Comparison, Estimate, Measure, View
from geo.style.numbers import format_value
from geo.style.signs import UNEQUAL
from geo.ui.claims.evidence import value_link
from geo.ui.compare.words import both_label, side_label, summary, together_words, two_values
from geo.ui.elements.html import link, render
from geo.ui.frame.addresses import place_address
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.wording.amount import about_words
from geo.wording.change import signed_change, signed_percent
from geo.wording.estimate import figure_words
from geo.wording.kinds import level_places

WHOLE = "peru"
"""The country whose row stands apart from those of its parts."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the page shows of a comparison.

    Attributes
    ----------
    found : list of Difference
        All places of the level.
    whole : Difference or None
        The country; None where the level is that of countries.
    sums : Together or None
        The places that can be compared, added, where they may be.
    """

    found: list[Difference]
    whole: Difference | None
    sums: Together | None


def reckon(now: Comparison, atlas: Atlas) -> Reckoned:
    """Return the differences of all places of the level, that of the country, and the sums.

    Of an older and a later area on one outline, one that neither side speaks of is left out:
    the other has its row.
    """
    left, right = (
        Side(
            view,
            timelines_of(view.measure, view.whole_lens),
            not_outcomes(atlas.known(view.as_of), view.measure),
        )
        for view in (now.left, now.right)
    )
    rules = Rules(now.part, atlas, tuple(atlas.breaks_known(now.right.as_of)), atlas.zone_departments)
    found = [
        d
        for d in differences(_places(now.left.level, left, right, atlas), left, right, rules)
        if not (d.silent and (atlas.places.get(d.place).predecessor_of or d.verdict.code == "area"))
    ]
    whole = None if now.left.level == "country" else differences([WHOLE], left, right, rules)[0]
    return Reckoned(found, whole, together(found, rules, (left, right)))


def _places(level: str, left: Side, right: Side, atlas: Atlas) -> list[str]:
    """Return the places of ``level``; of the world's countries, those with any value, as the map draws."""
    places = atlas.at_level(level)
    if level != "country":
        return places
    spoken = left.known.places() | right.known.places() | {WHOLE}
    return [place for place in places if place in spoken]


def summary_html(shown: Reckoned, now: Comparison, atlas: Atlas) -> Markup:
    """Return what the two maps show in one sentence, the sums, and the country as a whole."""
    whole, sums = shown.whole, shown.sums
    measure = atlas.measures[now.left.measure]
    lines = []
    if sums is not None:
        caution = sums.coverage.short if sums.coverage else ""
        lines.append(together_words(sums, measure) + _in_brackets(sums.percent, caution))
    if whole is not None and whole.change is not None:
        name = atlas.places.get(whole.place).label()
        left, right = (figure_words(e, atlas) for e in (whole.left, whole.right))
        text = _("{place} as a whole: {sides}")
        lines.append(
            text.format(place=name, sides=two_values(left, right))
            + _in_brackets(whole.percent, _caution(whole))
        )
    return render("compare.summary", text=summary(shown.found, now, atlas), more=". ".join(lines))


def _caution(found: Difference) -> str:
    """Return in a few words what must be said beside a difference; empty for most."""
    if found.coverage is not None:
        return found.coverage.short
    return _("see the caution in the table") if found.verdict.caution else ""


def _in_brackets(percent: float | None, caution: str = "") -> str:
    """Return per cent and what must be said beside it, in brackets."""
    parts = [signed_percent(percent)] if percent else []
    if caution:
        parts.append(caution)
    return f" ({'; '.join(parts)})" if parts else ""


def table_html(shown: Reckoned, now: Comparison, atlas: Atlas) -> Markup:
    """Return the table of all places of the level; every number leads to its evidence."""
    whole, sums = shown.whole, shown.sums
    names = {d.place: atlas.places.get(d.place).label() for d in shown.found}
    found = sorted(shown.found, key=lambda d: (_weight(d), names[d.place]))
    widest = max((abs(d.change) for d in found if d.change is not None), default=0.0)
    foot = []
    if sums is not None:
        foot.append(_sum_row(sums, atlas.measures[now.left.measure], atlas))
    if whole is not None:
        foot.append(_row(whole, now, atlas, 0.0))
    return render(
        "compare.table",
        caption=_("Side by side: {what}").format(what=both_label(now, atlas)),
        place=level_places()[now.left.level].capitalize(),
        left=side_label(now.left, now.part, atlas),
        right=side_label(now.right, now.part, atlas),
        body=joined(_row(d, now, atlas, widest) for d in found),
        foot=joined(foot),
    )


def _weight(found: Difference) -> tuple[bool, bool, float, float]:
    """Return the order of the rows: the greatest change first, then what cannot be compared, then silence."""
    shown = [
        v for e in (found.left, found.right) if e is not None for v in (e.headline, e.high) if v is not None
    ]
    change = 0.0 if found.change is None else abs(found.change)
    return found.change is None, found.silent, -change, -max(shown, default=0.0)


def _row(found: Difference, now: Comparison, atlas: Atlas, widest: float) -> Markup:
    place = atlas.places.get(found.place)
    return render(
        "compare.row",
        name=link(place_address(place.id), place.label()),
        left=_value(found.left, now.left, atlas),
        right=_value(found.right, now.right, atlas),
        difference=_difference(found, atlas.measures[now.left.measure].unit, widest),
    )


def _difference(found: Difference, unit: str, widest: float) -> Markup:
    if found.change is None:
        return render("compare.why", text=found.verdict.reason)
    text, percent, why = signed_change(found.change, unit), "", ""
    if found.percent is not None and found.change:
        percent = signed_percent(found.percent)
    elif found.change and unit != "percent":
        why = _("zero in the first year: no percentage")
    if found.about:
        text = about_words(text)
    return render(
        "compare.change",
        part=f"{100 * abs(found.change) / widest if widest else 0.0:.1f}",
        falls=found.change < 0,
        text=text if found.change else "",
        percent=percent,
        why=why,
        caution=found.verdict.caution,
    )


def _sum_row(sums: Together, measure: Measure, atlas: Atlas) -> Markup:
    left, right = (format_value(value, measure.unit) for value in (sums.left, sums.right))
    change = sums.right - sums.left
    difference = render(
        "compare.change",
        part="0.0",
        falls=False,
        text=signed_change(change, measure.unit) if change else "",
        percent=signed_percent(sums.percent) if sums.percent else "",
        why="",
        caution=sums.coverage.words(atlas) if sums.coverage else "",
    )
    name = _("All that can be compared, together")
    return render("compare.row", name=name, left=left, right=right, difference=difference)


def _value(estimate: Estimate | None, view: View, atlas: Atlas) -> Markup:
    """Return one side's value as HTML, linked to its statement; of claims that differ, both ends."""
    if estimate is None:
        return render("compare.no_data")
    mark = UNEQUAL if estimate.contested else ""
    return render("compare.value", mark=mark, text=_linked(estimate, view, atlas))


def _linked(estimate: Estimate, view: View, atlas: Atlas) -> Markup:
    if estimate.headline_claim:
        return value_link(estimate.headline_claim.id, figure_words(estimate, atlas))
    claims = estimate.claims
    unit = atlas.measures[view.measure].unit
    low, high = min(claims, key=smallest), max(claims, key=largest)
    ends = [value_link(s.id, format_value(v, unit)) for s, v in ((low, smallest(low)), (high, largest(high)))]
    if ends[0] == ends[1]:
        return ends[0]
    return Markup.escape(_("{low} to {high}")).format(low=ends[0], high=ends[1])
