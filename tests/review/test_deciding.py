"""Decisions on candidates: what they come to, what is refused, who may make them."""

from dataclasses import replace

import pytest

from geo.errors import NotAllowedError, ReviewError, StaleDecisionError
from geo.review.adding import keep_document, read_document
from geo.review.deciding import Act, decide
from geo.review.people import ADMIN, REVIEWER, VIEWER, Person, give_role, named_person
from geo.review.state import ACCEPTED, OPEN, REJECTED, REPLACED, Review, reviews_of
from geo.store.database import Store
from geo.store.decisions import ACCEPT, CORRECT, MERGE, REJECT, SPLIT, UNDO

ANA = Person("ana", ADMIN)
TEXT = """31 May 2014. Coca cultivation in Peru fell to 49,800 hectares in 2013, UNODC said.
Police seized 24 tons of cocaine in the VRAEM in 2012."""
WHOLE = {
    "measure": "coca_cultivation", "place": "peru", "kind": "level", "period_start": "2013-01-01",
    "period_end": "2013-12-31", "period_basis": "stated", "value": "49800", "unit": "ha",
    "value_stated": "49,800", "unit_stated": "hectares", "bound": "exact", "stance": "reports",
}  # fmt: skip


@pytest.fixture
def first(store: Store) -> Review:
    keep_document(store, ANA, read_document("note.txt", TEXT.encode()))
    return everything(store)[0]


def everything(store: Store) -> list[Review]:
    with store.reading() as connection:
        return reviews_of(connection)


def now_is(store: Store, id: int) -> Review:
    with store.reading() as connection:
        return reviews_of(connection, ids=[id])[0]


def test_a_document_brings_its_candidates_once(store: Store, first: Review) -> None:
    assert first.state == OPEN
    assert first.fields["value_stated"] == "49,800"
    document, new = keep_document(store, ANA, read_document("again.txt", TEXT.encode()))
    assert not new
    assert document.name == "note.txt"


def test_corrected_accepted_rejected_and_taken_back_one_after_another(store: Store, first: Review) -> None:
    acts = [
        (CORRECT, WHOLE, "", OPEN),
        (ACCEPT, {"place": "vraem"}, "", ACCEPTED),
        (REJECT, {}, "wrong-value", REJECTED),
        (UNDO, {}, "", ACCEPTED),
        (UNDO, {}, "", OPEN),
    ]
    places = []
    for seen, (kind, fields, reason, state) in enumerate(acts):
        decide(store, ANA, [Act(first.id, kind, seen, f"t{seen}", fields, reason)])
        review = now_is(store, first.id)
        assert review.state == state
        places.append(review.fields["place"])
    assert places == ["peru", "vraem", "vraem", "vraem", "peru"]
    decide(store, ANA, [Act(first.id, UNDO, 5, "t5")])
    assert now_is(store, first.id).fields == first.fields
    with pytest.raises(ReviewError, match="nothing to undo"):
        decide(store, ANA, [Act(first.id, UNDO, 6, "t6")])


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"place": ""}, "place"),
        ({"place": "atlantis"}, "place"),
        ({"unit": "kg"}, "unit"),
        ({"value": "-3"}, "value"),
        ({"period_start": "2014-01-01"}, "period_end"),
        ({"period_start": "soon"}, "period_start"),
    ],
)
def test_a_figure_is_not_accepted_that_the_data_would_refuse(
    store: Store, first: Review, change: dict[str, str], named: str
) -> None:
    with pytest.raises(ReviewError, match=named):
        decide(store, ANA, [Act(first.id, ACCEPT, 0, "t", WHOLE | change)])
    assert now_is(store, first.id).state == OPEN


def test_the_parts_of_a_split_come_and_go_with_it(store: Store, first: Review) -> None:
    count = len(everything(store))
    parts = [{"place": "vraem"}, {"place": "upper-huallaga"}]
    decide(store, ANA, [Act(first.id, SPLIT, 0, "t", parts=parts)])
    assert now_is(store, first.id).state == REPLACED
    made = [review for review in everything(store) if review.candidate.parent == first.id]
    assert [review.fields["place"] for review in made] == ["vraem", "upper-huallaga"]
    decide(store, ANA, [Act(first.id, UNDO, 1, "t2")])
    assert len(everything(store)) == count


