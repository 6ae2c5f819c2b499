"""From bytes to text: no character is replaced, dropped or made up."""

from __future__ import annotations

import codecs
import re

from geo.extract.documents.limits import refusal
from geo.language import _
from geo.storage.reading import MEGA

OLD = "cp1252"
"""What is meant where bytes are no UTF-8: Western European, as Windows writes it."""
DECLARED = {
    "iso-8859-1": OLD, "latin-1": OLD, "latin1": OLD, "windows-1252": OLD, "cp1252": OLD,
    "us-ascii": OLD, "ascii": OLD, "iso-8859-15": "iso-8859-15", "latin-9": "iso-8859-15",
}  # fmt: skip
"""Encodings that an HTML page may name, other than UTF-8, and how they are read (as browsers do)."""

_CONTROLS = bytes([*range(1, 9), *range(14, 27), *range(28, 32)])
_LONE_RETURN = re.compile(r"\r(?!\n)")
_CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})""", re.IGNORECASE)
_META = 4096
"""Bytes within which a page names its encoding; HTML asks for 1,024."""


def decoded_text(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return bytes as text, and notes on what was doubtful.

    UTF-8, with or without a byte order mark; UTF-16 with one; else Windows-1252, line by line where
    some lines are UTF-8. A line break of old Macs becomes one of today, character for character.

    Raises
    ------
    ExtractionError
        The bytes are no text.
    """
    return _checked(name, *_decoded(name, data, None))


def decoded_html(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a page as text: as `decoded_text`, by the encoding it names where that is another."""
    named = _CHARSET.search(data[:_META])
    declared = named.group(1).decode("ascii", "ignore").casefold() if named else ""
    return _checked(name, *_decoded(name, data, DECLARED.get(declared)))


def _decoded(name: str, data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise _no_text(name, _("its mark says UTF-16, byte {n} is none").format(n=error.start)) from None
    if b"\0" in data:
        raise _no_text(name, _("it holds zero bytes: it is no text, or UTF-16 without its mark"))
    start = data[:MEGA]
    if len(start) - len(start.translate(None, _CONTROLS)) > 1 + len(start) // 100:
        raise _no_text(name, _("it holds control characters throughout: it is no text"))
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _old(name, data.removeprefix(codecs.BOM_UTF8), declared)


def _old(name: str, data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    """Return what is no UTF-8 as a whole: as declared, else line by line."""
    try:
        if declared:
            return data.decode(declared), ()
        lines, both = [], False
        for line in data.splitlines(keepends=True):
            try:
                lines.append(line.decode("utf-8"))
                both = both or not line.isascii()
            except UnicodeDecodeError:
                lines.append(line.decode(OLD))
    except UnicodeDecodeError as error:
        at = data.find(error.object)
        wrong = _("it is neither UTF-8 nor Windows-1252: byte {n}").format(n=max(at, 0) + error.start)
        raise _no_text(name, wrong) from None
    note = "some lines are UTF-8 and some are not: those were read as Windows-1252, line by line"
    return "".join(lines), (note if both else "not UTF-8: read as Windows-1252, accents may be wrong",)


def _checked(name: str, text: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if "\0" in text:
        raise _no_text(name, _("it holds zero characters: it is no text"))
    if damaged := text.count("\ufffd"):
        notes += (f"{damaged:,} characters had been lost before (replacement characters)",)
    return (_LONE_RETURN.sub("\n", text) if "\r" in text else text), notes


def _no_text(name: str, wrong: str) -> Exception:
    return refusal(name, wrong, _("save it as text in UTF-8"))
