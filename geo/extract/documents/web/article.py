"""The article in a web page, by trafilatura, not its fetcher. Runs in `geo.extract.documents.child` only."""

from __future__ import annotations

import logging
import re

import trafilatura

from geo.extract.documents.web.text import page_text

MOST_TAGS = 60_000
"""Tags of a page in which an article is looked for: some ten seconds. Articles have 500 to 5,000."""
FIGURES_OUTSIDE = 10
"""Figures outside an article that are worth a note; menus and dates hold a few."""
_RULE = re.compile(r"\|(?:-+\|)+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_LINES = re.compile(r"\n+")


def read(_name: str, data: bytes) -> tuple[str, tuple[int, ...], tuple[str, ...]]:
    """Return text, no pages and notes of a page that was decoded before (UTF-8)."""
    page = data.decode("utf-8")
    whole = page_text(page)
    if page.count("<") > MOST_TAGS:
        return whole, (), ("too many tags to look for an article: the whole page was read, menus too",)
    article = _article(page)
    if not article:
        return whole, (), ("no article was found: the whole page was read, menus too",)
    if _tables_lost(article, whole):
        return whole, (), ("its tables came apart: the whole page was read, menus too",)
    return article, (), _left_out(article, whole)


def _article(page: str) -> str:
    """Return the article with a blank line between paragraphs; empty where there is none."""
    logging.disable(logging.CRITICAL)
    try:
        found = trafilatura.extract(page, include_tables=True, include_comments=False, favor_recall=True)
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError):  # markup it was not made for
        return ""
    lines = [line.strip() for line in (found or "").splitlines()]
    lines = [line for line in lines if line and not _RULE.fullmatch(line)]
    pieces = []
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        pieces.append(line)
        pieces.append("\n" if line[0] == following[:1] and line[0] in "|-" else "\n\n")
    return "".join(pieces).strip()


def _tables_lost(article: str, whole: str) -> bool:
    """Say whether a row of the page stands in the article as lines, a cell on each."""
    rows = [line.strip("| ").split(" | ") for line in whole.splitlines() if line.startswith("| ")]
    flat = f"\n{_LINES.sub(chr(10), article)}\n"
    return any(len(row) > 1 and "\n" + "\n".join(row) + "\n" in flat for row in rows[:200])


def _left_out(article: str, whole: str) -> tuple[str, ...]:
    """Return a note where much of what the page says in figures is not in the article."""
    inside, all_of = len(_FIGURE.findall(article)), len(_FIGURE.findall(whole))
    if all_of - inside < FIGURES_OUTSIDE or inside >= 0.7 * all_of:
        return ()
    return (
        f"{all_of - inside:,} of the page's {all_of:,} figures stand outside its article and were not read",
    )
