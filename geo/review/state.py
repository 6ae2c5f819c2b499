"""What the decisions on a candidate come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from geo.store.decisions import (
    ACCEPT,
    CORRECT,
    FIRST,
    MERGE,
    REJECT,
    SKIP,
    SPLIT,
    UNDO,
    Decision,
    decisions_on,
)
from geo.store.documents import Candidate, candidates_of

OPEN, ACCEPTED, REJECTED, SKIPPED, REPLACED = "open", "accepted", "rejected", "skipped", "replaced"
STATES = {ACCEPT: ACCEPTED, REJECT: REJECTED, SKIP: SKIPPED, SPLIT: REPLACED, MERGE: REPLACED, CORRECT: OPEN}
"""State that each kind of decision leaves a candidate in."""
DECIDED = (ACCEPTED, REJECTED, REPLACED)
"""States that count as reviewed; skipped ones come again."""


@dataclass(frozen=True, slots=True)
class Review:
    """A candidate with what was decided on it in one round.

    Attributes
    ----------
    candidate : Candidate
    state : str
        `OPEN`, `ACCEPTED`, `REJECTED`, `SKIPPED` or `REPLACED` (split, or merged into another).
    fields : dict of str to str
        Its cells as they stand by now.
    seen : int
        Number of its last decision in this round; 0 where there is none. To decide is to name it.
    last : Decision or None
        The decision that holds.
    held : tuple of Decision
        All decisions that were not taken back, that one last.
    """

    candidate: Candidate
    state: str
    fields: dict[str, str]
    seen: int
    last: Decision | None
    held: tuple[Decision, ...] = ()

    @property
    def id(self) -> int:
        """Return the number of the candidate."""
        return self.candidate.id


def reviewed(candidate: Candidate, decisions: Iterable[Decision]) -> Review:
    """Return what the decisions of one round come to, in the order in which they were made.

    An undo takes back the last decision that was not taken back yet.
    """
    held: list[Decision] = []
    seen = 0
    for decision in decisions:
        seen = max(seen, decision.number)
        if decision.kind != UNDO:
            held.append(decision)
        elif held:
            held.pop()
    fields = dict(candidate.fields)
    for decision in held:
        if decision.kind in (ACCEPT, CORRECT):
            fields |= decision.fields
    last = held[-1] if held else None
    return Review(candidate, STATES[last.kind] if last else OPEN, fields, seen, last, tuple(held))


def reviews_of(
    connection: sa.Connection,
    *,
    document: int | None = None,
    ids: Sequence[int] | None = None,
    round: str = FIRST,
) -> list[Review]:
    """Return candidates with what was decided on them, in reading order.

    The parts of a candidate count while it is split: where that was taken back they are left out.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        Of `geo.store.database.Store.reading` or ``writing``.
    document, ids
        As for `geo.store.documents.candidates_of`.
    round : str
        Of `geo.store.decisions`.
    """
    candidates = candidates_of(connection, document=document, ids=ids)
    parents = {c.parent for c in candidates if c.parent is not None} - {c.id for c in candidates}
    everyone = candidates + (candidates_of(connection, ids=sorted(parents)) if parents else [])
    wanted = [candidate.id for candidate in everyone]
    by_candidate: dict[int, list[Decision]] = {}
    for decision in decisions_on(connection, None if ids is None and document is None else wanted):
        if decision.round == round:
            by_candidate.setdefault(decision.candidate, []).append(decision)
    found = {c.id: reviewed(c, by_candidate.get(c.id, ())) for c in everyone}
    return [found[c.id] for c in candidates if _counts(found[c.id], found)]


def _counts(review: Review, others: Mapping[int, Review]) -> bool:
    parent = others.get(review.candidate.parent or 0)
    if parent is None:
        return True
    last = parent.last
    if last is None or last.kind != SPLIT or str(review.id) not in last.fields.get("parts", "").split():
        return False
    return _counts(parent, others)
