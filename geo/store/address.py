"""Where the database is: by default a file in the workspace."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

from geo import paths
from geo.errors import StoreError
from geo.language import _

FILE = "atlas.db"
ASK_AGAIN, TRY_AGAIN = 1.0, 5.0
"""Seconds after which a server's database is asked again, and one that failed is tried again."""
POSTGRESQL = ("postgresql://", "postgres://", "postgresql+psycopg://")
OTHER_DATABASES = ("mariadb", "mongodb", "mssql", "mysql", "oracle", "sqlite")
"""What a refused address may be shown to begin with; anything else may be part of a password."""

_FILES: set[Path] = set()
"""Files that this process has seen."""


def database_url() -> str:
    """Return the address of the database: ``DATABASE_URL``, else the file in the workspace.

    Raises
    ------
    StoreError
        ``DATABASE_URL`` is no address of a PostgreSQL database.
    """
    given = os.environ.get("DATABASE_URL", "")
    if not given:
        return f"sqlite:///{paths.workspace() / FILE}"
    for prefix in POSTGRESQL:
        if given.startswith(prefix):
            return "postgresql+psycopg://" + given.removeprefix(prefix)
    kind = given.partition("://")[0]
    raise StoreError(
        _("DATABASE_URL: expected postgresql://user:password@host/name, not {given}").format(
            given=f"{kind}://…" if kind.partition("+")[0] in OTHER_DATABASES else "…"
        )
    )


def database_file() -> Path | None:
    """Return the file of the database, None where it is PostgreSQL."""
    return None if os.environ.get("DATABASE_URL") else paths.workspace() / FILE


def store_exists() -> bool:
    """Say whether there is a store to read: cheap, and without making one.

    A file that was there before and is taken away still counts, so that who reads it is told.
    """
    file = database_file()
    if file is not None and file.exists():
        _FILES.add(file)
    return file is None or file in _FILES


def file_stamp(file: Path) -> tuple[int, ...] | None:
    """Return what changes when anything is written to a file of SQLite; None where there is none."""
    found: list[int] = []
    for name in (file, f"{file}-wal"):
        try:
            stat = os.stat(name)
        except OSError:
            if not found:
                return None
            continue
        found += (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return tuple(found)


def local_name() -> str:
    """Return who works alone on this machine: ``GEO_USER``, else the login name."""
    try:
        return os.environ.get("GEO_USER") or getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in a container
        return "local"


def shown_address(url: str) -> str:
    """Return an address as it may be shown: without user and password."""
    if url.startswith("sqlite:"):
        return url.removeprefix("sqlite:///")
    # Nothing before the last "@" is shown: a password may hold what parts of an address end with.
    rest = url.partition("://")[2].rpartition("@")[2].partition("?")[0].partition("#")[0]
    place, slash, name = rest.partition("/")
    host = place[1:].partition("]")[0] if place.startswith("[") else place.partition(":")[0]
    return f"PostgreSQL ({host}{slash}{name})"
