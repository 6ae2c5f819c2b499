"""Ways to end a writer halfway: as ``kill -9`` does, or because the disk is full.

``python -m tests.support.servers.killed COMMAND …`` ends one of ``geo`` as its draft is put in place.
"""

from __future__ import annotations

import errno
import importlib
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def strike(how: str) -> Callable[..., None]:
    """Return what ends this process as ``kill -9`` does, or finds no space on the disk."""

    def struck(*_args: object, **_more: object) -> None:
        if how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return struck


def ended(act: Callable[[], object], at: str, times: int = 1) -> None:
    """Do ``act`` in a process that is ended once the function ``at`` (``module:function``) was called."""
    from geo.store.database import open_store

    pid = os.fork()
    if pid == 0:
        try:
            open_store().engine.dispose(close=False)  # its connections are the parent's
            end_after(at, times)
            act()
        finally:
            os._exit(1)
    _pid, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status)


def end_after(name: str, times: int) -> None:
    """Have this process end once the function ``name`` was called so many times."""
    module, _colon, function = name.partition(":")
    place = importlib.import_module(module)
    original, left = getattr(place, function), [times]

    def called(*args: object, **more: object) -> object:
        result = original(*args, **more)
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(place, function, called)


@contextmanager
def full_disk(most: int = 4096) -> Iterator[None]:
    """Let no file of this process grow beyond ``most`` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


if __name__ == "__main__":
    from geo.cli import main

    os.replace = strike("kill")
    sys.exit(main(sys.argv[1:]))
