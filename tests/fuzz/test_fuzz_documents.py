"""Whatever the bytes: a document, or a refusal that names it."""

from __future__ import annotations

import io
import zipfile

from geo.errors import ExtractionError
from geo.extract.documents import language_of, parse_document
from tests.support.documents import docx_of, page_of, paragraph, pdf_of, zip_of
from tests.support.fuzz import Choices, any_bytes, changed_bytes, inputs, letters, some

NAMES = some("a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.csv", "-", "a")
BEGINNINGS = some(
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"<!DOCTYPE html><p>"
)
WHOLE = {
    "a.pdf": pdf_of(page_of("Peru seized 32 tons."), page_of("Second.")),
    "a.docx": docx_of(paragraph("Peru seized 32 tons.")),
    "a.html": b"<html><head><meta charset=utf-8></head><body><p>Peru seized 32 tons &amp; more.</p></body>",
    "a.txt": "La cocaína: 32 t.\r\n".encode(),
}


def check(name: str, data: bytes) -> None:
    try:
        document = parse_document(name, data)
    except ExtractionError as error:
        if str(error).startswith(name):
            return
        raise
    assert document.text.strip()
    assert "\0" not in document.text
    document.text.encode("utf-8")
    assert list(document.pages) == sorted(document.pages)
    assert all(start <= len(document.text) for start in document.pages)
    assert language_of(document.text) in ("en", "es")


@inputs(500, NAMES, BEGINNINGS, any_bytes(200), size=200)
def test_any_bytes(name: str, beginning: bytes, data: bytes) -> None:
    check(name, beginning + data)


def changed_document(choices: Choices) -> tuple[str, bytes]:
    name = choices.one_of(sorted(WHOLE))
    return name, changed_bytes(WHOLE[name])(choices)


@inputs(500, changed_document)
def test_a_good_document_with_some_bytes_changed(made: tuple[str, bytes]) -> None:
    check(*made)


@inputs(500, letters(150), size=400)
def test_any_text_is_itself(text: str) -> None:
    """Span for span: nothing is moved, but for the mark in front and the line ends of old Macs."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        found = parse_document("-", data).text
    except ExtractionError:
        return
    if not data.startswith((b"<", b"%PDF", b"\xff\xfe", b"PK")) and "<html" not in text.casefold():
        assert len(found) == len(text.removeprefix("\ufeff"))


def body_of(document: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read("word/document.xml")


PARTS = {
    "word/document.xml": body_of(
        docx_of(paragraph("Peru seized 32 tons.") + "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>")
    ),
    "word/footnotes.xml": body_of(docx_of(paragraph("A note of 5 tons."))),
}


def changed_word_document(choices: Choices) -> bytes:
    name = choices.one_of(sorted(PARTS))
    return zip_of(PARTS | {name: changed_bytes(PARTS[name])(choices)}, zipfile.ZIP_STORED)


@inputs(300, changed_word_document)
def test_a_word_document_with_a_part_changed(content: bytes) -> None:
    check("a.docx", content)
