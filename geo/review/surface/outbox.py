"""What a review surface sends: decided, answered act by act, and what others have decided since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.errors import GeoError, StoreError
from geo.language import _
from geo.review.deciding import Act, decide
from geo.review.known import all_institutions
from geo.review.people import Person
from geo.review.surface.checks import Known
from geo.review.surface.contract import Answer, LiveMessage, Outbox, SentAct
from geo.review.surface.elsewhere import accepted_elsewhere
from geo.review.surface.queue import Places, figure_of, remarks_of, row_of
from geo.review.twice import reviews_in_round
from geo.store.database import Store
from geo.store.decisions import FIRST, decisions_on
from geo.store.documents import Document


def take(
    store: Store, person: Person, acts: Sequence[SentAct], *, round: str = FIRST, refused: Iterable[int] = ()
) -> list[Answer]:
    """Decide what was sent, each act once however often it arrives, and say what became of each.

    Acts on different candidates are written together; where one of them cannot be, each is tried alone.
    What comes after a refused act on the same candidate (``refused``: those of earlier sendings) builds on it
    and is refused too: it would undo or change what somebody else decided, unseen.
    """
    answers: dict[str, str] = {}
    wrong = set(refused)
    for run in _runs(acts):
        late = [one for one in run if one["candidate"] in wrong]
        answers |= {one["token"]: _("refused with the decision before it; look at it again") for one in late}
        if not (together := [one for one in run if one not in late]):
            continue
        try:
            kept = decide(store, person, [_act(one) for one in together], round=round)
            answers |= {decision.token: "" for decision in kept}
        except GeoError:
            pass  # each is answered below
        for one in together:
            if one["token"] not in answers:
                answers[one["token"]] = problem = _alone(store, person, one, round)
                wrong |= {one["candidate"]} if problem else set()
    return [{"token": token, "problem": problem} for token, problem in answers.items()]


def _runs(acts: Sequence[SentAct]) -> list[list[SentAct]]:
    """Return the acts in their order, parted where a candidate comes a second time."""
    runs: list[list[SentAct]] = []
    held: set[int] = set()
    for one in acts:
        if not runs or one["candidate"] in held:
            runs.append([])
            held = set()
        runs[-1].append(one)
        held.add(one["candidate"])
    return runs


def _alone(store: Store, person: Person, one: SentAct, round: str) -> str:
    """Decide one act; return why it was refused, empty where it was kept.

    Raises
    ------
    StoreError
        The database cannot be written to: nothing was decided, and it may be sent again.
    """
    try:
        decide(store, person, [_act(one)], round=round)
    except StoreError:
        raise
    except GeoError as error:
        return str(error)
    return ""


def _act(one: SentAct) -> Act:
    return Act(
        one["candidate"], one["kind"], one["seen"], one["token"], one["fields"], one["reason"], one["parts"]
    )


def changes(
    store: Store,
    document: Document,
    known: Known,
    outbox: Outbox,
    answers: list[Answer],
    *,
    round: str = FIRST,
) -> LiveMessage:
    """Return what changed about a document since the newest decision that the surface has."""
    atlas = known.atlas
    asked = {one["candidate"] for one in outbox["acts"]}
    with store.reading() as connection:
        since = decisions_on(connection, after=outbox["known"])
        # Asked every two seconds: where nobody has decided there is nothing to look through.
        reviews = reviews_in_round(connection, document.id, round) if since or asked else []
    ids = {review.id for review in reviews}
    changed = ({one.candidate for one in since if one.round == round} | asked) & ids
    places = Places(document.text) if changed else None
    parts = [review for review in reviews if review.candidate.parent in changed]
    names = all_institutions(store) if changed else {}
    elsewhere = accepted_elsewhere(store, document.id) if changed else ()
    return {
        "answers": answers,
        "rows": [row_of(review, atlas) for review in reviews if review.id in changed],
        "figures": [figure_of(one, atlas, places, names) for one in parts] if places else [],
        "remarks": remarks_of(reviews, known, elsewhere, names) if changed else {},
        "trouble": "",
        "newest": max((one.id for one in since), default=outbox["known"]),
    }
