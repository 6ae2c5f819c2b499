"""How well other libraries read the same quantities: quantulum3 and recognizers-text beside ours, in one run.

On news sentences, where every quantity is annotated, precision, recall and F1; on the English passages, where
only statements are, recall. A range counts where both ends are right, for quantulum3 (which gives the middle)
where the middle is. A unit counts by the words of `NAMES`; a bare number's unit is right where no unit is
given.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from geo.errors import ExtractionError
from geo.extract.quantity_rows import quantity_rows
from scripts.extraction.gold import FOLDER, passages

NAMES = {
    "percent": ("percent", "percentage", "%"), "USD": ("USD", "dollar", "united states dollar"),
    "EUR": ("EUR", "euro"), "GBP": ("GBP", "pound sterling", "british pound"), "INR": ("INR", "indian rupee"),
    "PEN": ("PEN", "peruvian sol", "sol"), "cent": ("cent", "cents"),
    "ha": ("ha", "hectare", "hectares", "square hectometer"),
    "t": ("t", "ton", "tons", "tonne", "metric ton", "metric tons"), "kg": ("kg", "kilogram"),
    "g": ("g", "gram", "grams"),
    "lb": ("lb", "pound", "pound-mass"), "km": ("km", "kilometre", "kilometer"), "mi": ("mi", "mile"),
    "in": ("in", "inch"),
    "mm": ("mm", "millimetre", "millimeter"), "year": ("year", "years"), "month": ("month",),
    "week": ("week",),
    "day": ("day",), "hour": ("hour",), "minute": ("minute", "minute of arc"), "second": ("second",),
    "gal": ("gal", "gallon", "gallons"), "barrel": ("barrel",), "acre": ("acre", "acres"),
    "GB": ("GB", "gigabyte"),
    "mph": ("mph", "mile per hour"), "degC": ("degC", "degree celsius", "c"),
}  # fmt: skip
CLASS = {name.lower(): unit for unit, names in NAMES.items() for name in names}
SAME = 2e-3
"""Share by which two values may differ."""
Reading = tuple[int, int, float | None, float | None, float | None, str]
"""Start, end, value, low, high and unit."""


@dataclass
class Tally:
    """Quantities annotated, found, and right.

    Attributes
    ----------
    stated, found, value, unit : int
        ``value`` where the number is right, ``unit`` where the unit is right too.
    """

    stated: int = 0
    found: int = 0
    value: int = 0
    unit: int = 0

    def line(self, name: str, *, whole: bool) -> str:
        """Return the tally as a line of a table; with precision only where everything is annotated."""
        cells = [f"{name:<18}"]
        for right in (self.value, self.unit):
            recall = right / max(1, self.stated)
            precision = right / max(1, self.found)
            f1 = 2 * right / max(1, self.stated + self.found)
            cells.append(f"{precision:6.3f} {recall:6.3f} {f1:6.3f}" if whole else f"{recall:20.3f}")
        return "  ".join(cells)


def ours(text: str) -> list[Reading]:
    """Return what this program reads."""
    return [
        (row["start"], row["end"], row["value"], row["low"], row["high"], row["unit"].split("/")[0])
        for row in quantity_rows(text, "en")
    ]


def quantulum(text: str) -> list[Reading]:
    """Return what quantulum3 reads; of a range the middle."""
    classifier: Any = import_module("quantulum3.classifier")
    classifier.USE_CLF = False  # as it comes, without its trained extra
    parser = import_module("quantulum3.parser")
    found: list[Reading] = []
    for one in parser.parse(text):
        unit = "" if one.unit.name == "dimensionless" else one.unit.name
        found.append((int(one.span[0]), int(one.span[1]), float(one.value), None, None, str(unit)))
    return found


def recognizers(text: str) -> list[Reading]:
    """Return what recognizers-text reads: what has a unit, and other numbers."""
    units, numbers = import_module("recognizers_number_with_unit"), import_module("recognizers_number")
    kinds = ("currency", "dimension", "temperature", "age")
    with_unit = [getattr(units, f"recognize_{kind}") for kind in kinds]
    found: list[Reading] = []
    for recognize in (*with_unit, numbers.recognize_percentage, numbers.recognize_number):
        for one in recognize(text, "en-us"):
            value = str((one.resolution or {}).get("value", "")).rstrip("%")
            if any(one.start < end and start <= one.end for start, end, *_rest in found) or not _number(
                value
            ):
                continue
            unit = (
                "percent"
                if recognize is numbers.recognize_percentage
                else str(one.resolution.get("unit", ""))
            )
            found.append((one.start, one.end + 1, float(value), None, None, unit))
    return found


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


READERS: dict[str, Callable[[str], list[Reading]]] = {
    "this program": ours, "quantulum3": quantulum, "recognizers-text": recognizers,
}  # fmt: skip


def report() -> Iterable[str]:
    """Yield the table, line by line.

    Raises
    ------
    ExtractionError
        If the other libraries are not installed.
    """
    try:
        import_module("quantulum3")
        import_module("recognizers_number_with_unit")
    except ImportError as error:
        raise ExtractionError(f"{error}: pip install -r requirements-bench.txt") from error
    news = json.loads((FOLDER / "news_quantities.json").read_text(encoding="utf-8"))
    sentences = [(row["text"], row["quantities"]) for row in news]
    english = [(p.text, p.statements) for p in passages() if p.language == "en"]
    yield f"{len(sentences)} news sentences: precision, recall, F1 of value; of value and unit"
    for name, read in READERS.items():
        yield tally(sentences, read).line(name, whole=True)
    yield f"{len(english)} English passages, statements alone: recall of value; of value and unit"
    for name, read in READERS.items():
        yield tally(english, read).line(name, whole=False)


def tally(texts: Sequence[tuple[str, list[dict[str, Any]]]], read: Callable[[str], list[Reading]]) -> Tally:
    """Return how many annotated quantities of some texts are read right."""
    counted = Tally()
    for text, stated in texts:
        left = read(text)
        counted.found += len(left)
        for one in stated:
            if one.get("unit") == "rank":
                continue
            counted.stated += 1
            hits = [r for r in left if r[0] < one["end"] and one["start"] < r[1] and _same(r, one)]
            hits.sort(key=lambda r: not _unit(r[5], str(one["unit"])))
            if hits:
                left.remove(hits[0])
                counted.value += 1
                share = one["unit"] == "percent" and hits[0][2] is not None and abs(hits[0][2]) < 1
                counted.unit += share or _unit(hits[0][5], str(one["unit"]))
    return counted


def _same(read: Reading, stated: dict[str, Any]) -> bool:
    """Say whether a value is the annotated one: signs apart, a share also as a number below one."""
    _start, _end, value, low, high, _unit_read = read
    given = [
        abs(float(stated[part])) if stated.get(part) not in (None, "") else None
        for part in ("value", "low", "high")
    ]
    if given[0] is not None:
        return value is not None and any(
            _near(abs(value) * factor, given[0]) for factor in (1, 100 if abs(value) < 1 else 1)
        )
    if given[1] is None or given[2] is None:
        return False
    if value is not None:
        return _near(value, (given[1] + given[2]) / 2)
    return low is not None and high is not None and _near(low, given[1]) and _near(high, given[2])


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= SAME * max(1e-9, abs(other))


def _unit(read: str, stated: str) -> bool:
    """Say whether a unit is the annotated one; of what only counts, whether none is given."""
    return CLASS.get(read.lower(), "") == CLASS.get(stated.lower(), "")
