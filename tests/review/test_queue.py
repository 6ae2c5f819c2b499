"""A document as the review surface is sent it, and what the surface sends back."""

from __future__ import annotations

from functools import cache

import pytest

from geo.atlas import read_atlas
from geo.maps.contract.message_shapes import fault_of
from geo.review.adding import keep_document, read_document
from geo.review.people import ADMIN, VIEWER, Person
from geo.review.surface.checks import Known, known_figures
from geo.review.surface.contract import FIELDS, LiveMessage, Outbox, QueueMessage, SentAct
from geo.review.surface.outbox import changes, take
from geo.review.surface.queue import LOW, Places, queue_message
from geo.store.database import Store
from geo.store.documents import Document

ANA, LUIS = Person("ana", ADMIN), Person("luis", ADMIN)
TEXT = """31 May 2014. \U0001f33f Coca cultivation in Peru fell to 49,800 hectares in 2013, UNODC said.
So <b>it</b> is.

Police seized 24 tons of cocaine in the VRAEM in 2012. About 18,000 families live of the leaf."""


@cache
def known() -> Known:
    return known_figures(read_atlas())


@pytest.fixture
def document(store: Store) -> Document:
    return keep_document(store, ANA, read_document("note.txt", TEXT.encode()))[0]


def message(store: Store, document: Document, person: Person = ANA) -> QueueMessage:
    return queue_message(store, person, document, known())


def act(candidate: int, kind: str, token: str, seen: int = 0, **more: object) -> SentAct:
    made = {"candidate": candidate, "kind": kind, "seen": seen, "token": token, "fields": {}, "reason": ""}
    return {**made, "parts": [], **more}  # type: ignore[typeddict-item]


def sent_back(
    store: Store, document: Document, acts: list[SentAct], known_to: int, who: Person = ANA
) -> LiveMessage:
    outbox: Outbox = {"acts": acts, "known": known_to, "serial": 1}
    return changes(store, document, known(), outbox, take(store, who, acts))


def in_javascript(text: str, span: list[int]) -> str:
    return text.encode("utf-16-le")[2 * span[0] : 2 * span[1]].decode("utf-16-le")


def test_words_and_sentences_are_found_where_javascript_counts_them(store: Store, document: Document) -> None:
    first = message(store, document)["figures"][0]
    assert in_javascript(TEXT, first["span"]) == first["quote"] == "49,800 hectares"
    sentence = in_javascript(TEXT, first["sentence"])
    assert sentence.rstrip().endswith("UNODC said.")
    assert any(in_javascript(TEXT, span) == "24 tons" for span in message(store, document)["quantities"])


def test_the_message_is_as_the_contract_says(store: Store, document: Document) -> None:
    sent = message(store, document)
    assert fault_of(sent, QueueMessage) == ""
    assert sent["may_decide"]
    assert not message(store, document, Person("eva", VIEWER))["may_decide"]
    for figure in sent["figures"]:
        assert set(figure["options"]) == set(figure["shown"]) == set(FIELDS)


def test_what_is_missing_makes_confidence_low_and_is_named(store: Store, document: Document) -> None:
    families = message(store, document)["figures"][-1]
    assert families["level"] == LOW
    assert "no measure found" in families["why"]


def test_a_word_read_in_two_ways_is_offered_in_both(store: Store, document: Document) -> None:
    tons = message(store, document)["figures"][1]
    values = [one["cells"]["value"] for one in tons["options"]["value"]]
    assert values[:2] == ["24", "24"]
    assert values[2] == "21.77243376"


def test_an_act_that_arrives_again_decides_once(store: Store, document: Document) -> None:
    sent = message(store, document)
    first = sent["figures"][0]["id"]
    acts = [act(first, "skip", "a"), act(first, "reject", "b", seen=1, reason="other")]
    for _arrival in range(2):
        answered = sent_back(store, document, acts, sent["newest"])
        assert [one["problem"] for one in answered["answers"]] == ["", ""]
        [row] = answered["rows"]
        assert (row["seen"], [one["kind"] for one in row["held"]]) == (2, ["skip", "reject"])
        assert fault_of(answered, LiveMessage) == ""
    assert message(store, document)["history"] == [first, first]


def test_one_that_cannot_be_keeps_no_other_out(store: Store, document: Document) -> None:
    sent = message(store, document)
    first, second, third = (figure["id"] for figure in sent["figures"])
    acts = [act(first, "accept", "a"), act(second, "reject", "b", reason="boring"), act(third, "skip", "c")]
    answers = {one["token"]: one["problem"] for one in sent_back(store, document, acts, 0)["answers"]}
    assert (answers["a"], answers["c"]) == ("", "")
    assert "reason" in answers["b"]


def test_what_another_decided_comes_with_the_next_look_and_refuses_what_is_stale(
    store: Store, document: Document
) -> None:
    sent = message(store, document)
    first = sent["figures"][0]["id"]
    sent_back(store, document, [act(first, "skip", "l")], sent["newest"], LUIS)
    seen = sent_back(store, document, [], sent["newest"])
    assert [row["held"][0]["by"] for row in seen["rows"]] == ["luis"]
    assert sent_back(store, document, [], seen["newest"])["rows"] == []
    stale = sent_back(store, document, [act(first, "reject", "a", reason="other")], seen["newest"])
    assert "luis" in stale["answers"][0]["problem"]
    assert stale["rows"][0]["seen"] == 1


def test_what_follows_a_refused_act_takes_back_nothing_of_anothers(store: Store, document: Document) -> None:
    sent = message(store, document)
    first = sent["figures"][0]["id"]
    sent_back(store, document, [act(first, "reject", "l1", reason="other")], sent["newest"], LUIS)
    acts = [act(first, "reject", "a1", reason="too-vague"), act(first, "undo", "a2", seen=1)]
    got = sent_back(store, document, acts, sent["newest"])
    assert all(answer["problem"] for answer in got["answers"])
    assert [one["by"] for one in got["rows"][0]["held"]] == ["luis"]


def test_the_parts_of_a_split_come_whole(store: Store, document: Document) -> None:
    sent = message(store, document)
    first = sent["figures"][0]["id"]
    parts = sent_back(store, document, [act(first, "split", "s", parts=[{}, {}])], sent["newest"])["figures"]
    assert [one["parent"] for one in parts] == [first, first]
    assert in_javascript(TEXT, parts[0]["span"]) == "49,800 hectares"


def test_a_candidate_without_words_stands_nowhere() -> None:
    assert Places("One. Two.").of({"paragraph": "", "start": "", "end": ""}) == (0, 0)
