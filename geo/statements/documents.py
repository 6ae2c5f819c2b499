"""The documents behind the statements: putting them in place, showing the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from geo import paths
from geo.catalog import load_source, load_sources_lenient
from geo.catalog.published import STATEMENT, published
from geo.catalog.texts import (
    LARGEST,
    checksum,
    find_documents,
    normalise_text,
    paragraphs,
    read_document,
    recognise,
    variants,
)
from geo.errors import SeedError, StoreError
from geo.language import _
from geo.model import Route, Source, Statement
from geo.storage import read_file, write_whole

__all__ = [
    "Sentence", "add_content", "add_document", "checksum", "documents", "find_documents", "normalise_text",
    "paragraphs", "sentence",
]  # fmt: skip

ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sr|Sra|St|Col|Gen|Gov|Lt|Capt|Prof|No|vs|approx|ca|etc)|\b[A-Z])\.$"
)
"""What ends with a point that ends no sentence: titles and initials (U.S.)."""
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[¿¡]?[A-ZÁÉÍÓÚÑ0-9])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a document around a locator.

    Attributes
    ----------
    text : str
        The sentence (or sentences) in which the locator lies.
    start, end : int
        Character offsets of the located words in ``text``.
    paragraph : int
        Number of the paragraph in the document, from 0.
    source : str
        Id of the document.
    before, after : str
        The sentence that stands before it and the one after it, in its paragraph or, where
        it begins or ends one, in the next that is not empty; empty at the document's ends.
    """

    text: str
    start: int
    end: int
    paragraph: int
    source: str
    before: str = ""
    after: str = ""


def documents(folder: Path | None = None) -> dict[str, Path]:
    """Return where the documents' texts lie on this machine, by source id.

    Parameters
    ----------
    folder : Path, optional
        Searched instead of ``SEEDS_DIR`` (else ``seeds/``).
    """
    return find_documents(folder or paths.seeds_dir(), load_sources_lenient()[0].values())


def add_document(path: Path, folder: Path | None = None, cards: Path | None = None) -> Source:
    """Recognise a document by its checksum and copy it beside its card.

    Parameters
    ----------
    path : Path
        A text in UTF-8, UTF-16 or Windows-1252 with any line ends.
    folder : Path, optional
        Where ``<id>.txt`` is written; by default ``SEEDS_DIR``, else ``seeds/``.
    cards : Path, optional
        Folder of the cards, by default this checkout's.

    Returns
    -------
    Source
        The document it is.

    Raises
    ------
    SeedError
        If the file cannot be read or written, or is none of the known documents.
    """
    path = Path(path)
    return add_content(read_file(path, LARGEST, error=SeedError), path.name, folder, cards)


def add_content(content: bytes, name: str, folder: Path | None = None, cards: Path | None = None) -> Source:
    """Recognise an uploaded document and write it beside its card (see `add_document`).

    Parameters
    ----------
    content : bytes
        The file as it is.
    name : str
        What to call it where it is refused.
    folder, cards : Path, optional
        As for `add_document`.
    """
    sources, _faults = load_sources_lenient(cards)
    known = recognise(content, sources.values())
    if known is None:
        total = checksum(next(iter(variants(content)), ""))
        titles = "; ".join(f"{source.title} ({source.id})" for source in sources.values() if source.sha256)
        raise SeedError(
            _("{file} (checksum {sum}) is none of the known documents: {titles}").format(
                file=name, sum=total, titles=titles or _("no document has a checksum")
            )
        )
    source, text = known
    target = Path(folder or paths.seeds_dir()) / f"{source.id}.txt"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, text.encode("utf-8"))
    except OSError as error:
        reason = error.strerror
        raise SeedError(_("{file} cannot be written: {reason}").format(file=target, reason=reason)) from None
    return source


