"""Every word of a web page that a reader sees, as text: blocks are paragraphs, rows of tables lines.

One pass from left to right, without a tree, that looks at no character twice: Python's own HTML
parser takes minutes for a megabyte of ``<!--``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

UNSEEN = frozenset(["script", "style", "noscript", "template", "svg"])
BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "title", "ul",
])  # fmt: skip

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})")
_ENDLESS = re.compile(r"&#[xX]?[0-9a-fA-F]{8,};?")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def page_text(page: str) -> str:
    """Return what a page says, menus and all. Where its markup breaks off, what stands before."""
    pieces: list[str] = []
    unseen, row = "", False
    for text, tag, closes in _parts(page):
        if text:
            if not unseen:
                pieces.append(_BLANKS.sub(" ", unescape(_ENDLESS.sub(" ", text))))
        elif unseen or tag in UNSEEN:
            unseen = "" if closes and tag == unseen else unseen or ("" if closes else tag)
        elif tag in ("td", "th"):
            pieces.append(" | " if closes else " ")
        elif tag == "tr":
            row = not closes
            pieces.append("\n|" if row else "\n")
        elif tag in BLOCKS or tag == "br":
            row = row and tag not in ("table", "tbody")
            pieces.append(" " if row else "\n" if tag == "br" else "\n\n")
    lines = [re.sub(r" {2,}", " ", line).strip() for line in "".join(pieces).split("\n")]
    rows = [f"| {line[1:].lstrip()}" if line[:1] == "|" else line for line in lines if line != "|"]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def _parts(page: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the text between tags as ``(text, "", False)``, and tags as ``("", name, closes)``."""
    at = 0
    while (opened := page.find("<", at)) >= 0:
        if opened > at:
            yield page[at:opened], "", False
        if page.startswith("<!--", opened):
            end, width = page.find("-->", opened + 4), 3
        elif page[opened + 1 : opened + 2] in ("!", "?"):
            end, width = page.find(">", opened), 1
        elif named := _NAME.match(page, opened):
            end, width = _end_of_tag(page, opened), 1
            closes = page[opened + 1] == "/"
            name = named.group(1).casefold()
            if end >= 0:
                yield "", name, closes
            if name in ("script", "style") and not closes and end >= 0:
                found = re.compile(f"</{name}", re.IGNORECASE).search(page, end)
                end, width = (found.start(), 0) if found else (-1, 0)
        else:
            yield "<", "", False
            end, width = opened, 1
        if end < 0:
            return  # what is not ended any more is no text, as in browsers
        at = end + width
    yield page[at:], "", False


def _end_of_tag(page: str, opened: int) -> int:
    """Return where a tag's ``>`` stands that is in no quotes; -1 where there is none."""
    end = page.find(">", opened)
    quotes = page.count('"', opened, max(end, opened))
    while end >= 0 and quotes % 2:
        quote = page.find('"', end)
        following = page.find(">", quote) if quote >= 0 else -1
        if following < 0:
            return end
        quotes += page.count('"', end, following)
        end = following
    return end
