"""What can be published, and what is missing for the rest, as records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.store.batches import Item

NEW, CHANGED, WITHDRAWN = "new", "changed", "withdrawn"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record that can be published.

    Attributes
    ----------
    item : Item
    how : str
        `NEW`, `CHANGED` or `WITHDRAWN`.
    candidate : int
        Number of the figure; 0 for an own record.
    document : int
        Number of the document; 0 where there is none.
    needs : frozenset of (str, str)
        Kind and id of the own records without which it cannot be read.
    """

    item: Item
    how: str
    candidate: int = 0
    document: int = 0
    needs: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps accepted figures from being published.

    Attributes
    ----------
    candidates : tuple of int
        Their numbers.
    text : str
        What is missing and what to do about it, in the language in use.
    document : int
        The document that it is about; 0 for one figure.
    """

    candidates: tuple[int, ...]
    text: str
    document: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What can be published now.

    Attributes
    ----------
    follows : int
        The newest batch that was seen.
    figures, records : tuple of Waiting
        Figures in reading order; own records in the order in which they must come.
    missing : tuple of Missing
    taken_back : tuple of Waiting
        Figures that an undo took back and nobody has decided on since: they go only where they are named.
    spare : frozenset of (str, str)
        Kind and id of the records that only these need.
    """

    follows: int
    figures: tuple[Waiting, ...]
    records: tuple[Waiting, ...]
    missing: tuple[Missing, ...]
    taken_back: tuple[Waiting, ...] = ()
    spare: frozenset[tuple[str, str]] = frozenset()

    def chosen(self, only: Iterable[int] | None = None) -> list[Waiting]:
        """Return the figures chosen by number (None: all) behind the own records that these need.

        Changes of records that other published figures use belong to a whole publication only.
        """
        if only is None:
            records = [one for one in self.records if (one.item.kind, one.item.record) not in self.spare]
            return [*records, *self.figures]
        numbers = set(only)
        figures = [one for one in (*self.figures, *self.taken_back) if one.candidate in numbers]
        wanted = {need for one in figures for need in one.needs}
        for one in reversed(self.records):
            if (one.item.kind, one.item.record) in wanted:
                wanted |= one.needs
        return [one for one in self.records if (one.item.kind, one.item.record) in wanted] + figures
