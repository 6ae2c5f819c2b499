"""One process of its own, started afresh: it is handed one job after another and can be ended at any time."""

from __future__ import annotations

import pickle
import sys
import threading
from collections.abc import Callable
from typing import Any

from geo import language
from geo.child_process import ChildProcess
from geo.errors import GeoError, OverLimitError
from geo.language import _
from geo.processes.shared_data import SharedData

STARTS_WITHIN = 90.0
"""Seconds that its start may take: 3 of a free processor, more on a busy machine."""
COMMAND = [sys.executable, "-P", "-m", "geo.processes.child"]


class FailedError(RuntimeError):
    """A job failed in a way that nobody foresaw; the text is the traceback from its process."""


class Helper(ChildProcess):
    """A process that makes one thing after another.

    Attributes
    ----------
    made : int
        Jobs that it has answered.
    """

    def __init__(self) -> None:
        super().__init__(COMMAND)
        self._ready = False
        self._version = ""
        self.made = 0

    def make(self, task: Callable[..., Any], args: tuple, parcel: SharedData, limit: float) -> Any:  # noqa: ANN401
        """Return what ``task`` makes of the parcel and ``args``.

        Raises
        ------
        GeoError
            What the task raised.
        OverLimitError
            It took over ``limit`` seconds, or more memory than it may; it was ended.
        FailedError
            It failed otherwise.
        """
        if not self._ready:
            self._answer(STARTS_WITHIN)
            self._ready = True
        packed = parcel.packed if parcel.version != self._version else None
        kind, found = self._answer(limit, (task, args, language.current(), limit, parcel.version, packed))
        self._version = parcel.version
        self.made += 1
        if kind == "made":
            return found
        if kind == "refused":
            raise found
        self.end()
        raise self._over_memory() if kind == "memory" else FailedError(found)

    def _answer(self, limit: float, job: tuple | None = None) -> tuple[str, Any]:
        """Send a job and return the answer; end the process where none comes within ``limit`` seconds."""
        late = threading.Event()
        try:
            with self.within(limit, late):
                if job is not None:
                    pickle.dump(job, self.input, protocol=pickle.HIGHEST_PROTOCOL)
                    self.input.flush()
                return pickle.load(self.output)
        except (EOFError, OSError, pickle.UnpicklingError):
            code = self.end()
            raise self._over_time(limit) if late.is_set() else self._over_memory(code) from None
        finally:
            if late.is_set():
                self.end()

    @staticmethod
    def _over_time(limit: float) -> GeoError:
        return OverLimitError(
            _("This took over {n} s and was ended; a smaller size or fewer maps would take less.")
            .format(n=round(limit))
        )  # fmt: skip

    @staticmethod
    def _over_memory(code: int | None = None) -> GeoError:
        """Return the error for a process that ended of itself: mostly it may have no more memory."""
        text = _("This could not be made: it needs more memory than is allowed, or was ended from outside.")
        return OverLimitError(text if code is None else f"{text} ({code})")
