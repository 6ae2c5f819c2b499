"""The whole store as one file, the same for both databases: a zip with a manifest and JSON lines a table."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from geo.errors import StoreError
from geo.language import _
from geo.storage import opened_zip, printable
from geo.storage.reading import size_words
from geo.store.database import IDENTITY, Store, now, rename
from geo.store.migrating import found_revision, knows_revision, migrate
from geo.store.schema import APPENDED, JSON, METADATA
from geo.store.sqlite_file import sqlite_engine

FORMAT = "peru-coca-atlas-backup-1"
MANIFEST = "manifest.json"
MOST = 1_000_000_000
"""Bytes of a backup that is restored."""
UNPACKED = 4 * MOST
"""Bytes that its parts may unpack to."""
LONGEST_LINE = 300_000_000
"""Bytes of one row: a file as base64."""
AT_ONCE = 200
"""Rows that are written in one go."""
TYPES: tuple[tuple[type[sa.types.TypeEngine], tuple[type, ...]], ...] = (
    (sa.JSON, (dict, list)),
    (sa.Float, (int, float)),
    (sa.Integer, (int,)),
    (sa.Text, (str,)),
)
"""What the cells of a column are in JSON."""


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a backup: how many rows, and the SHA-256 of its lines."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    Attributes
    ----------
    revision : str
        State of the tables (`geo.store.migrating`).
    made : str
        When (UTC, ISO 8601).
    tables : dict of str to Part
    """

    revision: str
    made: str
    tables: dict[str, Part]

    @property
    def rows(self) -> int:
        """Return how many records there are in all."""
        return sum(part.rows for part in self.tables.values())


def write_backup(store: Store, path: Path) -> Manifest:
    """Write everything the store holds, as it is in one moment, to a new file.

    Raises
    ------
    StoreError
        The store cannot be read.
    OSError
        The file cannot be written.
    """
    parts = {}
    with store.reading() as connection, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        revision = found_revision(connection)
        for table in APPENDED:
            count, digest = 0, hashlib.sha256()
            with archive.open(_member(table.name), "w", force_zip64=True) as out:
                query = sa.select(table).order_by(table.c.id).execution_options(yield_per=AT_ONCE)
                for row in connection.execute(query).mappings():
                    line = _line(dict(row))
                    out.write(line)
                    digest.update(line)
                    count += 1
            parts[table.name] = Part(count, digest.hexdigest())
        manifest = Manifest(revision, now(), parts)
        archive.writestr(MANIFEST, json.dumps({"format": FORMAT} | asdict(manifest), indent=1))
    return manifest


def holds_records(store: Store) -> bool:
    """Say whether the store holds anything but its own digits."""
    kind, key = IDENTITY
    entries = METADATA.tables["entries"]
    with store.reading() as connection:
        for table in APPENDED:
            query = sa.select(table.c.id).limit(1)
            if table is entries:
                query = query.where(sa.or_(entries.c.kind != kind, entries.c.key != key))
            if connection.execute(query).first() is not None:
                return True
    return False


@contextmanager
def checked_backup(content: bytes, name: str) -> Iterator[tuple[Manifest, Store]]:
    """Yield what a backup holds as a store of its own, brought up to date, once all of it was checked.

    Parameters
    ----------
    content : bytes
    name : str
        What to call it in a sentence.

    Raises
    ------
    StoreError
        It is no backup, is damaged, was made by a newer program, or its records do not fit together.
    """
    shown = printable(name)
    try:
        folder = tempfile.TemporaryDirectory(prefix="geo-restore-")
    except OSError as error:
        raise StoreError(
            _("{file} cannot be read: {reason}").format(file=shown, reason=error.strerror)
        ) from None
    with folder:
        file = Path(folder.name) / "checked.db"
        file.touch(0o600)
        staged = Store(f"sqlite:///{file}", sqlite_engine(file))
        with opened_zip(content, name, error=StoreError) as archive:
            if sum(one.file_size for one in archive.infolist()) > UNPACKED:
                raise StoreError(
                    _("{file} unpacks to more than {most}").format(file=shown, most=size_words(UNPACKED))
                )
            manifest = _manifest(archive, shown)
            try:
                with staged.writing() as connection:
                    _stage(connection, archive, manifest, shown)
            except IntegrityError as error:
                raise _damaged(shown, str(error.orig)[:200]) from None
        yield manifest, staged


def _stage(connection: sa.Connection, archive: zipfile.ZipFile, manifest: Manifest, name: str) -> None:
    """Read a backup into an empty database by the tables of its own time, then bring these up to date."""
    migrate(connection, name, to=manifest.revision)
    tables = sa.MetaData()
    tables.reflect(connection)
    for column in (column for table in tables.tables.values() for column in table.columns):
        if isinstance(column.type, sa.JSON):
            column.type = JSON
    names = [table.name for table in APPENDED if table.name in tables.tables]
    if set(names) != set(manifest.tables):
        raise _damaged(name, _("it lacks tables"))
    for one in names:
        _read_into(connection, tables.tables[one], archive, manifest.tables[one], name)
    migrate(connection, name)


