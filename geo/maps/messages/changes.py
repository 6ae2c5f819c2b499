"""How each place changed on the year before, in words, from each day on which that differs."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from geo.estimates import SameZones
from geo.maps.contract import DatedText, PlaceValues
from geo.maps.messages.claim_index import ClaimIndex
from geo.model import Estimate

Covered = Mapping[tuple[str, int], Sequence[tuple[date, SameZones]]]
"""By place and year: from each day on, how coverage changed since the year before."""

Known = TypeVar("Known")


def add_changes(
    shown: dict[str, PlaceValues],
    estimates: Iterable[Estimate],
    coverage: Covered,
    days: Sequence[date],
    index: ClaimIndex,
) -> None:
    """Enter the changes of every place and year that has any."""
    known: dict[tuple[str, int], list[tuple[int, Estimate]]] = defaultdict(list)
    for estimate in sorted(estimates, key=lambda e: e.known_from):
        known[estimate.place, estimate.year].append((_number(estimate.known_from, days), estimate))
    for (place, year), now in sorted(known.items()):
        before = known.get((place, year - 1), [])
        zones = [(_number(day, days), found) for day, found in coverage.get((place, year), ())]
        if rows := _changes(before, now, zones, index):
            shown[place].setdefault("changes", {})[str(year)] = rows


def _changes(
    before: Sequence[tuple[int, Estimate]],
    now: Sequence[tuple[int, Estimate]],
    zones: Sequence[tuple[int, SameZones]],
    index: ClaimIndex,
) -> list[DatedText]:
    rows: list[DatedText] = []
    last = ""
    for day in sorted({day for states in (before, now, zones) for day, _known in states}):
        text = index.change(_held(before, day), _held(now, day))
        added = _held(zones, day)
        if text and added is not None:
            text = added.short if added.bars else f"{text}; {added.short}"
        if text != last:
            rows.append({"day": day, "text": index.texts.add(text)})
            last = text
    return rows


def _number(day: date, days: Sequence[date]) -> int:
    """Return the number of the last of ``days`` that is not after ``day``, at least the first."""
    return max(0, bisect_right(days, day) - 1)


def _held(states: Sequence[tuple[int, Known]], day: int) -> Known | None:
    """Return the last that holds on ``day``."""
    return next((found for since, found in reversed(states) if since <= day), None)
