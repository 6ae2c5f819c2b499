"""Files that a team shares: own boundaries and briefings, every state of each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from geo.errors import StaleDecisionError
from geo.language import _
from geo.store.database import Store, now
from geo.store.schema import FILES

BOUNDARY, BRIEFING = "boundary", "briefing"
"""Kinds of file."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One state of a file.

    Attributes
    ----------
    kind : str
        `BOUNDARY` or `BRIEFING`.
    name : str
    number : int
        From 1; each change is the next.
    sha256 : str
        Of the content; empty where it was deleted.
    content : bytes or None
        None where it was deleted.
    at, by : str
        When (UTC, ISO 8601) and by whom.
    id : int
        Its place among all states of all files.
    """

    kind: str
    name: str
    number: int
    sha256: str
    content: bytes | None
    at: str
    by: str
    id: int = 0


def write_file(store: Store, kind: str, name: str, content: bytes | None, *, by: str, seen: int) -> KeptFile:
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
    digest = "" if content is None else hashlib.sha256(content).hexdigest()
    row = {"kind": kind, "name": name, "number": seen + 1, "sha256": digest, "content": content}
    row |= {"at": now(), "by": by}
    try:
        with store.writing() as connection:
            id = connection.execute(sa.insert(FILES).values(row)).inserted_primary_key[0]  # type: ignore[index]
    except IntegrityError:
        raise StaleDecisionError(
            _("“{name}” was changed since you opened it; nothing was written, look at it again").format(
                name=name
            )
        ) from None
    return KeptFile(**row, id=id)  # type: ignore[arg-type]


def read_files(store: Store, kind: str) -> dict[str, KeptFile]:
    """Return the last state of every file of a kind, by name; of deleted ones without content."""
    newest = (
        sa.select(FILES.c.name, sa.func.max(FILES.c.number).label("number"))
        .where(FILES.c.kind == kind)
        .group_by(FILES.c.name)
        .subquery()
    )
    query = (
        sa.select(FILES)
        .join(newest, sa.and_(FILES.c.name == newest.c.name, FILES.c.number == newest.c.number))
        .where(FILES.c.kind == kind)
        .order_by(FILES.c.name)
    )
    with store.reading() as connection:
        return {row["name"]: KeptFile(**row) for row in connection.execute(query).mappings()}


def newest_file(store: Store) -> int:
    """Return the number of the newest state of any file, 0 where there is none."""
    with store.reading() as connection:
        return connection.scalar(sa.select(sa.func.max(FILES.c.id))) or 0
