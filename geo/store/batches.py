"""What was published: batches of records that stay as they are, and what they come to.

The published state is what the batches say in their order: of each kind and id the last record that is not
taken back counts. To undo is to publish a batch of its own that names what it takes back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from geo.errors import StaleDecisionError
from geo.language import _
from geo.store.database import Store, now
from geo.store.schema import BATCHES, ITEMS

STATEMENT, SOURCE, PLACE, MEASURE, INSTITUTION, UNDO = (
    "statement", "source", "place", "measure", "institution", "undo",
)  # fmt: skip
"""Kinds of published record; an undo takes back an item of an earlier batch."""


@dataclass(frozen=True, slots=True)
class Item:
    """One record of a batch.

    Attributes
    ----------
    kind : str
        `STATEMENT`, `SOURCE`, `PLACE`, `MEASURE`, `INSTITUTION` or `UNDO`.
    record : str
        Id of the record; of an undo the number (`id`) of the item that it takes back.
    body : dict of str to str or None
        Its cells by column (of a source, the keys of a card and ``abstract``); None withdraws the record.
    evidence : dict
        Where it comes from: ``candidate``, ``decision``, ``document``, ``by``, ``at``, ``quote``, and
        ``reliability`` of the source and ``confidence`` in the figure, which are two things.
    batch : int
    id : int
        Its place among all items.
    """

    kind: str
    record: str
    body: dict[str, str] | None
    evidence: dict[str, Any] = field(default_factory=dict)
    batch: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """What was published at once.

    Attributes
    ----------
    id : int
    follows : int
        The batch before it, 0 for the first.
    at, by, reason : str
        When (UTC, ISO 8601), by whom and why.
    undoes : int or None
        The batch that it takes back, whole or in part.
    items : tuple of Item
    """

    id: int
    follows: int
    at: str
    by: str
    reason: str
    undoes: int | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What all batches come to.

    Attributes
    ----------
    last : int
        The newest batch, 0 where nothing was published.
    items : dict of (str, str) to Item
        By kind and id of the record; one whose ``body`` is None is withdrawn.
    digits : str
        Eight digits over them; empty where nothing is published.
    """

    last: int
    items: dict[tuple[str, str], Item]
    digits: str

    def of_kind(self, kind: str) -> list[Item]:
        """Return the records of a kind, in the order in which they were published."""
        return sorted((i for (k, _id), i in self.items.items() if k == kind), key=lambda item: item.id)


def publish_batch(
    store: Store, items: Sequence[Item], *, by: str, reason: str, follows: int, undoes: int | None = None
) -> Batch:
    """Publish records, all or none.

    Parameters
    ----------
    items : sequence of Item
    by, reason : str
    follows : int
        The newest batch that was seen when they were prepared (`Published.last`).
    undoes : int, optional
        The batch that they take back.

    Raises
    ------
    StaleDecisionError
        Another batch was published since.
    StoreError
        They cannot be written.
    """
    try:
        with store.writing() as connection:
            last = connection.scalar(sa.select(sa.func.max(BATCHES.c.id))) or 0
            if last != follows:
                raise StaleDecisionError(_published_meanwhile())
            row = {"follows": follows, "at": now(), "by": by, "reason": reason, "undoes": undoes}
            id = connection.execute(sa.insert(BATCHES).values(row)).inserted_primary_key[0]  # type: ignore[index]
            rows = [
                {"batch": id, "number": number, "kind": item.kind, "record": item.record}
                | {"body": item.body, "evidence": item.evidence}
                for number, item in enumerate(items, start=1)
            ]
            if rows:
                connection.execute(sa.insert(ITEMS), rows)
            return _batch(connection, id)
    except IntegrityError:
        raise StaleDecisionError(_published_meanwhile()) from None


def _published_meanwhile() -> str:
    return _("somebody else has published since; nothing was written, look at the changes again")


def list_batches(store: Store) -> list[Batch]:
    """Return every batch with its items, the newest first."""
    with store.reading() as connection:
        ids = connection.scalars(sa.select(BATCHES.c.id).order_by(BATCHES.c.id.desc())).all()
        return [_batch(connection, id) for id in ids]


def newest_published(store: Store) -> tuple[int, str]:
    """Return the number of the newest batch and when it was written: what changes when another counts.

    A store that was restored from a backup may count anew.
    """
    query = sa.select(BATCHES.c.id, BATCHES.c.at).order_by(BATCHES.c.id.desc()).limit(1)
    with store.reading() as connection:
        found = connection.execute(query).first()
    return (0, "") if found is None else (found[0], found[1])


def list_items(store: Store) -> list[Item]:
    """Return every record that was ever published, in order."""
    with store.reading() as connection:
        return _items(connection)


def items_of(batches: Iterable[Batch]) -> list[Item]:
    """Return the records of batches that were read already, in order."""
    return sorted((item for batch in batches for item in batch.items), key=lambda item: item.id)


def published_ids(items: Iterable[Item]) -> dict[int, str]:
    """Return the id under which each figure was published, by number of its candidate."""
    return {int(item.evidence.get("candidate") or 0): item.record for item in items if item.kind == STATEMENT}


def taken_back(items: Iterable[Item]) -> set[int]:
    """Return the items (`Item.id`) among all that are taken back now, each by one that is not itself."""
    found: set[int] = set()
    for item in sorted(items, key=lambda item: -item.id):
        if item.kind == UNDO and item.id not in found:
            found.add(int(item.record))
    return found


def read_published(store: Store, trial: Sequence[Item] = ()) -> Published:
    """Return what all batches come to, read in one moment; ``trial`` are items as if they came after."""
    with store.reading() as connection:
        items = _items(connection)
        last = connection.scalar(sa.select(sa.func.max(BATCHES.c.id))) or 0
    newest = items[-1].id if items else 0
    items += [replace(item, id=newest + number) for number, item in enumerate(trial, start=1)]
    return Published(last, *_state(items))


def _state(items: Sequence[Item]) -> tuple[dict[tuple[str, str], Item], str]:
    """Return the records that count, and digits over them."""
    back = taken_back(items)
    found: dict[tuple[str, str], Item] = {}
    for item in sorted(items, key=lambda item: -item.id):
        if item.kind != UNDO and item.id not in back:
            found.setdefault((item.kind, item.record), item)
    lines = [f"{key} {json.dumps(found[key].body, sort_keys=True)}\n" for key in sorted(found)]
    digits = hashlib.sha256("".join(lines).encode()).hexdigest()[:8] if lines else ""
    return found, digits


def _items(connection: sa.Connection) -> list[Item]:
    rows = connection.execute(sa.select(ITEMS).order_by(ITEMS.c.id)).mappings()
    return [Item(**_item(row)) for row in rows]


def _batch(connection: sa.Connection, id: int) -> Batch:
    row = connection.execute(sa.select(BATCHES).where(BATCHES.c.id == id)).mappings().one()
    query = sa.select(ITEMS).where(ITEMS.c.batch == id).order_by(ITEMS.c.number)
    items = tuple(Item(**_item(one)) for one in connection.execute(query).mappings())
    return Batch(**row, items=items)


def _item(row: Any) -> dict[str, Any]:  # noqa: ANN401  # a row of SQLAlchemy
    return {name: value for name, value in row.items() if name != "number"}
