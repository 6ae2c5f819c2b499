"""Which state the tables are in, and how they are brought to the one that this program knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from geo import paths
from geo.errors import StoreError
from geo.language import _
from geo.storage import draft_of
from geo.store.address import FILE

MIGRATIONS = Path(__file__).parent / "migrations"


def newest_revision() -> str:
    """Return the state that this program knows."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def knows_revision(revision: str) -> bool:
    """Say whether this program can bring tables in this state up to date."""
    try:
        return ScriptDirectory.from_config(_config()).get_revision(revision) is not None
    except CommandError:
        return False


def migrate(
    connection: sa.Connection,
    store: str,
    *,
    to: str = "head",
    before: Callable[[str], object] | None = None,
) -> None:
    """Bring the tables to a state, in the transaction of the connection.

    Parameters
    ----------
    connection : sqlalchemy.Connection
    store : str
        How to call it where it is refused.
    to : str
    before : callable, optional
        Called with the state that was found before anything is changed; not for an empty database.

    Raises
    ------
    StoreError
        A newer program has made them.
    """
    found = found_revision(connection)
    if found == newest_revision():
        return
    if found and not knows_revision(found):
        raise StoreError(
            _(
                "{store} was made by a newer version of the program (state {state}); use that version, "
                "or move it elsewhere and restore a backup made by this one"
            ).format(store=store, state=found)
        )
    if found and before is not None:
        before(found)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def copy_file(revision: str) -> Path:
    """Copy the workspace's database, as it is, into the folder of backups; return where.

    Raises
    ------
    OSError, sqlite3.Error
        It cannot be written.
    """
    path = backup_path(f"atlas-{revision}", ".db")
    with (
        draft_of(path) as draft,
        closing(sqlite3.connect(paths.workspace() / FILE)) as source,
        closing(sqlite3.connect(draft)) as copy,
    ):
        source.backup(copy)
        draft.chmod(0o600)
    return path


def backup_path(name: str, suffix: str) -> Path:
    """Return a new path in the folder of backups, which is made where it is missing."""
    folder = paths.backups()
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}{suffix}"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def found_revision(connection: sa.Connection) -> str:
    """Return the state that the tables are in; empty where there are none."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")
