"""Texts of the data as HTML: in the language in use where they have it, else in English and marked so."""

from __future__ import annotations

from geo.language import current, english_mark
from geo.markup import Markup


def in_english(text: str) -> Markup:
    """Return a text that exists in English only as HTML, marked in other languages; empty stays empty."""
    if not text:
        return Markup()
    marked = "" if current() == "en" else Markup(" <i>{}</i>").format(english_mark())
    return Markup('<span lang="en">{}</span>{}').format(text, marked)


def in_use(english: str, spanish: str) -> Markup:
    """Return a text that may have a Spanish form as HTML: that form, else `in_english`."""
    return Markup.escape(spanish) if current() == "es" and spanish else in_english(english)