def replace_records(store: Store, checked: Store) -> None:
    """Put the records of a checked backup in place of those of the store, all or nothing.

    The store gets digits of its own: figures that were published keep their ids, and those that come later
    share none with the place where the backup was made.

    Raises
    ------
    StoreError
        They cannot be written; the store is as it was.
    """
    try:
        with checked.reading() as source, store.writing() as connection, _rows_removable(connection):
            for table in reversed(APPENDED):
                connection.execute(sa.delete(table))
            for table in APPENDED:
                query = sa.select(table).order_by(table.c.id).execution_options(yield_per=AT_ONCE)
                for rows in source.execute(query).mappings().partitions():
                    _insert(connection, table, [dict(row) for row in rows])
                if not store.is_sqlite:
                    connection.exec_driver_sql(
                        f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                        f"coalesce(max(id), 1), max(id) IS NOT NULL) FROM {table.name}"
                    )
            rename(connection, "restored")
    except IntegrityError as error:
        raise StoreError(
            _("the backup cannot be restored: {reason}").format(reason=str(error.orig)[:200])
        ) from error


@contextmanager
def _rows_removable(connection: sa.Connection) -> Iterator[None]:
    """Let rows be removed until the block ends: what else keeps them is taken off within the transaction."""
    if connection.dialect.name == "postgresql":
        for how in ("DISABLE", "ENABLE"):
            for table in APPENDED:
                connection.exec_driver_sql(f"ALTER TABLE {table.name} {how} TRIGGER USER")
            if how == "DISABLE":
                yield
        return
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    triggers = connection.exec_driver_sql(query).all()
    for name, _sql in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _name, sql in triggers:
        connection.exec_driver_sql(sql)


def _manifest(archive: zipfile.ZipFile, name: str) -> Manifest:
    known = {table.name for table in APPENDED}
    try:
        with archive.open(MANIFEST) as file:
            given = json.loads(file.read(100_000))
        if given.pop("format") != FORMAT:
            raise ValueError
        parts = {str(table): Part(int(p["rows"]), str(p["sha256"])) for table, p in given["tables"].items()}
        manifest = Manifest(str(given["revision"]), str(given["made"]), parts)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise StoreError(_("{file} is no backup of this program").format(file=name)) from None
    if not knows_revision(manifest.revision) or not set(parts) <= known:
        raise StoreError(
            _(
                "{file} was made by a newer version of the program (state {state}); restore it with that one"
            ).format(file=name, state=printable(manifest.revision, 40))
        )
    return manifest


def _read_into(
    connection: sa.Connection, table: sa.Table, archive: zipfile.ZipFile, part: Part, name: str
) -> None:
    """Read the lines of a table into it, and check their number, checksum and types."""
    digest, count, waiting = hashlib.sha256(), 0, []
    try:
        lines = archive.open(_member(table.name))
    except KeyError:
        raise _damaged(name, _("{part} is missing").format(part=_member(table.name))) from None
    with lines:
        while line := lines.readline(LONGEST_LINE):
            digest.update(line)
            count += 1
            try:
                waiting.append(_row(table, json.loads(line)))
            except (ValueError, TypeError, AttributeError, RecursionError, binascii.Error):
                where = f"{_member(table.name)}:{count}"
                raise _damaged(name, _("{part} cannot be read").format(part=where)) from None
            if len(waiting) == AT_ONCE:
                _insert(connection, table, waiting)
                waiting = []
    _insert(connection, table, waiting)
    if (count, digest.hexdigest()) != (part.rows, part.sha256):
        raise _damaged(name, _("{part} is not as it was written").format(part=_member(table.name)))


def _row(table: sa.Table, given: dict[str, Any]) -> dict[str, Any]:
    """Return a line as a row of the table; raise ValueError where it is none."""
    if set(given) != set(table.columns.keys()):
        raise ValueError
    return {column.name: _in(column, given[column.name]) for column in table.columns}


def _in(column: sa.Column, value: Any) -> Any:  # noqa: ANN401  # a cell of any type
    if value is None:
        return value
    if isinstance(column.type, sa.LargeBinary):
        return base64.b64decode(value, validate=True)
    expected = next(types for kind, types in TYPES if isinstance(column.type, kind))
    if not isinstance(value, expected) or isinstance(value, bool):
        raise TypeError
    return value


def _line(row: Mapping[str, Any]) -> bytes:
    return json.dumps({name: _out(value) for name, value in row.items()}, ensure_ascii=False).encode() + b"\n"


def _out(value: Any) -> Any:  # noqa: ANN401  # a cell of any type
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)


def _member(table: str) -> str:
    return f"{table}.jsonl"


def _damaged(name: str, what: str) -> StoreError:
    return StoreError(_("{file} is damaged: {what}; nothing was restored").format(file=name, what=what))
