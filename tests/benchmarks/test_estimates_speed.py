"""Every state of knowledge of one measure, from statements as many as the tables will hold; beside pandas.

The peer answers less: `groupby` gives the smallest, the largest and the first value of each
place and year, over rows already in a frame. It knows no publication day, no lens, no
revisions, no contradictions and no speakers. Nothing simpler gives a range and a value per cell.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

import pandas as pd
import pytest

from geo.estimates import timeline
from geo.model import Series, Source, Statement
from tests.benchmarks.report import Report
from tests.support.claims import claim, source

BUDGET_MS = 100.0
STATEMENTS, MEASURES = 7_500, ("crop", "burnt", "cleared", "price")
PLACES, YEARS = 100, 15
DENSE = 100_000, 200, 25
RUNS = 30

SERIES = {
    name: Series(name, name, name, monitor, rank, "", "", "")
    for name, monitor, rank in (
        ("first", True, 1), ("second", True, 2), ("abroad", False, 2), ("press", False, 3),
    )
}  # fmt: skip


def made(number: int, measure: str, place: str, year: int, chance: random.Random, sources: list) -> Statement:
    """Return one claim; kinds, bounds, speakers and days as mixed as in the tables, and more."""
    bound = chance.choices(["exact", "approx", "at_least", "at_most", "range"], [60, 15, 10, 10, 5])[0]
    value = round(10_000 * chance.uniform(0.7, 1.4), chance.choice([0, 0, 0, 1]))
    span = chance.choices([(12, 0), (6, 0), (12, 1)], [92, 5, 3])[0]
    flags = {flag for flag, share in (("revised", 0.1), ("rounded", 0.1), ("conflict", 0.03))
             if chance.random() < share}  # fmt: skip
    return claim(
        None if bound == "range" else value,
        id=f"c{number:06d}",
        measure=measure,
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


def rows(
    number: int, measures: tuple[str, ...], places: int, years: int
) -> tuple[list[Statement], dict[str, Source]]:
    """Return that many claims, spread over all places and years by chance, and their 400 sources."""
    chance = random.Random(7)
    days = [date(2000, 1, 1) + timedelta(days=chance.randrange(9500)) for _ in range(400)]
    sources = {f"p{i}": source(f"p{i}", day) for i, day in enumerate(days)}
    names = list(sources)
    claims = [
        made(i, measures[i % len(measures)], f"place{chance.randrange(places)}",
             1999 + chance.randrange(years), chance, names)
        for i in range(number)
    ]  # fmt: skip
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
def test_estimates_of_one_measure(report: Report) -> None:
    claims, sources = rows(STATEMENTS, MEASURES, PLACES, YEARS)
    ours = timed(lambda: timeline(claims, sources, SERIES, "crop"))
    what = "estimates, every state of knowledge of one measure from 7,500 statements"
    report.add(what, ours, budget=BUDGET_MS)
    report.add(
        f"{what}: one speaker", timed(lambda: timeline(claims, sources, SERIES, "crop", "speaker:Ana"))
    )
    peer = timed(grouped(claims))
    report.add("pandas groupby min, max, first over the same rows", peer)
    report.note(f"estimates: {median(ours) / median(peer):.1f} times the time of pandas' groupby (medians)")

    number, places, years = DENSE
    many, sources = rows(number, ("crop",), places, years)
    report.add(
        "the same from 100,000, all on one measure", timed(lambda: timeline(many, sources, SERIES, "crop"), 3)
    )


def grouped(claims: list[Statement]) -> Callable[[], object]:
    """Return the peer's work over the claims on one measure, its frame made before."""
    frame = pd.DataFrame(
        {"place": s.place, "year": y, "value": s.value if s.value is not None else s.low}
        for s in claims if s.measure == "crop"
        for y in range(s.period_start.year, s.period_end.year + 1)
    ).astype({"place": "category"})  # fmt: skip
    return lambda: frame.groupby(["place", "year"], observed=True)["value"].agg(["min", "max", "first"])
