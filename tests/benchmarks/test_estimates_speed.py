"""Estimates for all places and years of one measure from 100,000 statements; beside pandas.

The peer answers less: `groupby` gives the smallest, the largest and the first value of each
place and year, over rows already in a frame. It knows no as-of day, no lens, no revisions,
no contradictions and no speakers. Nothing simpler gives a range and a value per cell.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

import pandas as pd
import pytest

from geo.estimates import ClaimTable, known, timeline
from geo.model import Series, Source, Statement
from tests.benchmarks.report import Report
from tests.support.claims import claim, source

BUDGET_MS = 100.0
PLACES, YEARS, CLAIMS = 200, 25, 20
RUNS = 30
MIDDLE = date(2013, 1, 1)
"""A day by which about half of the figures are known."""

SERIES = {
    name: Series(name, name, name, monitor, rank, "", "", "")
    for name, monitor, rank in (
        ("first", True, 1), ("second", True, 2), ("abroad", False, 2), ("press", False, 3),
    )
}  # fmt: skip


def made(number: int, place: str, year: int, base: float, chance: random.Random, sources: list) -> Statement:
    """Return one claim; kinds, bounds, speakers and days as mixed as in the tables, and more."""
    bound = chance.choices(["exact", "approx", "at_least", "at_most", "range"], [60, 15, 10, 10, 5])[0]
    value = round(base * chance.uniform(0.7, 1.4), chance.choice([0, 0, 0, 1]))
    span = chance.choices([(12, 0), (6, 0), (12, 1)], [92, 5, 3])[0]
    flags = {flag for flag, share in (("revised", 0.1), ("rounded", 0.1), ("conflict", 0.03))
             if chance.random() < share}  # fmt: skip
    return claim(
        None if bound == "range" else value,
        id=f"c{number:06d}",
        place=place,
        period_start=date(year, 1, 1),
        period_end=date(year + span[1], span[0], 30),
        low=value if bound == "range" else None,
        high=1.2 * value if bound == "range" else None,
        bound=bound,
        definition=chance.choice(["", "", "planted", "in production"]),
        attributed_to=chance.choice(["", "", "Ana", "Bruno", "Carla"]),
        series=chance.choice(["", *SERIES]),
        source=chance.choice(sources),
        flags=frozenset(flags | ({"part-year"} if span[0] < 12 else set())),
    )


@pytest.fixture(scope="module")
def rows() -> tuple[list[Statement], dict[str, Source]]:
    """100,000 claims on one measure and their 400 sources, in no order."""
    chance = random.Random(7)
    days = [date(2000, 1, 1) + timedelta(days=chance.randrange(9500)) for _ in range(400)]
    sources = {f"p{i}": source(f"p{i}", day) for i, day in enumerate(days)}
    cells = [(f"place{p}", 1999 + y) for p in range(PLACES) for y in range(YEARS)]
    claims = []
    for place, year in cells:
        base = chance.uniform(100, 50_000)
        for _ in range(CLAIMS):
            claims.append(made(len(claims), place, year, base, chance, list(sources)))
    chance.shuffle(claims)
    return claims, sources


def timed(work: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Return how long each of ``runs`` takes, in ms, after one that is not counted."""
    work()
    found = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        found.append(1000 * (time.perf_counter() - begun))
    return found


@pytest.mark.bench
def test_estimates_of_one_measure_from_a_hundred_thousand_statements(rows, report: Report) -> None:
    claims, sources = rows
    table = ClaimTable(claims, sources, SERIES, "crop")
    assert len(claims) == 100_000
    assert len(known(table)) == len(table.cells)
    ours = timed(lambda: known(table))
    what = "estimates, 200 places × 25 years from 100,000 statements"
    report.add(f"{what}: published to date", ours, budget=BUDGET_MS)
    report.add(f"{what}: as of a day", timed(lambda: known(table, as_of=MIDDLE)), budget=BUDGET_MS)
    report.add(f"{what}: one speaker", timed(lambda: known(table, "speaker:Ana")), budget=BUDGET_MS)
    report.add(f"{what}: today, and a record made of each", timed(lambda: list(known(table))))
    report.add(
        "the same: the table, made once", timed(lambda: ClaimTable(claims, sources, SERIES, "crop"), 5)
    )
    every = timed(lambda: timeline(claims, sources, SERIES, "crop"), 3)
    report.add("the same: table and a record of every state of knowledge", every)

    frame = pd.DataFrame(
        {"place": s.place, "year": y, "value": s.value if s.value is not None else s.low}
        for s in claims for y in range(s.period_start.year, s.period_end.year + 1)
    ).astype({"place": "category"})  # fmt: skip
    peer = timed(
        lambda: frame.groupby(["place", "year"], observed=True)["value"].agg(["min", "max", "first"])
    )
    report.add("pandas groupby min, max, first over the same rows", peer)
    report.note(f"estimates: {median(ours) / median(peer):.1f} times the time of pandas' groupby (medians)")
