"""Add a document: its text and the candidates that the extractor reads from it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.extract.batch.task import STATEMENTS, Options, extractor_version, found_in
from geo.extract.documents import parse_document
from geo.extract.lexicon.lessons import NOTHING_TAUGHT, Lessons
from geo.extract.records.found import cell
from geo.model import STATEMENT_COLUMNS
from geo.review.people import ADD, Person, require
from geo.storage import printable
from geo.store.database import Store
from geo.store.documents import EXTRACTED, Candidate, Document, add_document


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read, not kept yet: what a process of its own hands back.

    Attributes
    ----------
    name, text, language, published, sha256, extractor : str
    notes : list of str
    statements : list of dict
        Candidates as ``geo extract`` writes them.
    """

    name: str
    text: str
    language: str
    published: str
    sha256: str
    extractor: str
    notes: list[str]
    statements: list[dict[str, Any]]


def read_document(
    name: str,
    content: bytes,
    published: date | None = None,
    language: str = "",
    lessons: Lessons = NOTHING_TAUGHT,
) -> Read:
    """Read a document and its candidates; long work that touches no database.

    Parameters
    ----------
    name : str
        Name of the file.
    content : bytes
    published : date, optional
        Day of publication, where it is known; else the one at the head of the text.
    language : str
        ``en`` or ``es``; empty to find it out.
    lessons : Lessons
        What the team taught the extractor (`geo.review.lessons.lessons_in`).

    Raises
    ------
    GeoError
        It cannot be read (`geo.errors.ExtractionError`, `geo.errors.ReviewError`).
    """
    name = printable(name, 120)
    document = parse_document(name, content)
    found = found_in(document, Options(STATEMENTS, language, published, lessons=lessons))
    return Read(
        name=name,
        text=document.text,
        language=found["language"],
        published=found["published"],
        sha256=hashlib.sha256(content).hexdigest(),
        extractor=extractor_version(lessons),
        notes=found["notes"],
        statements=found[STATEMENTS],
    )


def keep_document(store: Store, person: Person, read: Read) -> tuple[Document, bool]:
    """Keep a document that was read, with its candidates, all or nothing; return it, and whether it is new.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    StoreError
        It cannot be written.
    """
    require(store, person, ADD)
    document = Document(
        read.sha256, read.name, read.language, read.published, read.text, tuple(read.notes), read.extractor,
        person.name,
    )  # fmt: skip
    candidates = [
        Candidate(
            origin=EXTRACTED,
            position=position,
            fields=fields_of(one),
            by=person.name,
            extractor=read.extractor,
            alternatives=one["alternatives"],
            quote=one["quote"],
            confidence=one["confidence"],
        )
        for position, one in enumerate(read.statements, start=1)
    ]
    return add_document(store, document, candidates)


def fields_of(statement: dict[str, Any]) -> dict[str, str]:
    """Return a candidate of the extractor as cells of ``statements.csv``; what it does not know is empty."""
    return {name: cell(statement.get(name)) for name in STATEMENT_COLUMNS if name != "id"}
