"""Wide gaps between the words of a printed line: what parts the cells of a table."""

from __future__ import annotations

import pypdfium2

from geo.extract.documents.pdf.lines import GAP, is_row

WIDE = 0.8
"""Gap between two words, in heights of their type, from which on they are of two cells."""
HEADS = 3
"""Lines above a row of figures in which the heads of its columns stand."""


def with_gaps(page: pypdfium2.PdfTextPage) -> str:
    """Return the text of a page, with `GAP` for the blanks of its tables that are wide.

    Only rows of figures and the lines over them are looked at: elsewhere a wide gap is a justified line.
    """
    text = page.get_text_range(errors="replace")
    if len(text) != page.count_chars():
        return text  # places of letters are not those of the text
    found = list(text)
    lines = text.split("\n")
    rows = [is_row(" ".join(line.split())) for line in lines]
    start = 0
    for number, line in enumerate(lines):
        if any(rows[number : number + HEADS + 1]):
            for at in range(start + 1, start + len(line) - 1):
                alone = text[at] == " " and not (text[at - 1].isspace() or text[at + 1].isspace())
                if alone and _is_wide(page, at):
                    found[at] = GAP
        start += len(line) + 1
    return "".join(found)


def _is_wide(page: pypdfium2.PdfTextPage, at: int) -> bool:
    """Say whether the letters beside a blank stand wide apart on one line."""
    left, right = page.get_charbox(at - 1, loose=True), page.get_charbox(at + 1, loose=True)
    height = max(left[3] - left[1], right[3] - right[1])
    return right[0] - left[2] >= WIDE * height
