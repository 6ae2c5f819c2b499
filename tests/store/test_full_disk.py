"""A disk that is really full: a small one in memory, mounted for the test, for database and files alike."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo import paths
from geo.cli import FAILED, OURS, main
from geo.errors import StoreError
from geo.review.adding import keep_document, read_document
from geo.review.backups import back_up
from geo.review.people import ADMIN, Person
from geo.store.database import close_stores, open_store
from geo.store.documents import list_documents
from geo.store.files import list_files, read_content, write_file
from geo.store.shared import BRIEFING
from tests.support.records import everything, fill

ANA = Person("ana", ADMIN)
SIZE = 3_000_000
"""Bytes of the disk."""


@pytest.fixture
def small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A disk of three megabytes that is the workspace."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    may = os.geteuid() == 0 and shutil.which("mount")
    if not may or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here: that takes root")
    monkeypatch.setenv("GEO_HOME", str(folder / "workspace"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("GEO_USER", "ana")
    try:
        yield folder
    finally:
        close_stores()
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextlib.contextmanager
def filled(folder: Path, left: int = 0) -> Iterator[None]:
    """Let the disk be full, but for some bytes, until the block ends."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    os.truncate(filler, max(0, filler.stat().st_size - left))
    yield
    filler.unlink()


def test_nothing_that_was_acknowledged_is_lost_on_a_disk_that_fills_up(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store()
    fill(store)
    kept: dict[int, bytes] = {}

    def write(number: int) -> None:
        content = os.urandom(100_000)
        write_file(store, BRIEFING, "big", content, by="ana", seen=number)
        kept[number + 1] = content

    with pytest.raises(StoreError, match="the disk is full"):
        list(map(write, range(100)))
    assert len(kept) > 5
    close_stores()
    again = open_store()  # as another program finds it
    assert list_files(again, BRIEFING)["big"].number == len(kept)
    assert all(read_content(again, BRIEFING, "big", number) == content for number, content in kept.items())
    before = everything(again)
    with filled(small_disk):
        (small_disk.parent / "a.txt").write_text("In 2013 Peru had 49,800 hectares of coca. " * 400)
        assert main(["review", "add", str(small_disk.parent / "a.txt")]) in (FAILED, OURS)
        assert "the disk is full: nothing was written to" in capsys.readouterr().err
        assert everything(again) == before


@pytest.mark.parametrize("left", [0, 4_096, 40_000])
def test_files_are_whole_or_not_there(
    small_disk: Path, left: int, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store()
    fill(store)
    text = " ".join(f"In {year} Peru had {year * 7:,} hectares of coca." for year in range(1700, 2020))
    keep_document(store, ANA, read_document("a.txt", text.encode()))
    before, out = everything(store), small_disk / "backup.zip"
    with filled(small_disk, left):
        with pytest.raises(StoreError, match=r"No space left|the disk is full"):
            back_up(store, ANA, out)
        assert main(["review", "backup", str(out)]) in (FAILED, OURS)
        assert str(small_disk) in capsys.readouterr().err
        assert not out.exists()
        assert [path.name for path in small_disk.iterdir() if "backup" in path.name] == []
    assert everything(store) == before
    back_up(store, ANA, out)
    assert out.stat().st_size > 1_000
    assert len(list_documents(store)) == 2


def test_what_is_kept_is_read_by_another_program_and_by_several_at_once(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store()
    fill(store)
    before = everything(store)
    close_stores()  # the last one that read: what readers share beside the file is gone with it
    with filled(small_disk):
        assert main(["review", "list"]) == 0
        assert "informe" in capsys.readouterr().out
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(lambda _n: everything(open_store()), range(12))) == [before] * 12
        with pytest.raises(StoreError, match="the disk is full: nothing was written to"):
            write_file(open_store(), BRIEFING, "big", bytes(100_000), by="ana", seen=0)
        assert everything(open_store()) == before
    write_file(open_store(), BRIEFING, "big", bytes(100_000), by="ana", seen=0)


def test_a_workspace_is_not_begun_where_there_is_no_room(small_disk: Path) -> None:
    with filled(small_disk):
        with pytest.raises(StoreError, match=r"disk is full|No space left"):
            open_store()
        close_stores()
    assert list_documents(open_store()) == []
    assert (paths.workspace() / "atlas.db").exists()
