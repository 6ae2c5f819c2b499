"""The same of the figures as Parquet by measure and year: written, and read without the atlas in memory."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.large.processes import apart, point_at

MEASURE, YEAR = "coca_cultivation", 2020
HIGHEST = """
    SELECT measure, year, place, max(value) FROM read_parquet(?, hive_partitioning = true) GROUP BY ALL
"""


def main(folder: Path) -> None:
    """Measure the package in ``folder``."""
    point_at(folder)
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "figures"

        def write() -> dict[str, Any]:
            from geo.partitions import write_partitions

            written = write_partitions(out)
            size = sum(file.stat().st_size for file in out.rglob("*.parquet"))
            return {"rows": written.rows, "faults": len(written.faults), "file_kb": round(size / 1000)}

        def read() -> dict[str, Any]:
            from geo.partitions import Partitions

            return {"states": len(Partitions(out).estimates(MEASURE, YEAR))}

        def count() -> dict[str, Any]:
            from geo.partitions import Partitions

            engine, files = Partitions(out).engine, f"{out}/figures/*/*/*.parquet"
            return {"cells": len(engine.execute(HIGHEST, [files]).fetchall())}

        apart("partitions: write all", write)
        apart("partitions: estimates of one measure and year", read)
        apart("partitions: highest figure of every measure, place and year (SQL)", count)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
