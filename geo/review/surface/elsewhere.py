"""Figures that were accepted in other documents, against which those of a document are held."""

from __future__ import annotations

from functools import lru_cache

import sqlalchemy as sa

from geo.review.state import ACCEPTED, Review
from geo.review.twice import reviewed_twice, settled_reviews
from geo.store.database import Store
from geo.store.schema import CANDIDATES, DECISIONS


def accepted_elsewhere(store: Store, document: int | None) -> tuple[Review, ...]:
    """Return the accepted figures of all documents but one, and those that no document brought.

    Parameters
    ----------
    store : Store
    document : int or None
        None for figures that no document brought: all are returned.

    Raises
    ------
    StoreError
        The database cannot be read.
    """
    other = sa.true() if document is None else CANDIDATES.c.document.is_distinct_from(document)
    query = (
        sa.select(sa.func.max(DECISIONS.c.id), sa.func.count()).join_from(DECISIONS, CANDIDATES).where(other)
    )
    with store.reading() as connection:
        newest = tuple(connection.execute(query).one())
    return _accepted(store, store.identity, document, newest)


@lru_cache(maxsize=8)
def _accepted(
    store: Store, identity: str, document: int | None, newest: tuple[int, ...]
) -> tuple[Review, ...]:
    """Return them once for every decision that is made on one of them."""
    del identity, newest
    twice = reviewed_twice(store)
    with store.reading() as connection:
        return tuple(
            one
            for one in settled_reviews(connection, twice)
            if one.state == ACCEPTED and (document is None or one.candidate.document != document)
        )
