"""What was published in the workspace, which lies over the data package.

The readers of sources, places, measures, institutions and statements take these records after their file's
rows, by the same rules: one with the id of a shipped record stands in its place, one without a body withdraws
it, and a bad one is left out and named. They belong to this checkout only. Where there is no database none is
looked for; where one is, it is asked only whether its newest batch is another.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geo import paths
from geo.catalog.cells import FaultError, Row
from geo.catalog.fault import Fault
from geo.catalog.package import table_fields
from geo.errors import StoreError
from geo.language import _
from geo.store.address import ASK_AGAIN, TRY_AGAIN, database_file, file_stamp

if TYPE_CHECKING:
    from geo.store.batches import Item

T = TypeVar("T")
STATEMENT, SOURCE, PLACE, MEASURE, INSTITUTION = "statement", "source", "place", "measure", "institution"
TABLES = {STATEMENT: "statements", PLACE: "places", MEASURE: "measures", INSTITUTION: "institutions"}
"""Resource of the data package with the columns and rules of each kind; a source has the keys of a card."""
FILE = "workspace"
"""What faults call the place where published records come from."""


@dataclass(frozen=True, eq=False)
class Overlay:
    """The published records at one moment; every reading of another moment is another object.

    Attributes
    ----------
    last : int
        The newest batch.
    digits : str
        Eight digits over the records; empty where there are none.
    items : dict of (str, str) to Item
        By kind and id, as `geo.store.batches.Published` has them.
    """

    last: int = 0
    digits: str = ""
    items: Mapping[tuple[str, str], Item] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[Item]:
        """Return the records of a kind, in the order in which they were published."""
        return sorted((item for (k, _id), item in self.items.items() if k == kind), key=lambda item: item.id)


NOTHING = Overlay()


@dataclass
class _Seen:
    """What this process last saw of one database."""

    address: str
    overlay: Overlay = NOTHING
    newest: tuple[int, str] = (0, "")
    stamp: object = ()
    at: float = 0.0
    problem: str = ""


_LOCK = threading.Lock()
_SEEN = _Seen("")
_FIXED: ContextVar[Overlay | None] = ContextVar("published", default=None)


def published(root: Path | None = None) -> Overlay:
    """Return the published records that lie over a checkout: none over another than this one.

    Where the database is gone or does not answer they stay as they were last read, and
    `published_problem` says why.
    """
    if root is not None and Path(root).resolve() != paths.ROOT:
        return NOTHING
    fixed = _FIXED.get()
    return _seen().overlay if fixed is None else fixed


def published_problem() -> str:
    """Return why the published records cannot be read now; empty where they can, or where there are none."""
    return _seen().problem


@contextmanager
def fixed(overlay: Overlay) -> Iterator[None]:
    """Let all that is read within be over these records: for one reading of many tables, or for a trial."""
    token = _FIXED.set(overlay)
    try:
        yield
    finally:
        _FIXED.reset(token)


def look_again() -> None:
    """Let the next reader ask the database, however short ago it was asked."""
    _SEEN.at, _SEEN.stamp = 0.0, ()


def cached_by_published(read: Callable[..., T]) -> Callable[..., T]:
    """Cache what is made of tables until other records are published."""

    @lru_cache(maxsize=4096)
    def cached(_overlay: Overlay, *rest: object) -> T:
        return read(*rest)

    @wraps(read)
    def reader(*rest: object) -> T:
        return cached(published(), *rest)

    return reader


def over(
    shipped: Mapping[str, T], kind: str, overlay: Overlay, record_from: Callable[[Row], T]
) -> tuple[dict[str, T], list[Fault]]:
    """Return shipped records with the published ones over them, and what is wrong with those left out.

    Parameters
    ----------
    shipped : mapping
        By id (an institution by name), in their order, which they keep.
    kind : str
    overlay : Overlay
    record_from : callable
        Makes a record of a row, or raises `geo.catalog.cells.FaultError`.
    """
    found, faults = dict(shipped), []
    for item in overlay.of_kind(kind):
        if item.body is None:
            found.pop(item.record, None)
            continue
        try:
            found[item.record] = record_from(row_of(item))
        except FaultError as error:
            faults.append(replace(error.fault, row=None))
    return found, faults


def row_of(item: Item) -> Row:
    """Return a published record as a row of its table, held to what the data package says of its columns."""
    # Imported here: the check stands on the readers, which stand on this.
    from geo.catalog.check.schema import faults_in_record

    key = "name" if item.kind == INSTITUTION else "id"
    cells = {name: value.strip() for name, value in (item.body or {}).items()} | {key: item.record}
    fields = table_fields(TABLES[item.kind]) if item.kind in TABLES else []
    row = Row(f"{FILE}/{item.kind}/{item.record}", item.id, {f["name"]: "" for f in fields} | cells)
    if faults := faults_in_record(row, fields):
        raise FaultError(faults[0])
    return row


def _seen() -> _Seen:
    """Return what is known of the database, after a look at it where something may have changed."""
    global _SEEN
    file = database_file()
    address = os.environ["DATABASE_URL"] if file is None else str(file)
    stamp = None if file is None else file_stamp(file)
    if _SEEN.address != address:
        _SEEN = _Seen(address)
    seen = _SEEN
    since = time.monotonic() - seen.at
    if file is not None and stamp is None:  # there is none, or it was taken away
        seen.stamp = ()
        seen.problem = _("{file} is not there any more").format(file=file) if seen.overlay.digits else ""
        return seen
    if seen.problem and seen.at and since < TRY_AGAIN:
        return seen
    if not seen.problem and seen.at and (since < ASK_AGAIN if file is None else stamp == seen.stamp):
        return seen
    if _LOCK.acquire(blocking=not seen.at):
        try:
            _look(seen, stamp)
        finally:
            _LOCK.release()
    return seen


def _look(seen: _Seen, stamp: object) -> None:
    # Imported here: most atlases have no database, and start without what reads one.
    from geo.store.batches import newest_published, read_published
    from geo.store.database import open_store

    try:
        store = open_store()
        newest = newest_published(store)
        if newest != seen.newest:
            state = read_published(store)
            seen.overlay = Overlay(state.last, state.digits, state.items) if state.items else NOTHING
            seen.newest = newest
        seen.problem = ""
    except StoreError as error:
        seen.problem = str(error)
    seen.stamp, seen.at = stamp, time.monotonic()
