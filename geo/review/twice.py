"""Documents that are reviewed twice, blind: rounds, how far both agree, what a third settles."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from geo.errors import ReviewError, StaleDecisionError
from geo.language import _
from geo.review.people import DECIDE, MANAGE, Person, require
from geo.review.state import ACCEPTED, DECIDED, OPEN, REPLACED, SKIPPED, Review, reviews_of
from geo.store.database import Store
from geo.store.decisions import FINAL, FIRST, SECOND
from geo.store.documents import candidates_of
from geo.store.entries import Entry, read_entries, write_entry

TWICE, ROUND = "twice", "round"
"""Kinds of entry: that a document is reviewed twice (key: its number); who reviews in a round of it."""
COMPARED = (
    "measure", "place", "to_place", "kind", "period_start", "period_end", "value", "low", "high", "unit",
    "bound", "attributed_to", "stance",
)  # fmt: skip
"""Cells in which two reviewers must agree for a figure to stand."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers of a document agree.

    Attributes
    ----------
    both : int
        Candidates that both have decided on.
    same : int
        Of these, those on which both say the same: out, or accepted with the same cells.
    kappa : float or None
        Cohen's kappa of accepted, rejected and replaced; None where it is not defined (nothing decided by
        both, or both always say one thing).
    cells : dict of str to tuple of (int, int)
        By column of `COMPARED`: in how many of the figures that both accepted it is the same, and their
        number.
    """

    both: int
    same: int
    kappa: float | None
    cells: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A candidate on which two reviewers disagree.

    Attributes
    ----------
    candidate : int
    first, second : Review
        What each decided.
    columns : tuple of str
        Cells in which they differ; empty where one accepted it and the other did not.
    settled : bool
        Whether a third has decided.
    """

    candidate: int
    first: Review
    second: Review
    columns: tuple[str, ...]
    settled: bool


def set_twice(store: Store, person: Person, document: int, on: bool) -> None:
    """Have a document reviewed twice, or once again.

    Raises
    ------
    NotAllowedError
        ``person`` is no admin.
    ReviewError
        Somebody reviews it in a second round already: it stays reviewed twice.
    """
    require(store, person, MANAGE)
    with store.reading() as connection:
        begun = [one for one in reviews_of(connection, document=document, round=SECOND) if one.seen]
    if not on and begun:
        raise ReviewError(_("a second person has begun to review this document; it stays reviewed twice"))
    entry = read_entries(store, TWICE).get(str(document))
    write_entry(store, TWICE, str(document), {"on": on}, by=person.name, seen=entry.number if entry else 0)
    held = {} if on else read_entries(store, ROUND)
    for name in (f"{document}:{one}" for one in (FIRST, SECOND)):  # who only opened it holds no round
        if name in held and held[name].body:
            write_entry(store, ROUND, name, None, by=person.name, seen=held[name].number)


def reviewed_twice(store: Store) -> set[int]:
    """Return the numbers of the documents that are reviewed twice."""
    return {int(key) for key, entry in read_entries(store, TWICE).items() if entry.body and entry.body["on"]}


def round_of(store: Store, person: Person, document: int) -> str:
    """Return the round in which somebody reviews a document, taking the next free one.

    The first who comes reviews first, the next second; whoever comes after them settles where these differ.

    Raises
    ------
    NotAllowedError
        The role does not allow to decide.
    """
    require(store, person, DECIDE)
    while True:
        name = round_seen(store, person, document)
        if document not in reviewed_twice(store) or name == FINAL or _reviewer(store, document, name):
            return name
        key = f"{document}:{name}"
        taken = read_entries(store, ROUND).get(key)
        with contextlib.suppress(StaleDecisionError):  # somebody else took it in this moment
            body = {"person": person.name}
            write_entry(store, ROUND, key, body, by=person.name, seen=taken.number if taken else 0)


def round_seen(store: Store, person: Person, document: int) -> str:
    """Return the round that `round_of` would give somebody who only looks: none is taken."""
    if document not in reviewed_twice(store):
        return FIRST
    for name in (FIRST, SECOND):
        if _reviewer(store, document, name) in ("", person.name):
            return name
    return FINAL


def round_in(store: Store, person: Person, candidates: Sequence[int], *, take: bool = True) -> str:
    """Return the round in which somebody reviews the documents of some candidates (`round_of`).

    Where it is not to be taken, for who only looks, `round_seen`.

    Raises
    ------
    ReviewError
        It is not the same in all of them.
    """
    with store.reading() as connection:
        documents = {one.document for one in candidates_of(connection, ids=candidates)} - {None}
    of = round_of if take else round_seen
    rounds = {of(store, person, number) for number in documents if number is not None} or {FIRST}
    if len(rounds) > 1:
        raise ReviewError(
            _("you review these documents in different rounds; decide on one document at a time")
        )
    return rounds.pop()


def require_round(store: Store, person: Person, documents: Iterable[int], round: str) -> None:
    """Let somebody decide in a round of documents, or refuse it.

    Raises
    ------
    StaleDecisionError
        It is not, or no longer, the round of this person.
    """
    twice = reviewed_twice(store)
    for document in documents:
        holders = [_reviewer(store, document, name) for name in (FIRST, SECOND)] if document in twice else []
        mine = FINAL if all(holders) else ""
        mine = (FIRST, SECOND)[holders.index(person.name)] if person.name in holders else mine
        if round != (mine if holders else FIRST):
            raise StaleDecisionError(
                _("document {number}: who reviews it has changed; open it again").format(number=document)
            )


