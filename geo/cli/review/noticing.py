"""What is noticed about figures, as the page shows it: doubles, conflicts, sums, units, unknown speakers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.review.state import Review
    from geo.store.database import Store


class Noticing:
    """Looks at figures beside the atlas, their document and what was accepted elsewhere.

    Parameters
    ----------
    store : Store
    """

    def __init__(self, store: Store) -> None:
        from geo.atlas import read_atlas
        from geo.review.known import all_institutions
        from geo.review.surface.checks import known_figures
        from geo.store.batches import list_items, published_ids

        self.store = store
        self.known = known_figures(read_atlas(), published_ids(list_items(store)))
        self.names = all_institutions(store)

    def remarks(self, reviews: Sequence[Review], round: str) -> dict[int, list[str]]:
        """Return the remarks on figures by number, in the language in use.

        Parameters
        ----------
        reviews : sequence of Review
        round : str
            In which the other figures of their documents are looked at; of `geo.store.decisions`.
        """
        from geo.review.surface.elsewhere import accepted_elsewhere
        from geo.review.surface.queue import remarks_of
        from geo.review.twice import reviews_in_round

        found: dict[int, list[str]] = {}
        for document in dict.fromkeys(one.candidate.document for one in reviews):
            if document is None:
                beside = [one for one in reviews if one.candidate.document is None]
            else:
                with self.store.reading() as connection:
                    beside = reviews_in_round(connection, document, round)
            said = remarks_of(beside, self.known, accepted_elsewhere(self.store, document), self.names)
            found |= {int(number): [one["text"] for one in remarks] for number, remarks in said.items()}
        return {one.id: found.get(one.id, []) for one in reviews}


def with_remarks(line: str, remarks: Sequence[str]) -> str:
    """Return the line of a figure with what is noticed about it at its end: a figure is one line."""
    return "\t".join([line, " ".join(remarks)]) if remarks else line
