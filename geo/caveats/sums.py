"""How far the places of a level fall short of the country."""

from __future__ import annotations

from geo.atlas import Atlas
from geo.caveats.over_years import Listed
from geo.estimates import ODD_PERIODS, Timelines, coverage
from geo.language import _
from geo.model import Estimate, View
from geo.style.numbers import format_value


def shortfall(view: View, known: Timelines, atlas: Atlas) -> list[str | Listed]:
    """Say how far the zones or departments with a value fall short of the country."""
    if view.level not in ("zone", "department"):
        return []
    measure = atlas.measures[view.measure]
    parts = [atlas.places.get(place) for place in atlas.at_level(view.level)]
    covered = coverage(
        known, measure, parts, "peru", view.shown_year, view.as_of, usable=lambda e: _adds_up(e, atlas)
    )
    if covered is None or len(covered.counted) < 2:
        return []
    lines: list[str | Listed] = [_sum_words(covered.parts, covered.whole, measure.unit, len(covered.counted))]
    for place in covered.without:
        name = atlas.places.get(place).label()
        lines.append(_("{place}: sources disagree, not included in that sum.").format(place=name))
    return lines


def _adds_up(estimate: Estimate, atlas: Atlas) -> bool:
    """Say whether a value may stand in a sum over places: a monitor's figure for the whole year."""
    behind = estimate.headline_claim
    if behind is None or ODD_PERIODS & estimate.flags:
        return False
    series = atlas.series.get(behind.series)
    return series is not None and series.monitor and behind.bound in ("exact", "approx")


def _sum_words(parts: float, whole: float, unit: str, count: int) -> Listed:
    """Return how the sum of the parts stands to the whole: in amounts of one year, in shares of several."""
    total, shown, gap = (format_value(number, unit) for number in (whole, parts, abs(whole - parts)))
    share = _share(abs(whole - parts), whole)
    if abs(whole - parts) < 0.5:
        short = _("equal")
        alone = _("The {count} places with a figure add up to the national total of {total}.")
    elif parts < whole:
        short = _("{share} % less")
        alone = _(
            "The {count} places with a figure add up to {shown}: {gap} ({share} %) less than "
            "the national total of {total}."
        )
    else:
        short = _("{share} % more")
        alone = _(
            "The {count} places with a figure add up to {shown}: {gap} ({share} %) more than "
            "the national total of {total}."
        )
    text = _("The sum of the places with a figure, beside the national total: {names}.")
    alone = alone.format(count=count, shown=shown, gap=gap, share=share, total=total)
    return Listed(text, (short.format(share=share),), alone)


def _share(part: float, whole: float) -> str:
    """Return ``part`` of ``whole`` in per cent; what rounds to nothing is said to be less than a tenth."""
    percent = 100 * part / whole if whole else 0.0
    return "< 0.1" if percent < 0.05 else f"{percent:.1f}"
