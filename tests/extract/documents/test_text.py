"""Text, Markdown and standard input: encodings, line ends, what is no text."""

from __future__ import annotations

import hashlib
import io
import sys
import tracemalloc
from pathlib import Path
from types import SimpleNamespace

import pytest

from geo.errors import ExtractionError
from geo.extract.documents import language_of, parse_document, read_content
from tests.support.documents import page_of, pdf_of

SPANISH = "La policía incautó 32 toneladas en 2012, según el señor ministro.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_same_text_comes_out_of_every_encoding(encoding):
    data = SPANISH.encode(encoding)
    document = parse_document("nota.txt", data)
    assert document.text == SPANISH
    assert document.checksum == hashlib.sha256(data).hexdigest()
    assert bool(document.notes) == (encoding == "cp1252")


def test_big_endian_utf_16_is_read_by_its_mark():
    assert parse_document("a.txt", b"\xfe\xff" + SPANISH.encode("utf-16-be")).text == SPANISH


def test_lines_in_two_encodings_are_each_read_in_their_own():
    document = parse_document("a.txt", SPANISH.encode("cp1252") + SPANISH.encode("utf-8"))
    assert document.text == SPANISH * 2
    assert "some lines are UTF-8" in document.notes[0]


def test_line_ends_of_windows_stay_and_those_of_old_macs_become_ours():
    assert parse_document("a.md", b"one\r\ntwo\rthree\n").text == "one\r\ntwo\nthree\n"


def test_marks_of_direction_and_of_no_width_stay_where_they_are():
    text = "32\u200b tons \u202eof\u202c co\u00adcaine\u00a0here\ufeff"
    assert parse_document("a.txt", text.encode()).text == text


def test_characters_that_had_been_lost_before_are_counted():
    assert "1 characters had been lost" in parse_document("a.txt", "coca\ufffdna".encode()).notes[0]


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"32 tons\0 of it", "zero bytes"),
        (SPANISH.encode("utf-16-le"), "zero bytes"),
        (b"\xff\xfea", "UTF-16"),
        (b"\xff\xfe" + "a\0b".encode("utf-16-le"), "zero characters"),
        (bytes(range(1, 32)) * 9, "control characters"),
        (b"first line\nsecond \x81\n", "byte 18"),
        (b"", "no text"),
        (b" \r\n\t", "no text"),
    ],
)
def test_what_is_no_text_is_refused_with_what_would_be_right(data, wrong):
    with pytest.raises(ExtractionError, match=rf"^a\.txt: .*{wrong}.*; .*(save|expected)"):
        parse_document("a.txt", data)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.txt", "text"), ("A.TXT", "text"), ("notes", "text"), ("-", "text"), ("a.md", "markdown")],
)
def test_the_ending_says_the_kind(name, kind):
    assert parse_document(name, b"32 tons").kind == kind


def test_content_decides_where_it_shows_a_kind():
    pdf = pdf_of(page_of("Peru seized 32 tons."))
    document = parse_document("report.txt", pdf)
    assert (document.kind, document.text) == ("pdf", "Peru seized 32 tons.")
    assert "the content is PDF" in document.notes[0]
    assert parse_document("-", pdf).notes == ()
    assert parse_document("a.txt", b"<!DOCTYPE html><p>Peru seized 32 tons.</p>").kind == "html"


@pytest.mark.parametrize(
    ("name", "data", "wrong"),
    [
        ("a.pdf", b"hello", "no PDF"),
        ("a.docx", b"hello", "no DOCX"),
        ("a.csv", b"a,b", r"end in \.csv"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9), "old Office file"),
        ("a.rtf", b"{\\rtf1 x}", "RTF"),
    ],
)
def test_other_kinds_are_refused(name, data, wrong):
    with pytest.raises(ExtractionError, match=wrong):
        parse_document(name, data)


def test_a_file_over_its_limit_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("geo.extract.documents.reading.MOST_BYTES", dict.fromkeys(["text", "html"], 1_000))
    (tmp_path / "a.txt").write_bytes(b"x" * 1_001)
    with pytest.raises(ExtractionError, match=r"a\.txt.*larger than 1 kB"):
        read_content(tmp_path / "a.txt")
    with pytest.raises(ExtractionError, match="larger than 1 kB; split it"):
        parse_document("a.html", b"x" * 1_001)


@pytest.mark.parametrize("name", ["missing.txt", "folder.txt", "\0.txt"])
def test_what_is_no_file_is_refused(tmp_path, name):
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(ExtractionError):
        read_content(tmp_path / name)


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(SPANISH.encode())))
    assert parse_document("-", read_content(Path("-"))).text == SPANISH


def test_a_line_of_50_megabytes_takes_its_own_size_in_memory():
    data = b"32 tons of it, " * (50_000_000 // 15)
    tracemalloc.start()
    try:
        assert len(parse_document("a.txt", data).text) == len(data)
        assert tracemalloc.get_traced_memory()[1] < 1.2 * len(data)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The price of the leaf rose in the valley.", "en"),
        ("El precio de la hoja subió en el valle.", "es"),
        ("LA POLICIA DE LIMA INCAUTO LAS HOJAS", "es"),
        ("THE POLICE OF LIMA SEIZED IT", "en"),
        ("", "en"),
        ("32 t", "en"),
        ("The New York Times quoted: «El precio de la hoja de coca subió en los valles», dijo.", "es"),
    ],
)
def test_function_words_tell_the_language(text, language):
    assert language_of(text) == language
