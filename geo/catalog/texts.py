"""The documents' texts: one normal form, its checksum, its paragraphs, where it lies.

A locator (paragraph, start, end) counts in this normal form, so that it means the same
words whatever line ends or encoding a copy of the document has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from geo.errors import SeedError
from geo.language import _
from geo.model import Source
from geo.regular_file import cached_by_file, read_regular
from geo.storage import read_file

LARGEST = 5_000_000
"""Bytes; a longer file is none of our documents."""


def normalise_text(content: bytes, encoding: str = "utf-8-sig") -> str:
    """Return a document's bytes as text with a line feed at the end of each line.

    Parameters
    ----------
    content : bytes
        The file as it is.
    encoding : str
        Its encoding; a byte order mark is dropped.

    Raises
    ------
    SeedError
        If the bytes are not in that encoding.
    """
    try:
        text = content.decode(encoding)
    except UnicodeError as error:
        raise SeedError(
            _("the document is not {encoding} text: {reason}").format(encoding=encoding, reason=error)
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def checksum(text: str) -> str:
    """Return the SHA-256 of a normalised text (as UTF-8), 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def variants(content: bytes) -> Iterable[str]:
    """Yield the texts that a file may mean: each encoding, with and without a last line end."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in content[:200]:
        encodings = ("utf-16-le", "utf-16-be")
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = normalise_text(content, encoding)
        except SeedError:
            continue
        yield from dict.fromkeys((text, text.rstrip("\n") + "\n", text.rstrip("\n")))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a normalised text: its lines, blank ones included.

    The first has the number 0 in a locator; offsets count from 0 in the line as it
    stands.
    """
    return text.split("\n")


def recognise(content: bytes, sources: Iterable[Source]) -> tuple[Source, str] | None:
    """Return the source a file holds the text of, with that text; None if none.

    Parameters
    ----------
    content : bytes
        The file as it is, in UTF-8, UTF-16 or Windows-1252, with any line ends.
    sources : iterable of Source
        Those to compare with; only those with a ``sha256`` matter.
    """
    by_sum = {source.sha256: source for source in sources if source.sha256}
    for text in variants(content):
        if source := by_sum.get(checksum(text)):
            return source, text
    return None


@cached_by_file
def _sums(path: Path) -> tuple[str, ...]:
    try:
        return tuple(checksum(text) for text in variants(read_regular(path, LARGEST)))
    except OSError:  # a folder, a pipe, a link that leads nowhere, a large file: no document of ours
        return ()


def find_documents(folder: Path, sources: Iterable[Source]) -> dict[str, Path]:
    """Return where the documents' texts lie, by source id.

    Parameters
    ----------
    folder : Path
        Searched for ``*.txt``; the names do not matter, the checksums do.
    sources : iterable of Source
        The documents looked for.
    """
    by_sum = {source.sha256: source.id for source in sources if source.sha256}
    found: dict[str, Path] = {}
    for path in sorted(Path(folder).glob("*.txt")):
        for total in _sums(path):
            if total in by_sum:
                found.setdefault(by_sum[total], path)
    return found


@cached_by_file
def read_document(path: Path, sha256: str) -> list[str]:
    """Return the paragraphs of the document with this checksum.

    Raises
    ------
    SeedError
        If the file does not hold that document.
    """
    for text in variants(read_file(path, LARGEST, error=SeedError)):
        if checksum(text) == sha256:
            return paragraphs(text)
    raise SeedError(
        _("{file} does not hold the document with the checksum {sum}").format(file=path.name, sum=sha256)
    )
