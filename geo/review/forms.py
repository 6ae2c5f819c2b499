"""One figure entered by hand: kept and accepted in one step."""

from __future__ import annotations

from collections.abc import Mapping

from geo.model import STATEMENT_COLUMNS
from geo.review.known import known_in
from geo.review.people import DECIDE, Person, require
from geo.review.rows import DEFAULTS, FaultsError, faults_in
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
        (`geo.review.rows.DEFAULTS`) gets it.
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
    require(person, DECIDE)
    if kept := find_entered(store, token):
        return kept
    cells = completed(fields)
    if faults := faults_in(cells, 1, with_source=True, known=known_in(store)):
        raise FaultsError(faults)
    one = Candidate(ENTERED, 1, cells, person.name, quote=_printed(cells))
    return add_entered(store, [one], token=token, by=person.name, about={}, accept=True, reason=reason)


def completed(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a figure, with defaults where they are empty."""
    cells = {name: fields.get(name, "").strip() for name in STATEMENT_COLUMNS if name != "id"}
    return cells | {name: value for name, value in DEFAULTS.items() if not cells[name]}


def _printed(cells: Mapping[str, str]) -> str:
    return " ".join(filter(None, (cells["value_stated"], cells["unit_stated"])))
