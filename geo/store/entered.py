"""Figures that no document brings: entered by hand or imported, each act once, all or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from geo.store.database import Store, now
from geo.store.decisions import ACCEPT, FIRST
from geo.store.documents import Candidate, add_candidates
from geo.store.entries import Entry, keep_new, read_entries
from geo.store.schema import DECISIONS, ENTRIES

ENTERED_AT_ONCE = "entered"
"""Kind of the entries that say which figures one act brought, by its token."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What one act brought.

    Attributes
    ----------
    candidates : tuple of int
        Numbers of the figures, in order.
    new : bool
        False where the same act was kept before: nothing was written.
    about : dict
        What was said of it then.
    at, by : str
        When (UTC, ISO 8601) and by whom it was kept.
    """

    candidates: tuple[int, ...]
    new: bool
    about: dict[str, Any]
    at: str
    by: str


def find_entered(store: Store, token: str) -> Entered | None:
    """Return what an act brought, None where it was never kept."""
    entry = read_entries(store, ENTERED_AT_ONCE).get(token)
    return _entered(entry) if entry else None


def list_entered(store: Store) -> list[Entered]:
    """Return what every act brought, the newest first."""
    found = [one for entry in read_entries(store, ENTERED_AT_ONCE).values() if (one := _entered(entry))]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _entered(entry: Entry) -> Entered | None:
    if entry.body is None:
        return None
    return Entered(tuple(entry.body["candidates"]), False, entry.body["about"], entry.at, entry.by)


def add_entered(
    store: Store,
    candidates: Sequence[Candidate],
    *,
    token: str,
    by: str,
    about: dict[str, Any],
    accept: bool,
    reason: str = "",
    new: Mapping[tuple[str, str], dict[str, Any]] | None = None,
) -> Entered:
    """Keep figures with what is decided on them at once, all or none.

    Parameters
    ----------
    store : Store
    candidates : sequence of Candidate
    token : str
        Names the act: what was kept with it before is returned as it is.
    by : str
    about : dict
        What to remember of it, as JSON has it.
    accept : bool
        Whether they are accepted at once, for ``reason``; else they wait to be reviewed.
    new : mapping, optional
        Own records that come with them: by kind and key the body, where there is none yet.

    Raises
    ------
    StoreError
        They cannot be written; nothing was.
    """
    at = now()
    try:
        with store.writing() as connection:
            body: dict[str, Any] = {"candidates": [], "about": about}
            entry = {"kind": ENTERED_AT_ONCE, "key": token, "number": 1, "reason": reason, "at": at, "by": by}
            body["candidates"] = ids = add_candidates(connection, candidates)
            connection.execute(sa.insert(ENTRIES).values(entry | {"body": body}))
            rows = [
                {
                    "candidate": id, "round": FIRST, "number": 1, "kind": ACCEPT, "fields": {},
                    "reason": reason, "extractor": "", "token": f"{token}-{id}", "at": at, "by": by,
                }
                for id in ids
            ]  # fmt: skip
            if accept and rows:
                connection.execute(sa.insert(DECISIONS), rows)
            for (kind, key), record in (new or {}).items():
                keep_new(connection, kind, key, record, by=by)
    except IntegrityError:
        kept = find_entered(store, token)
        if kept is None:
            raise
        return kept
    return Entered(tuple(ids), True, about, at, by)
