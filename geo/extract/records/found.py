"""A candidate statement and how it is written down."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from geo.model import STATEMENT_COLUMNS


def cell(value: object) -> str:
    """Return a value as a cell of a table: whole numbers without a point, nothing for None."""
    if isinstance(value, float):
        return f"{value:.15g}" if not value.is_integer() or abs(value) >= 1e15 else str(int(value))
    return "" if value is None else str(value)


class Alternative(NamedTuple):
    """One value that a field may have.

    Attributes
    ----------
    value : str
        As the field would hold it; a period as ``2012-01-01/2012-12-31``; empty for none.
    label : str
        The words of the text it comes from; empty where it has none.
    probability : float
        Among all candidates of its field.
    """

    value: str
    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate statement: what a text can say of a row of ``statements.csv`` (`geo.model.Statement`).

    Attributes
    ----------
    measure, place, kind, unit, bound : str
        An empty measure or place is one that the program did not find. A place that the record has not is its
        name as printed.
    period_start, period_end : date or None
        None where no time could be given.
    period_basis : str
        ``stated`` or ``inferred``; empty without a period.
    value, low, high : float or None
        In ``unit``, the canonical one of the measure; a range has ``low`` and ``high`` alone.
    value_stated, unit_stated : str
        As printed.
    attributed_to, institution, stance : str
        Who is said to say it; which institution; ``asserts``, ``reports`` or ``disputes``.
    paragraph, start, end : int
        Line of the text, from 0, and characters in it: of the number with the words of its bound.
    flags : tuple of str
        Of `geo.model.statement.FLAGS`.
    note : str
        What could not be placed.
    quote : str
        The words at ``start`` to ``end``.
    confidence : float
        How likely unit, measure, place and period are all right (0 to 1).
    alternatives : dict of str to list of Alternative
        Best first, for ``measure``, ``place``, ``period`` and ``speaker``; the first is the one chosen.
    """

    measure: str
    place: str
    kind: str
    period_start: date | None
    period_end: date | None
    period_basis: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    value_stated: str
    unit_stated: str
    bound: str
    attributed_to: str
    institution: str
    stance: str
    paragraph: int
    start: int
    end: int
    flags: tuple[str, ...]
    note: str
    quote: str
    confidence: float
    alternatives: dict[str, list[Alternative]]

    def row(self) -> dict[str, object]:
        """Return it as values of JSON, in the order of the columns of ``statements.csv``.

        ``flag`` joins the flags with ``|``; the columns that no text can fill are empty.
        """
        found: dict[str, object] = dict.fromkeys(STATEMENT_COLUMNS, "")
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "flags":
                found["flag"] = "|".join(value)
            elif field.name == "alternatives":
                found[field.name] = {
                    name: [
                        {"value": a.value, "label": a.label, "probability": round(a.probability, 3)}
                        for a in several
                    ]
                    for name, several in value.items()
                }
            elif isinstance(value, date):
                found[field.name] = value.isoformat()
            else:
                found[field.name] = "" if value is None and field.name.startswith("period") else value
        return found
