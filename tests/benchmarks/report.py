"""The table of what was measured: printed, and written to ``test-results``.

A time never fails a benchmark: it depends on the machine and on what else runs there.
The table says beside each figure whether it keeps its budget, and how busy the machine was.
"""

from __future__ import annotations

import json
import math
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

RESULTS = Path(__file__).resolve().parents[2] / "test-results"


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that ``share`` (0 to 1) of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def load() -> float:
    """Return how many programs wanted a core over the last minute; nan where no one counts them."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else math.nan


def machine() -> dict[str, str]:
    """Return when and on what is measured: date, cores, load before, system and versions."""
    names = ("streamlit", "folium", "pandas", "geopandas")
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "cores": str(os.cpu_count()),
        "load": f"{load():.1f}",
        "system": f"{platform.system()} {platform.machine()}",
        "versions": ", ".join(
            [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in names)]
        ),
    }


@dataclass(frozen=True)
class Row:
    """One measured quantity: how often, its median, p95 and greatest, beside its budget.

    ``judged`` names the figure the budget is about: ``p95``, ``median`` or ``greatest``.
    """

    what: str
    unit: str
    n: int
    median: float
    p95: float
    greatest: float
    budget: float | None
    judged: str
    load: float

    @property
    def verdict(self) -> str:
        """Return whether the budget is kept; empty where there is none."""
        if self.budget is None:
            return ""
        return "kept" if getattr(self, self.judged) <= self.budget else "MISSED"


@dataclass
class Report:
    """All rows of one run."""

    begun: datetime = field(default_factory=lambda: datetime.now(UTC))
    load_before: float = field(default_factory=load)
    browser: str = ""
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(
        self,
        what: str,
        values: Sequence[float],
        unit: str = "ms",
        *,
        budget: float | None = None,
        judged: str = "p95",
    ) -> Row:
        """Add a row for ``values``, which must not be empty, and return it."""
        row = Row(
            what=what,
            unit=unit,
            n=len(values),
            median=float(median(values)),
            p95=float(percentile(values, 0.95)),
            greatest=float(max(values)),
            budget=budget,
            judged=judged,
            load=load(),
        )
        self.rows.append(row)
        return row

    def add_scrubs(self, peer: str, keys: int, milliseconds: Sequence[float], fell: int) -> None:
        """Add what came of the scrubs of a peer; ``fell`` of them ended in an error of Streamlit's page."""
        if milliseconds:
            self.add(f"{peer}: last key of a {keys}-step scrub → map of the year", milliseconds)
        tried = len(milliseconds) + fell
        self.note(f"{peer}: {fell} of {tried} scrubs ended in an error of Streamlit's page, opened anew then")

    def note(self, text: str) -> None:
        """Add a sentence that stands under the table."""
        self.notes.append(text)

    def head(self) -> str:
        """Return when and on what the figures were measured."""
        packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "folium"))
        return (
            f"{self.begun:%Y-%m-%d %H:%M} UTC; {os.cpu_count()} cores, load {self.load_before:.1f} before "
            f"and {load():.1f} after; {platform.system()} {platform.machine()}, "
            f"Python {platform.python_version()}, {packages}, Chromium {self.browser}, headless"
        )

    def markdown(self) -> str:
        """Return the run as a Markdown table."""
        lines = [
            self.head(),
            "",
            "| what | n | median | p95 | greatest | budget | | load |",
            "|---|---:|---:|---:|---:|---:|---|---:|",
        ]
        for row in self.rows:
            digits = 1 if row.unit == "ms" and row.greatest < 100 else 0
            figures = [f"{v:,.{digits}f} {row.unit}" for v in (row.median, row.p95, row.greatest)]
            budget = "" if row.budget is None else f"{row.judged} ≤ {row.budget:g} {row.unit}"
            cells = [row.what, str(row.n), *figures, budget, row.verdict, f"{row.load:.1f}"]
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join([*lines, "", *(f"- {note}" for note in self.notes)])

    def write(self) -> Path:
        """Write the run to ``test-results`` as Markdown and JSON; return the former's path."""
        RESULTS.mkdir(exist_ok=True)
        name = f"bench-{self.begun:%Y%m%d-%H%M%S}"
        path = RESULTS / f"{name}.md"
        path.write_text(self.markdown() + "\n", encoding="utf-8")
        rows = [asdict(row) | {"verdict": row.verdict} for row in self.rows]
        record = {"head": self.head(), "rows": rows, "notes": self.notes}
        (RESULTS / f"{name}.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
        return path
