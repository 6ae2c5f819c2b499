"""Reading a zip archive: its list, its parts and what they unpack to, all within limits.

An archive may lie about every number in it. So the list is read no further than `LONGEST_LIST`
bytes, a part in pieces and no further than was allowed, and an archive inside an archive stays a
part like any other: nothing here opens it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from geo.errors import FileError, GeoError
from geo.language import _
from geo.storage.reading import printable, size_words

MOST_MEMBERS = 2_000
"""Parts that an archive may list."""
LONGEST_LIST = 1_000_000
"""Bytes of the list of parts, and of one piece that is read."""
PIECE = 256 * 1024
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, RuntimeError,
    NotImplementedError, ValueError, OverflowError,
)  # fmt: skip
"""What Python's reader raises on an archive that is damaged, encrypted or packed in another way."""


class _Bounded(io.BytesIO):
    """Bytes of which no single read returns more than `LONGEST_LIST`: the list is read in one."""

    def read(self, size: int | None = -1) -> bytes:
        """Return the next bytes, or refuse where they would be too many."""
        left = len(self.getbuffer()) - self.tell()
        if (left if size is None or size < 0 else min(size, left)) > LONGEST_LIST:
            raise zipfile.BadZipFile(_("its list of parts is too long"))
        return super().read(size)


@contextmanager
def opened_zip(content: bytes, name: str, *, error: type[GeoError] = FileError) -> Iterator[zipfile.ZipFile]:
    """Open a zip archive for `read_member`; whatever is wrong with it becomes one sentence.

    Parameters
    ----------
    content : bytes
        The archive, as `geo.storage.read_file` returned it.
    name : str
        What to call it in the sentence.
    error : type
        Which of our errors to raise; those of ours that are raised inside pass as they are.

    Raises
    ------
    GeoError
        Of the type ``error``: it is no zip archive, is damaged, or lists more than `MOST_MEMBERS`.
    """
    try:
        with zipfile.ZipFile(_Bounded(content)) as archive:
            if len(archive.filelist) > MOST_MEMBERS:
                raise error(
                    _("{file} holds {count} parts; expected {most} at most").format(
                        file=printable(name), count=len(archive.filelist), most=MOST_MEMBERS
                    )
                )
            yield archive
    except GeoError:
        raise
    except BROKEN as problem:
        reason = " ".join(str(problem).split())[:200]
        raise error(
            _("{file} cannot be unpacked: {reason}").format(file=printable(name), reason=reason)
        ) from None


def read_member(
    archive: zipfile.ZipFile, member: str, most: int, name: str, *, error: type[GeoError] = FileError
) -> bytes:
    """Return one part of an archive, unpacked in pieces and no further than ``most`` bytes.

    Raises
    ------
    GeoError
        Of the type ``error``: it says that it is larger, or proves to be.
    """
    too_large = error(
        _("{file} unpacks to more than {most}").format(file=printable(name), most=size_words(most))
    )
    if archive.getinfo(member).file_size > most:
        raise too_large
    pieces, size = [], 0
    with archive.open(member) as part:
        while piece := part.read(PIECE):
            size += len(piece)
            if size > most:
                raise too_large
            pieces.append(piece)
    return b"".join(pieces)
