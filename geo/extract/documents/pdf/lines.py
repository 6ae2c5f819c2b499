"""Lines of a printed page, joined to the paragraphs and words they were broken out of."""

from __future__ import annotations

import re
from collections.abc import Sequence

BROKEN = "\ufffe"
"""Where a word was cut at the end of a line: PDFium writes it, hyphen and line break in one."""
GAP = "\t"
"""What stands for a blank between two cells of a table."""
LONGEST_HEAD = 6
"""Words of the head of a column."""
FULL = 0.88
"""Part of the longest line around: where the next word would have gone over it, the margin ended a line."""
NARROWEST = 25
"""Characters of a line that a margin can have ended."""

_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    0xAD: None, 0: None,
}  # fmt: skip
_HYPHENED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad\x02] ?\r?\n(?=[^\W\d_])")
_CUT = re.compile(rf"([^\W\d_]{{1,60}})?{BROKEN}([^\W\d_]{{1,60}})?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ITEM = re.compile(r"[\u2022\u00b7\u25aa*\u2013\u2014-] |\(?\w{1,3}[.)] ")
_FIGURE = re.compile(r"(?<!\S)[($%.\u2013-]{0,3}\d")
_YEARS = re.compile(r"\d[-\u2013]$")
_ENDS = (".", ":", ";", "!", "?", "\u201d", '."')


def paragraphs_of(printed: str) -> str:
    """Return the text of a page with each paragraph on one line; cut words keep their mark `BROKEN`.

    A line goes on in the next where the next word had no room in it, or begins with a small letter.
    Rows of figures, items of lists and short lines stay lines of their own.
    """
    text = _HYPHENED.sub(BROKEN, printed).translate(_LIGATURES)
    printed_lines = text.replace("\ufffe\n", BROKEN).splitlines()
    rows = [is_row(" ".join(line.split())) for line in printed_lines]
    rows = [row or (_is_head(printed_lines[at]) and any(rows[at : at + 3])) for at, row in enumerate(rows)]
    lines = [
        GAP.join(" ".join(cell.split()) for cell in line.split(GAP)) if row else " ".join(line.split())
        for line, row in zip(printed_lines, rows, strict=True)
    ]
    pieces = lines[:1]
    for number, line in enumerate(lines[1:]):
        pieces += [_between(lines, number, rows[number] or rows[number + 1]), line]
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip()


def _between(lines: Sequence[str], number: int, row: bool) -> str:
    """Return what stands between a line and the next; ``row`` where one of them is a row of a table."""
    line, following = lines[number], lines[number + 1]
    if not line or not following:
        return "\n"
    if _YEARS.search(line) and following[0].isdigit():
        return ""
    if row:
        return "\n"
    if _ITEM.match(following):
        return "\n\n" if line.endswith(_ENDS) else "\n"
    longest = max(len(one) for one in lines[max(0, number - 2) : number + 3])
    full = len(line) > NARROWEST and len(line) + 1 + len(following.split(" ", 1)[0]) > FULL * longest
    if not line.endswith(_ENDS) and (full or (following[0].islower() and len(line) > NARROWEST // 2)):
        return " "
    return " " if full and line.endswith(_ENDS) and len(line) >= 0.9 * longest else "\n\n"


def _is_head(line: str) -> bool:
    """Say whether a line is short cells with gaps between: the heads of columns, where rows follow."""
    return GAP in line and all(len(cell.split()) <= LONGEST_HEAD for cell in line.split(GAP))


def is_row(line: str) -> bool:
    """Say whether a line is a row of a table: two figures or more, and few words beside them."""
    figures = len(_FIGURE.findall(line))
    return figures >= 2 and figures >= 0.4 * (line.count(" ") + 1)


def unbroken(texts: Sequence[str]) -> list[str]:
    """Return texts of pages with the words that line ends had cut made whole.

    ``coca-/ína`` is one word. ``coca-/growing`` is two where the document has it with its hyphen
    elsewhere, or has both parts as words and never the whole.
    """
    if not any(BROKEN in text for text in texts):
        return list(texts)
    known = {word.casefold() for text in texts for word in _WORD.findall(_CUT.sub(" ", text))}

    def joined(found: re.Match[str]) -> str:
        first, second = found.group(1) or "", found.group(2) or ""
        whole, hyphened = (first + second).casefold(), f"{first}-{second}".casefold()
        apart = {first.casefold(), second.casefold()} <= known and whole not in known
        keeps = whole not in known and (hyphened in known or (apart and len(second) > 2))
        return (
            f"{first}-{second}" if keeps or second[:1].isupper() or not (first and second) else first + second
        )

    return [_CUT.sub(joined, text) for text in texts]