def agreement(store: Store, document: int) -> Agreement:
    """Return how far the two reviewers of a document agree by now."""
    with store.reading() as connection:
        pairs = [
            (first, second)
            for first, second in _pairs(connection, document)
            if first.state in DECIDED and second.state in DECIDED
        ]
    accepted = [pair for pair in pairs if pair[0].state == pair[1].state == ACCEPTED]
    cells = {
        name: (sum(_same(first, second, name) for first, second in accepted), len(accepted))
        for name in COMPARED
    }
    same = sum(not _differ(first, second) for first, second in pairs)
    return Agreement(len(pairs), same, kappa([(a.state, b.state) for a, b in pairs]), cells)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of two raters: agreement beyond what their habits alone would bring.

    Parameters
    ----------
    pairs : sequence of (str, str)
        What each said of the same thing.

    Notes
    -----
    Cohen, J. (1960): A coefficient of agreement for nominal scales. (observed - expected) / (1 - expected).
    """
    if not pairs:
        return None
    count = len(pairs)
    observed = sum(first == second for first, second in pairs) / count
    names = {name for pair in pairs for name in pair}
    expected = sum(
        sum(first == name for first, _other in pairs) * sum(second == name for _other, second in pairs)
        for name in names
    ) / (count * count)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def conflicts(store: Store, document: int) -> list[Conflict]:
    """Return the candidates on which two reviewers disagree, in reading order, settled ones among them."""
    with store.reading() as connection:
        final = {review.id: review for review in reviews_of(connection, document=document, round=FINAL)}
        pairs = _pairs(connection, document)
    found = []
    for first, second in pairs:
        if first.state not in DECIDED or second.state not in DECIDED or not _differ(first, second):
            continue
        columns = tuple(name for name in COMPARED if not _same(first, second, name))
        settled = first.id in final and final[first.id].state in DECIDED
        found.append(
            Conflict(first.id, first, second, columns if first.state == second.state else (), settled)
        )
    return found


def reviews_in_round(connection: sa.Connection, document: int, round: str) -> list[Review]:
    """Return what somebody reviews in a round: all candidates, and who settles those that are in conflict.

    What was settled, and the parts of what was split in settling, stay among them.
    """
    reviews = reviews_of(connection, document=document, round=round)
    if round != FINAL:
        return reviews
    differing = {
        first.id
        for first, second in _pairs(connection, document)
        if first.state in DECIDED and second.state in DECIDED and _differ(first, second)
    }
    return [one for one in reviews if {one.id, one.candidate.parent} & differing or one.held]


def settled_reviews(connection: sa.Connection, twice: Iterable[int]) -> list[Review]:
    """Return what was decided on every candidate in the end, in reading order.

    Of a document reviewed twice that is what a third settled, else what both say; where they differ, or
    only one has decided, it is open.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        Of `geo.store.database.Store.reading`.
    twice : iterable of int
        Documents that are reviewed twice (`reviewed_twice`).
    """
    documents = set(twice)
    once = reviews_of(connection)
    if not documents:
        return once
    second = {review.id: review for review in reviews_of(connection, round=SECOND)}
    final = {review.id: review for review in reviews_of(connection, round=FINAL)}
    parts = final.keys() - {review.id for review in once}  # of what was split in settling
    return [
        _settled(review, second.get(review.id), final.get(review.id))
        if review.candidate.document in documents
        else review
        for review in once
    ] + [final[id] for id in sorted(parts) if final[id].candidate.document in documents]


def _settled(first: Review, second: Review | None, final: Review | None) -> Review:
    if final is not None and final.state in DECIDED:
        return final
    if second is None or second.state not in DECIDED or first.state not in DECIDED or _differ(first, second):
        return replace(first, state=OPEN if first.state != SKIPPED else SKIPPED)
    return first


def _pairs(connection: sa.Connection, document: int) -> list[tuple[Review, Review]]:
    second = {review.id: review for review in reviews_of(connection, document=document, round=SECOND)}
    first = reviews_of(connection, document=document, round=FIRST)
    return [(review, second[review.id]) for review in first if review.id in second]


def _differ(first: Review, second: Review) -> bool:
    if first.state != second.state:
        return True
    if first.state == REPLACED and first.last and second.last and first.last.fields != second.last.fields:
        return True  # other parts, or merged into another
    return first.state == ACCEPTED and not all(_same(first, second, name) for name in COMPARED)


def _same(first: Review, second: Review, column: str) -> bool:
    return first.fields.get(column, "") == second.fields.get(column, "")


def _reviewer(store: Store, document: int, name: str) -> str:
    entries: Mapping[str, Entry] = read_entries(store, ROUND)
    entry = entries.get(f"{document}:{name}")
    if entry and entry.body:
        return str(entry.body["person"])
    with store.reading() as connection:  # who began before the document was to be reviewed twice
        held = [one for r in reviews_of(connection, document=document, round=name) for one in r.held]
    return min(held, key=lambda one: one.id).by if held else ""
