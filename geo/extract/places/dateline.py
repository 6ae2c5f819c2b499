"""Names that open a text or its parts as dateline: "LIMA -", "Lima, 28 de febrero de 2020."."""

from __future__ import annotations

from geo.extract.places.page import Page
from geo.extract.text.tokens import BREAK, NUMBER, WORD

DATELINE_WORDS = 11
"""Tokens behind the first name within which a dateline ends."""


def opens_dateline(first: int, last: int, page: Page) -> bool:
    """Say whether a name opens a sentence as dateline: "LIMA -", "LIMA (AFP)", "(Lima, 28 November)"."""
    following = [token.text for token in page.tokens[last : last + DATELINE_WORDS]]
    if first and page.tokens[first - 1].text == "(" and "," in following[:1]:
        return ")" in following
    if following[:1] in (["-"], ["("]) or following[:2] == [".", "-"]:
        return True
    if following[:1] == ["."] and first == 0 and page.loud[first]:
        return last + 1 < len(page.tokens) and page.tokens[last + 1].kind == WORD  # "LETICIA. En el puerto"
    if following[:1] != [","]:
        return False
    if _is_dated(last, page):
        return True
    ends = next((at for at, text in enumerate(following) if text in ("-", "(")), None)
    return ends is not None and not any(page.is_verbal(last + at) for at in range(1, ends))


def opens_paragraph(first: int, page: Page) -> bool:
    """Say whether a token opens the text, or a paragraph: a blank line stands before it."""
    start = page.tokens[first].start
    return first == 0 or page.text[max(0, start - 2) : start] == "\n\n"


def _is_dated(comma: int, page: Page) -> bool:
    """Say whether only a date stands between a comma and a full stop: "Lima, 28 de febrero de 2020."."""
    at, tokens = comma + 1, page.tokens
    while at < min(len(tokens), comma + DATELINE_WORDS) and (
        tokens[at].kind == NUMBER or tokens[at].text in (",", "de") or page.word(at) in page.words.months
    ):
        at += 1
    numbers = sum(token.kind == NUMBER for token in tokens[comma:at])
    ends = at >= len(tokens) or tokens[at].text in (".", "-", ":") or tokens[at].kind == BREAK
    return ends and numbers > 0 and any(page.word(i) in page.words.months for i in range(comma, at))
