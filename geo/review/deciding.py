"""Decide on candidates: accept, reject, correct, skip, split, merge, undo."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from geo.catalog.cells import NUMBER
from geo.errors import ReviewError, StaleDecisionError
from geo.language import _
from geo.model import STATEMENT_COLUMNS
from geo.review.known import all_institutions, known_in
from geo.review.names import NEW, UnknownNameError, faults_in_names, new_records
from geo.review.people import DECIDE, Person, require
from geo.review.rows import LONGEST, WHERE, faults_in, figure_fault
from geo.review.state import REPLACED, Review, reviews_of
from geo.review.twice import require_round
from geo.statements.row_validator import Known
from geo.store.database import Store
from geo.store.decisions import (
    ACCEPT,
    CORRECT,
    FIRST,
    KINDS,
    MERGE,
    REJECT,
    SPLIT,
    UNDO,
    Decision,
    add_decisions,
)
from geo.store.documents import SPLIT as PART
from geo.store.documents import Candidate

REASONS = ("no-figure", "other-subject", "wrong-value", "duplicate", "too-vague", "other")
"""Why a candidate is rejected. ``wrong-value``: measure, place and year are right, the number is not."""


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody wants to decide on one candidate.

    Attributes
    ----------
    candidate : int
    kind : str
        Of `geo.store.decisions.KINDS`.
    seen : int
        Number of the last decision that was seen on it (`geo.review.state.Review.seen`).
    token : str
        Names this act, so that it decides once though it may arrive twice.
    fields : dict of str to str
        Cells that it changes; of a merge ``into``, the number of the candidate that stays. To accept
        a speaker that is not known is to name it in `geo.review.names.NEW` as well.
    reason : str
        Of a rejection one of `REASONS`, with a remark after a colon where one is made.
    parts : sequence of dict of str to str
        Of a split, the cells that each part has in place of the candidate's.
    """

    candidate: int
    kind: str
    seen: int
    token: str
    fields: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    parts: Sequence[Mapping[str, str]] = ()


def decide(store: Store, person: Person, acts: Sequence[Act], *, round: str = FIRST) -> list[Decision]:
    """Write what somebody decides, all or nothing, and return the decisions.

    Parameters
    ----------
    store : Store
    person : Person
    acts : sequence of Act
        At most one on each candidate.
    round : str
        Of `geo.store.decisions`.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    StaleDecisionError
        Somebody else decided on one of them since.
    ReviewError
        An act that cannot be: a figure accepted whose cells are not whole, an unknown candidate.
    StoreError
        It cannot be written.
    """
    require(store, person, DECIDE)
    with store.reading() as connection:
        asked = [act.candidate for act in acts] + [_stays(act) for act in acts if act.kind == MERGE]
        reviews = {r.id: r for r in reviews_of(connection, ids=asked, round=round)}
    require_round(store, person, {d for r in reviews.values() if (d := r.candidate.document)}, round)
    accepts = any(act.kind == ACCEPT for act in acts)
    known = known_in(store) if accepts else None
    names = all_institutions(store) if accepts else {}
    new: dict[tuple[str, str], dict[str, str]] = {}
    decisions, parts = [], []
    for act in acts:
        review = reviews.get(act.candidate)
        if review is None:
            raise ReviewError(_("there is no candidate {number}").format(number=act.candidate))
        if act.seen > review.seen:
            raise StaleDecisionError(
                _("figure {number}: what it builds on was not kept; look at it again").format(
                    number=review.id
                )
            )
        if act.kind == MERGE and act.seen == review.seen:
            _check_merge(review, reviews.get(_stays(act)))
        decisions.append(_decision(act, review, person, round, known))
        if act.kind == ACCEPT and act.seen == review.seen:
            new |= _new_names(review, act, names)
        if act.kind == SPLIT:
            parts += _parts(act, review, person)
    return add_decisions(store, decisions, parts, new)


