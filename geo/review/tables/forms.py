"""One figure entered by hand: kept and accepted in one step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from geo.catalog.fault import Fault
from geo.model import STATEMENT_COLUMNS
from geo.model.parsing import read_day
from geo.review.known import all_institutions, known_in
from geo.review.names import NEW, faults_in_names, new_records
from geo.review.people import DECIDE, Person, require
from geo.review.rows import DEFAULTS, WHERE, FaultsError, faults_in
from geo.review.tables.numbers import NUMBERS
from geo.review.tables.stated import fault_in_stated
from geo.statements.row_validator import Known
from geo.store.database import Store
from geo.store.documents import ENTERED, Candidate
from geo.store.entered import Entered, add_entered, find_entered

ASKED = tuple(name for name in STATEMENT_COLUMNS if name not in ("id", "paragraph", "start", "end"))
"""Columns of a figure that a person gives: where it stands in a text is known of documents only."""


def enter_figure(
    store: Store, person: Person, fields: Mapping[str, str], *, token: str, reason: str = ""
) -> Entered:
    """Keep a figure that somebody enters, accepted by them.

    Parameters
    ----------
    fields : mapping of str to str
        By column of `ASKED`, with ``source`` and ``reading``; what is empty and has a default
        (`geo.review.rows.DEFAULTS`) gets it. In `geo.review.names.NEW` the names of speakers that are new.
    token : str
        Names this act, so that the figure is kept once though the form may arrive twice.
    reason : str
        A remark.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    FaultsError
        Something is wrong with the figure; the error has what and in which column.
    StoreError
        It cannot be written.
    """
    require(store, person, DECIDE)
    if kept := find_entered(store, token):
        return kept
    cells = completed(fields)
    if faults := faults_in_entered(store, fields):
        raise FaultsError(faults)
    one = Candidate(ENTERED, 1, cells, person.name, quote=printed(cells))
    new = new_records(cells, all_institutions(store))
    return add_entered(
        store, [one], token=token, by=person.name, about={}, accept=True, reason=reason, new=new
    )


def faults_in_entered(store: Store, fields: Mapping[str, str]) -> list[Fault]:
    """Return all that is wrong with a figure that somebody enters (`enter_figure`)."""
    cells = completed(fields)
    faults = faults_in_whole(cells, 1, known_in(store), WHERE)
    said = cells | {NEW: fields.get(NEW, "")}
    return faults + faults_in_names(said, all_institutions(store), 1, WHERE)


def faults_in_whole(cells: Mapping[str, str], number: int, known: Known, where: str) -> list[Fault]:
    """Return all that is wrong with a figure that no document brings, also a value that is not as printed."""
    faults = faults_in(cells, number, with_source=True, known=known, where=where)
    if {fault.column for fault in faults} & {*NUMBERS, "unit", "kind", "value_stated", "unit_stated"}:
        return faults
    stated = fault_in_stated(cells, number, where)
    return [*faults, stated] if stated else faults


def completed(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a figure, with defaults where they are empty."""
    cells = {name: fields.get(name, "").strip() for name in STATEMENT_COLUMNS if name != "id"}
    return cells | {name: value for name, value in DEFAULTS.items() if not cells[name]}


def read_period(text: str) -> tuple[str, str] | None:
    """Return first and last day of a year, a month, a day, or of two of them with a slash between.

    Parameters
    ----------
    text : str
        For example ``2013``, ``2013-05``, ``2013-05-31`` or ``2013-01/2013-06``.
    """
    first, _slash, last = text.replace(" ", "").partition("/")
    days = [_days(part) for part in (first, last or first)]
    if days[0] is None or days[1] is None or days[0][0] > days[1][1]:
        return None
    return days[0][0].isoformat(), days[1][1].isoformat()


def _days(text: str) -> tuple[date, date] | None:
    if day := read_day(text):
        return day, day
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", text):
        return None
    year, month = int(text[:4]), int(text[5:] or 0)
    if not 1 <= year <= 9998 or (len(text) > 4 and not 1 <= month <= 12):
        return None
    begin, months = date(year, month or 1, 1), 1 if month else 12
    after = date(year + (begin.month + months > 12), (begin.month + months - 1) % 12 + 1, 1)
    return begin, after - timedelta(days=1)


def printed(cells: Mapping[str, str]) -> str:
    """Return what the source prints of a figure: number and unit."""
    return " ".join(filter(None, (cells["value_stated"], cells["unit_stated"])))
