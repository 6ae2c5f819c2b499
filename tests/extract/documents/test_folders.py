"""Files and folders: what is found, in which order, and what is said of the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geo.errors import ExtractionError
from geo.extract.documents import documents_in, folders, parse_document, read_content


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Peru seized 32 tons.", encoding="utf-8")
    return folder


def names(folder: Path, found) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found.documents]


def test_folders_are_read_in_order_and_hidden_files_passed_over(tmp_path):
    made(
        tmp_path,
        "b.txt",
        "a/z.md",
        "a/b/c.html",
        ".hidden.txt",
        ".git/a.txt",
        "~$open.docx",
        "C.PDF",
        "d.xlsx",
        "README",
    )
    found = documents_in([tmp_path])
    assert names(tmp_path, found) == ["C.PDF", "a/b/c.html", "a/z.md", "b.txt"]
    assert [refused.path.name for refused in found.refused] == ["README", "d.xlsx"]
    assert "d.xlsx: its ending says no kind" in found.refused[1].reason
    assert "expected text" in found.refused[1].reason


def test_what_is_given_is_taken_as_given_and_once(tmp_path):
    made(tmp_path, "a.txt", "b.csv")
    given = [tmp_path / "b.csv", tmp_path / "missing.txt", tmp_path, tmp_path / "a.txt"]
    assert names(tmp_path, documents_in(given)) == ["b.csv", "missing.txt", "a.txt"]


def test_one_bad_file_keeps_none_of_the_good_ones_back(tmp_path):
    made(tmp_path, "1.txt", "3.txt")
    (tmp_path / "2.txt").write_bytes(b"\0\1\2")
    read, refused = [], []
    for path in documents_in([tmp_path]).documents:
        try:
            read.append(parse_document(str(path), read_content(path)).text)
        except ExtractionError as error:
            refused.append(str(error))
    assert read == ["Peru seized 32 tons."] * 2
    assert len(refused) == 1
    assert "2.txt: it holds zero bytes" in refused[0]


def test_links_in_circles_and_any_depth_come_to_an_end(tmp_path):
    made(tmp_path, "a/a.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    os.chdir(start := os.getcwd())
    inside = tmp_path / "deep"
    inside.mkdir()
    try:
        os.chdir(inside)
        for _ in range(900):
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(start)
    assert names(tmp_path, documents_in([tmp_path])) == ["a/a.txt"]


def test_a_folder_that_cannot_be_listed_or_holds_too_much_is_a_line(tmp_path, monkeypatch):
    made(tmp_path, "a/1.txt", "a/2.txt", "b/1.txt")
    monkeypatch.setattr(folders, "MOST_FILES", 1)
    found = documents_in([tmp_path / "a", tmp_path / "b"])
    assert names(tmp_path, found) == ["b/1.txt"]
    assert "holds more than 1 files; give the folders" in found.refused[0].reason

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(folders.os, "listdir", refuse)
    assert "cannot be listed: Permission denied" in documents_in([tmp_path]).refused[0].reason


def test_nothing_is_found_in_an_empty_folder(tmp_path):
    assert documents_in([tmp_path]) == folders.Found((), ())


@pytest.mark.parametrize("name", ["a.txt", "a.pdf"])
def test_a_name_of_half_characters_can_be_said(tmp_path, name):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff" + name.encode()))
    path.write_bytes(b"\0")
    (found,) = documents_in([tmp_path]).documents
    content = read_content(found)
    with pytest.raises(ExtractionError) as error:
        parse_document(str(found), content)
    str(error.value).encode("utf-8")
