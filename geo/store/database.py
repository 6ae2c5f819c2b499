"""The database itself: where it is, how it is opened, brought up to date, read and written."""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from geo.errors import StoreError
from geo.language import _
from geo.storage import locked
from geo.store import schema
from geo.store.address import database_file, database_url, shown_address
from geo.store.migrating import copy_file, found_revision, migrate, newest_revision
from geo.store.sqlite_file import PATIENCE, has_room, sqlite_engine

WRITERS = 7_203_141
"""Number of the lock that PostgreSQL gives to one writer at a time."""
IDENTITY = ("setting", "identity")
"""Kind and key of the entry that holds the six digits by which this store names its figures."""


@dataclass(frozen=True)
class Store:
    """An open database.

    Attributes
    ----------
    url : str
        As `geo.store.address.database_url` returns it.
    engine : sqlalchemy.Engine
    """

    url: str = field(repr=False)  # it holds a password
    engine: sa.Engine

    @property
    def is_sqlite(self) -> bool:
        """Say whether it is a file in the workspace."""
        return self.engine.dialect.name == "sqlite"

    @property
    def identity(self) -> str:
        """Return the six hexadecimal digits of the store: figures that are published here first carry them.

        They are read anew, since whatever is restored gets new ones (`rename`).
        """
        with self.reading() as connection:
            return _digits(connection)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Yield a connection to read with; all that is read in it is of one moment.

        Raises
        ------
        StoreError
            The database cannot be reached or read.
        """
        with failures_named(self.url), self.engine.connect() as connection:
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
        with failures_named(self.url), self.engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                if not self.is_sqlite:
                    # One writer at a time, as with SQLite: numbers then grow in the order of the commits, so
                    # that who asks for what came after a number misses nothing.
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITERS)))
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
    file = database_file()
    try:
        store = Store(url, _postgresql_engine(url) if file is None else sqlite_engine(file))
    except (SQLAlchemyError, ValueError):  # no word of it: it may hold a password
        raise StoreError(_("DATABASE_URL: expected postgresql://user:password@host/name")) from None
    with failures_named(url):
        if (file is None or file.exists()) and _is_ready(store):
            return store
        if file is None:
            _migrate(store)
        else:
            _prepare_file(store, file)
        with store.writing() as connection:
            _name(connection)
    return store


def _is_ready(store: Store) -> bool:
    with store.reading() as connection:
        return found_revision(connection) == newest_revision() and bool(_digits(connection))


def _postgresql_engine(url: str) -> sa.Engine:
    # A writer that waits, or whose program hangs, ends by itself; the next one is not kept out for ever.
    options = f"-c lock_timeout={PATIENCE}s -c idle_in_transaction_session_timeout={6 * PATIENCE}s"
    return sa.create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=5,
        connect_args={"connect_timeout": PATIENCE, "options": options},
    )


def _prepare_file(store: Store, file: Path) -> None:
    try:
        with locked(file.parent, error=StoreError):
            if not file.exists():
                os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
            with closing(sqlite3.connect(file, PATIENCE)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")  # kept in the file
            _migrate(store)
    except sqlite3.Error as error:
        raise StoreError(_failure(store.url, str(error))) from error
    except OSError as error:
        raise StoreError(
            _("{folder} cannot be written to: {reason}; GEO_HOME may name another folder").format(
                folder=file.parent, reason=error.strerror or error
            )
        ) from None


def _migrate(store: Store) -> None:
    """Bring the tables up to date, whole or not at all; one program at a time."""
    with store.writing() as connection:
        migrate(connection, shown_address(store.url), before=copy_file if store.is_sqlite else None)


def _digits(connection: sa.Connection) -> str:
    kind, key = IDENTITY
    entries = schema.ENTRIES
    query = sa.select(entries.c.body).where(entries.c.kind == kind, entries.c.key == key)
    found = connection.scalar(query.order_by(entries.c.number.desc()).limit(1))
    return str(found["digits"]) if found else ""


def _name(connection: sa.Connection) -> None:
    """Give the store its digits where it has none."""
    if not _digits(connection):
        rename(connection)


def rename(connection: sa.Connection, reason: str = "") -> None:
    """Give the store other digits for the figures that it publishes first from now on.

    Two copies of one store go on counting from the same number: without this they would give one id twice.
    """
    kind, key = IDENTITY
    entries = schema.ENTRIES
    query = sa.select(sa.func.max(entries.c.number)).where(entries.c.kind == kind, entries.c.key == key)
    row = {"kind": kind, "key": key, "number": (connection.scalar(query) or 0) + 1, "reason": reason}
    row |= {"at": now(), "by": "", "body": {"digits": secrets.token_hex(3)}}
    connection.execute(sa.insert(entries).values(row))


@contextmanager
def failures_named(url: str) -> Iterator[None]:
    """Turn what the database refuses into one of our sentences; what must be unique is left to the caller."""
    try:
        yield
    except IntegrityError:
        raise
    except OverflowError as error:  # a number that no column holds
        raise StoreError(_failure(url, str(error))) from None
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise StoreError(
            _failure(url, str(cause) or type(cause).__name__, answers=not isinstance(error, OperationalError))
        ) from error


def _is_full(url: str) -> bool:
    return url.startswith("sqlite:") and not has_room(Path(url.removeprefix("sqlite:///")))


def _failure(url: str, reason: str, *, answers: bool = True) -> str:
    reason, store = (reason.strip().splitlines() or [""])[0][:200], shown_address(url)
    if "locked" in reason or "lock timeout" in reason:
        return _("{store} is being written to by another program; try again").format(store=store)
    if "is full" in reason or "No space" in reason or ("disk I/O error" in reason and _is_full(url)):
        return _("the disk is full: nothing was written to {store}").format(store=store)
    if "readonly" in reason or "read-only" in reason:
        return _("{store} cannot be written to: it is read-only").format(store=store)
    if "unable to open" in reason:
        return _("{store} is not there or cannot be opened; nothing was written").format(store=store)
    if "malformed" in reason or "not a database" in reason:
        return _("{store} is damaged ({reason}); move it elsewhere and restore a backup").format(
            store=store, reason=reason
        )
    text = _("{store} cannot be used: {reason}") if answers else _("{store} does not answer: {reason}")
    return text.format(store=store, reason=reason)
