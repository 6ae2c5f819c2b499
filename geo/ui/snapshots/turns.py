"""What is asked for by all sessions and made in its turn: previews and files, each a few at a time.

Nothing that draws is imported here: the health page asks how much waits before anybody has drawn.
"""

from __future__ import annotations

import contextvars
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import cache

PREVIEWS, FILES = 2, 1
"""Previews and files made at the same time, each in a process of its own of some 300 MB."""
KEPT = 48
"""Previews kept: a picture takes about 0.3 MB, an offline map 0.8 MB."""


class Worker:
    """Makes things for all sessions, ``hands`` at a time; what was asked for first is begun first.

    A preview that nobody waits for any longer is not begun. Its threads keep no process from ending.
    """

    def __init__(self, hands: int = 1) -> None:
        self._hands = hands
        self._jobs: queue.SimpleQueue[tuple[Future, Callable[[], object]]] = queue.SimpleQueue()
        self._kept: OrderedDict[Hashable, Future] = OrderedDict()
        self._lock = threading.Lock()

    def ask(self, key: Hashable, make: Callable[[], object]) -> Future:
        """Return what was or is being made under ``key``, or begin to make it."""
        with self._lock:
            held = self._kept.get(key)
            if held is None or held.cancelled():
                held = self._kept[key] = self._begin(make)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return held

    @property
    def waiting(self) -> int:
        """Return how many have been asked for and are not begun."""
        return self._jobs.qsize()

    def run(self, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` returns, made in its turn."""
        with self._lock:
            job = self._begin(make)
        return job.result()

    def _begin(self, make: Callable[[], object]) -> Future:
        job: Future = Future()
        context = contextvars.copy_context()
        self._jobs.put((job, lambda: context.run(make)))
        while self._hands:
            self._hands -= 1
            threading.Thread(target=self._work, name="snapshots", daemon=True).start()
        return job

    def _work(self) -> None:
        while True:
            job, make = self._jobs.get()
            if not job.set_running_or_notify_cancel():
                continue
            try:
                job.set_result(make())
            except BaseException as error:  # noqa: BLE001  for the one who waits
                job.set_exception(error)


@cache
def previews() -> Worker:
    """Return the worker that makes previews: one of the process."""
    return Worker(PREVIEWS)


@cache
def files() -> Worker:
    """Return the worker that makes files, which may take longer."""
    return Worker(FILES)
