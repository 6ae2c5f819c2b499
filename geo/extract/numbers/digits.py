"""A number in digits: which mark parts thousands and which decimals, by what the text shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from geo.extract.text.tokens import MOST_DIGITS, NUMBER, Token

_GROUPS = re.compile(r"\d{1,3}(?:(?P<mark>[.,' ])\d{3})(?:(?P=mark)\d{3})*")
_FOOTNOTE = re.compile(r"\d{1,3}(?:[.,]\d{3})+\d")
"""A number of thousands with the digit of a footnote against it."""
_MILLIONS = re.compile(r"\d{1,3}'\d{3}(?P<mark>[.,])\d{3}(?:(?!(?P=mark))[.,]\d{1,2})?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text writes numbers.

    Attributes
    ----------
    decimal : str
        The mark before decimals, ``.`` or ``,``.
    sure : bool
        Whether numbers of the text show it, or it is only what is usual in its language.
    """

    decimal: str
    sure: bool = False


def style_of(tokens: Iterable[Token], language: str) -> Style:
    """Return how a text writes numbers, by those that can be read in one way only."""
    votes = {".": 0, ",": 0}
    groups = {".": 0, ",": 0}
    for token in tokens:
        if token.kind != NUMBER or len(token.text) > MOST_DIGITS:
            continue
        decimal = _decimal_shown(token.text)
        if _FOOTNOTE.fullmatch(token.text) and decimal != (likely := "," if language == "es" else "."):
            groups[{".": ",", ",": "."}[likely]] += 1
        elif decimal:
            votes[decimal] += 1
        elif (found := _GROUPS.fullmatch(token.text)) and found.group("mark") in groups:
            groups[found.group("mark")] += 1
    usual = "," if language == "es" and groups["."] >= groups[","] else "."
    if votes["."] == votes[","]:
        return Style(usual)
    return Style("." if votes["."] > votes[","] else ",", sure=True)


def _decimal_shown(text: str) -> str:
    """Return the mark before decimals where a number shows it; empty where it can be read in two ways."""
    marks = [c for c in text if c in ".,"]
    if not marks:
        return ""
    last = marks[-1]
    behind = len(text) - text.rindex(last) - 1
    if len(set(marks)) == 2:
        return last if marks.count(last) == 1 else ""
    if len(marks) > 1:  # groups of thousands: decimals have the other mark
        return {".": ",", ",": "."}[last]
    if behind != 3 or text.startswith("0"):
        return last
    return ""


def read_digits(
    text: str, style: Style, *, money: bool = False, decimal: bool = False, scaled: bool = False
) -> float | None:
    """Return the value of a number in digits; None where it is none (``9,9,9``, a date, too long).

    Parameters
    ----------
    text : str
    style : Style
        How the text writes numbers.
    money, decimal, scaled : bool
        Of one mark and three digits: whether it is money, which has no three decimals; whether what follows
        ("%") has decimals; whether a scale follows ("2.408 billion"), before which the usual mark is one of
        decimals.
    """
    if len(text) > MOST_DIGITS:
        return None
    if _FOOTNOTE.fullmatch(text) and not (style.sure and style.decimal in text):
        text = text[:-1]
    if _MILLIONS.fullmatch(text):  # "1'480,000": the apostrophe of millions
        text = text.replace("'", text[text.index("'") + 4])
    text = text.replace(" ", "").replace("'", "") if _GROUPS.match(text) else text
    if "'" in text:
        return None
    marks = [c for c in text if c in ".,"]
    if not marks:
        return float(text)
    last = marks[-1]
    head, _mark, behind = text.rpartition(last)
    if len(set(marks)) == 2:
        if marks.count(last) == 1 and _groups(head):
            return float(head.replace("." if last == "," else ",", "") + "." + behind)
        return None
    if len(marks) > 1:
        if _groups(text) or (last == "," and _INDIAN.fullmatch(text)):
            return float(text.replace(last, ""))
        return None
    grouped = len(behind) == 3 and 1 <= len(head) <= 3 and not head.startswith("0")
    if grouped and (decimal or (scaled and last == style.decimal)):
        return float(f"{head}.{behind}")
    if grouped and last == "." == style.decimal and not money:
        return float(f"{head}.{behind}")
    if grouped and (money or not (style.sure and style.decimal == last)):
        return float(head + behind)
    if grouped and last == ",":
        return float(head + behind) if style.decimal != "," else float(f"{head}.{behind}")
    return float(f"{head}.{behind}")


def _groups(text: str) -> bool:
    return _GROUPS.fullmatch(text) is not None
