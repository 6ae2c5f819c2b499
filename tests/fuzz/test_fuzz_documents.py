"""Whatever the bytes: a document, or a refusal that names it."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ExtractionError
from geo.extract.documents import language_of, parse_document
from tests.support.documents import docx_of, page_of, paragraph, pdf_of, zip_of
from tests.support.fuzz import changed_bytes, tries

NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.csv", "-", "a"])
BEGINNINGS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"<!DOCTYPE html><p>"]
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


@tries(500)
@given(NAMES, BEGINNINGS, st.binary(max_size=2_000))
def test_any_bytes(name, beginning, data):
    check(name, beginning + data)


@tries(500)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_good_document_with_some_bytes_changed(name, draw):
    data = bytearray(WHOLE[name])
    for _ in range(draw.draw(st.integers(1, 8))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    check(name, bytes(data[: draw.draw(st.integers(0, len(data)))]))


@tries(500)
@given(st.text(max_size=300))
def test_any_text_is_itself(text):
    """Span for span: nothing is moved, but for the mark in front and the line ends of old Macs."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        found = parse_document("-", data).text
    except ExtractionError:
        return
    if not data.startswith((b"<", b"%PDF", b"\xff\xfe", b"PK")) and "<html" not in text.casefold():
        assert len(found) == len(text.removeprefix("\ufeff"))


PARTS = {
    "word/document.xml": docx_of(paragraph("Peru seized 32 tons.") + "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"),
    "word/footnotes.xml": docx_of(paragraph("A note of 5 tons.")),
}
"""Documents, of each of which the part of that name is taken."""


@tries(300)
@given(st.sampled_from(sorted(PARTS)), st.data())
def test_a_word_document_with_a_part_changed(name, draw):
    parts = {}
    for one, document in PARTS.items():
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            parts[one] = archive.read("word/document.xml")
    check("a.docx", zip_of(parts | {name: draw.draw(changed_bytes(parts[name]))}))
