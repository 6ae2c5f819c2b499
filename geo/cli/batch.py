"""Many files written side by side, told of in the order in which they were asked for."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

from geo.errors import GeoError

Job = TypeVar("Job")
Outcome = str | GeoError

SEVERAL = 4
"""Files from which on a second process is worth its start."""
MOST_PROCESSES = 4

_write: Callable[[object], str] = str
"""What a forked process inherits without being sent it."""


def run_all(jobs: Sequence[Job], write: Callable[[Job], str]) -> Iterator[tuple[Job, Outcome]]:
    """Write each of ``jobs`` and yield it with what was told of it, or with the error that forbade it.

    Parameters
    ----------
    write : callable
        Writes one file whole or not at all and returns a few words; what it holds is shared with
        further processes as it is when they begin, where the system can (not on Windows).
    """
    count = min(len(jobs), os.cpu_count() or 1, MOST_PROCESSES)
    if len(jobs) < SEVERAL or count < 2 or "fork" not in multiprocessing.get_all_start_methods():
        for job in jobs:
            yield job, _outcome(write, job)
        return
    global _write
    _write = write
    try:
        with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("fork")) as pool:
            yield from zip(jobs, pool.map(_inherited, jobs), strict=True)
    finally:
        _write = str


def _outcome(write: Callable[[Job], str], job: Job) -> Outcome:
    try:
        return write(job)
    except GeoError as error:
        return error


def _inherited(job: object) -> Outcome:
    return _outcome(_write, job)
