"""Own boundaries and briefings: kept in the store, so that a team shares them; a folder is their way in.

SQLAlchemy is imported only where there is a database, or a file to take over.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import StoreError
from geo.store.address import (
    ASK_AGAIN,
    TRY_AGAIN,
    database_file,
    database_url,
    file_stamp,
    local_name,
    store_exists,
)
from geo.store.folder import TAKEN, Shared, files_in, mark_of, take_over

if TYPE_CHECKING:
    from geo.store.files import FileState

LOG = logging.getLogger(__name__)
BOUNDARY, BRIEFING = "boundary", "briefing"
"""Kinds of file."""
REST = 10.0
"""Seconds in which files that could not be taken over are not tried again."""
_NEWEST: dict[tuple[str, str], tuple[object, float, int]] = {}
"""Of each database and kind the stamp of its file, when it may be asked again, and its newest state."""
_TRIED: dict[Path, tuple[float, list[str]]] = {}


def own_files(shared: Shared) -> tuple[dict[str, FileState], dict[str, Path]]:
    """Return what the store holds, by name, and what lies in the folder and is not in it, by stem.

    What can be taken over is, before. Where that fails the files are read where they are.

    Raises
    ------
    StoreError
        There is a database that cannot be read.
    OSError
        The folder cannot be read.
    """
    waiting = files_in(shared)
    if waiting and _is_due(shared, waiting):
        try:
            take_over(shared)
        except (StoreError, OSError) as error:
            LOG.warning("%s are not taken over: %s", shared.folder(), error)  # untranslated: the log
        waiting = files_in(shared)
        _TRIED[shared.folder()] = time.monotonic(), _marks(shared, waiting)
    if not store_exists():
        return {}, _by_stem(shared, waiting)
    from geo.store.database import open_store
    from geo.store.entries import read_entries
    from geo.store.files import list_files

    store = open_store()
    taken = read_entries(store, TAKEN) if waiting else {}
    waiting = [path for path in waiting if mark_of(shared, path) not in taken]
    return list_files(store, shared.kind), _by_stem(shared, waiting)


def content_of(shared: Shared, name: str, number: int) -> bytes | None:
    """Return the content of one state of a file; None for a deletion, or where there is no such state.

    Raises
    ------
    StoreError
        The database cannot be read.
    """
    from geo.store.database import open_store
    from geo.store.files import read_content

    return read_content(open_store(), shared.kind, name, number)


def keep_file(
    shared: Shared, name: str, content: bytes | None, *, seen: int | None = None, by: str = ""
) -> FileState:
    """Write the next state of a file.

    Parameters
    ----------
    name : str
    content : bytes or None
        None deletes it.
    seen : int, optional
        Number of the state that was seen, 0 for a new file; where not given, the last one is replaced.
    by : str
        Who does it; empty for who works alone on this machine.

    Raises
    ------
    StaleDecisionError
        Another state was written since.
    StoreError
        It cannot be written.
    """
    from geo.store.database import open_store
    from geo.store.files import last_states, write_file

    store = open_store()
    if seen is None:
        with store.reading() as connection:
            last = last_states(connection, shared.kind).get(name)
        seen = last.number if last else 0
    return write_file(store, shared.kind, name, content, by=by or local_name(), seen=seen)


def newest_state(kind: str) -> int:
    """Return the number of the newest state of a kind, 0 for none: it changes with every change of one.

    For a server that looks every time whether it still shows what is kept. Where the database is gone or
    does not answer it is the number that was read last.
    """
    file = database_file()
    stamp = file_stamp(file) if file else None
    key = str(file or database_url()), kind
    seen, again, number = _NEWEST.get(key, (None, 0.0, 0))
    if (file and stamp in (None, seen)) or time.monotonic() < again:
        return number
    from geo.store.database import open_store
    from geo.store.files import newest_file

    try:
        number = newest_file(open_store(), kind)
        _NEWEST[key] = stamp, 0.0 if file else time.monotonic() + ASK_AGAIN, number
    except StoreError:
        _NEWEST[key] = None, time.monotonic() + TRY_AGAIN, number
    return number


def _by_stem(shared: Shared, found: list[Path]) -> dict[str, Path]:
    return {path.stem: path for path in found if path.parent == shared.folder()}


def _marks(shared: Shared, found: list[Path]) -> list[str]:
    return [f"{path}/{mark_of(shared, path)}" for path in found]


def _is_due(shared: Shared, waiting: list[Path]) -> bool:
    """Say whether files were not tried a moment ago: what cannot be taken over is not tried at every look."""
    tried, marks = _TRIED.get(shared.folder(), (0.0, []))
    return marks != _marks(shared, waiting) or time.monotonic() > tried + REST
