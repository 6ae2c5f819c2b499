"""Documents that were added, and candidates: figures read from them, entered by hand, or imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from geo.errors import UnknownNameError
from geo.language import _
from geo.store.database import Store, now
from geo.store.schema import CANDIDATES, DOCUMENTS

EXTRACTED, SPLIT, ENTERED, IMPORTED = "extracted", "split", "entered", "imported"
"""Where a candidate comes from."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was added.

    Attributes
    ----------
    id : int
        0 for one that is not kept yet.
    sha256 : str
        Of the file as it came in: the same file is not added twice.
    name : str
        Name of the file.
    language : str
        ``en`` or ``es``.
    published : str
        Day of publication as YYYY-MM-DD; empty where it is not known.
    text : str
        Its text, whose lines (from 0) and characters candidates count.
    notes : tuple of str
        What is doubtful in how it was read.
    extractor : str
        Version of the extractor that read it.
    at, by : str
        When (UTC, ISO 8601) and by whom it was added.
    """

    sha256: str
    name: str
    language: str
    published: str
    text: str
    notes: tuple[str, ...]
    extractor: str
    by: str
    at: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that is proposed, as it was first: what is decided on it stands apart (`geo.store.decisions`).

    Attributes
    ----------
    id : int
        0 for one that is not kept yet.
    document : int or None
        None for one that was entered or imported.
    origin : str
        `EXTRACTED`, `SPLIT`, `ENTERED` or `IMPORTED`.
    position : int
        Its place in reading order.
    extractor : str
        Version of the extractor; empty where a person entered it.
    fields : dict of str to str
        Cells by column of ``statements.csv``; what is not known is empty.
    alternatives : dict
        By field (``measure``, ``place``, ``period``, ``speaker``) what else it may be, best first, as
        `geo extract` writes them.
    quote : str
        The words of the figure.
    confidence : float or None
        As the extractor gives it (0 to 1); None where a person entered it.
    parent : int or None
        The candidate it was split off.
    at, by : str
        When (UTC, ISO 8601) and by whom it was added.
    """

    origin: str
    position: int
    fields: dict[str, str]
    by: str
    document: int | None = None
    extractor: str = ""
    alternatives: dict[str, Any] = field(default_factory=dict)
    quote: str = ""
    confidence: float | None = None
    parent: int | None = None
    at: str = ""
    id: int = 0


def add_document(store: Store, document: Document, candidates: Sequence[Candidate]) -> tuple[Document, bool]:
    """Keep a document with its candidates, all or nothing; return it, and whether it is new.

    A file that was added before is returned as it is kept.

    Raises
    ------
    StoreError
        It cannot be written; nothing was.
    """
    row = _row(document) | {"notes": list(document.notes), "at": now()}
    try:
        with store.writing() as connection:
            id = connection.execute(sa.insert(DOCUMENTS).values(row)).inserted_primary_key[0]  # type: ignore[index]
            rows = [_row(candidate) | {"document": id, "at": row["at"]} for candidate in candidates]
            if rows:
                connection.execute(sa.insert(CANDIDATES), rows)
    except IntegrityError:
        kept = find_document(store, document.sha256)
        if kept is None:
            raise
        return kept, False
    return get_document(store, id), True


def add_candidates(connection: sa.Connection, candidates: Sequence[Candidate]) -> list[int]:
    """Keep further candidates in a transaction of `Store.writing`, and return their numbers, in order."""
    rows = [_row(candidate) | {"at": now()} for candidate in candidates]
    if not rows:
        return []
    adding = sa.insert(CANDIDATES).returning(CANDIDATES.c.id, sort_by_parameter_order=True)
    return list(connection.scalars(adding, rows))


def list_documents(store: Store) -> list[Document]:
    """Return every document, the newest first, without texts."""
    columns = [column for column in DOCUMENTS.c if column.name != "text"]
    with store.reading() as connection:
        found = connection.execute(sa.select(*columns).order_by(DOCUMENTS.c.id.desc())).mappings().all()
    return [_document({**row, "text": ""}) for row in found]


def get_document(store: Store, id: int) -> Document:
    """Return a document with its text.

    Raises
    ------
    UnknownNameError
        There is none of this number.
    """
    with store.reading() as connection:
        row = connection.execute(sa.select(DOCUMENTS).where(DOCUMENTS.c.id == id)).mappings().first()
    if row is None:
        raise UnknownNameError(_("there is no document {number}").format(number=id))
    return _document(dict(row))


def find_document(store: Store, sha256: str) -> Document | None:
    """Return the document of a file, None where it was never added."""
    with store.reading() as connection:
        row = connection.execute(sa.select(DOCUMENTS).where(DOCUMENTS.c.sha256 == sha256)).mappings().first()
    return None if row is None else _document(dict(row))


def candidates_of(
    connection: sa.Connection, *, document: int | None = None, ids: Sequence[int] | None = None
) -> list[Candidate]:
    """Return candidates in reading order: those of a document, those of some numbers, or all.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        Of `Store.reading` or `Store.writing`.
    document : int, optional
    ids : sequence of int, optional
    """
    query = sa.select(CANDIDATES)
    if document is not None:
        query = query.where(CANDIDATES.c.document == document)
    if ids is not None:
        query = query.where(CANDIDATES.c.id.in_(list(ids)))
    query = query.order_by(CANDIDATES.c.document, CANDIDATES.c.position, CANDIDATES.c.id)
    return [Candidate(**row) for row in connection.execute(query).mappings()]


def _document(row: dict[str, Any]) -> Document:
    return Document(**{**row, "notes": tuple(row["notes"])})


def _row(record: Document | Candidate) -> dict[str, Any]:
    names = [name for name in record.__dataclass_fields__ if name != "id"]
    return {name: getattr(record, name) for name in names}
