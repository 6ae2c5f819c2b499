"""The folder that is the way in of a kind of shared file: what lies there is taken over into the store.

First a backup (a zip, the first time), then every file that can be used in one transaction, then the files
are set aside. Whoever is ended in between leaves either the files as they were, or files of which the store
has a mark that they are in it: the next look goes on there. A file that cannot be used stays in the folder,
where it can be corrected, and one that was written a moment ago stays until it is whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import time
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from geo import paths
from geo.errors import StoreError
from geo.language import _
from geo.regular_file import read_regular
from geo.storage import locked, printable
from geo.storage.writing import draft_of
from geo.store.address import local_name, shown_address

if TYPE_CHECKING:
    import sqlalchemy as sa

TRASH = "trash"
"""Folder of deleted files inside the folder of a kind, as former versions left it."""
SET_ASIDE = "set-aside"
"""Folder of the workspace for files that were taken over or thrown out."""
TAKEN = "taken"
"""Kind of the entries by which the store knows that a file was taken over."""
SETTLED = 2.0
"""Seconds since its last change after which a file is taken to be written to the end."""


@dataclass(frozen=True)
class Shared:
    """A kind of file that a team shares, and how one comes in from the folder.

    Attributes
    ----------
    kind : str
        `BOUNDARY` or `BRIEFING` of `geo.store.shared`.
    ending : str
    folder : callable
        Returns the folder in the workspace.
    largest : int
        Bytes of a file.
    usable : callable
        Says of a file's stem and content whether it can be used; what cannot stays in the folder.
    name : callable
        Returns the name under which a file is kept, of its stem and the names that other files bear.
    """

    kind: str
    ending: str
    folder: Callable[[], Path]
    largest: int
    usable: Callable[[str, bytes], bool]
    name: Callable[[str, Collection[str]], str]


def take_over(shared: Shared) -> list[str]:
    """Take the files in the folder over into the store, all that can be used or none, and set them aside.

    Returns
    -------
    list of str
        The names under which they are kept.

    Raises
    ------
    StoreError
        The store cannot be written to.
    OSError
        The workspace cannot be written to.
    """
    if not any(_is_usable(shared, path) for path in files_in(shared)):
        return []
    from sqlalchemy.exc import IntegrityError

    from geo.store.database import open_store
    from geo.store.entries import read_entries

    store = open_store()
    with locked(paths.workspace(), error=StoreError):
        taken = read_entries(store, TAKEN)
        former = [path for path in files_in(shared) if mark_of(shared, path) in taken]
        new = [path for path in files_in(shared) if path not in former and _is_usable(shared, path)]
        if new and not (paths.workspace() / SET_ASIDE / shared.folder().name).exists():
            _back_up(shared)
        try:
            with store.writing() as connection:
                names = _keep_all(shared, connection, new)
        except IntegrityError:
            text = _("{store} is being written to by another program; try again")
            raise StoreError(text.format(store=shown_address(store.url))) from None
        for path in former + new:
            set_aside(shared, path)
    return names


def set_aside(shared: Shared, path: Path) -> Path:
    """Move a file, or whatever bears its name, out of the folder, and return where it lies then.

    Raises
    ------
    OSError
        It cannot be moved.
    """
    folder = paths.workspace() / SET_ASIDE / shared.folder().name
    folder.mkdir(parents=True, exist_ok=True)
    target, number = folder / path.name, 1
    while target.exists() or target.is_symlink():
        number += 1
        target = folder / f"{path.stem}.{number}{path.suffix}"
    shutil.move(path, target)
    return target


def files_in(shared: Shared) -> list[Path]:
    """Return what lies in the folder: deleted files first, so that those in use come after them."""
    found = []
    for folder in (shared.folder() / TRASH, shared.folder()):
        with contextlib.suppress(FileNotFoundError):
            found += sorted(
                path
                for path in folder.iterdir()
                if path.suffix == shared.ending and not path.name.startswith(".")
            )
    return found


def mark_of(shared: Shared, path: Path) -> str:
    """Return what tells a file from every other that lies in its place one day: the moment of its change."""
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{shared.kind}/{path.name}/{stat.st_ctime_ns}/{stat.st_size}"


def _keep_all(shared: Shared, connection: sa.Connection, new: list[Path]) -> list[str]:
    """Write a state of each file, two of a deleted one, and the marks that they are in the store."""
    from geo.store.entries import add_entry
    from geo.store.files import add_state, last_states

    last = last_states(connection, shared.kind)
    names = []
    for path in new:
        content = read_regular(path, shared.largest)
        deleted = path.parent.name == TRASH
        stem = path.name.split(".")[0] if deleted else path.stem
        digest = hashlib.sha256(content).hexdigest()
        others = {n for n, state in last.items() if state.sha256 and (deleted or state.sha256 != digest)}
        name = shared.name(stem, others)
        if deleted or name not in last or last[name].sha256 != digest:
            for state in (content, None) if deleted else (content,):
                seen = last[name].number if name in last else 0
                last[name] = add_state(connection, shared.kind, name, state, by=local_name(), seen=seen)
        body = {"file": path.name, "name": name}
        add_entry(connection, TAKEN, mark_of(shared, path), body, by=local_name(), seen=0)
        names.append(name)
    return names


def _back_up(shared: Shared) -> None:
    """Write every file of the folder into a zip in the workspace."""
    folder = paths.backups()
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    with (
        draft_of(folder / f"{shared.folder().name}-{moment}.zip") as draft,
        zipfile.ZipFile(
            draft, "w", zipfile.ZIP_DEFLATED, compresslevel=1, strict_timestamps=False
        ) as archive,
    ):
        for path in files_in(shared):
            if path.is_file():
                archive.write(path, printable(path.relative_to(shared.folder().parent)))


def _is_usable(shared: Shared, path: Path) -> bool:
    """Say whether a file is whole and holds what its kind can use."""
    try:
        path.name.encode("utf-8")
        if 0 <= time.time() - path.stat().st_mtime < SETTLED:
            return False
        return shared.usable(path.stem, read_regular(path, shared.largest))
    except (OSError, UnicodeEncodeError):
        return False
