"""Annotated passages, and what of them the extractor's quantities and choices match."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from geo.catalog import load_places
from geo.extract.analysis import Analysis, analyse
from geo.extract.concepts import measure_rules
from geo.extract.linking.candidates import Candidate, Period
from geo.extract.quantity import Quantity
from geo.extract.text.folding import fold

FOLDER = Path("tests/data/extraction")
DEVELOPMENT = (
    "given",
    "english",
    "spanish",
    "blind",
    "second",
    "third",
    "fourth",
    "fifth",
    "tables",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
)
"""Files of passages; `blind` to `eleventh` were scored once before their errors were read."""
Gold = dict[str, str]
"""A statement as annotated: quote, start, end, value, low, high, unit, bound, place, period_start …"""


@dataclass(frozen=True)
class Passage:
    """An annotated passage.

    Attributes
    ----------
    id, language, text : str
    published : date
    statements : list of dict
    """

    id: str
    language: str
    published: date
    text: str
    statements: list[Gold]

    def analysed(self) -> Analysis:
        """Return what is found in it."""
        return _analysed(self.id, self.text, self.language, self.published)


@cache
def _analysed(id: str, text: str, language: str, published: date) -> Analysis:
    return analyse(text, language, published)


@cache
def passages(names: tuple[str, ...] = DEVELOPMENT) -> list[Passage]:
    """Return the passages of files in ``tests/data/extraction``."""
    found = []
    for name in names:
        for number, row in enumerate(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))):
            day = date.fromisoformat(row["published"])
            found.append(
                Passage(
                    row.get("id", f"{name}-{number}"), row["language"], day, row["text"], row["statements"]
                )
            )
    return found


def matched(
    analysis: Analysis, quantities: Sequence[Quantity], statements: Sequence[Gold]
) -> dict[int, Gold]:
    """Return the annotated statement of each quantity (by place in the list) with its words and value."""
    found: dict[int, Gold] = {}
    used: set[int] = set()
    for index, quantity in enumerate(quantities):
        start, end = analysis.tokens[quantity.first].start, analysis.tokens[quantity.last - 1].end
        for number, gold in enumerate(statements):
            if number in used or not (int(gold["start"]) < end and start < int(gold["end"])):
                continue
            if same_value(quantity, gold):
                found[index] = gold
                used.add(number)
                break
    return found


def same_value(quantity: Quantity, gold: Gold) -> bool:
    """Say whether a quantity has the value (or both ends) of an annotated one; a sign is not compared."""
    if gold["value"] not in ("", None):
        value = float(gold["value"])
        return quantity.value is not None and abs(abs(value) - abs(quantity.value)) <= 2e-3 * max(
            1.0, abs(value)
        )
    if quantity.low is None or quantity.high is None:
        return False
    return abs(quantity.low - float(gold["low"])) < 1e-6 and abs(quantity.high - float(gold["high"])) < 1e-6


@cache
def _place_id(name: str) -> str:
    found = load_places().named(name) if name else []
    return found[0].id if found else name


def right(field: str, choice: Candidate, gold: Gold) -> bool:
    """Say whether a choice for a field is the annotated one."""
    if field == "measure":
        return choice.value == (gold["measure"] if gold["measure"] in measure_rules() else "")
    if field == "place":
        said = gold["place"]
        if not said:
            return choice.value == ""
        return choice.value == _place_id(said) or fold(said) in (fold(str(choice.value)), fold(choice.label))
    if field == "speaker":
        one, other = fold(str(choice.value)), fold(gold["attributed_to"])
        return one == other if not (one and other) else one in other or other in one
    return _right_period(choice.value, gold)


def _right_period(value: object, gold: Gold) -> bool:
    """Compare at the precision that was annotated: a year, a month, a day."""
    start, end = gold["period_start"], gold["period_end"]
    if not isinstance(value, Period) or not start:
        return not isinstance(value, Period) and not start
    days = (value.end - value.start).days
    if (
        len(start) == 4
        and start == end
        and days < 150
        and not (value.start.month == 1 and value.start.day == 1 and days > 27)
    ):
        return False
    return value.start.isoformat().startswith(start[:10]) and value.end.isoformat().startswith(end[:10])
