"""Who was first by each monitor: countries in the order of the figures of one monitor."""

from __future__ import annotations

from collections.abc import Iterable

from geo.estimates.claims import counts, superseded
from geo.estimates.rules.relations import RANKS
from geo.estimates.rules.verdict import Line, Records
from geo.language import _
from geo.model import Statement
from geo.wording.change import place_names
from geo.wording.claim import claim_text

MONITORS = {"unodc": ("unodc", "unodc-colombia", "unodc-bolivia"), "us": ("us",)}
"""Series of each monitor that watches more than one country."""

RANKED = ("peru", "colombia", "bolivia")
"""The countries that grow nearly all coca."""


def ranks_by_monitor(
    statements: Iterable[Statement], records: Records, rank_measure: str, year: int
) -> list[Line]:
    """Return in a sentence each the order that the figures of each monitor give: our comparison.

    Parameters
    ----------
    statements : iterable of Statement
        Those published by the day in question.
    records : Records
    rank_measure : str
        A measure that is a rank; of others there is nothing to say.
    year : int
        Year of the figures.

    Returns
    -------
    list of Line
        One for each monitor with figures for Peru and Colombia, the first two of `RANKED`, in that
        whole year; a country without one is named.
    """
    if rank_measure not in RANKS:
        return []
    of_year = [
        s
        for s in statements
        if s.measure == RANKS[rank_measure] and counts(s) and s.kind == "level" and _of_whole(s, year)
    ]
    lines = []
    for monitor, series in MONITORS.items():
        best = [_best(of_year, place, series, records) for place in RANKED]
        found = [s for s in best if s is not None]
        if best[0] is None or best[1] is None or len({s.unit for s in found}) > 1:
            continue
        found.sort(key=lambda s: -(s.value or 0))
        order = "; ".join(
            f"{number}. {records.places.get(s.place).label()}, {claim_text(s)}"
            for number, s in enumerate(found, 1)
        )
        names = {"unodc": _("UNODC"), "us": _("the US Government")}
        text = _("Order by the figures of {monitor} for {year} (our comparison): {order}.")
        words = text.format(monitor=names[monitor], year=year, order=order)
        if missing := [place for place, s in zip(RANKED, best, strict=True) if s is None]:
            words += " " + _("No figure for {places}.").format(places=place_names(missing, records.places))
        lines.append(Line(words, tuple(s.id for s in found)))
    return lines


def _of_whole(s: Statement, year: int) -> bool:
    whole = (s.period_start.month, s.period_start.day, s.period_end.month, s.period_end.day) == (1, 1, 12, 31)
    return (
        whole
        and s.period_start.year == s.period_end.year == year
        and s.value is not None
        and s.bound in ("exact", "approx")
        and "part-year" not in s.flags
    )


def _best(
    claims: Iterable[Statement], place: str, series: tuple[str, ...], records: Records
) -> Statement | None:
    """Return the newest figure of a monitor for a country; None where it has none."""
    own = [s for s in claims if s.place == place and s.series in series]
    standing = [s for s in own if not superseded(s, own, records.sources)]
    return max(standing, key=lambda s: (records.sources[s.source].published_to, s.id), default=None)
