"""Files that a team shares: own boundaries and briefings, every state of each."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from geo.errors import StaleDecisionError
from geo.language import _
from geo.store.database import Store, now
from geo.store.schema import FILES


@dataclass(frozen=True, slots=True)
class FileState:
    """One state of a file; its content is read apart (`read_content`).

    Attributes
    ----------
    name : str
    number : int
        From 1; each change is the next.
    sha256 : str
        Of the content; empty where it was deleted.
    """

    name: str
    number: int
    sha256: str


def write_file(store: Store, kind: str, name: str, content: bytes | None, *, by: str, seen: int) -> FileState:
    """Write the next state of a file.

    Parameters
    ----------
    kind, name : str
    content : bytes or None
        None deletes it; its earlier states stay.
    by : str
    seen : int
        Number of the state that was seen; 0 for a new file.

    Raises
    ------
    StaleDecisionError
        Another state was written since.
    StoreError
        It cannot be written.
    """
    try:
        with store.writing() as connection:
            return add_state(connection, kind, name, content, by=by, seen=seen)
    except IntegrityError:
        raise StaleDecisionError(
            _("“{name}” was changed since you opened it; nothing was written, look at it again").format(
                name=name
            )
        ) from None


def add_state(
    connection: sa.Connection, kind: str, name: str, content: bytes | None, *, by: str, seen: int
) -> FileState:
    """Write the next state of a file in a transaction of `Store.writing`; see `write_file`."""
    state = FileState(name, seen + 1, "" if content is None else hashlib.sha256(content).hexdigest())
    row = {"kind": kind, "content": content, "at": now(), "by": by} | asdict(state)
    connection.execute(sa.insert(FILES).values(row))
    return state


def last_states(connection: sa.Connection, kind: str) -> dict[str, FileState]:
    """Return the last state of every file of a kind by name, deleted ones too; no content is read."""
    columns = FILES.c.name, FILES.c.number, FILES.c.sha256
    query = sa.select(*columns).where(FILES.c.kind == kind).order_by(FILES.c.name, FILES.c.number)
    return {row.name: FileState(*row) for row in connection.execute(query)}


def list_files(store: Store, kind: str) -> dict[str, FileState]:
    """Return the last state of every file of a kind that is not deleted, by name; no content is read."""
    with store.reading() as connection:
        states = last_states(connection, kind)
    return {name: state for name, state in states.items() if state.sha256}


def read_content(store: Store, kind: str, name: str, number: int) -> bytes | None:
    """Return the content of one state of a file; None for a deletion, or where there is no such state."""
    asked = FILES.c.kind == kind, FILES.c.name == name, FILES.c.number == number
    with store.reading() as connection:
        return connection.scalar(sa.select(FILES.c.content).where(*asked))


def newest_file(store: Store, kind: str) -> int:
    """Return the number of the newest state of any file of a kind, 0 where there is none."""
    with store.reading() as connection:
        return connection.scalar(sa.select(sa.func.max(FILES.c.id)).where(FILES.c.kind == kind)) or 0
