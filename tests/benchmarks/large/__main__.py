"""Growth with size: ``python -m tests.benchmarks.large``; results in ``test-results/large-data.json``.

    python -m tests.benchmarks.large --places 24 200 2000 --figures 10000 100000 1000000

Each size is a data package of its own (`package.write_package`), measured in processes of its own. The table
shows processor times, which other work on the machine changes little; the file has those of the clock too.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from geo.paths import ROOT
from tests.benchmarks.large.package import write_package
from tests.benchmarks.report import RESULTS, load

DOCUMENT = ROOT / "docs" / "large-data.md"
MARKS = (
    "<!-- measured: python -m tests.benchmarks.large --document -->\n",
    "<!-- end of what was measured -->\n",
)
TASKS = ("tasks", "partition_tasks")
"""Modules that measure a package and print a line of JSON for each task."""


def measure(folder: Path, places: int, figures: int) -> list[dict[str, Any]]:
    """Return a record for each task on a package of that size."""
    write_package(folder, places, figures)
    found: list[dict[str, Any]] = []
    for module in TASKS:
        command = [sys.executable, "-m", f"tests.benchmarks.large.{module}", str(folder)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        found += [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode:
            found.append({"task": module, "error": f"ended with {done.returncode}"})
    return [{"places": places, "figures": figures, "load": round(load(), 1), **one} for one in found]


def exponent(points: list[tuple[float, float]]) -> float | None:
    """Return the slope of a line through the logarithms: 1 is linear; None of a single point."""
    logs = [(math.log(x), math.log(y)) for x, y in points if y > 0]
    if len({x for x, _y in logs}) < 2:
        return None
    middle = sum(x for x, _y in logs) / len(logs), sum(y for _x, y in logs) / len(logs)
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in logs)
    return above / sum((x - middle[0]) ** 2 for x, _y in logs)


def exponents(rows: list[dict[str, Any]], by: str, value: str) -> dict[str, dict[int, float]]:
    """Return by task the exponent of growth with ``by``, for each number of the other."""
    other = "places" if by == "figures" else "figures"
    points: dict[str, dict[int, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if value in row and "error" not in row:
            points[row["task"]][row[other]].append((row[by], row[value]))
    return {
        task: {fixed: round(slope, 2) for fixed, held in of.items() if (slope := exponent(held)) is not None}
        for task, of in points.items()
    }


def table(rows: list[dict[str, Any]]) -> str:
    """Return the results as Markdown: a row a task, a column a size."""
    sizes = sorted({(row["figures"], row["places"]) for row in rows})
    cells: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for row in rows:
        shown = "refused" if row.get("error") else f"{row['processor']:.1f} s · {row['peak_mb']:,.0f} MB"
        if "gz_kb" in row:
            shown += f" · {row['gz_kb']:,.0f} kB"
        cells[row["task"]][row["figures"], row["places"]] = shown
    lines = [
        f"| | {' | '.join(f'{figures:,} × {places:,}' for figures, places in sizes)} |",
        f"|---|{'---|' * len(sizes)}",
    ]
    lines += [f"| {task} | {' | '.join(of.get(size, '') for size in sizes)} |" for task, of in cells.items()]
    return "\n".join(lines)


def write_document(record: dict[str, Any]) -> None:
    """Put what was measured in its place in docs/large-data.md."""
    text = DOCUMENT.read_text(encoding="utf-8")
    (before, rest), (begin, end) = text.split(MARKS[0]), MARKS
    after = rest.split(end)[1]
    head = f"{record['at']}, {record['cores']} cores, Python {record['python']}."
    lines = ["| exponent of growth | " + " | ".join(record["exponents"]) + " |", "|---" * 7 + "|"]
    for task in dict.fromkeys(row["task"] for row in record["rows"]):
        cells = [of.get(task, {}) for of in record["exponents"].values()]
        shown = [", ".join(f"{slope:g}" for slope in found.values()) for found in cells]
        lines.append(f"| {task} | {' | '.join(shown)} |")
    body = "\n\n".join((head, table(record["rows"]), "\n".join(lines)))
    DOCUMENT.write_text(f"{before}{begin}\n{body}\n\n{end}{after}", encoding="utf-8")


def main() -> None:
    """Measure every size asked for, and write what was found after each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--places", type=int, nargs="+", default=[24, 200, 2000])
    parser.add_argument("--figures", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--out", type=Path, default=RESULTS / "large-data.json")
    parser.add_argument("--document", action="store_true", help="only write docs/large-data.md from the file")
    options = parser.parse_args()
    if options.document:
        write_document(json.loads(options.out.read_text(encoding="utf-8")))
        return
    options.out.parent.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, Any]] = []
    for figures in options.figures:
        for places in options.places:
            with tempfile.TemporaryDirectory() as folder:
                rows += measure(Path(folder) / "package", places, figures)
            record = {
                "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
                "cores": os.cpu_count(),
                "python": platform.python_version(),
                "options": " ".join(sys.argv[1:]),
                "exponents": {
                    f"{value} by {by}": exponents(rows, by, value)
                    for value in ("processor", "peak_mb", "gz_kb")
                    for by in ("figures", "places")
                },
                "rows": rows,
            }
            options.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{table(rows)}\n\n{json.dumps(record['exponents'], indent=1)}\n")


if __name__ == "__main__":
    main()
