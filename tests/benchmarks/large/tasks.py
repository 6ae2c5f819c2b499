"""What is measured of one data package: ``python -m tests.benchmarks.large.tasks FOLDER``.

The process reads the package (that is the start) and parts itself for every further task, so that each begins
with the atlas in memory and nothing else.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.large.processes import apart, measured, point_at, tell


def main(folder: Path) -> None:
    """Measure the package in ``folder``."""
    point_at(folder)
    from tests.benchmarks.large.work import Work, cells

    cells.LARGEST = 2_000_000_000  # the limit of what a checkout may hold is no property of the reader
    work = Work()
    tell(measured("start", work.start))
    apart("estimates of one measure", work.estimates)
    apart("map document", work.document)
    apart("values of one measure", work.values)
    apart("CSV of the view", lambda: work.export("csv"))
    apart("GeoParquet of the view", lambda: work.export("parquet"))
    apart("PNG of the view on A4", lambda: work.picture("a4"))
    apart("PNG of the view on A3", lambda: work.picture("a3"))
    apart("disagreements", work.disagreements)
    apart("CSV of everything", lambda: work.export("csv", everything=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
