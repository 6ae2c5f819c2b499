"""How far the review of each document is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from geo.review.state import ACCEPTED, DECIDED, REJECTED, reviews_of
from geo.review.twice import reviewed_twice, settled_reviews
from geo.store.database import Store
from geo.store.documents import Document, list_documents
from geo.store.entered import Entered, list_entered


@dataclass(frozen=True, slots=True)
class Counts:
    """How many candidates of a document are in which state; those that were split or merged are not counted.

    Attributes
    ----------
    total, open, accepted, rejected : int
        ``open`` are all that nobody has accepted or rejected, those skipped among them.
    """

    total: int
    open: int
    accepted: int
    rejected: int


def document_counts(store: Store) -> list[tuple[Document, Counts]]:
    """Return every document, the newest first, with how far its review is."""
    states: dict[int | None, Counter[str]] = {}
    # Before its figures are counted: one that is added meanwhile would be listed without any.
    documents = list_documents(store)
    twice = reviewed_twice(store)
    with store.reading() as connection:
        for review in settled_reviews(connection, twice):
            states.setdefault(review.candidate.document, Counter())[review.state] += 1
    return [(document, _counts(states.get(document.id, Counter()))) for document in documents]


def import_counts(store: Store) -> list[tuple[Entered, Counts]]:
    """Return every file of figures that was imported, the newest first, with how far its review is."""
    files = [one for one in list_entered(store) if one.about.get("file")]
    ids = [id for one in files for id in one.candidates]
    with store.reading() as connection:
        states = {review.id: review.state for review in reviews_of(connection, ids=ids)} if ids else {}
    return [(one, _counts(Counter(states[id] for id in one.candidates if id in states))) for one in files]


def _counts(states: Counter[str]) -> Counts:
    still = sum(count for state, count in states.items() if state not in DECIDED)
    return Counts(still + states[ACCEPTED] + states[REJECTED], still, states[ACCEPTED], states[REJECTED])
