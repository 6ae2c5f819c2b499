"""The database itself: where it is, how it is opened, brought up to date, read and written."""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

from geo import paths
from geo.errors import StoreError
from geo.language import _
from geo.storage import locked
from geo.store import schema
from geo.store.address import database_file, database_url, shown_address

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 10
"""Seconds that a writer waits for another."""
MIGRATION_LOCK = 7_203_141
"""Number of the lock that PostgreSQL holds for whoever brings the tables up to date."""
IDENTITY = ("setting", "identity")
"""Kind and key of the entry that holds the six digits by which this store's figures are named."""


@dataclass(frozen=True)
class Store:
    """An open database.

    Attributes
    ----------
    url : str
        As `geo.store.address.database_url` returns it.
    engine : sqlalchemy.Engine
    identity : str
        Six hexadecimal digits made with the store: figures that are entered here carry them in their id.
    """

    url: str
    engine: sa.Engine
    identity: str = ""

    @property
    def is_sqlite(self) -> bool:
        """Say whether it is a file in the workspace."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Yield a connection to read with; all that is read in it is of one moment.

        Raises
        ------
        StoreError
            The database cannot be reached or read.
        """
        with _failures_named(self.url), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Yield a connection to write with; all is written at its end, or nothing.

        Raises
        ------
        StoreError
            The database cannot be reached or written to: nothing was written.
        sqlalchemy.exc.IntegrityError
            Somebody else wrote what must be unique; for the modules beside this one to name.
        """
        with _failures_named(self.url), self.engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                yield connection


_STORES: dict[str, Store] = {}
_OPENING = threading.Lock()


def open_store() -> Store:
    """Return the store, made where there is none and brought up to date once a process.

    Raises
    ------
    StoreError
        It cannot be reached, made or brought up to date, or a newer program has made it.
    """
    url = database_url()
    with _OPENING:
        if url not in _STORES:
            _STORES[url] = _opened(url)
        return _STORES[url]


def close_stores() -> None:
    """Close every connection; the next `open_store` looks at the database anew."""
    with _OPENING:
        for store in _STORES.values():
            store.engine.dispose()
        _STORES.clear()


def now() -> str:
    """Return this moment as records have it: UTC, ISO 8601, microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _opened(url: str) -> Store:
    store = Store(url, _engine(url))
    with _failures_named(url):
        if store.is_sqlite:
            _prepare_file(store)
        else:
            _migrate(store)
        with store.writing() as connection:
            identity = _identity(connection)
    return Store(url, store.engine, identity)


def _engine(url: str) -> sa.Engine:
    file = database_file()
    if file is None:
        return sa.create_engine(
            url, pool_pre_ping=True, pool_size=5, connect_args={"connect_timeout": PATIENCE}
        )
    # No pool: that the file was taken away is noticed at once. mode=rw: none is made by accident.
    address = f"file:{quote(str(file.absolute()))}?mode=rw"
    engine = sa.create_engine(
        "sqlite://", poolclass=sa.NullPool, creator=lambda: sqlite3.connect(address, PATIENCE, uri=True)
    )
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where `_begin_sqlite` says so
    for pragma in ("foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _prepare_file(store: Store) -> None:
    file = database_file()
    assert file is not None
    try:
        with locked(paths.workspace(), error=StoreError):
            if not file.exists():
                os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
            with closing(sqlite3.connect(file, PATIENCE)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")  # kept in the file
            _migrate(store)
    except OSError as error:
        raise StoreError(
            _("{folder} cannot be written to: {reason}; GEO_HOME may name another folder").format(
                folder=paths.workspace(), reason=error.strerror or error
            )
        ) from None


def _migrate(store: Store) -> None:
    """Bring the tables up to date, whole or not at all; one program at a time."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = ScriptDirectory.from_config(config)
    with store.writing() as connection:
        if not store.is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))
        found = _revision(connection)
        if found == known.get_current_head():
            return
        if found and not _knows(known, found):
            raise StoreError(
                _(
                    "{store} was made by a newer version of the program (state {state}); use that version, "
                    "or restore a backup made by this one"
                ).format(store=shown_address(store.url), state=found)
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: sa.Connection) -> str:
    if not sa.inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")


def _knows(known: ScriptDirectory, revision: str) -> bool:
    try:
        return known.get_revision(revision) is not None
    except CommandError:
        return False


def _identity(connection: sa.Connection) -> str:
    kind, key = IDENTITY
    entries = schema.ENTRIES
    found = connection.scalar(sa.select(entries.c.body).where(entries.c.kind == kind, entries.c.key == key))
    if found is None:
        found = {"digits": secrets.token_hex(3)}
        row = {"kind": kind, "key": key, "number": 1, "body": found, "reason": "", "at": now(), "by": ""}
        connection.execute(sa.insert(entries).values(row))
    return str(found["digits"])


@contextmanager
def _failures_named(url: str) -> Iterator[None]:
    """Turn what the database refuses into one of our sentences; what must be unique is left to the caller."""
    try:
        yield
    except IntegrityError:
        raise
    except OperationalError as error:
        raise StoreError(_unreachable(url, error)) from error
    except (DBAPIError, SQLAlchemyError) as error:
        raise StoreError(
            _("{store} cannot be used: {reason}").format(store=shown_address(url), reason=_first_line(error))
        ) from error


def _unreachable(url: str, error: DBAPIError) -> str:
    reason, store = _first_line(error), shown_address(url)
    if "locked" in reason:
        return _("{store} is being written to by another program; try again").format(store=store)
    if "full" in reason or "No space" in reason:
        return _("the disk is full: nothing was written to {store}").format(store=store)
    if "readonly" in reason or "read-only" in reason:
        return _("{store} cannot be written to: it is read-only").format(store=store)
    if "unable to open" in reason:
        return _("{store} is not there or cannot be opened; nothing was written").format(store=store)
    return _("{store} does not answer: {reason}").format(store=store, reason=reason)


def _first_line(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0][:200]
