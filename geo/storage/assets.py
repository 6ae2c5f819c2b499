"""Whether what is shipped beside the code (scripts, style sheets, typefaces) is whole.

A file that is missing, empty, cut off or overwritten is recognised by its form, which needs no list of
checksums: braces that do not pair, a length that is not the one written in its head.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from geo.errors import FileError, GeoError
from geo.language import _
from geo.regular_file import cached_by_file
from geo.storage.reading import decoded, read_file

LARGEST = 2_000_000
"""Bytes; the largest has 40,000."""


def read_text_asset(path: Path, *, error: type[GeoError] = FileError) -> str:
    """Return a script or style sheet; it is read again only where it changed.

    Raises
    ------
    GeoError
        Of the type ``error``: it is missing, no UTF-8, empty or cut off.
    """
    return _text_asset(path, error)


@cached_by_file
def _text_asset(path: Path, error: type[GeoError]) -> str:
    text = decoded(read_file(path, LARGEST, name=path.name, error=error), path.name, error=error)
    opening, closing = "<>" if path.suffix == ".html" else "{}"
    if opening not in text or text.count(opening) != text.count(closing) or not text.endswith("\n"):
        raise error(_damaged(path))
    return text


def read_font(path: Path, *, error: type[GeoError] = FileError) -> bytes:
    """Return a typeface (WOFF2 or TrueType).

    Raises
    ------
    GeoError
        Of the type ``error``: it is missing or not whole.
    """
    content = read_file(path, LARGEST, name=path.name, error=error)
    if path.suffix == ".woff2":
        sound = content[:4] == b"wOF2" and int.from_bytes(content[8:12], "big") == len(content)
    else:
        tables = [
            content[at : at + 16] for at in range(12, 12 + 16 * int.from_bytes(content[4:6], "big"), 16)
        ]
        ends = [int.from_bytes(t[8:12], "big") + int.from_bytes(t[12:16], "big") for t in tables]
        sound = content[:4] == b"\0\1\0\0" and bool(ends) and max(ends) <= len(content)
    if not sound:
        raise error(_damaged(path))
    return content


def read_picture(path: Path, *, error: type[GeoError] = FileError) -> bytes:
    """Return a picture (WebP or PNG); it is read again only where it changed.

    Raises
    ------
    GeoError
        Of the type ``error``: it is missing or not whole.
    """
    return _picture(path, error)


@partial(cached_by_file, kept=8)
def _picture(path: Path, error: type[GeoError]) -> bytes:
    content = read_file(path, LARGEST, name=path.name, error=error)
    if path.suffix == ".webp":
        length = int.from_bytes(content[4:8], "little") + 8
        sound = content[:4] == b"RIFF" and content[8:12] == b"WEBP" and len(content) == length
    else:
        sound = content.startswith(b"\x89PNG\r\n") and b"IEND" in content[-12:]
    if not sound:
        raise error(_damaged(path))
    return content


def _damaged(path: Path) -> str:
    return _("{file} is not whole: it is empty, cut off or overwritten").format(file=path.name)
