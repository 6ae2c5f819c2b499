"""One document in, its rows out: the same in this process, another one or on another machine."""

from __future__ import annotations

import gc
import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from geo import paths
from geo.catalog.published import INSTITUTION, MEASURE, PLACE, cached_by_published, fixed, published
from geo.errors import ExtractionError, GeoError
from geo.extract.documents import Document, language_of, parse_document
from geo.extract.lexicon.lessons import NOTHING_TAUGHT, Lessons, taught
from geo.extract.quantity_rows import quantity_rows
from geo.extract.records.explain import explain
from geo.extract.records.published import published_in
from geo.extract.records.statements import statements_in
from geo.extract.text.pieces import pieces
from geo.language import current, in_language

STATEMENTS, QUANTITIES, REASONS = "statements", "quantities", "reasons"
MOST_NEW = 20_000
"""New objects after which a worker looks for those that are no longer used."""
TABLES = ("places.csv", "measures.csv", "institutions.csv")
"""Tables of the data package that the rules draw on."""

Result = dict[str, Any]
"""``file``, ``checksum``, ``language``, ``published``, ``notes`` and ``statements``, ``quantities`` or
``reasons``; or ``file``, ``checksum`` and ``error``."""


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are read.

    Attributes
    ----------
    wanted : str
        `STATEMENTS`, `QUANTITIES` or `REASONS` (lines on why each field was chosen).
    language : str
        ``en``, ``es``, or empty to find it out.
    published : date or None
        Day of publication of all documents; None to look for it in each.
    spoken : str
        Language in which a document is refused: that of whoever asks, also in another process.
    lessons : Lessons
        What a team taught.
    """

    wanted: str = STATEMENTS
    language: str = ""
    published: date | None = None
    spoken: str = field(default_factory=current)
    lessons: Lessons = NOTHING_TAUGHT

    def key(self) -> str:
        """Return words that differ where the results do."""
        day = self.published.isoformat() if self.published else "?"
        return f"{self.wanted} {self.language or '?'} {day} {self.lessons.digits}".rstrip()


def extract(name: str, content: bytes, options: Options) -> Result:
    """Return what a document holds, or why it was refused.

    Parameters
    ----------
    name : str
        What to call it.
    content : bytes
        The file as it is.
    options : Options
    """
    checksum = hashlib.sha256(content).hexdigest()
    try:
        with in_language(options.spoken):
            document = parse_document(name, content)
        return {"file": name, "checksum": checksum, **found_in(document, options)}
    except GeoError as error:
        return {"file": name, "checksum": checksum, "error": str(error)}


def extract_in_worker(name: str, content: bytes, options: Options) -> Result:
    """Return what `extract` does, in a process that reads documents and nothing else."""
    result = extract(name, content, options)
    set_aside(str(result.get("language", "")))
    return result


@cache
def set_aside(_language: str) -> None:
    """Leave what a language's first document loaded out of every later search for what is no longer used.

    Rules and names are some 150,000 objects that stay as long as the process does. What a document leaves is
    seldom in a ring: it is searched for after more objects than usual.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(MOST_NEW)


def found_in(document: Document, options: Options) -> Result:
    """Return what a document that was taken apart holds: a `Result` without file and checksum.

    Raises
    ------
    GeoError
        It cannot be read.
    """
    # One state of own places and names for the whole document.
    with fixed(published()), taught(options.lessons):
        return _found(document, options)


def _found(document: Document, options: Options) -> Result:
    language = options.language or language_of(document.text)
    if options.wanted == QUANTITIES:
        notes = list(document.notes)
        return {"language": language, "notes": notes, QUANTITIES: quantities_of(document.text, language)}
    day = options.published or published_in(document.text, language)
    found = {
        "language": language,
        "published": day.isoformat() if day else "",
        "notes": list(document.notes),
    }
    if options.wanted == REASONS:
        return {**found, REASONS: list(explain(document.text, language, day))}
    return {**found, STATEMENTS: [one.row() for one in statements_in(document.text, language, day)]}


def quantities_of(text: str, language: str) -> list[dict[str, Any]]:
    """Return every quantity of a text, as `geo.extract.quantity_rows` writes them."""
    return [
        row | {"start": row["start"] + offset, "end": row["end"] + offset}
        for offset, piece in pieces(text)
        for row in quantity_rows(piece, language)
    ]


def extractor_version(lessons: Lessons = NOTHING_TAUGHT) -> str:
    """Return 12 digits over the code, rules and weights of the extractor, and the names it draws on.

    These are tables of the data package and the records published over them; what a team taught adds a point
    and as many digits.

    Raises
    ------
    ExtractionError
        If one of them cannot be read.
    """
    return ".".join(filter(None, (_version_untaught(), lessons.digits)))


@cached_by_published
def _version_untaught() -> str:
    package = Path(__file__).parent.parent
    files = sorted(p for p in package.rglob("*") if p.suffix in (".py", ".yaml", ".json"))
    digest = hashlib.sha256()
    try:
        for file in [*files, *(paths.ROOT / "data" / "tables" / name for name in TABLES)]:
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    except OSError as error:
        raise ExtractionError(f"{error.filename}: {error.strerror}") from error
    for kind in (PLACE, MEASURE, INSTITUTION):
        for item in published().of_kind(kind):
            digest.update(f"{item.kind} {item.record} {item.body}".encode())
    return digest.hexdigest()[:12]
