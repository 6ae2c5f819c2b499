"""One process of its own, started afresh: it is handed one job after another and can be ended at any time."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

from geo import language, paths
from geo.errors import GeoError, OverLimitError
from geo.language import _
from geo.processes.shared_data import SharedData

STARTS_WITHIN = 90.0
"""Seconds that its start may take: 3 of a free processor, more on a busy machine."""
COMMAND = [sys.executable, "-P", "-m", "geo.processes.child"]


class FailedError(RuntimeError):
    """A job failed in a way that nobody foresaw; the text is the traceback from its process."""


class Helper:
    """A process that makes one thing after another.

    Neither forked (this one has threads) nor started as `multiprocessing` does it, which would run
    in it what the main module is here: a page. It ends when its input does, so with this process,
    however that ends.

    Attributes
    ----------
    made : int
        Jobs that it has answered.
    """

    def __init__(self) -> None:
        ways = [str(paths.ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(ways)},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input, self._output = self._process.stdin, self._process.stdout
        self._ready = False
        self._version = ""
        self.made = 0

    @property
    def alive(self) -> bool:
        """Say whether it can be handed another job."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid

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

        def ended() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(limit, ended)
        timer.daemon = True
        timer.start()
        try:
            if job is not None:
                pickle.dump(job, self._input, protocol=pickle.HIGHEST_PROTOCOL)
                self._input.flush()
            return pickle.load(self._output)
        except (EOFError, OSError, pickle.UnpicklingError):
            code = self.end()
            raise self._over_time(limit) if late.is_set() else self._over_memory(code) from None
        finally:
            timer.cancel()
            timer.join()
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

    def end(self) -> int | None:
        """End the process whatever it does; return the code that it ended with."""
        self._process.kill()
        code = self._process.wait()
        self._output.close()
        with contextlib.suppress(OSError):  # what was not yet sent cannot be sent any more
            self._input.close()
        return code
