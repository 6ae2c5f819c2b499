"""Kill -9 at any moment: what was acknowledged is there, nothing is half there, the next one goes on.

``make kills`` kills 300 times and prints what it found; ``make test`` once a case.
"""

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from geo import paths
from geo.errors import StoreError
from geo.review.backups import back_up
from geo.review.people import ADMIN, Person
from geo.store import migrating
from geo.store.batches import list_batches, read_published
from geo.store.database import Store, close_stores, open_store
from geo.store.decisions import SPLIT, decisions_on
from geo.store.documents import EXTRACTED, Candidate, Document, add_document, candidates_of, list_documents
from geo.store.entries import read_entries
from geo.store.files import list_files, read_content
from geo.store.schema import METADATA
from geo.store.shared import BRIEFING
from tests.support.records import as_restored, everything, fill
from tests.support.servers.databases import POSTGRESQL
from tests.support.servers.workers import ROWS, Worker
from tests.support.versions import NEXT, write_next_version

ANA = Person("ana", ADMIN)
KILLS = int(os.environ.get("ATLAS_KILLS", "1"))
LONGEST = 0.2
"""Seconds after the first record was kept, at most, until the kill."""


def documents_whole(store: Store, kept: list[object]) -> None:
    assert {document.sha256 for document in list_documents(store)} >= set(kept)
    with store.reading() as connection:
        counts = Counter(candidate.document for candidate in candidates_of(connection))
    assert counts == {document.id: ROWS for document in list_documents(store)}


def decisions_whole(store: Store, kept: list[object]) -> None:
    with store.reading() as connection:
        decisions, candidates = decisions_on(connection), candidates_of(connection)
    acts = Counter(decision.token.split("/")[0] for decision in decisions)
    assert set(acts) >= set(kept)
    assert set(acts.values()) <= {ROWS + 1}
    assert Counter(c.quote for c in candidates if c.quote) == dict.fromkeys(acts, 2)
    numbers = [d.number for d in decisions if d.kind == SPLIT]
    assert numbers == list(range(1, len(acts) + 1))


def imports_whole(store: Store, kept: list[object]) -> None:
    entries = read_entries(store, "entered")
    assert set(entries) >= set(kept)
    named = sorted(id for entry in entries.values() for id in entry.body["candidates"])
    with store.reading() as connection:
        assert sorted(c.id for c in candidates_of(connection)) == named
        assert sorted(d.candidate for d in decisions_on(connection)) == named
    assert len(named) == ROWS * len(entries)


def batches_whole(store: Store, kept: list[object]) -> None:
    batches = list_batches(store)
    assert {batch.id for batch in batches} >= set(kept)
    assert {len(batch.items) for batch in batches} <= {ROWS}
    assert [batch.follows for batch in batches] == [batch.id for batch in batches[1:]] + [0]
    assert len(read_published(store).items) == ROWS * len(batches)


def files_whole(store: Store, kept: list[object]) -> None:
    files, entries = list_files(store, BRIEFING), read_entries(store, "place")
    for name, file in files.items():
        content = read_content(store, BRIEFING, name, file.number)
        assert content is not None
        assert len(content) == 50_000
        assert file.number - (entries[name].number if name in entries else 0) in (0, 1)
    assert sum(entry.number for entry in entries.values()) >= len(kept)


CASES: dict[str, Callable[[Store, list[object]], None]] = {
    "add": documents_whole,
    "decide": decisions_whole,
    "import": imports_whole,
    "publish": batches_whole,
    "files": files_whole,
}


def whole(store: Store) -> None:
    """Hold the database itself to be whole."""
    if store.is_sqlite:
        with store.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert set(sa.inspect(store.engine).get_table_names()) >= set(METADATA.tables)


def report(act: str, database: str, kept: int) -> None:
    sys.stdout.write(f"\n{act:8} {database:10} {KILLS} kills, {kept} acknowledged, 0 lost, 0 half")


@pytest.mark.parametrize("act", CASES)
def test_what_was_acknowledged_is_there_and_nothing_is_half_there(
    store: Store, database: str, act: str
) -> None:
    if act == "decide":
        rows = [Candidate(EXTRACTED, number, {}, "ana") for number in range(ROWS + 1)]
        add_document(store, Document("a", "n", "en", "", "", (), "e", "ana"), rows)
    kept: list[object] = []
    for number in range(KILLS):
        worker = Worker(act, f"w{number}")
        kept.append(worker.first())
        kept += worker.kill(random.uniform(0, LONGEST))
        CASES[act](store, kept)
        whole(store)
    report(act, database, len(kept))


def test_a_restore_that_is_killed_has_replaced_all_or_nothing(store: Store, database: str) -> None:
    states = []
    paths.workspace().mkdir(exist_ok=True)
    for number in range(3):
        fill(store) if number == 0 else add_document(store, another(number), [])
        back_up(store, ANA, paths.workspace() / f"{number}.zip")
        states.append(everything(store))
    kept = 0
    for _number in range(KILLS):
        worker = Worker("restore", "ana")
        said = [worker.first(), *worker.kill(random.uniform(0, 3 * LONGEST))]
        kept += len(said)
        last = int(str(said[-1]).removesuffix(".zip"))
        assert states.index(as_restored(store)) in (last, (last + 1) % 3)
        whole(store)
        with (
            pytest.raises((StoreError, sa.exc.IntegrityError), match="kept as they are"),
            store.writing() as c,
        ):
            c.exec_driver_sql("DELETE FROM files")
    report("restore", database, kept)


def another(number: int) -> Document:
    return Document(f"{number}", "n", "en", "", "", (), "e", "ana")


def test_an_upgrade_that_is_killed_is_done_or_not_begun(
    store: Store, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    before, old = everything(store), migrating.newest_revision()
    newer = write_next_version(tmp_path / "next", slow=60)
    done, reach = 0, 2 * LONGEST
    for _number in range(KILLS):
        worker = Worker("migrate", "ana", newer)
        assert worker.first() == "begins"
        said = worker.kill(random.uniform(0, reach))
        close_stores()
        with store.engine.connect() as connection:
            revision = migrating.found_revision(connection)
        assert revision == NEXT if "done" in said else revision in (old, NEXT)
        done += "done" in said
        with monkeypatch.context() as later:
            later.setattr(migrating, "MIGRATIONS", newer)
            begun = time.monotonic()
            again = open_store()
            reach = 1.5 * (time.monotonic() - begun) if revision == old else reach
            assert everything(again) == before
            with again.reading() as connection:
                assert connection.exec_driver_sql("SELECT count(*) FROM marks").scalar() == 60
            whole(again)
            with again.writing() as connection:  # back to the older state, for the next kill
                connection.exec_driver_sql("DROP TABLE marks")
                connection.exec_driver_sql("ALTER TABLE documents DROP COLUMN place")
                connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{old}'")
        close_stores()
    report("migrate", database, done)


def test_a_first_opening_that_is_killed_is_made_good_by_the_next(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    done, reach = 0, 2 * LONGEST
    for number in range(KILLS):
        monkeypatch.setenv("GEO_HOME", str(tmp_path / f"home-{number}"))
        if database == POSTGRESQL:
            monkeypatch.setenv("DATABASE_URL", request.getfixturevalue("postgresql").new_database())
        worker = Worker("first", "ana", migrating.MIGRATIONS)
        assert worker.first() == "begins"
        finished = "done" in worker.kill(random.uniform(0, reach))
        begun = time.monotonic()
        store = open_store()
        reach = reach if finished else 1.5 * (time.monotonic() - begun)
        done += finished
        fill(store)
        whole(store)
        close_stores()
    report("first", database, done)
