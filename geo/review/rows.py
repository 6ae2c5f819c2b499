"""A reviewed candidate as a row of ``statements.csv``, and what is wrong with it as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from geo.catalog.cells import Row
from geo.catalog.check.schema import faults_in_record
from geo.catalog.check.statements import contradictions
from geo.catalog.fault import Fault
from geo.catalog.package import table_fields
from geo.errors import ReviewError
from geo.language import _
from geo.model import STATEMENT_COLUMNS
from geo.statements.row_validator import STATEMENT_NAMES, Known, RowValidator, known_of

GIVEN_LATER = ("source", "read_in", "reading")
"""Columns that come from the document's source when it is published, not from each candidate."""
DEFAULTS = {"kind": "level", "period_basis": "stated", "bound": "exact", "stance": "reports"}
"""Cells that a form fills in where nothing else is known."""
LONGEST = 500
"""Characters of a cell."""
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


def figure_fault(fault: Fault) -> str:
    """Return what is wrong in a cell of a candidate, for who decides on it: without table and row."""
    value = f"'{fault.value}'" if fault.value else _("nothing")
    return _("{column}: {value} — expected {expected}").format(
        column=fault.column, value=value, expected=fault.expected
    )


def faults_in(
    fields: Mapping[str, str],
    number: int,
    *,
    with_source: bool = False,
    known: Known | None = None,
    where: str = WHERE,
) -> list[Fault]:
    """Return all that is wrong with the cells of a candidate, by the rules of the data package.

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
    where : str
        What faults call the table.
    """
    cells = {name: fields.get(name, "") for name in STATEMENT_COLUMNS} | {"id": f"candidate-{number}"}
    known = known or known_of(None)
    if not with_source:
        cells["source"] = next(iter(sorted(known.cards)), "")
        cells["read_in"] = ""
        cells["reading"] = cells["reading"] or "press"
    row = Row(where, number, cells)
    faults = [
        row.fault(name, _("at most {most} characters that can be shown").format(most=LONGEST), value[:40])
        for name, value in cells.items()
        if len(value) > LONGEST or not value.isprintable()
    ]
    said = {fault.column for fault in faults}
    faults += [
        fault for fault in faults_in_record(row, table_fields("statements")) if fault.column not in said
    ]
    said = {fault.column for fault in faults}
    names = RowValidator(known, STATEMENT_NAMES, partial(contradictions, unread=said))
    return faults + [fault for fault in names.faults_in(row) if fault.column not in said]
