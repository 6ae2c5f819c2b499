"""Several years as text, and back: ``2012-2015,2020``."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 500
"""Years that one text may ask for; more are a slip of the pen."""


def read_years(text: str) -> tuple[int, ...] | None:
    """Return the years of a text such as ``2012-2024``, ``2012`` or ``2001,2005-2010``.

    Returns
    -------
    tuple of int or None
        In order, each once; None where the text names no years, or a run ends before it begins.
    """
    found: set[int] = set()
    for part in text.split(",", LONGEST):
        run = re.fullmatch(r"\s*([0-9]{4})(?:\s?[-–]\s?([0-9]{4}))?\s*", part)
        if not run:
            return None
        first, last = int(run[1]), int(run[2] or run[1])
        if not first <= last < first + LONGEST:
            return None
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def read_run(text: str) -> tuple[int, int] | None:
    """Return first and last year of a run such as ``2012-2024``; None where the text is no run."""
    years = read_years(text)
    return (years[0], years[-1]) if years and len(years) > 1 and "," not in text else None


def year_runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return years as runs without a gap, in order, each as its first and last year."""
    runs: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs


def years_text(years: Iterable[int]) -> str:
    """Return years as the text that `read_years` reads, runs in short: ``2012-2015,2020``."""
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in year_runs(years))
