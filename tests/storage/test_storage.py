"""Files that come in are read within limits; files that are kept are whole or not there."""

from __future__ import annotations

import errno
import hashlib
import io
import multiprocessing
import os
import signal
import socket
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from geo import paths
from geo.catalog.version import MOST
from geo.errors import BoundaryError, FileError
from geo.regular_file import TooLargeError, sha256_of
from geo.storage import opened_zip, read_file, read_member, sweep_workspace, write_whole
from geo.storage.leftovers import DRAFTS, HELD, sweep
from geo.storage.writing import draft_of


class TestReading:
    def test_what_is_there_is_returned_up_to_the_limit(self, tmp_path):
        path = tmp_path / "a"
        path.write_bytes(b"12345")
        assert read_file(path, 5) == b"12345"
        with pytest.raises(FileError, match=r"/a cannot be read: it is larger than 1 kB$"):
            read_file(path, 4)

    def test_digits_are_over_every_byte_and_what_is_huge_is_not_read(self, tmp_path):
        path = tmp_path / "a"
        content = bytes(range(256)) * 10_000
        path.write_bytes(content)
        assert sha256_of(path, len(content)) == hashlib.sha256(content).hexdigest()
        with pytest.raises(TooLargeError):
            sha256_of(path, len(content) - 1)
        os.truncate(path, 10**12)
        with pytest.raises(TooLargeError):
            sha256_of(path, MOST)

    def test_a_pipe_nobody_writes_to_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "a")
        with pytest.raises(BoundaryError, match="it is a pipe or a device"):
            read_file(tmp_path / "a", 10, error=BoundaryError)

    @pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/full"])
    def test_a_device_is_no_file_even_behind_a_link(self, tmp_path, path):
        link = tmp_path / "a"
        link.symlink_to(path)
        for named in (path, link):
            with pytest.raises(FileError, match="it is a pipe or a device"):
                read_file(named, 10)

    def test_a_file_that_grows_while_it_is_read_is_read_no_further(self, tmp_path, monkeypatch):
        path = tmp_path / "a"
        path.write_bytes(b"x" * 100)
        real = os.fstat
        monkeypatch.setattr(os, "fstat", lambda fd: os.stat_result([*real(fd)[:6], 0, *real(fd)[7:]]))
        with pytest.raises(FileError, match="larger than"):
            read_file(path, 50)

    def test_other_things_that_are_no_file_are_named(self, tmp_path):
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(tmp_path / "s"))
            with pytest.raises(FileError, match="s cannot be read: "):
                read_file(tmp_path / "s", 10)
        with pytest.raises(FileError, match="it is a folder"):
            read_file(tmp_path, 10)
        for name in ("missing", "a\0b", "x" * 300, "\ud800"):
            with pytest.raises(FileError, match="cannot be read: "):
                read_file(tmp_path / name, 10)


