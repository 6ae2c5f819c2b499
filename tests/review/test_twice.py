"""Documents reviewed twice, blind: rounds, agreement, conflicts, what a third settles."""

import pytest

from geo.atlas import read_atlas
from geo.errors import NotAllowedError, ReviewError, StaleDecisionError
from geo.review.deciding import Act, decide
from geo.review.people import ADMIN, REVIEWER, Person
from geo.review.state import ACCEPTED, OPEN, REJECTED, reviews_of
from geo.review.surface.checks import known_figures
from geo.review.surface.queue import queue_message
from geo.review.twice import (
    agreement,
    conflicts,
    kappa,
    reviews_in_round,
    round_of,
    round_seen,
    set_twice,
    settled_reviews,
)
from geo.store.database import Store
from geo.store.decisions import ACCEPT, FINAL, FIRST, REJECT, SECOND
from geo.store.documents import EXTRACTED, Candidate, Document, add_document, get_document

ANA, LUIS, EVA = Person("ana", REVIEWER), Person("luis", REVIEWER), Person("eva", ADMIN)
WHOLE = {
    "measure": "coca_cultivation", "place": "peru", "kind": "level", "period_start": "2013-01-01",
    "period_end": "2013-12-31", "period_basis": "stated", "value": "49800", "unit": "ha",
    "value_stated": "49,800", "unit_stated": "hectares", "bound": "exact", "stance": "reports",
}  # fmt: skip


@pytest.fixture
def document(store: Store) -> int:
    candidates = [Candidate(EXTRACTED, n, dict(WHOLE), "eva", extractor="e1") for n in (1, 2, 3, 4)]
    kept, _new = add_document(
        store, Document("a" * 64, "r.txt", "en", "", "text", (), "e1", "eva"), candidates
    )
    set_twice(store, EVA, kept.id, True)
    return kept.id


def test_who_only_looks_takes_no_round(store: Store, document: int) -> None:
    assert [round_seen(store, one, document) for one in (ANA, LUIS, EVA)] == [FIRST] * 3
    assert round_of(store, ANA, document) == FIRST
    assert [round_seen(store, one, document) for one in (ANA, LUIS)] == [FIRST, SECOND]
    assert round_of(store, LUIS, document) == SECOND
    assert [round_seen(store, one, document) for one in (ANA, LUIS, EVA)] == [FIRST, SECOND, FINAL]


def ids(store: Store) -> list[int]:
    with store.reading() as connection:
        return [review.id for review in reviews_of(connection)]


def say(store: Store, person: Person, document: int, number: int, kind: str, **fields: str) -> None:
    reason = "other" if kind == REJECT else ""
    act = Act(ids(store)[number], kind, 0, f"{person.name}-{number}", fields, reason)
    decide(store, person, [act], round=round_of(store, person, document))


def states(store: Store, document: int) -> list[tuple[str, str]]:
    with store.reading() as connection:
        return [(r.state, r.fields["place"]) for r in settled_reviews(connection, [document])]


def both_decide(store: Store, document: int) -> None:
    for number, (mine, yours) in enumerate(
        [("peru", "peru"), ("peru", "vraem"), ("peru", None), (None, None)]
    ):
        for person, place in ((ANA, mine), (LUIS, yours)):
            if place is None:
                say(store, person, document, number, REJECT)
            else:
                say(store, person, document, number, ACCEPT, place=place)


def test_each_has_a_round_and_does_not_see_the_others(store: Store, document: int) -> None:
    assert [round_of(store, person, document) for person in (ANA, LUIS, EVA, ANA)] == [
        FIRST,
        SECOND,
        FINAL,
        FIRST,
    ]
    say(store, ANA, document, 0, REJECT)
    with store.reading() as connection:
        second = reviews_of(connection, document=document, round=SECOND)
    assert {review.state for review in second} == {OPEN}


