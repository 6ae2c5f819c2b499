"""The program of a process of its own, ``python -m geo.processes.child``: jobs on stdin, answers on stdout.

Both are pickles, exchanged with the process that started it and nobody else.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO

from geo import language
from geo.errors import GeoError

GRACE = 10.0
"""Seconds beyond its limit after which a job ends its process by itself, should nobody else do it."""
MEMORY = 4 * 2**30
"""Bytes of address space, of which the libraries take about a third before anything is drawn."""


def main() -> None:
    """Answer one job after another until the input ends."""
    # Nothing that a library prints may come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, with which this one ends
    _limit_memory(MEMORY)
    _load_tasks()
    _send(answers, ("ready", None))
    jobs: queue.Queue = queue.Queue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, jobs), daemon=True).start()
    held: dict[str, tuple] = {}
    while True:
        task, args, spoken, limit, version, packed = jobs.get()
        if packed is not None:
            held = {version: pickle.loads(packed)}
        language.use(spoken)
        faulthandler.dump_traceback_later(limit + GRACE, exit=True)
        answer = answered(task, (*held[version], *args))
        faulthandler.cancel_dump_traceback_later()
        _send(answers, answer)


def _load_tasks() -> None:
    """Load what the tasks need before the first is handed in."""
    import geo.processes.tasks  # noqa: F401


def _read(jobs_in: BinaryIO, jobs: queue.Queue) -> None:
    """Pass on what comes in; when the input ends, so does the process, even during a drawing."""
    with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            jobs.put(pickle.load(jobs_in))
    os._exit(0)


def answered(task: Callable[..., Any], args: tuple) -> tuple[str, Any]:
    """Return what came of a task: ``made``, ``refused``, ``memory`` or ``failed``, and what."""
    try:
        return "made", task(*args)
    except GeoError as error:
        return "refused", portable(error)
    except MemoryError:
        return "memory", None
    except Exception:  # noqa: BLE001  the one who asked writes it into the log
        return "failed", traceback.format_exc()


def portable(error: GeoError) -> GeoError:
    """Return an error of ours that can be sent: itself, or one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001  an error whose parts are not its arguments
        return GeoError(str(error))
    return error.with_traceback(None)


def _send(answers: BinaryIO, answer: tuple[str, Any]) -> None:
    pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _limit_memory(most: int) -> None:
    """Have the system refuse more than ``most`` bytes; Windows and macOS have no such limit."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
