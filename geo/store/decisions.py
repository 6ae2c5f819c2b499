"""What was decided on each candidate: records that are added and never changed.

Who decides says which decision was the last one seen. Where another has been added since, the database
refuses the number that is taken, and nothing is written: no decision is lost to whoever writes last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from geo.errors import StaleDecisionError
from geo.language import _
from geo.store.database import Store, now
from geo.store.documents import Candidate, add_candidates
from geo.store.entries import keep_new
from geo.store.schema import DECISIONS

ACCEPT, REJECT, CORRECT, SKIP, SPLIT, MERGE, UNDO = (
    "accept", "reject", "correct", "skip", "split", "merge", "undo",
)  # fmt: skip
KINDS = (ACCEPT, REJECT, CORRECT, SKIP, SPLIT, MERGE, UNDO)
"""Kinds of decision: ``correct`` changes fields and leaves it open, ``accept`` takes the fields as they stand
with those it changes itself, ``merge`` gives it up for another (``fields["into"]``), ``undo`` takes back the
last one."""
FIRST, SECOND, FINAL = "first", "second", "final"
"""Rounds: where documents are reviewed twice each person has a round of their own, and ``final`` settles."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on one candidate.

    Attributes
    ----------
    candidate : int
    kind : str
        Of `KINDS`.
    by : str
        Who.
    number : int
        Its place among the decisions on this candidate in this round, from 1: one more than the last that
        was seen.
    fields : dict of str to str
        Cells that it changes, by column of ``statements.csv``.
    reason : str
        Why; of a rejection one of `geo.review.deciding.REASONS`.
    extractor : str
        Version of the extractor whose candidate it is on.
    token : str
        Names one act of one page or command: the same token decides once, however often it arrives.
    round : str
        `FIRST`, `SECOND` or `FINAL`.
    at : str
        When (UTC, ISO 8601).
    id : int
        Its place among all decisions.
    """

    candidate: int
    kind: str
    by: str
    number: int
    token: str
    fields: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    extractor: str = ""
    round: str = FIRST
    at: str = ""
    id: int = 0


def add_decisions(
    store: Store,
    decisions: Sequence[Decision],
    parts: Sequence[Candidate] = (),
    new: Mapping[tuple[str, str], dict[str, Any]] | None = None,
) -> list[Decision]:
    """Write decisions, all or none, and return them as they are kept.

    Parameters
    ----------
    decisions : sequence of Decision
        A token that was written before is returned as it was written then, and decides nothing anew.
    parts : sequence of Candidate
        New candidates that come with them (a candidate that is split).
    new : mapping, optional
        Own records that come with them: by kind and key the body, where there is none yet.

    Raises
    ------
    StaleDecisionError
        Somebody decided on one of the candidates since its last decision was seen.
    StoreError
        They cannot be written.
    """
    tokens = [decision.token for decision in decisions]
    try:
        with store.writing() as connection:
            if kept := _by_token(connection, tokens):
                return kept
            made: dict[int | None, list[str]] = {}
            for part, id in zip(parts, add_candidates(connection, parts), strict=True):
                made.setdefault(part.parent, []).append(str(id))
            rows = [_row(decision) | {"at": now()} for decision in decisions]
            for row in rows:
                if row["kind"] == SPLIT:  # by these it knows its parts from those of other splits
                    row["fields"] = {"parts": " ".join(made.get(row["candidate"], []))}
            connection.execute(sa.insert(DECISIONS), rows)
            for (kind, key), body in (new or {}).items():
                keep_new(connection, kind, key, body, by=decisions[0].by)
            return _by_token(connection, tokens)
    except IntegrityError:
        with store.reading() as connection:
            if kept := _by_token(connection, tokens):  # the same act, arrived twice at once
                return kept
            raise StaleDecisionError(_who_was_first(connection, decisions)) from None


def decisions_on(
    connection: sa.Connection, candidates: Sequence[int] | None = None, *, after: int = 0
) -> list[Decision]:
    """Return decisions as they were made: those on some candidates or on all, after one of them."""
    query = sa.select(DECISIONS).where(DECISIONS.c.id > after)
    if candidates is not None:
        query = query.where(DECISIONS.c.candidate.in_(list(candidates)))
    return [Decision(**row) for row in connection.execute(query.order_by(DECISIONS.c.id)).mappings()]


def newest_decision(store: Store) -> int:
    """Return the number of the newest decision, 0 where there is none: whether others have decided since."""
    with store.reading() as connection:
        return connection.scalar(sa.select(sa.func.max(DECISIONS.c.id))) or 0


def _by_token(connection: sa.Connection, tokens: Sequence[str]) -> list[Decision]:
    query = sa.select(DECISIONS).where(DECISIONS.c.token.in_(tokens)).order_by(DECISIONS.c.id)
    return [Decision(**row) for row in connection.execute(query).mappings()]


def _who_was_first(connection: sa.Connection, decisions: Sequence[Decision]) -> str:
    """Say who decided on which of the candidates meanwhile."""
    for mine in decisions:
        query = sa.select(DECISIONS).where(
            DECISIONS.c.candidate == mine.candidate,
            DECISIONS.c.round == mine.round,
            DECISIONS.c.number >= mine.number,
        )
        first = connection.execute(query.order_by(DECISIONS.c.number)).mappings().first()
        if first is not None:
            return _(
                "figure {number}: {who} has decided on it since you opened it ({kind}); nothing was written, "
                "look at it again"
            ).format(number=mine.candidate, who=first["by"], kind=first["kind"])
    return _("somebody else has decided since you opened it; nothing was written, look at it again")


def _row(decision: Decision) -> dict[str, Any]:
    names = [name for name in decision.__dataclass_fields__ if name != "id"]
    return {name: getattr(decision, name) for name in names}
