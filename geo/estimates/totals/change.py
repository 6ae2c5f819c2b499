"""Change on the year before, only where the two years may be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.estimates.claims import ODD_PERIODS, change_barrier
from geo.language import _
from geo.model import Estimate, Series


@dataclass(frozen=True, slots=True)
class Change:
    """Change between two years, or why it is not stated.

    Attributes
    ----------
    percent : float or None
        Signed change in per cent of the earlier value.
    reason : str
        Why there is no figure; empty where there is one.
    """

    percent: float | None
    reason: str


def change_on(
    before: Estimate | None,
    now: Estimate | None,
    series: Mapping[str, Series],
) -> Change:
    """Return the change from ``before`` to ``now``, two successive years of one place.

    Only a claim of the same series (or, outside any, of the same speaker), definition and
    unit makes a change; a new publisher or a new method makes a break, which is named instead.
    """
    if now is None or now.headline is None or now.headline_claim is None:
        return Change(None, _("no figure shown for this year: no comparison"))
    if before is None or before.headline is None or before.headline_claim is None:
        return Change(None, _("no figure shown for the year before: no comparison"))
    one, other = before.headline_claim, now.headline_claim
    if other.unit == "rank":
        return Change(None, "")
    barrier = change_barrier(one, other, series)
    if barrier == "calculated":
        return Change(None, _("printed in one year, calculated by the atlas in the other: no comparison"))
    if barrier == "floor":
        return Change(None, _("the atlas's sum lacks figures in one of the years: no comparison"))
    if barrier == "estimator":
        return Change(None, _("figure of another series in the year before: no comparison"))
    if barrier:
        return Change(None, _("method changed since the year before: no comparison"))
    if ODD_PERIODS & (before.flags | now.flags):
        return Change(None, _("part of a year or several years: no comparison"))
    if before.headline == 0:
        return Change(None, _("zero the year before: no percentage"))
    return Change(100.0 * (now.headline - before.headline) / before.headline, "")
