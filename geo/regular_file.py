"""Reading a file that may be anything: only a regular one, and never more of it than is allowed.

The lowest step, which speaks no language: `geo.storage.read_file` says in words what is wrong here.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from pathlib import Path
from typing import BinaryIO, TypeVar

T = TypeVar("T")
PIECE = 1 << 20
"""Bytes read at once of a file that is not held whole."""

FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_CLOEXEC"):
    FLAGS |= getattr(os, _name, 0)


class NotRegularError(OSError):
    """What the path names is a folder, a pipe, a device or a socket; ``folder`` says whether the first."""

    def __init__(self, path: Path | str, *, folder: bool) -> None:
        super().__init__(errno.EISDIR if folder else errno.EINVAL, "not a regular file", str(path))
        self.folder = folder


class TooLargeError(OSError):
    """The file holds more bytes than are read."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), str(path))


def read_regular(path: Path | str, most: int) -> bytes:
    """Return the bytes of a regular file of ``most`` bytes at most.

    What is opened is what is looked at, so nothing can be put in its place meanwhile; a pipe that
    nobody writes to is not waited for, and a file without end is read no further than ``most``.

    Raises
    ------
    NotRegularError
        It is a folder, a pipe, a device or a socket.
    TooLargeError
        It is larger, or grows beyond it while it is read.
    OSError
        It is missing or cannot be read, or no file can have such a name.
    """
    with _opened(path, most) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLargeError(path)
    return content


def sha256_of(path: Path | str, most: int) -> str:
    """Return the SHA-256 of a regular file of ``most`` bytes at most, without holding it in memory.

    Raises
    ------
    OSError
        As `read_regular` has it.
    """
    with _opened(path, most) as file:
        digest = hashlib.sha256()
        while piece := file.read(PIECE):
            digest.update(piece)
            if file.tell() > most:
                raise TooLargeError(path)
    return digest.hexdigest()


@contextmanager
def _opened(path: Path | str, most: int) -> Iterator[BinaryIO]:
    if os.name == "nt" and os.path.isdir(path):
        raise NotRegularError(path, folder=True)
    try:
        descriptor = os.open(path, FLAGS)
    except ValueError as error:  # a zero byte, or half a character, in the name
        raise OSError(errno.EINVAL, str(error), str(path)) from error
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise NotRegularError(path, folder=stat.S_ISDIR(found.st_mode))
        if found.st_size > most:
            raise TooLargeError(path)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(descriptor)


def cached_by_file(read: Callable[..., T], kept: int = 4096) -> Callable[..., T]:
    """Cache a reader of one path until that file changes (its time, its size or itself).

    ``kept`` is how many readings are kept, of one path or of several: where there are more files of a kind
    than that, read one after another, none is ever found.
    """

    @lru_cache(maxsize=kept)
    def cached(path: Path, stamp: tuple[int, int, int], *rest: object) -> T:
        return read(path, *rest)

    @wraps(read)
    def reader(path: Path, *rest: object) -> T:
        try:
            found = path.stat()
        except OSError:
            return read(path, *rest)
        return cached(path, (found.st_mtime_ns, found.st_size, found.st_ino), *rest)

    return reader
