"""A reviewed candidate as a row of ``statements.csv``, and what is wrong with it as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.catalog.cells import FaultError, Row
from geo.catalog.fault import Fault
from geo.errors import ReviewError
from geo.language import _
from geo.model import STATEMENT_COLUMNS
from geo.statements.read import statement_from
from geo.statements.row_validator import STATEMENT_NAMES, Known, RowValidator, known_of

GIVEN_LATER = ("source", "read_in", "reading")
"""Columns that come from the document's source when it is published, not from each candidate."""
DEFAULTS = {"kind": "level", "period_basis": "stated", "bound": "exact", "stance": "reports"}
"""Cells that a form fills in where nothing else is known."""
WHERE = "candidates"
"""What faults call the table."""


class FaultsError(ReviewError):
    """What was given cannot be taken: all that is wrong with it.

    Attributes
    ----------
    faults : tuple of Fault
        By row and column, so that each can be shown beside its cell.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


def faults_in(
    fields: Mapping[str, str], number: int, *, with_source: bool = False, known: Known | None = None
) -> list[Fault]:
    """Return what is wrong with the cells of a candidate, by the rules of the data package.

    Parameters
    ----------
    fields : mapping of str to str
        By column of ``statements.csv``.
    number : int
        Number of the candidate, or row of an import, as faults name it.
    with_source : bool
        Whether the columns of `GIVEN_LATER` must be filled in too.
    known : Known, optional
        What it may name, as `geo.review.known.known_in` returns it; by default what the data package has.
    """
    cells = {name: fields.get(name, "") for name in STATEMENT_COLUMNS} | {"id": f"candidate-{number}"}
    known = known or known_of(None)
    if not with_source:
        cells["source"] = next(iter(sorted(known.cards)), "")
        cells["read_in"] = ""
        cells["reading"] = cells["reading"] or "press"
    row = Row(WHERE, number, cells)
    faults = [
        row.fault(name, _("something: it was not found"))
        for name in ("measure", "place", "unit", *(("source", "reading") if with_source else ()))
        if not cells[name]
    ]
    faults += [
        row.fault(name, _("a day as YYYY-MM-DD: it was not found"))
        for name in ("period_start", "period_end")
        if not cells[name]
    ]
    if faults:
        return faults
    try:
        statement_from(row, {})
    except FaultError as error:
        return [error.fault]
    fault = RowValidator(known, STATEMENT_NAMES).why_refused(row)
    return [] if fault is None else [fault]
