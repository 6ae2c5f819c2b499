"""Connections to the file of SQLite in the workspace, also where its disk is full."""

from __future__ import annotations

import random
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from geo.storage import room_at

PATIENCE = 10
"""Seconds that a writer waits for another."""
ROOM = 100_000
"""Bytes that SQLite needs beside a file to read it."""


def sqlite_engine(file: Path) -> sa.Engine:
    """Return the engine of a file that is there.

    No pool: that the file was taken away is noticed at once.
    """
    engine = sa.create_engine(
        "sqlite://", hide_parameters=True, poolclass=sa.NullPool, creator=lambda: _connected(file)
    )
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _connected(file: Path) -> sqlite3.Connection:
    """Return a connection to a file that is there; ``mode=rw``: none is made by accident."""
    address = f"file:{quote(str(file.absolute()))}?mode=rw"
    if has_room(file):
        return sqlite3.connect(address, PATIENCE, uri=True)
    give_up = time.monotonic() + PATIENCE
    while (connection := _connected_without_room(address, time.monotonic() > give_up)) is None:
        time.sleep(random.uniform(0.005, 0.03))  # at random: two would meet again
    return connection


def _connected_without_room(address: str, last: bool) -> sqlite3.Connection | None:
    """Return a connection that reads on a full disk; None where another program stands in its way.

    Programs that read at the same time share a file beside it, for which a full disk has no room. Alone,
    SQLite does without: while such a connection lasts, others wait. Two that want to be alone each keep what
    the other waits for until they are closed; so they are closed at once and tried again.
    """
    for mode in ("NORMAL", "EXCLUSIVE"):
        connection = sqlite3.connect(address, 0, uri=True)
        try:
            connection.execute(f"PRAGMA locking_mode={mode}")
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            connection.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")
            return connection
        except sqlite3.Error as error:
            connection.close()
            if mode == "EXCLUSIVE" and (last or "locked" not in str(error)):
                raise
    return None


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where `_begin_sqlite` says so
    for pragma in ("foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def has_room(file: Path) -> bool:
    """Say whether the disk of a file has room for what SQLite makes beside it to read it."""
    try:
        return room_at(file.parent)[0] >= ROOM
    except OSError:
        return True
