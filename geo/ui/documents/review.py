"""One document under review."""

from __future__ import annotations

from geo.review.people import Person
from geo.store.address import store_exists
from geo.store.database import open_store
from geo.store.documents import get_document
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas


def review(number: int, person: Person, atlas: Atlas) -> bool:
    """Draw the review of a document; return whether there is one of this number."""
    del person, atlas
    if not store_exists():
        return False
    try:
        document = get_document(open_store(), number)
    except LookupError:
        return False
    show.title(document.name, anchor=False)
    return True
