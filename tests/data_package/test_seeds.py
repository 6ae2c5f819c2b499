"""Documents are known by their checksum, whatever their name, line ends or encoding."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from geo import paths
from geo.catalog import load_sources
from geo.catalog.texts import checksum, find_documents, normalise_text, paragraphs
from geo.errors import SeedError
from geo.statements import add_document, documents, sentence
from geo.statements.documents import add_content
from tests.support.statements import load_statements
from tests.toys.toy import GAZETTE, toy_root, toy_sources

ACCENTED = "Áncash “quoted”\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_other_document(end: str) -> None:
    text = normalise_text(GAZETTE.replace("\n", end).encode())
    assert text == GAZETTE
    assert checksum(text) == hashlib.sha256(GAZETTE.encode()).hexdigest()


def test_a_byte_order_mark_is_dropped() -> None:
    assert normalise_text(b"\xef\xbb\xbfSeeds\r\n") == "Seeds\n"


def test_bytes_of_another_encoding_are_refused() -> None:
    with pytest.raises(SeedError, match="utf-8"):
        normalise_text(ACCENTED.encode("cp1252"))


def test_paragraphs_are_lines_counted_from_zero() -> None:
    assert paragraphs("one\n\nthree\n")[2] == "three"


COPIES = {
    "as it is": GAZETTE.encode(),
    "Windows line ends": GAZETTE.replace("\n", "\r\n").encode(),
    "byte order mark": b"\xef\xbb\xbf" + GAZETTE.encode(),
    "utf-16": GAZETTE.encode("utf-16"),
    "utf-16 without mark": GAZETTE.encode("utf-16-be"),
    "cp1252": GAZETTE.encode("cp1252"),
    "no last line end": GAZETTE.rstrip("\n").encode(),
    "blank lines added": GAZETTE.encode() + b"\n\n",
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_a_copy_is_recognised_and_put_beside_its_card(tmp_path: Path, copy: bytes) -> None:
    file = tmp_path / "download (3).dat"
    file.write_bytes(copy)
    source = add_document(file, tmp_path / "texts", toy_root())
    assert source.id == "gazette-2012"
    assert (tmp_path / "texts/gazette-2012.txt").read_bytes() == GAZETTE.encode()


def test_an_upload_is_recognised_too(tmp_path: Path) -> None:
    assert add_content(COPIES["cp1252"], "upload", tmp_path, toy_root()).id == "gazette-2012"
    assert (tmp_path / "gazette-2012.txt").read_bytes() == GAZETTE.encode()
    with pytest.raises(SeedError, match=r"^upload \(checksum"):
        add_content(b"\x00\xff\x81", "upload", tmp_path, toy_root())


def test_accents_survive_another_encoding(tmp_path: Path, toy_package: Path) -> None:
    card = toy_package / "seeds/gazette-2012.md"
    old, new = (hashlib.sha256(text.encode()).hexdigest() for text in (GAZETTE, ACCENTED))
    card.write_text(card.read_text().replace(old, new))
    file = tmp_path / "copy.txt"
    file.write_bytes(ACCENTED.encode("cp1252"))
    add_document(file, tmp_path, toy_package)
    assert (tmp_path / "gazette-2012.txt").read_text(encoding="utf-8") == ACCENTED


def test_an_unknown_document_is_named_by_checksum_with_the_known_titles(tmp_path: Path) -> None:
    file = tmp_path / "other.txt"
    file.write_text("Something else\n")
    total = hashlib.sha256(b"Something else\n").hexdigest()
    with pytest.raises(SeedError, match=rf"other\.txt \(checksum {total}\).*The pepper of the Vale"):
        add_document(file, tmp_path / "texts", toy_root())
    assert not (tmp_path / "texts").exists()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"missing\.txt cannot be read"):
        add_document(tmp_path / "missing.txt", tmp_path, toy_root())
    with pytest.raises(SeedError, match="cannot be read"):
        add_document(tmp_path, tmp_path, toy_root())


def test_documents_are_found_by_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "000_any name.txt").write_bytes(GAZETTE.replace("\n", "\r\n").encode())
    (tmp_path / "other.txt").write_text("Something else\n")
    assert find_documents(tmp_path, toy_sources().values()) == {"gazette-2012": tmp_path / "000_any name.txt"}
    assert find_documents(tmp_path / "nowhere", toy_sources().values()) == {}


def test_the_folder_can_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEEDS_DIR", str(tmp_path))
    assert documents() == {}


def present() -> bool:
    """Say whether all five documents are here."""
    wanted = [source for source in load_sources().values() if source.sha256]
    return bool(wanted) and len(find_documents(paths.seeds_dir(), wanted)) == len(wanted)


@pytest.mark.seeds
def test_every_located_statement_shows_a_sentence_with_its_words() -> None:
    if not present():
        pytest.skip("the seed documents are not here (SEEDS_DIR)")
    located = [statement for statement in load_statements() if statement.paragraph is not None]
    assert located
    for statement in located:
        found = sentence(statement)
        assert found is not None, statement.id
        words = found.text[found.start : found.end]
        assert statement.value_stated.casefold() in words.casefold(), statement.id