def _new_names(review: Review, act: Act, known: Mapping[str, str]) -> dict[tuple[str, str], dict[str, str]]:
    """Return the speakers of a figure that its reviewer says are new, as own records.

    Raises
    ------
    UnknownNameError
        Nobody has said so of one.
    """
    fields = review.fields | act.fields
    if faults := faults_in_names(fields, known, review.id, WHERE):
        raise UnknownNameError("\n".join(figure_fault(fault) for fault in faults))
    return new_records(fields, known)


def _stays(act: Act) -> int:
    """Return the number of the candidate that a merge leaves; 0 for none."""
    into = act.fields.get("into", "")
    return int(into) if into.isdecimal() and len(into) < 10 else 0


def _check_merge(review: Review, stays: Review | None) -> None:
    if stays is None or stays.state == REPLACED or stays.candidate.document != review.candidate.document:
        raise ReviewError(
            _("candidate {number}: merge names the other candidate that stays").format(number=review.id)
        )


def _decision(act: Act, review: Review, person: Person, round: str, known: Known | None) -> Decision:
    if act.kind not in KINDS:
        raise ReviewError(_("decision: expected one of {names}").format(names=", ".join(KINDS)))
    _check_words(act)
    if act.kind == ACCEPT and act.seen == review.seen:
        if faults := faults_in(review.fields | act.fields, review.candidate.id, known=known):
            raise ReviewError("\n".join(figure_fault(fault) for fault in faults))
        if review.state == REPLACED:
            raise ReviewError(
                _("candidate {number} was split or merged; undo that first").format(number=act.candidate)
            )
    if act.kind == REJECT and act.reason.split(":")[0] not in REASONS:
        raise ReviewError(_("reason: expected one of {names}").format(names=", ".join(REASONS)))
    if act.kind == UNDO and review.last is None and act.seen == review.seen:
        raise ReviewError(_("candidate {number}: there is nothing to undo").format(number=act.candidate))
    if act.kind == MERGE and act.fields.get("into") in ("", None, str(act.candidate)):
        raise ReviewError(
            _("candidate {number}: merge names the other candidate that stays").format(number=act.candidate)
        )
    return Decision(
        candidate=act.candidate,
        kind=act.kind,
        by=person.name,
        number=act.seen + 1,
        token=act.token,
        fields=act.fields,
        reason=act.reason,
        extractor=review.candidate.extractor,
        round=round,
    )


def _check_words(act: Act) -> None:
    known = {"into"} if act.kind == MERGE else {*STATEMENT_COLUMNS, NEW} - {"id"}
    cells = [
        ("reason", act.reason),
        *act.fields.items(),
        *(cell for part in act.parts for cell in part.items()),
    ]
    for name, value in cells:
        if name != "reason" and name not in known:
            raise ReviewError(
                _("{name}: expected one of {names}").format(name=name[:40], names=", ".join(sorted(known)))
            )
        if len(value) > LONGEST or any(not c.isprintable() for c in value):
            raise ReviewError(
                _("{name}: expected at most {most} characters that can be shown").format(
                    name=name, most=LONGEST
                )
            )
        if value and name in ("value", "low", "high") and not NUMBER.fullmatch(value):
            raise ReviewError(_("{name}: expected a number, not {text}").format(name=name, text=value[:40]))
        if value and name in ("paragraph", "start", "end") and not re.fullmatch("[0-9]{1,9}", value):
            raise ReviewError(_("{name}: expected a number, not {text}").format(name=name, text=value[:40]))
    if act.fields and act.kind not in (ACCEPT, CORRECT, MERGE):
        raise ReviewError(_("{kind} changes no cells").format(kind=act.kind))


def _parts(act: Act, review: Review, person: Person) -> list[Candidate]:
    if len(act.parts) < 2:
        raise ReviewError(
            _("candidate {number}: to split makes two parts or more").format(number=act.candidate)
        )
    whole = review.candidate
    return [
        replace(
            whole,
            id=0,
            origin=PART,
            parent=whole.id,
            fields=review.fields | dict(part),
            by=person.name,
            at="",
        )
        for part in act.parts
    ]
