"""Workers: processes of this machine, or those of a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path

from geo.errors import ExtractionError
from geo.extract.batch.task import Options, Result, extract_in_worker
from geo.extract.documents import read_content
from geo.language import _

AHEAD = 3
"""Documents given to each worker at once: the memory of the run grows with it, not with the folder."""
ATTEMPTS = 2
"""How often a document is given to a worker that ends before it is done."""
PATIENCE = 10
"""Seconds within which a scheduler has to answer."""


@contextmanager
def executor(scheduler: str = "", workers: int = 0) -> Iterator[tuple[Executor, int]]:
    """Yield an executor and how many workers it has.

    Parameters
    ----------
    scheduler : str
        Address of a Dask scheduler (``tcp://host:8786``); empty for processes of this machine.
    workers : int
        Processes of this machine; as many as it has processors where 0.

    Raises
    ------
    ExtractionError
        If Dask is not installed or nothing answers at the address.
    """
    if not scheduler:
        count = workers or os.cpu_count() or 1
        # Started afresh, never forked: another library's thread may hold a lock at this moment.
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(count, mp_context=spawn, initializer=end_with_parent) as pool:
            yield pool, count
        return
    try:
        from distributed import Client
    except ImportError:
        raise ExtractionError(_("--scheduler needs Dask: pip install -r requirements-cluster.txt")) from None
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ExtractionError(
            _("no Dask scheduler answers at {address}: {reason}").format(address=scheduler, reason=error)
        ) from None
    with client:
        yield client.get_executor(pure=False), max(1, len(client.scheduler_info()["workers"]))


def end_with_parent() -> None:
    """Let a worker end with the process that started it, also where that is killed: none is left over."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


class Pool:
    """Documents given to workers, a few at a time, and taken back as they are done.

    Parameters
    ----------
    options : Options
    scheduler : str
    workers : int
        As for `executor`.
    """

    def __init__(self, options: Options, scheduler: str = "", workers: int = 0) -> None:
        self.options = options
        self.scheduler = scheduler
        self.workers = workers

    def results(self, files: list[tuple[str, Path]]) -> Iterator[tuple[str, Result]]:
        """Yield the id and the result of each document, in the order given.

        A worker that ends in the middle (killed, out of memory) takes none of the documents with it: they
        are given out again, and one at which workers end `ATTEMPTS` times is refused.

        Parameters
        ----------
        files : list of (str, Path)
            An id of each file and where it lies.
        """
        waiting, tried = deque(files), Counter[str]()
        while waiting:
            with executor(self.scheduler, self.workers) as (pool, count):
                # After a break one document at a time: then it is clear at which one workers end.
                yield from self._until_broken(pool, waiting, 1 if tried else count * AHEAD)
            if waiting:
                id, path = waiting[0]
                tried[id] += 1
                if tried[id] >= ATTEMPTS:
                    waiting.popleft()
                    yield id, {"file": str(path), "error": _broken(path)}

    def _until_broken(
        self, pool: Executor, waiting: deque[tuple[str, Path]], most: int
    ) -> Iterator[tuple[str, Result]]:
        """Yield results until all are there or the pool breaks; what is not done stays in ``waiting``."""
        running: deque[Future[Result] | Result] = deque()
        while waiting:
            try:
                while len(running) < min(most, len(waiting)):
                    running.append(self._started(pool, waiting[len(running)][1]))
                first = running[0]
                result = first.result() if isinstance(first, Future) else first
            except BrokenExecutor:
                return
            except Exception as error:  # noqa: BLE001  # whatever it is, the other documents go on
                result = {"file": str(waiting[0][1]), "error": _failed(waiting[0][1], error)}
            running.popleft()
            id, _path = waiting.popleft()
            yield id, result

    def _started(self, pool: Executor, path: Path) -> Future[Result] | Result:
        try:
            content = read_content(path)
            return pool.submit(extract_in_worker, str(path), content, self.options)
        except ExtractionError as error:
            return {"file": str(path), "error": str(error)}


def _broken(path: Path) -> str:
    return _("{file}: the process that read it ended, {n} times; it may need too much memory").format(
        file=path, n=ATTEMPTS
    )


def _failed(path: Path, error: Exception) -> str:
    return _("{file}: the program failed on it ({error}). Please report it.").format(
        file=path, error=f"{type(error).__name__}: {error}"[:200]
    )
