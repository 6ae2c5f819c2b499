"""A store with records of every kind, and all that a store holds, to compare."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from geo.store.batches import STATEMENT, UNDO, Item, publish_batch
from geo.store.database import Store
from geo.store.decisions import ACCEPT, SPLIT, Decision, add_decisions
from geo.store.documents import EXTRACTED, Candidate, Document, add_document, candidates_of
from geo.store.documents import SPLIT as PART
from geo.store.entries import write_entry
from geo.store.files import write_file
from geo.store.schema import APPENDED
from geo.store.shared import BOUNDARY, BRIEFING

TEXT = "La coca subió a 42.900 ha.\n“Más” – 3 \N{MULTIPLICATION SIGN} 10 \U0001f600"


def fill(store: Store, by: str = "ana") -> None:
    """Write some of everything, with letters, nulls and bytes that may get lost on the way."""
    document = Document("a" * 64, "informe ñ.txt", "es", "2014-05-31", TEXT, ("a note",), "e1", by)
    first = Candidate(EXTRACTED, 1, {"value": "42900"}, by, extractor="e1", confidence=0.1 + 0.2)
    whole = Candidate(
        EXTRACTED, 2, {"place": "peru"}, by, alternatives={"place": [{"id": "vraem", "share": 0.25}]}
    )
    kept, _new = add_document(store, document, [first, whole])
    with store.reading() as connection:
        one, two = (c.id for c in candidates_of(connection, document=kept.id))
    add_decisions(store, [Decision(one, ACCEPT, by, 1, "t1", {"value": "1"}, "por qué")])
    parts = [Candidate(PART, 2, {"place": place}, by, kept.id, parent=two) for place in ("vraem", "peru")]
    add_decisions(store, [Decision(two, SPLIT, by, 1, "t2")], parts)
    batch = publish_batch(
        store, [Item(STATEMENT, "s1", {"value": "1"}, {"quote": TEXT}), Item(STATEMENT, "s2", None)],
        by=by, reason="r", follows=0,
    )  # fmt: skip
    undo = Item(UNDO, str(batch.items[0].id), None)
    publish_batch(store, [undo], by=by, reason="", follows=batch.id, undoes=batch.id)
    write_entry(store, "place", "x", {"name": "Ñ"}, by=by, seen=0)
    write_entry(store, "place", "x", None, by=by, seen=1, reason="twice")
    write_file(store, BOUNDARY, "b", bytes(range(256)), by=by, seen=0)
    write_file(store, BRIEFING, "c", b"", by=by, seen=0)
    write_file(store, BRIEFING, "c", None, by=by, seen=1)


def everything(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table."""
    with store.reading() as connection:
        return {
            table.name: [
                dict(row) for row in connection.execute(sa.select(table).order_by(table.c.id)).mappings()
            ]
            for table in APPENDED
        }


def as_restored(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table but the digits that a restore gave the store."""
    found = everything(store)
    last = found["entries"][-1]
    assert (last["kind"], last["reason"]) == ("setting", "restored")
    return found | {"entries": found["entries"][:-1]}
