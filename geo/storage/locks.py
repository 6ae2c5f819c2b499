"""One writer at a time: the operating system's lock, which ends with whoever holds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from geo.errors import FileError, GeoError
from geo.language import _

NAME = ".lock"
"""The file that is locked, in the folder that is written to. It stays: only the lock on it counts."""
PATIENCE = 5.0
"""Seconds to wait for another writer."""


@contextmanager
def locked(folder: Path, *, error: type[GeoError] = FileError) -> Iterator[None]:
    """Hold a folder for one writer, of this process or another; no clock has a say in it.

    Parameters
    ----------
    folder : Path
        Made where it is missing.
    error : type
        Which of our errors to raise.

    Raises
    ------
    GeoError
        Of the type ``error``: another writer holds it for longer than `PATIENCE`.
    OSError
        The folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / NAME)
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise error(
            _("{folder} is being written to by another program; try again").format(folder=folder)
        ) from None
    try:
        yield
    finally:
        lock.release()