def test_merged_into_another_it_is_out(store: Store, first: Review) -> None:
    other = everything(store)[1]
    decide(store, ANA, [Act(other.id, MERGE, 0, "t", {"into": str(first.id)})])
    assert now_is(store, other.id).state == REPLACED
    with pytest.raises(ReviewError, match="stays"):
        decide(store, ANA, [Act(first.id, MERGE, 0, "t2", {"into": str(first.id)})])


def test_a_stale_act_is_refused_whatever_it_is(store: Store, first: Review) -> None:
    decide(store, ANA, [Act(first.id, CORRECT, 0, "t", WHOLE)])
    for kind, fields, reason in ((ACCEPT, WHOLE, ""), (REJECT, {}, "other"), (UNDO, {}, "")):
        with pytest.raises(StaleDecisionError, match="ana"):
            decide(store, replace(ANA, name="luis"), [Act(first.id, kind, 0, f"l-{kind}", fields, reason)])


def test_roles_are_asked_where_the_decision_is_made(store: Store, first: Review) -> None:
    with pytest.raises(NotAllowedError, match="viewer"):
        decide(store, Person("eva", VIEWER), [Act(first.id, REJECT, 0, "t", reason="other")])
    assert named_person(store, "eva").role == VIEWER
    with pytest.raises(NotAllowedError):
        give_role(store, Person("eva", REVIEWER), "eva", ADMIN)
    give_role(store, ANA, "eva", REVIEWER)
    decide(store, named_person(store, "eva"), [Act(first.id, REJECT, 0, "t", reason="other")])
    assert now_is(store, first.id).last.by == "eva"


@pytest.mark.parametrize(
    "act",
    [
        Act(1, "burn", 0, "t"),
        Act(1, REJECT, 0, "t", reason="boring"),
        Act(1, REJECT, 0, "t", reason="other:" + "x" * 501),
        Act(1, CORRECT, 0, "t", {"place": "a\nb"}),
        Act(1, CORRECT, 0, "t", {"id": "s-1"}),
        Act(1, SPLIT, 0, "t", parts=[{}]),
        Act(99, ACCEPT, 0, "t"),
    ],
)
def test_what_cannot_be_decided_is_refused(store: Store, first: Review, act: Act) -> None:
    with pytest.raises(ReviewError):
        decide(store, ANA, [act])
    assert now_is(store, first.id).seen == 0


def test_what_builds_on_a_refused_decision_is_refused(store: Store, first: Review) -> None:
    with pytest.raises(StaleDecisionError, match="was not kept"):
        decide(store, ANA, [Act(first.id, UNDO, 3, "t")])


def test_parts_of_a_split_that_was_taken_back_do_not_come_again_with_another(
    store: Store, first: Review
) -> None:
    halves = [{"place": "vraem"}, {"place": "upper-huallaga"}]
    for seen, act in enumerate((SPLIT, UNDO, SPLIT)):
        decide(store, ANA, [Act(first.id, act, seen, f"s{seen}", parts=halves if act == SPLIT else ())])
    assert len([one for one in everything(store) if one.candidate.parent == first.id]) == 2


@pytest.mark.parametrize("into", ["99999", "0", "x"])
def test_a_figure_is_not_given_up_for_one_that_is_not_there(store: Store, first: Review, into: str) -> None:
    with pytest.raises(ReviewError, match="stays"):
        decide(store, ANA, [Act(first.id, MERGE, 0, "t", {"into": into})])


def test_two_figures_are_not_given_up_for_each_other(store: Store, first: Review) -> None:
    other = everything(store)[1].id
    decide(store, ANA, [Act(first.id, MERGE, 0, "t", {"into": str(other)})])
    with pytest.raises(ReviewError, match="stays"):
        decide(store, ANA, [Act(other, MERGE, 0, "t2", {"into": str(first.id)})])


@pytest.mark.parametrize(
    "cell", [{"value": "nan"}, {"value": "49,800"}, {"paragraph": "-9"}, {"start": "1e9"}]
)
def test_a_cell_that_is_no_number_is_refused_at_once(
    store: Store, first: Review, cell: dict[str, str]
) -> None:
    with pytest.raises(ReviewError, match="expected a number"):
        decide(store, ANA, [Act(first.id, CORRECT, 0, "t", cell)])