def test_what_only_one_has_decided_does_not_stand(store: Store, document: int) -> None:
    say(store, ANA, document, 0, ACCEPT)
    assert states(store, document)[0] == (OPEN, "peru")


def test_agreement_and_conflicts_are_counted_by_candidate_and_cell(store: Store, document: int) -> None:
    both_decide(store, document)
    found = agreement(store, document)
    assert (found.both, found.same) == (4, 2)
    assert found.cells["place"] == (1, 2)
    assert found.cells["value"] == (2, 2)
    # Accepted 3 and 2 of 4, the same in 3: expected (3*2 + 1*2)/16 = 0.5, kappa (0.75 - 0.5)/0.5.
    assert found.kappa == pytest.approx(0.5)
    assert [(one.columns, one.settled) for one in conflicts(store, document)] == [
        (("place",), False),
        ((), False),
    ]
    assert states(store, document) == [(ACCEPTED, "peru"), (OPEN, "peru"), (OPEN, "peru"), (REJECTED, "peru")]


def test_a_third_settles_what_they_differ_in(store: Store, document: int) -> None:
    both_decide(store, document)
    say(store, EVA, document, 1, ACCEPT, place="vraem")
    assert states(store, document)[1] == (ACCEPTED, "vraem")
    assert [one.settled for one in conflicts(store, document)] == [True, False]


def test_who_settles_sees_what_is_in_conflict_with_what_each_said(store: Store, document: int) -> None:
    both_decide(store, document)
    kept = get_document(store, document)
    message = queue_message(
        store, EVA, kept, known_figures(read_atlas()), round=round_of(store, EVA, document)
    )
    assert [figure["id"] for figure in message["figures"]] == ids(store)[1:3]
    assert message["figures"][0]["why"][:2] == ["ana: accepted, place peru", "luis: accepted, place vraem"]
    say(store, EVA, document, 1, ACCEPT, place="vraem")
    with store.reading() as connection:
        assert [one.id for one in reviews_in_round(connection, document, FINAL)] == ids(store)[1:3]


def test_only_an_admin_asks_for_it_and_not_once_two_have_begun(store: Store, document: int) -> None:
    with pytest.raises(NotAllowedError):
        set_twice(store, ANA, document, False)
    for person in (ANA, LUIS):
        say(store, person, document, 0, ACCEPT)
    with pytest.raises(ReviewError, match="stays"):
        set_twice(store, EVA, document, False)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], None),
        ([("a", "a"), ("a", "a")], None),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        # The worked example of two raters and fifty proposals: 20 and 15 the same, 5 and 10 not.
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], expected: float | None) -> None:
    assert kappa(pairs) == (expected if expected is None else pytest.approx(expected))


def test_a_round_is_only_its_holders(store: Store, document: int) -> None:
    say(store, ANA, document, 0, ACCEPT)
    for person, turn in ((LUIS, FIRST), (ANA, SECOND), (EVA, FINAL)):
        with pytest.raises(StaleDecisionError, match="who reviews it has changed"):
            decide(store, person, [Act(ids(store)[1], REJECT, 0, f"x-{turn}", reason="other")], round=turn)


def test_who_began_before_it_was_to_be_reviewed_twice_holds_the_first_round(
    store: Store, document: int
) -> None:
    set_twice(store, EVA, document, False)
    decide(store, ANA, [Act(ids(store)[0], REJECT, 0, "early", reason="other")])
    set_twice(store, EVA, document, True)
    assert [round_of(store, person, document) for person in (LUIS, ANA)] == [SECOND, FIRST]


def test_who_only_opened_it_keeps_nobody_from_reviewing_once(store: Store, document: int) -> None:
    assert [round_of(store, person, document) for person in (ANA, EVA)] == [FIRST, SECOND]
    set_twice(store, EVA, document, False)
    set_twice(store, EVA, document, True)
    assert [round_of(store, person, document) for person in (EVA, LUIS)] == [FIRST, SECOND]
