"""Own records by kind and key: sources, places, measures, lessons for the extractor, roles and settings.

Each change is a further number; the last one counts, and one without a body takes the record away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from geo.errors import StaleDecisionError
from geo.language import _
from geo.store.database import Store, now
from geo.store.schema import ENTRIES


@dataclass(frozen=True, slots=True)
class Entry:
    """One state of an own record.

    Attributes
    ----------
    kind, key : str
    number : int
        From 1.
    body : dict or None
        None where it was taken away.
    reason, at, by : str
        Why, when (UTC, ISO 8601) and by whom.
    id : int
        Its place among all entries.
    """

    kind: str
    key: str
    number: int
    body: dict[str, Any] | None
    reason: str
    at: str
    by: str
    id: int = 0


def write_entry(
    store: Store, kind: str, key: str, body: dict[str, Any] | None, *, by: str, seen: int, reason: str = ""
) -> Entry:
    """Write the next state of an own record.

    Parameters
    ----------
    kind, key : str
    body : dict or None
        None takes it away.
    by : str
    seen : int
        Number of the state that was seen; 0 for a record that is new.
    reason : str

    Raises
    ------
    StaleDecisionError
        Another state was written since.
    StoreError
        It cannot be written.
    """
    return write_entries(store, kind, {key: (body, seen)}, by=by, reason=reason)[0]


def write_entries(
    store: Store,
    kind: str,
    changes: Mapping[str, tuple[dict[str, Any] | None, int]],
    *,
    by: str,
    reason: str = "",
) -> list[Entry]:
    """Write the next states of own records of a kind, all or none.

    Parameters
    ----------
    changes : mapping
        By key the body and the number of the state that was seen, as for `write_entry`.

    Raises
    ------
    StaleDecisionError, StoreError
        As `write_entry`; nothing was written.
    """
    key = ""
    try:
        with store.writing() as connection:
            written = []
            for key, (body, seen) in changes.items():
                written.append(add_entry(connection, kind, key, body, by=by, seen=seen, reason=reason))
            return written
    except IntegrityError:
        raise StaleDecisionError(
            _("“{name}” was changed since you opened it; nothing was written, look at it again").format(
                name=key
            )
        ) from None


def add_entry(
    connection: sa.Connection,
    kind: str,
    key: str,
    body: dict[str, Any] | None,
    *,
    by: str,
    seen: int,
    reason: str = "",
) -> Entry:
    """Write the next state of an own record in a transaction of `Store.writing`; see `write_entry`."""
    row = {"kind": kind, "key": key, "number": seen + 1, "reason": reason, "at": now(), "by": by}
    id = connection.execute(sa.insert(ENTRIES).values(row | {"body": body})).inserted_primary_key[0]  # type: ignore[index]
    return Entry(**row, body=body, id=id)  # type: ignore[arg-type]


def keep_new(connection: sa.Connection, kind: str, key: str, body: dict[str, Any], *, by: str) -> None:
    """Write an own record in a transaction of `Store.writing` where there is none of its key."""
    query = sa.select(ENTRIES).where(ENTRIES.c.kind == kind, ENTRIES.c.key == key)
    last = connection.execute(query.order_by(ENTRIES.c.number.desc()).limit(1)).mappings().first()
    if last is None or last["body"] is None:
        add_entry(connection, kind, key, body, by=by, seen=last["number"] if last else 0)


def read_entries(store: Store, kind: str) -> dict[str, Entry]:
    """Return the last state of every record of a kind, by key; of those taken away without a body."""
    query = sa.select(ENTRIES).where(ENTRIES.c.kind == kind).order_by(ENTRIES.c.key, ENTRIES.c.number)
    with store.reading() as connection:
        return {row["key"]: Entry(**row) for row in connection.execute(query).mappings()}


def entry_history(store: Store, kind: str, key: str) -> list[Entry]:
    """Return every state of one record, the oldest first."""
    query = sa.select(ENTRIES).where(ENTRIES.c.kind == kind, ENTRIES.c.key == key).order_by(ENTRIES.c.number)
    with store.reading() as connection:
        return [Entry(**row) for row in connection.execute(query).mappings()]