def sentence(
    statement: Statement | Route, folder: Path | None = None, cards: Path | None = None
) -> Sentence | None:
    """Return the sentence behind a statement or route, where its text is here.

    Parameters
    ----------
    statement : Statement or Route
        Its locator counts in the text of ``read_in``, or of ``source`` where that is
        empty.
    folder : Path, optional
        Where the texts lie; by default ``SEEDS_DIR``, else ``seeds/``.
    cards : Path, optional
        Folder of the cards, by default this checkout's.

    Returns
    -------
    Sentence or None
        None where the statement has no locator or the text is not here.

    Raises
    ------
    SeedError
        If the locator lies outside the text.
    """
    if folder is None and cards is None and (own := _own_text(statement)):
        statement, texts = own
    else:
        texts = []
    if statement.paragraph is None or statement.start is None or statement.end is None:
        return None
    document = statement.read_in or statement.source
    if not texts:
        source = load_source(document, cards)
        if source is None or not source.sha256:
            return None
        file = find_documents(folder or paths.seeds_dir(), [source]).get(source.id)
        if file is None:
            return None
        texts = read_document(file, source.sha256)
    text = _paragraph(statement, texts, document)
    first, last = sentence_span(text, statement.start, statement.end)
    earlier, later = texts[: statement.paragraph], texts[statement.paragraph + 1 :]
    return Sentence(
        text=text[first:last],
        start=statement.start - first,
        end=statement.end - first,
        paragraph=statement.paragraph,
        source=document,
        before=_last_sentence([*earlier, text[:first]]),
        after=_first_sentence([text[last:], *later]),
    )


def _own_text(statement: Statement | Route) -> tuple[Statement, list[str]] | None:
    """Return a published figure with its place in the document that it was read in here, and that text."""
    item = published().items.get((STATEMENT, statement.id))
    if item is None or not isinstance(statement, Statement) or not item.evidence.get("document"):
        return None
    # Imported here: only where something is published there is a database.
    from geo.store.database import open_store
    from geo.store.documents import get_document

    paragraph, start, end = (item.evidence.get(name) for name in ("paragraph", "start", "end"))
    try:
        text = get_document(open_store(), item.evidence["document"]).text
    except (StoreError, LookupError) as error:
        raise SeedError(str(error)) from None
    return replace(statement, paragraph=paragraph, start=start, end=end), paragraphs(text)


def _last_sentence(texts: list[str]) -> str:
    """Return the last sentence of the last of ``texts`` that is not blank; empty where all are."""
    text = next((text.strip() for text in reversed(texts) if text.strip()), "")
    return text[slice(*sentence_span(text, len(text) - 1, len(text)))] if text else ""


def _first_sentence(texts: list[str]) -> str:
    """Return the first sentence of the first of ``texts`` that is not blank; empty where all are."""
    text = next((text.strip() for text in texts if text.strip()), "")
    return text[slice(*sentence_span(text, 0, 1))] if text else ""


def _paragraph(statement: Statement | Route, texts: list[str], document: str) -> str:
    """Return the paragraph a locator points into; it must hold the locator."""
    if statement.paragraph is None or not 0 <= statement.paragraph < len(texts):
        raise SeedError(
            _("{id}: paragraph {number} is not in {source}, which has {count}").format(
                id=statement.id, number=statement.paragraph, source=document, count=len(texts)
            )
        )
    text = texts[statement.paragraph]
    start, end = statement.start, statement.end
    if start is None or end is None or not 0 <= start < end <= len(text):
        raise SeedError(
            _("{id}: characters {start} to {end} are not in paragraph {number} of {source}").format(
                id=statement.id,
                start=start,
                end=end,
                number=statement.paragraph,
                source=document,
            )
        )
    return text


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences begin and end that hold ``text[start:end]``."""
    first, last = 0, len(text)
    for match in SENTENCE_END.finditer(text):
        if ABBREVIATED.search(text[: match.end()]):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.end() >= end:
            last = match.end()
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
