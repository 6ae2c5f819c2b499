"""A program of ours in a process of its own, started afresh, that can be ended at any time."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from collections.abc import Iterator

from geo import paths


class ChildProcess:
    """A program of this checkout that is talked to by its standard input and output.

    Neither forked (this process has threads) nor started as `multiprocessing` does it, which would run
    in it what the main module is here: a page. It ends when its input does, so with this process,
    however that ends.

    Parameters
    ----------
    command : list of str
        Python's program and its arguments.
    stderr : int or None
        As `subprocess.Popen` has it: where what it reports goes.

    Attributes
    ----------
    input, output : binary files
        Its standard input and output.
    """

    def __init__(self, command: list[str], stderr: int | None = None) -> None:
        ways = [str(paths.ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(ways)},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self.input, self.output = self._process.stdin, self._process.stdout

    @property
    def alive(self) -> bool:
        """Say whether it still runs."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid

    @contextlib.contextmanager
    def within(self, seconds: float, late: threading.Event) -> Iterator[None]:
        """End the process, and set ``late``, where the block takes longer than ``seconds``."""

        def ended() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, ended)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def end(self) -> int | None:
        """End the process whatever it does; return the code that it ended with."""
        self._process.kill()
        code = self._process.wait()
        self.output.close()
        with contextlib.suppress(OSError):  # what was not yet sent cannot be sent any more
            self.input.close()
        return code
