"""What is measured of one data package, each in a process of its own: ``python -m …large.tasks FOLDER``.

The process reads the package (that is the start) and parts itself for every further task, so that each begins
with the atlas in memory and nothing else. It prints one JSON object a line.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geo import paths

MEASURE = "coca_cultivation"
MOST_SECONDS = int(os.environ.get("ATLAS_LARGE_SECONDS", "600"))
"""Processor time after which a task is given up."""


def peak_mb() -> float:
    """Return the most memory this process has held, in MB; on Linux of this process alone."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def measured(task: str, work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what ``work`` returns, with its time in s, its processor time and the peak of memory in MB."""
    begun, busy = time.perf_counter(), time.process_time()
    try:
        found = work()
    except Exception as error:  # noqa: BLE001 - what a size makes impossible is a result
        found = {"error": f"{type(error).__name__}: {error}"[:300]}
    return {
        "task": task,
        "seconds": round(time.perf_counter() - begun, 3),
        "processor": round(time.process_time() - busy, 3),
        "peak_mb": round(peak_mb(), 1),
        **found,
    }


def tell(found: dict[str, Any]) -> None:
    """Print what was measured as a line of JSON."""
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def apart(task: str, work: Callable[[], dict[str, Any]]) -> None:
    """Print what is `measured` of ``work`` in a copy of this process."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 5))
        tell(measured(task, work))
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        why = f"given up after {MOST_SECONDS} s" if os.WTERMSIG(status) == signal.SIGXCPU else "killed"
        tell({"task": task, "error": why})


def point_at(folder: Path) -> None:
    """Have the library read the data of ``folder``; before any other part of it is imported."""
    paths.ROOT, paths.DATA, paths.SEEDS = folder, folder / "data", folder / "seeds"
    paths.LAYERS, paths.TABLES = folder / "data/layers", folder / "data/tables"


def main(folder: Path) -> None:
    """Measure the package in ``folder``."""
    point_at(folder)
    import geo.catalog.cells as cells

    cells.LARGEST = 2_000_000_000  # the limit of what a checkout may hold is no property of the reader
    from geo.atlas import estimate_all, read_atlas
    from geo.estimates import find_disagreements
    from geo.exports import Request, gather, write_data
    from geo.maps import atlas_document, atlas_values, render
    from geo.maps.standalone import pack
    from geo.model import View
    from geo.plots import Sheet, write_sheet
    from geo.relief import relief_picture
    from geo.views.defaults import settled

    held: dict[str, Any] = {}

    def start() -> dict[str, Any]:
        held["atlas"] = atlas = read_atlas()
        return {"faults": len(atlas.faults), "figures": len(atlas.statements), "version": atlas.version}

    tell(measured("start", start))
    atlas = held["atlas"]

    def document() -> dict[str, Any]:
        text = pack(render(atlas_document(atlas, relief=relief_picture())))
        return {"sent_kb": round(len(text) / 1000, 1), "gz_kb": round(len(text) * 3 / 4000, 1)}

    def values() -> dict[str, Any]:
        known = estimate_all(atlas, MEASURE, "monitoring")
        message = atlas_values(atlas, MEASURE, known.estimates, lens="monitoring", panel=True)
        text = pack(message)
        return {
            "states": len(known.estimates),
            "sent_kb": round(len(text) / 1000, 1),
            "gz_kb": round(len(text) * 3 / 4000, 1),
        }

    def estimates() -> dict[str, Any]:
        return {"states": len(estimate_all(atlas, MEASURE, "monitoring").estimates)}

    def view() -> View:
        return settled(View(measure=MEASURE), estimate_all(atlas, MEASURE, "monitoring"), atlas)

    def export(ending: str, *, everything: bool = False) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / f"out.{ending}"
            content = gather(atlas, Request(view(), (), everything))
            write_data(content, path)
            return {"rows": len(content.values.rows), "file_kb": round(path.stat().st_size / 1000, 1)}

    def picture() -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "out.png"
            write_sheet(Sheet(view()), atlas, path)
            return {"file_kb": round(path.stat().st_size / 1000, 1)}

    apart("estimates of one measure", estimates)
    apart("map document", document)
    apart("values of one measure", values)
    apart("CSV of the view", lambda: export("csv"))
    apart("GeoParquet of the view", lambda: export("parquet"))
    apart("PNG of the view", picture)
    apart("disagreements", lambda: {"found": len(find_disagreements(atlas.statements.values(), atlas))})
    apart("CSV of everything", lambda: export("csv", everything=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
