"""Several at once on the same records: none is lost, none is doubled, whoever was late is told."""

import threading
from collections import Counter

import pytest

from geo.store.batches import list_batches, read_published
from geo.store.database import Store
from geo.store.decisions import decisions_on
from geo.store.documents import EXTRACTED, Candidate, Document, add_document, list_documents
from tests.support.servers.workers import ROWS, Worker

REVIEWERS = ("ana", "luis", "eva")
FIGURES = 40


@pytest.fixture
def figures(store: Store) -> Store:
    """A store with figures to decide on."""
    rows = [Candidate(EXTRACTED, number, {}, "ana") for number in range(FIGURES)]
    add_document(store, Document("a", "n", "en", "", "", (), "e", "ana"), rows)
    return store


def race(act: str) -> tuple[set[str], Counter[str]]:
    """Let all reviewers do it at once; return the tokens that were acknowledged, and how each act ended."""
    workers = [Worker(act, name) for name in REVIEWERS]
    said = [word for worker in workers for word in worker.rest()]
    assert [worker.process.exitcode for worker in workers] == [0, 0, 0]
    kept = [token for how, token in said if how == "kept"]
    assert len(kept) == len(set(kept))
    return set(kept), Counter(how for how, _token in said)


def test_of_three_who_decide_on_a_figure_one_does_and_two_are_told(figures: Store) -> None:
    kept, ends = race("reject all")
    assert ends == {"kept": FIGURES, "stale": 2 * FIGURES}
    with figures.reading() as connection:
        decisions = decisions_on(connection)
    assert {decision.token for decision in decisions} == kept
    assert Counter(decision.candidate for decision in decisions) == dict.fromkeys(range(1, FIGURES + 1), 1)


def test_who_looks_again_gets_every_decision_in(figures: Store) -> None:
    kept, _ends = race("skip again")
    with figures.reading() as connection:
        decisions = decisions_on(connection, [1])
    assert [decision.number for decision in decisions] == list(range(1, len(REVIEWERS) * ROWS + 1))
    assert {decision.token for decision in decisions} == kept


def test_who_publishes_at_once_publishes_one_after_the_other(store: Store) -> None:
    kept, ends = race("publish again")
    assert ends["kept"] == len(REVIEWERS) * ROWS
    batches = list_batches(store)
    assert [batch.follows for batch in batches] == [batch.id for batch in batches[1:]] + [0]
    assert {item.record for batch in batches for item in batch.items} == kept
    assert len(read_published(store).items) == len(kept)


def test_the_numbers_grow_in_the_order_in_which_records_can_be_seen(store: Store) -> None:
    """Whoever asks for what came after a number would otherwise miss what a slower writer keeps later."""
    second = Document("b", "n", "en", "", "", (), "e", "luis")
    late = threading.Thread(target=add_document, args=(store, second, []))
    with store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO documents (sha256, name, language, published, text, notes, extractor, at, by) "
            "VALUES ('a', 'n', 'en', '', '', '[]', 'e', '', 'ana')"
        )
        late.start()
        late.join(0.5)  # without one writer at a time it would be done, with a higher number, before us
        assert list_documents(store) == []
    late.join()
    assert [document.by for document in list_documents(store)] == ["luis", "ana"]
