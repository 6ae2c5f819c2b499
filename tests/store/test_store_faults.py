"""What can happen to a database: one sentence, nothing half written, and work goes on once it is over."""

import contextlib
import os
import signal
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from geo import paths
from geo.cli import FAILED, main
from geo.errors import StoreError
from geo.review.backups import back_up, restore
from geo.review.people import ADMIN, Person
from geo.store import database as database_module
from geo.store import migrating, sqlite_file
from geo.store.database import Store, close_stores, open_store
from geo.store.files import write_file
from geo.store.shared import BRIEFING
from tests.support.records import everything, fill
from tests.support.servers.killed import strike
from tests.support.servers.postgresql import Server
from tests.support.servers.workers import Worker
from tests.support.versions import write_next_version

ANA = Person("ana", ADMIN)


def write(store: Store, seen: int = 0) -> None:
    write_file(store, BRIEFING, "new", bytes(200_000), by="ana", seen=seen)


@contextlib.contextmanager
def each_connection(store: Store, command: str) -> Iterator[None]:
    """Run a command on every connection of a file until the block ends."""

    def run(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(command)

    sa.event.listen(store.engine, "connect", run)
    yield
    sa.event.remove(store.engine, "connect", run)


@contextlib.contextmanager
def full_disk(store: Store) -> Iterator[None]:
    """Let nothing more be written: by a limit in SQLite, by the error that the server gives in PostgreSQL."""
    if store.is_sqlite:
        with store.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        with each_connection(store, f"PRAGMA max_page_count = {pages}"):
            yield
        return
    with store.writing() as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION USING "
            "ERRCODE = '53100', MESSAGE = 'could not extend: No space left on device'; "
            "END $$ LANGUAGE plpgsql"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER full_disk AFTER INSERT ON files EXECUTE FUNCTION full_disk()"
        )
    yield
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER full_disk ON files")


@contextlib.contextmanager
def read_only(store: Store) -> Iterator[None]:
    """Refuse every change."""
    if store.is_sqlite:
        with each_connection(store, "PRAGMA query_only = ON"):
            yield
        return
    name = store.engine.url.database
    for how in ("on", "off"):
        with store.engine.connect() as connection:
            connection = connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql("SET default_transaction_read_only = off")
            connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = {how}")
        store.engine.dispose()
        if how == "on":
            yield


@pytest.mark.parametrize(("fault", "said"), [(full_disk, "disk is full"), (read_only, "read-only")])
def test_what_cannot_be_written_is_said_and_can_be_once_it_is_over(
    store: Store, fault: Callable[[Store], contextlib.AbstractContextManager[None]], said: str
) -> None:
    fill(store)
    before = everything(store)
    with fault(store):
        for _again in range(2):
            with pytest.raises(StoreError, match=said):
                write(store)
        assert everything(store) == before
    write(store)
    assert len(everything(store)["files"]) == len(before["files"]) + 1


def test_a_database_that_is_gone_is_said_and_used_again_once_it_is_back(
    store: Store, database: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(store)
    before = everything(store)
    server: Server | None = None if store.is_sqlite else request.getfixturevalue("postgresql")
    for how in (signal.SIGINT, signal.SIGQUIT):
        if server:
            server.stop(how)
        else:
            os.rename(paths.workspace(), paths.workspace().with_name("away"))
        try:
            for attempt in (lambda: everything(store), lambda: write(store), lambda: store.identity):
                with pytest.raises(StoreError, match=r"PostgreSQL.*does not answer|is not there"):
                    attempt()
            assert not paths.workspace().exists()
            if server:
                assert main(["review", "list"]) == FAILED
                assert "does not answer" in capsys.readouterr().err
        finally:
            if server:
                server.start()
            else:
                os.rename(paths.workspace().with_name("away"), paths.workspace())
        assert everything(store) == before
        assert main(["review", "list"]) == 0
        assert "informe" in capsys.readouterr().out
    write(store)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_server_that_stops_within_an_act_leaves_nothing_of_it(store: Store, postgresql: Server) -> None:
    fill(store)
    before = everything(store)

    def act() -> None:
        with store.writing() as connection:
            _insert_document(connection)
            postgresql.stop(signal.SIGQUIT)
            postgresql.start()

    with pytest.raises(StoreError, match="does not answer"):
        act()
    assert everything(store) == before


def _insert_document(connection: sa.Connection) -> None:
    connection.exec_driver_sql(
        "INSERT INTO documents (sha256, name, language, published, text, notes, extractor, at, by) "
        "VALUES ('half', 'n', 'en', '', '', '[]', 'e', '', 'ana')"
    )


def test_a_writer_that_holds_on_is_said_and_not_waited_for_for_ever(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (database_module, sqlite_file):
        monkeypatch.setattr(module, "PATIENCE", 1)
    store = open_store()
    begun, over = threading.Event(), threading.Event()

    def hold() -> None:
        with store.writing():
            begun.set()
            over.wait()

    other = threading.Thread(target=hold)
    other.start()
    try:
        begun.wait()
        with pytest.raises(StoreError, match="being written to by another program"):
            write(store)
    finally:
        over.set()
        other.join()
    write(store)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("content", [b"no database at all" * 100, None])
def test_a_damaged_file_is_said_and_left_for_who_may_mend_it(store: Store, content: bytes | None) -> None:
    fill(store)
    file = paths.workspace() / "atlas.db"
    close_stores()
    content = content or file.read_bytes()[:4096] + bytes([255]) * (file.stat().st_size - 4096)
    file.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged"):
        everything(open_store())
    assert main(["review", "list"]) == FAILED
    assert file.read_bytes() == content


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_copy_no_upgrade(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no room for the copy that is made first, the older database stays as it is."""
    fill(store)
    before = everything(store)
    close_stores()
    with monkeypatch.context() as full:
        full.setattr(migrating, "MIGRATIONS", write_next_version(tmp_path / "next"))
        full.setattr(os, "replace", strike("full"))
        with pytest.raises(StoreError, match="No space left"):
            open_store()
    assert everything(open_store()) == before
    assert list((paths.workspace() / "backups").iterdir()) == []


def test_no_backup_no_restore(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what is there cannot be backed up, it is not replaced."""
    fill(store)
    back_up(store, ANA, tmp_path / "b.zip")
    write(store)
    before = everything(store)
    with monkeypatch.context() as full:
        full.setattr(os, "replace", strike("full"))
        with pytest.raises(StoreError, match="No space left"):
            restore(store, ANA, (tmp_path / "b.zip").read_bytes(), "b.zip", replace=True)
        with pytest.raises(StoreError, match="No space left"):
            back_up(store, ANA, tmp_path / "c.zip")
    assert everything(store) == before
    assert not (tmp_path / "c.zip").exists()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("made", [False, True])
def test_a_folder_that_may_not_be_written_is_said(
    database: str, made: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        home = Path(folder) / "home"
        monkeypatch.setenv("GEO_HOME", str(home))
        home.mkdir()
        if made:
            fill(open_store())
            close_stores()
            (home / "atlas.db").chmod(0o444)
        home.chmod(0o555)
        [said] = Worker("without rights", "ana").rest()
        home.chmod(0o755)
        assert str(home) in said
        assert "cannot be written to" in said
        write(open_store())
