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
    for part in text.split(","):
        run = re.fullmatch(r"\s*(\d{4})(?:[-–](\d{4}))?\s*", part)
        if not run:
            return None
        first, last = int(run[1]), int(run[2] or run[1])
        if not first <= last < first + LONGEST:
            return None
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def years_text(years: Iterable[int], *, dash: str = "-", comma: str = ",") -> str:
    """Return years as the text that `read_years` reads, runs in short."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return comma.join(str(a) if a == b else f"{a}{dash}{b}" for a, b in runs)
