"""Measuring in processes of their own: each task prints a line of JSON with its time and memory."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geo import paths

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
