"""Running heads, feet and page numbers of a printed document: no part of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

FEWEST_PAGES = 3
"""Pages on which a line has to come back, its page number aside."""
DEEP = 2
"""Lines at the head and at the foot of a page that are looked at."""
LONGEST = 120
"""Characters of such a line."""
LAST_PAGE = 1_900
"""A figure from here on is a year, not the number of a page."""

_FIGURE = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")
_Form = tuple[str, int | None]
"""A line, and by how much the figure left out of it is more than the page's place; None for none left out."""


def without_edges(pages: Sequence[str]) -> tuple[list[str], int]:
    """Return the text of pages without the lines that come back at most heads or feet, and on how many.

    They are the same in every character but a page number, which counts on from page to page. The first
    page with a line that has no number keeps it: it may be the title.
    """
    split = [page.splitlines() for page in pages]
    edges = [
        {at: set(_forms(lines[at], number)) for at in _edges(lines)} for number, lines in enumerate(split)
    ]
    counted = Counter(form for page in edges for form in set().union(*page.values()))
    running = {form for form, count in counted.items() if count >= max(FEWEST_PAGES, len(split) / 2)}
    seen: set[_Form] = set()
    touched = 0
    for lines, page in zip(split, edges, strict=True):
        found = {at: forms & running for at, forms in page.items()}
        gone = [
            at for at, forms in found.items() if forms & seen or any(form[1] is not None for form in forms)
        ]
        seen |= set().union(*found.values())
        touched += bool(gone)
        for at in sorted(gone, reverse=True):
            del lines[at]
    return ["\n".join(lines) for lines in split], touched


def _edges(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the first and last lines of a page that hold anything."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return filled if len(filled) <= 2 * DEEP else filled[:DEEP] + filled[-DEEP:]


def _forms(line: str, page: int) -> Iterator[_Form]:
    """Yield a short line as it is, and without each figure in it that can be the page's number."""
    words = " ".join(line.split())
    if len(words) > LONGEST:
        return
    yield words, None
    for found in _FIGURE.finditer(words):
        if int(found.group()) < LAST_PAGE:
            yield f"{words[: found.start()]}#{words[found.end() :]}", int(found.group()) - page
