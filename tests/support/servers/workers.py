"""Processes that write to a store in a loop and say what was kept, until they are killed.

They are forked from one process that has loaded everything, so that each is at work at once.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from geo import language
from geo.errors import GeoError, StaleDecisionError
from geo.review.backups import restore
from geo.review.deciding import Act
from geo.review.deciding import decide as decide_all
from geo.review.people import ADMIN, Person
from geo.review.state import reviews_of
from geo.store import migrating
from geo.store.batches import STATEMENT, Item, newest_published, publish_batch
from geo.store.database import Store, open_store
from geo.store.decisions import CORRECT, REJECT, SKIP, SPLIT, Decision, add_decisions, decisions_on
from geo.store.documents import EXTRACTED, IMPORTED, Candidate, Document, add_document, candidates_of
from geo.store.documents import SPLIT as PART
from geo.store.entered import add_entered
from geo.store.entries import write_entry
from geo.store.files import write_file
from geo.store.shared import BRIEFING

ROWS = 12
"""Records that each act writes at once."""
PATIENCE = 120
"""Seconds that a worker may take to say something on a busy machine."""


def add(store: Store, name: str) -> Iterator[object]:
    """Add documents, each with its candidates; say their digests."""
    for number in range(10_000):
        document = Document(f"{name}-{number}", "n", "en", "", "text " * 2_000, (), "e", name)
        rows = [Candidate(EXTRACTED, position, {"value": "1"}, name) for position in range(ROWS)]
        add_document(store, document, rows)
        yield document.sha256


def decide(store: Store, name: str) -> Iterator[object]:
    """Decide on the candidates 1 to `ROWS` at once, and split the next one; say the tokens."""
    for act in range(10_000):
        with store.reading() as connection:
            seen: dict[int, int] = {}
            for decision in decisions_on(connection):
                seen[decision.candidate] = max(seen.get(decision.candidate, 0), decision.number)
        kind = (CORRECT, REJECT, SKIP)[act % 3]
        token = f"{name}-{act}"
        decisions = [
            Decision(id, SPLIT if id > ROWS else kind, name, seen.get(id, 0) + 1, f"{token}/{id}")
            for id in range(1, ROWS + 2)
        ]
        parts = [Candidate(PART, 1, {}, name, parent=ROWS + 1, quote=token) for _part in range(2)]
        add_decisions(store, decisions, parts)
        yield token


def bring(store: Store, name: str) -> Iterator[object]:
    """Import figures that count as reviewed; say the tokens."""
    for act in range(10_000):
        rows = [Candidate(IMPORTED, number, {"value": "1"}, name) for number in range(ROWS)]
        add_entered(store, rows, token=f"{name}-{act}", by=name, about={}, accept=True, reason="r")
        yield f"{name}-{act}"


def publish(store: Store, name: str) -> Iterator[object]:
    """Publish batches; say their numbers."""
    for act in range(10_000):
        items = [Item(STATEMENT, f"{name}-{act}-{number}", {"value": "1"}) for number in range(ROWS)]
        yield publish_batch(store, items, by=name, reason=f"{act}", follows=newest_published(store)[0]).id


def keep(store: Store, name: str) -> Iterator[object]:
    """Write a file and an own record, one after the other; say how often."""
    for number in range(10_000):
        write_file(store, BRIEFING, name, os.urandom(50_000), by=name, seen=number)
        write_entry(store, "place", name, {"number": number}, by=name, seen=number)
        yield number + 1


def bring_back(store: Store, name: str) -> Iterator[object]:
    """Restore two backups in turn; say which."""
    backups = {path.name: path.read_bytes() for path in sorted(Path(os.environ["GEO_HOME"]).glob("*.zip"))}
    while True:
        for one, content in backups.items():
            restore(store, Person(name, ADMIN), content, one, replace=True)
            yield one


def reject_all(store: Store, name: str) -> Iterator[object]:
    """Reject every candidate as if nobody had decided yet; say of each whether it was kept or refused."""
    with store.reading() as connection:
        ids = [candidate.id for candidate in candidates_of(connection)]
    for id in ids:
        act = Act(id, REJECT, 0, f"{name}-{id}", reason="other")
        try:
            decide_all(store, Person(name, ADMIN), [act])
        except StaleDecisionError:
            yield "stale", act.token
        else:
            yield "kept", act.token


def skip_again(store: Store, name: str) -> Iterator[object]:
    """Skip the first candidate `ROWS` times."""

    def skip(token: str) -> None:
        with store.reading() as connection:
            seen = reviews_of(connection, ids=[1])[0].seen
        decide_all(store, Person(name, ADMIN), [Act(1, SKIP, seen, token)])

    yield from _insisting(name, skip)


def publish_again(store: Store, name: str) -> Iterator[object]:
    """Publish `ROWS` times."""

    def one(token: str) -> None:
        last = newest_published(store)[0]
        publish_batch(store, [Item(STATEMENT, token, {})], by=name, reason="", follows=last)

    yield from _insisting(name, one)


def _insisting(name: str, act: Callable[[str], None]) -> Iterator[object]:
    """Do something `ROWS` times, each time after looking again where somebody else was first."""
    for number in range(ROWS):
        token = f"{name}-{number}"
        while True:
            try:
                act(token)
            except StaleDecisionError:
                yield "stale", token
                continue
            yield "kept", token
            break


ACTS = {
    "add": add,
    "decide": decide,
    "import": bring,
    "publish": publish,
    "files": keep,
    "restore": bring_back,
    "reject all": reject_all,
    "skip again": skip_again,
    "publish again": publish_again,
}


def _without_rights() -> str:
    """Return what is said to somebody who may not write; root, who may everything, becomes nobody first."""
    language.use("en")
    language._("Documents")  # what makes sentences is loaded while it can be read
    if os.geteuid() == 0:
        os.setegid(65534)
        os.seteuid(65534)
    try:
        write_entry(open_store(), "place", "x", {}, by="ana", seen=0)
    except GeoError as error:
        return str(error)
    return ""


def _work(act: str, name: str, env: dict[str, str], say: Connection, migrations: str) -> None:
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(env)
    if migrations:
        migrating.MIGRATIONS = Path(migrations)
        say.send("begins")
        open_store()
        say.send("done")
        return
    if act == "without rights":
        say.send(_without_rights())
        return
    for kept in ACTS[act](open_store(), name):
        say.send(kept)


class Worker:
    """One process at work on the store that the environment names."""

    def __init__(self, act: str, name: str, migrations: Path | None = None) -> None:
        env = {key: os.environ[key] for key in ("GEO_HOME", "DATABASE_URL") if key in os.environ}
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.support.servers.workers"])
        self._said, say = context.Pipe(duplex=False)
        self.process = context.Process(target=_work, args=(act, name, env, say, str(migrations or "")))
        self.process.start()
        say.close()

    def first(self) -> object:
        """Return the first thing it says."""
        if not self._said.poll(PATIENCE):
            self.process.kill()
            raise TimeoutError("the worker says nothing")
        return self._said.recv()

    def kill(self, after: float) -> list[object]:
        """Kill it after some seconds, and return what else it said."""
        time.sleep(after)
        self.process.kill()
        return self.rest()

    def rest(self) -> list[object]:
        """Return what else it says until it ends."""
        said = []
        try:
            while self._said.poll(PATIENCE):
                said.append(self._said.recv())
        except (EOFError, OSError):  # a word that was cut off was not said
            pass
        self.process.join(PATIENCE)
        self._said.close()
        return said
