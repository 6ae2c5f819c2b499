"""Which of two places that share an outline is drawn: the one with a printed figure, else the newer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from geo.model import Estimate

Shown = Mapping[tuple[str, int], list[tuple[date, bool]]]
"""By older place and year: from each day on, whether it is drawn and not its successor."""


def older_is_drawn(older: Estimate | None, newer: Estimate | None) -> bool:
    """Say whether the older of two places on one outline is drawn, from their figures of one year and day.

    A figure that a source prints goes before one that the atlas calculated; of two alike, the newer
    place's; the older place is never drawn without a figure.
    """
    if older is None:
        return False
    return newer is None or (_calculated(newer) and not _calculated(older))


def _calculated(estimate: Estimate) -> bool:
    return all(claim.ours for claim in estimate.shown)


def older_drawn(estimates: Iterable[Estimate], successors: Mapping[str, str]) -> Shown:
    """Return on which days each older place is drawn, for every year in which it has a figure.

    Parameters
    ----------
    estimates : iterable of Estimate
        States of knowledge of one measure.
    successors : mapping of str to str
        By older place, the place whose outline it is drawn on.
    """
    told: dict[tuple[str, int], list[Estimate]] = {}
    for estimate in sorted(estimates, key=lambda e: e.known_from):
        told.setdefault((estimate.place, estimate.year), []).append(estimate)
    found = {}
    for (place, year), states in told.items():
        if place in successors:
            others = told.get((successors[place], year), [])
            days = sorted({e.known_from for e in (*states, *others)})
            found[place, year] = [(day, older_is_drawn(_on(states, day), _on(others, day))) for day in days]
    return found


def _on(states: list[Estimate], day: date) -> Estimate | None:
    """Return the last of ``states`` known on ``day``."""
    return next((e for e in reversed(states) if e.known_from <= day), None)
