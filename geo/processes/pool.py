"""A few processes of their own that are kept ready, lent out and replaced."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from geo.processes.helper import Helper
from geo.processes.shared_data import SharedData

MOST_JOBS = 100
"""Jobs after which a process is replaced, so that nothing it may have kept adds up."""


class ProcessPool:
    """Helper processes for all callers; as many as ask at the same time.

    Parameters
    ----------
    limit : float
        Seconds that one job may take.

    Attributes
    ----------
    idle : list of Helper
        Those that wait for a job, the one that was busy last at the end.
    """

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.idle: list[Helper] = []
        self._lock = threading.Lock()

    def warm(self) -> None:
        """Start a helper, if there is none, without waiting for it."""
        with self._lock:
            if not self.idle:
                self.idle.append(Helper())

    def make(self, task: Callable[..., Any], *args: object, parcel: SharedData) -> Any:  # noqa: ANN401
        """Return what ``task`` (of `geo.processes.tasks`) makes, in a helper.

        Raises
        ------
        GeoError
            See `Helper.make`.
        """
        helper = self._taken() or Helper()
        try:
            return helper.make(task, args, parcel, self.limit)
        finally:
            if helper.alive and helper.made < MOST_JOBS:
                with self._lock:
                    self.idle.append(helper)
            elif helper.alive:
                helper.end()

    def _taken(self) -> Helper | None:
        """Return the helper that was busy last and still runs: others need not be kept awake."""
        with self._lock:
            while self.idle:
                helper = self.idle.pop()
                if helper.alive:
                    return helper
                helper.end()
        return None

    def close(self) -> None:
        """End the helpers that are idle."""
        with self._lock:
            idle, self.idle = self.idle, []
        for helper in idle:
            helper.end()
