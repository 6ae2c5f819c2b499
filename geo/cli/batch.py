"""Many files written side by side, reported in the order in which they were asked for."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from geo import language
from geo.errors import GeoError

Job = TypeVar("Job")
Outcome = str | GeoError

SEVERAL = 8
"""Files from which on a second process is worth its start."""
MOST_PROCESSES = 4

_write: Callable[[object], str] = str
"""What a further process writes with, sent to it once when it begins."""


def run_all(jobs: Sequence[Job], write: Callable[[Job], str]) -> Iterator[tuple[Job, Outcome]]:
    """Write each of ``jobs`` and yield it with the line reported on it, or with the error that prevented it.

    Further processes are started afresh, never forked: a process forked while a thread of another
    library holds a lock would wait for it for ever.

    Parameters
    ----------
    jobs : sequence
        What to write, one file each; sent to further processes, as is ``write``.
    write : callable
        Writes one file whole or not at all and returns a few words: a function of a module, or a
        `functools.partial` of one.
    """
    count = min(len(jobs), os.cpu_count() or 1, MOST_PROCESSES)
    if len(jobs) < SEVERAL or count < 2:
        for job in jobs:
            yield job, _outcome(write, job)
        return
    context = multiprocessing.get_context("spawn")
    begin = (write, language.current())
    with ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=begin) as pool:
        yield from zip(jobs, pool.map(_written, jobs), strict=True)


def _outcome(write: Callable[[Job], str], job: Job) -> Outcome:
    try:
        return write(job)
    except GeoError as error:
        return error


def _begin(write: Callable[[Any], str], spoken: str) -> None:
    global _write
    _write = write
    language.use(spoken)


def _written(job: object) -> Outcome:
    return _outcome(_write, job)
