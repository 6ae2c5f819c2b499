"""Folding one for one: no capitals, accents, odd blanks, quotes or dashes, and no character more or less.

So every place in the folded text is the same place in the text.
"""

from __future__ import annotations

import unicodedata

_SAME = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\u2024": ".", "\u00ba": "\u00b0", "\u00aa": "\u00b0", "\u02da": "\u00b0", "\u2044": "/",
    "\uff05": "%", "\ufe6a": "%",
    "\uff04": "$", "\uff0c": ",", "\uff0e": ".", "\u066a": "%",
}  # fmt: skip


def _folded(character: str) -> str:
    """Return the one character that stands for ``character``."""
    if character in _SAME:
        return _SAME[character]
    if character.isspace() and character not in "\n\t":
        return " "
    lower = character.lower()
    base = unicodedata.normalize("NFD", lower)[:1]
    return base if base and len(lower) <= len(unicodedata.normalize("NFD", lower)) else character


_LATIN = {code: _folded(chr(code)) for code in range(0x20, 0x250)}
_TABLE = {
    **{code: folded for code, folded in _LATIN.items() if folded != chr(code)},
    **{ord(character): folded for character, folded in _SAME.items()},
    **dict.fromkeys((11, 12, 13, 5760, 8239, 8287, 12288, *range(8192, 8203)), " "),
}


def fold(text: str) -> str:
    """Return ``text`` folded; the same number of characters."""
    return text.translate(_TABLE)
