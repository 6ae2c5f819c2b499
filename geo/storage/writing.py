"""Writing a file whole or not at all: beside its place first, and then in it."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from geo.storage.leftovers import DRAFTS, HELD, sweep


@contextlib.contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """Yield a path of the same name to write to; what lies there at the end is put in place of ``path``.

    The draft lies beside ``path``, in a folder of its own that is held by a lock: whoever ends before
    it is done leaves something that the next writer, or the next start, takes away (`sweep`).

    Raises
    ------
    OSError
        It cannot be written. As on any other error, ``path`` is as it was and no draft is left.
    """
    sweep(path.parent)
    folder, lock = _folder(path.parent)
    try:
        draft = folder / path.name
        yield draft
        _flush(draft)
        os.replace(draft, path)
        _flush(path.parent)
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, whole or not at all.

    Raises
    ------
    OSError
        See `draft_of`.
    """
    with draft_of(path) as draft:
        draft.write_bytes(content)


def _folder(parent: Path) -> tuple[Path, FileLock]:
    """Return a new folder and the lock that is held on it."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=DRAFTS, dir=parent))
        lock = FileLock(folder / HELD)
        # A sweep at this moment may hold it, or have removed the folder: then another one.
        with contextlib.suppress(Timeout, FileNotFoundError):
            lock.acquire(timeout=0)
            if (folder / HELD).exists():
                return folder, lock
            lock.release()


def _flush(path: Path) -> None:
    """Have the disk hold what was written; a folder too, where the system can."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    except OSError:
        if not path.is_dir():  # some file systems cannot do it for a folder
            raise
    finally:
        os.close(descriptor)
