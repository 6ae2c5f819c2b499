"""Backup and restore: everything comes back as it was, in either database, or nothing is changed."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from geo import paths
from geo.cli import FAILED, main
from geo.errors import NotAllowedError, StoreError
from geo.review.backups import back_up, restore
from geo.review.people import ADMIN, REVIEWER, Person
from geo.store.backup import MANIFEST
from geo.store.database import Store, close_stores, open_store
from geo.store.entries import read_entries, write_entry
from geo.store.migrating import newest_revision
from tests.support.records import as_restored, everything, fill

ANA = Person("ana", ADMIN)


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> bytes:
    """A backup of a store that holds some of everything and stays open."""
    fill(store)
    back_up(store, ANA, tmp_path / "backup.zip")
    return (tmp_path / "backup.zip").read_bytes()


def changed(backup: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """Return the backup with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(backup)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_everything_comes_back_as_it_was_and_is_kept_as_it_is(store: Store, backup: bytes) -> None:
    before, digits = everything(store), store.identity
    write_entry(store, "place", "late", {}, by="luis", seen=0)
    _manifest, former = restore(store, ANA, backup, "backup.zip", replace=True)
    assert as_restored(store) == before
    assert store.identity != digits
    write_entry(store, "place", "new", {}, by="ana", seen=0)
    with pytest.raises((StoreError, sa.exc.IntegrityError), match="kept as they are"), store.writing() as c:
        c.exec_driver_sql("DELETE FROM entries")
    restore(store, ANA, former.read_bytes(), former.name, replace=True)
    assert "late" in read_entries(store, "place")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_what_one_database_wrote_the_other_restores(
    store: Store, backup: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = everything(store)
    monkeypatch.delenv("DATABASE_URL")
    file = open_store()
    assert file.is_sqlite
    restore(file, ANA, backup, "backup.zip")
    assert as_restored(file) == before
    before = everything(file)
    back_up(file, ANA, tmp_path / "again.zip")
    restore(store, ANA, (tmp_path / "again.zip").read_bytes(), "again.zip", replace=True)
    assert as_restored(store) == before


def test_records_are_not_given_up_unasked(store: Store, backup: bytes) -> None:
    before = everything(store)
    with pytest.raises(StoreError, match="--replace"):
        restore(store, ANA, backup, "backup.zip")
    with pytest.raises(NotAllowedError):
        restore(store, Person("eva", REVIEWER), backup, "backup.zip", replace=True)
    with pytest.raises(NotAllowedError):
        back_up(store, Person("eva", REVIEWER), paths.workspace() / "b.zip")
    assert everything(store) == before
    assert not (paths.workspace() / "backups").exists()


def _manifest(parts: dict[str, bytes], **changes: object) -> None:
    parts[MANIFEST] = json.dumps(json.loads(parts[MANIFEST]) | changes).encode()


def _signed(name: str, change: Callable[[bytes], bytes]) -> Callable[[dict[str, bytes]], object]:
    """Change a table and have the manifest agree with it."""
    import hashlib

    def apply(parts: dict[str, bytes]) -> None:
        parts[f"{name}.jsonl"] = content = change(parts[f"{name}.jsonl"])
        tables = json.loads(parts[MANIFEST])["tables"]
        tables[name] = {"rows": content.count(b"\n"), "sha256": hashlib.sha256(content).hexdigest()}
        _manifest(parts, tables=tables)

    return apply


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda parts: parts.pop(MANIFEST), "no backup"),
        (lambda parts: _manifest(parts, format="other"), "no backup"),
        (lambda parts: _manifest(parts, tables=[]), "no backup"),
        (lambda parts: _manifest(parts, revision="9999"), "newer version"),
        (lambda parts: _manifest(parts, tables={}), "lacks tables"),
        (lambda parts: parts.pop("items.jsonl"), "items.jsonl is missing"),
        (lambda parts: parts.update({"items.jsonl": b""}), "not as it was written"),
        (_signed("items", lambda lines: lines.replace(b'"id": 1', b'"id": "1"')), "items.jsonl:1"),
        (_signed("items", lambda lines: lines.replace(b'"number"', b'"other"')), "items.jsonl:1"),
        (_signed("files", lambda lines: lines.replace(b"AAEC", b"?!?!")), "files.jsonl:1"),
        (_signed("batches", lambda lines: b""), "FOREIGN KEY"),
        (_signed("decisions", lambda lines: lines.replace(b'"t2"', b'"t1"')), "UNIQUE"),
        (_signed("documents", lambda lines: lines.replace(b'"informe', b'null, "x": "informe')), "documents"),
    ],
)
def test_a_backup_that_is_not_whole_changes_nothing(
    store: Store, backup: bytes, change: Callable[[dict[str, bytes]], object], said: str
) -> None:
    before = everything(store)
    with pytest.raises(StoreError, match=said):
        restore(store, ANA, changed(backup, change), "backup.zip", replace=True)
    with pytest.raises(StoreError, match="unpacked"):
        restore(store, ANA, backup[:-100], "backup.zip", replace=True)
    assert everything(store) == before


def test_the_same_by_command(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GEO_USER", "ana")
    fill(open_store())
    before = everything(open_store())
    out = tmp_path / "b.zip"
    assert main(["review", "backup", str(out)]) == 0
    rows = sum(map(len, before.values()))
    assert capsys.readouterr().out == f"{out}: {rows} records\n"
    assert main(["review", "backup", str(out)]) == FAILED
    assert main(["review", "restore", str(out)]) == FAILED
    assert "--replace" in capsys.readouterr().err
    assert main(["review", "restore", str(out), "--replace", "--format", "json"]) == 0
    [said] = json.loads(capsys.readouterr().out)
    assert said["records"] == rows
    assert Path(said["former"]).is_relative_to(paths.workspace() / "backups")
    close_stores()
    assert as_restored(open_store()) == before
    assert json.loads(zipfile.ZipFile(out).read(MANIFEST))["revision"] == newest_revision()
