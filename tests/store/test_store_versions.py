"""Two versions of the program at one database: the older is refused, the newer brings it up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from geo import paths
from geo.cli import FAILED, main
from geo.errors import StoreError
from geo.review.backups import back_up, restore
from geo.review.people import ADMIN, Person
from geo.store import migrating
from geo.store.database import Store, close_stores, open_store
from geo.store.entries import write_entry
from tests.support.records import as_restored, everything, fill
from tests.support.versions import NEXT, write_next_version

ANA = Person("ana", ADMIN)
FIRST = Path(__file__).parent.parent / "data" / "store-0001.zip"
"""A backup that the first version made of `tests.support.records.fill`: it stays as it is."""


def next_version(monkeypatch: pytest.MonkeyPatch, folder: Path, end: str = "pass") -> None:
    close_stores()
    monkeypatch.setattr(migrating, "MIGRATIONS", write_next_version(folder, end=end))


def column(store: Store, name: str) -> bool:
    return name in {one["name"] for one in sa.inspect(store.engine).get_columns("documents")}


def test_an_older_database_is_brought_up_to_date_and_a_file_is_copied_first(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    before = everything(store)
    revision = migrating.newest_revision()
    next_version(monkeypatch, tmp_path / "next")
    assert column(open_store(), "place")
    assert everything(open_store()) == before
    copies = list((paths.workspace() / "backups").glob("*.db"))
    if not store.is_sqlite:
        assert copies == []
        return
    [copy] = copies
    assert copy.name.startswith(f"atlas-{revision}-")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
        assert connection.execute("SELECT count(*) FROM files").fetchone() == (len(before["files"]),)


def test_a_newer_database_is_refused_in_a_sentence_and_left_as_it_is(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(store)
    with monkeypatch.context() as later:
        next_version(later, tmp_path / "next")
        open_store()
    close_stores()
    with pytest.raises(StoreError, match=f"newer version.*{NEXT}"):
        open_store()
    assert main(["review", "list"]) == FAILED
    assert NEXT in capsys.readouterr().err
    assert column(store, "place")


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    before = everything(store)
    with monkeypatch.context() as later:
        next_version(later, tmp_path / "next", end='op.execute("SELECT * FROM nowhere")')
        with pytest.raises(StoreError, match="nowhere"):
            open_store()
    close_stores()
    again = open_store()
    assert everything(again) == before
    assert not column(again, "place")


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    before = everything(store)
    back_up(store, ANA, tmp_path / "old.zip")
    next_version(monkeypatch, tmp_path / "next")
    restore(open_store(), ANA, (tmp_path / "old.zip").read_bytes(), "old.zip", replace=True)
    assert as_restored(open_store()) == before
    back_up(open_store(), ANA, tmp_path / "new.zip")
    monkeypatch.undo()
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "other"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with pytest.raises(StoreError, match="newer version"):
        restore(open_store(), ANA, (tmp_path / "new.zip").read_bytes(), "new.zip")


def test_a_backup_of_the_first_version_is_restored(store: Store) -> None:
    restore(store, ANA, FIRST.read_bytes(), FIRST.name)
    found = as_restored(store)
    assert {name: len(rows) for name, rows in found.items()} == {
        "documents": 1, "candidates": 4, "decisions": 2, "batches": 2, "items": 3, "entries": 3, "files": 3,
    }  # fmt: skip
    assert found["files"][0]["content"] == bytes(range(256))
    assert found["candidates"][0]["confidence"] == 0.1 + 0.2
    assert found["entries"][0]["body"]["digits"] != store.identity
    assert write_entry(store, "place", "new", {}, by="ana", seen=0).id > found["entries"][-1]["id"]