def packed(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


HALVES = [b"", b"PK\3\4", b"PK\5\6" + b"\xff" * 18, packed(a=b"xyz" * 99)[:-30]]


class TestArchives:
    def test_a_part_is_unpacked_up_to_the_limit(self):
        with opened_zip(packed(a=b"x" * 1000), "a.zip") as archive:
            assert read_member(archive, "a", 1000, "a.zip") == b"x" * 1000
            with pytest.raises(FileError, match=r"a\.zip unpacks to more than 1 kB"):
                read_member(archive, "a", 999, "a.zip")

    def test_a_part_that_lies_about_its_size_is_unpacked_no_further(self):
        content = packed(a=b"x" * 5_000_000)
        size = (5_000_000).to_bytes(4, "little")
        assert content.count(size) == 2  # before the part, and in the list
        lying = content.replace(size, (1_000).to_bytes(4, "little"))
        with (
            pytest.raises(FileError, match=r"cannot be unpacked|unpacks to more"),
            opened_zip(lying, "a.zip") as archive,
        ):
            read_member(archive, "a", 2_000_000, "a.zip")

    def test_a_list_without_end_is_not_read(self):
        content = packed(**{f"a{i}": b"" for i in range(30_000)})
        with pytest.raises(FileError, match="list of parts is too long"), opened_zip(content, "a.zip"):
            pass

    def test_too_many_parts_are_counted(self):
        content = packed(**{f"a{i}": b"" for i in range(2_001)})
        with pytest.raises(FileError, match=r"holds 2001 parts; expected 2000 at most"):
            opened_zip(content, "a.zip").__enter__()

    @pytest.mark.parametrize("content", HALVES, ids=range(len(HALVES)))
    def test_half_an_archive_is_named(self, content):
        with pytest.raises(FileError, match=r"a\.zip cannot be unpacked"), opened_zip(content, "a.zip"):
            pass

    def test_a_damaged_part_is_named(self):
        content = bytearray(packed(a=os.urandom(200)))
        content[60] ^= 255
        with (
            pytest.raises(FileError, match=r"a\.zip cannot be unpacked"),
            opened_zip(bytes(content), "a.zip") as archive,
        ):
            read_member(archive, "a", 1000, "a.zip")


class TestWriting:
    def test_nothing_is_left_beside_it(self, tmp_path):
        write_whole(tmp_path / "a", b"new")
        assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"new")]

    @pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
    def test_on_a_full_disk_the_former_file_stays(self, tmp_path, monkeypatch, failing):
        (tmp_path / "a").write_bytes(b"old")

        def full(*_args: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        if failing != "write":
            monkeypatch.setattr(os, failing, full)
        write = full if failing == "write" else lambda draft: draft.write_bytes(b"new")
        with pytest.raises(OSError, match="No space left"), draft_of(tmp_path / "a") as draft:
            write(draft)
        assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"old")]

    def test_a_writer_that_is_killed_leaves_the_former_file_and_what_the_next_one_takes_away(self, tmp_path):
        (tmp_path / "a").write_bytes(b"old")
        for step in ("begun", "written", "flushed"):
            writer = multiprocessing.get_context("spawn").Process(target=killed_at, args=(tmp_path, step))
            writer.start()
            writer.join()
            assert writer.exitcode == -signal.SIGKILL
            assert (tmp_path / "a").read_bytes() == b"old"
            assert len([p for p in tmp_path.iterdir() if p.name.startswith(DRAFTS)]) == 1
            write_whole(tmp_path / "b", b"other")
            assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]

    def test_a_draft_that_is_still_written_is_left_alone(self, tmp_path):
        with draft_of(tmp_path / "a") as draft:
            draft.write_bytes(b"one")
            assert sweep(tmp_path) == []
            write_whole(tmp_path / "b", b"other")
            assert draft.exists()
        assert (tmp_path / "a").read_bytes() == b"one"


def killed_at(folder: Path, step: str) -> None:
    """End this process while it writes, as ``kill -9`` does."""
    if step == "flushed":
        os.replace = lambda *_args: os.kill(os.getpid(), signal.SIGKILL)
    with draft_of(folder / "a") as draft:
        if step == "begun":
            os.kill(os.getpid(), signal.SIGKILL)
        draft.write_bytes(b"new")
        if step == "written":
            os.kill(os.getpid(), signal.SIGKILL)


class TestSweeping:
    def test_only_what_is_ours_and_held_by_nobody_goes(self, tmp_path, monkeypatch):
        monkeypatch.setenv("GEO_HOME", str(tmp_path))
        monkeypatch.setenv("SEEDS_DIR", str(tmp_path / "texts"))
        for folder in (paths.briefings(), paths.boundaries(), paths.seeds_dir()):
            (folder / f"{DRAFTS}abc").mkdir(parents=True)
            (folder / f"{DRAFTS}abc" / "half").write_text("x")
            (folder / f"{DRAFTS}held").mkdir()
        for name in (".mine.lock", ".mine-123.new", "mine.yaml", ".hidden", "mine.lock", "notes.new"):
            (paths.briefings() / name).write_text("x")
        with FileLock(paths.briefings() / f"{DRAFTS}held" / HELD):
            sweep_workspace()
            kept = sorted(p.name for p in paths.briefings().iterdir())
        assert kept == [".hidden", f"{DRAFTS}held", "mine.lock", "mine.yaml", "notes.new"]
        assert [*paths.boundaries().iterdir(), *paths.seeds_dir().iterdir()] == []
