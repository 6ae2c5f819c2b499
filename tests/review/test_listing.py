"""How far the review of each document is, while another is added."""

from __future__ import annotations

import pytest

from geo.review import listing
from geo.review.adding import keep_document, read_document
from geo.review.people import ADMIN, Person
from geo.store.database import Store

ANA = Person("ana", ADMIN)


def add(store: Store, year: int) -> None:
    text = f"Coca cultivation in Peru fell to 49,800 hectares in {year}, UNODC said."
    keep_document(store, ANA, read_document(f"{year}.txt", text.encode()))


def test_a_document_that_is_added_meanwhile_is_not_listed_without_its_figures(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, 2013)
    counted = listing.settled_reviews

    def and_another(*given: object) -> object:
        found = [*counted(*given)]
        add(store, 2014)
        return found

    monkeypatch.setattr(listing, "settled_reviews", and_another)
    assert [counts.total for _document, counts in listing.document_counts(store)] == [1]
    monkeypatch.undo()
    assert [counts.total for _document, counts in listing.document_counts(store)] == [1, 1]
