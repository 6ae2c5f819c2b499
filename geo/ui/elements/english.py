"""Texts of the data as HTML: in the language in use where they have it, else in English and marked so."""

from __future__ import annotations

from html import escape

from geo.language import current, english_mark


def in_english(text: str) -> str:
    """Return a text that exists in English only as HTML, marked in other languages; empty stays empty."""
    if not text:
        return ""
    marked = "" if current() == "en" else f" <i>{escape(english_mark())}</i>"
    return f'<span lang="en">{escape(text)}</span>{marked}'


def in_use(english: str, spanish: str) -> str:
    """Return a text that may have a Spanish form as HTML: that form, else `in_english`."""
    return escape(spanish) if current() == "es" and spanish else in_english(english)
