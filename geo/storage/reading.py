"""Reading a file that comes in: what it is, how large it may be, and one sentence where it is not so."""

from __future__ import annotations

from pathlib import Path

from geo.errors import FileError, GeoError
from geo.language import _
from geo.regular_file import NotRegularError, TooLargeError, read_regular

KILO, MEGA = 1_000, 1_000_000


def read_file(path: Path | str, most: int, *, name: str = "", error: type[GeoError] = FileError) -> bytes:
    """Return the bytes of a file that may be anything.

    Parameters
    ----------
    path : Path or str
        Only a regular file is read, never a folder, a pipe or a device.
    most : int
        Bytes that it may hold; no more than one above it are ever read.
    name : str
        What to call it in the sentence; the path where not given.
    error : type
        Which of our errors to raise.

    Raises
    ------
    GeoError
        Of the type ``error``: it is missing, no regular file, too large, or cannot be read.
    """
    try:
        return read_regular(path, most)
    except (OSError, ValueError, MemoryError) as problem:
        reason = reason_of(problem, most)
        text = _("{file} cannot be read: {reason}").format(file=printable(name or path), reason=reason)
        raise error(text) from None


def reason_of(problem: Exception, most: int) -> str:
    """Return in a few words why a file of ``most`` bytes at most was not read."""
    if isinstance(problem, TooLargeError):
        return _("it is larger than {most}").format(most=size_words(most))
    if isinstance(problem, NotRegularError):
        return _("it is a folder") if problem.folder else _("it is a pipe or a device, no file")
    if isinstance(problem, UnicodeDecodeError):
        return _("byte {offset} is not UTF-8 text").format(offset=problem.start)
    return getattr(problem, "strerror", None) or str(problem)


def decoded(content: bytes, name: str, *, error: type[GeoError] = FileError) -> str:
    """Return bytes that must be UTF-8 as text; a byte order mark is dropped.

    Raises
    ------
    GeoError
        Of the type ``error``, naming the first byte that is wrong.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise error(
            _("{file} is not UTF-8 text: byte {offset}").format(file=printable(name), offset=problem.start)
        ) from None


def size_words(size: int) -> str:
    """Return a number of bytes in words: kB below a megabyte, else MB."""
    return f"{size // MEGA:,} MB" if size >= MEGA else f"{max(1, size // KILO):,} kB"


def printable(name: Path | str, longest: int = 200) -> str:
    """Return a file's name as it can be shown: without half characters, on one line, not too long."""
    text = " ".join(str(name).encode("utf-8", "replace").decode("utf-8").split())
    return text if len(text) <= longest else f"{text[: longest // 2]}…{text[-longest // 2 :]}"
