"""Lists of phrases looked for together."""

from __future__ import annotations

from geo.extract.text import phrases as module
from geo.extract.text.folding import fold
from geo.extract.text.phrases import FirstWords, Phrases
from geo.extract.text.tokens import tokens_of


def test_a_list_that_no_text_asked_for_before_is_entered_once(monkeypatch):
    entered = []
    monkeypatch.setattr(module, "_enter", entered.append)
    tokens = tokens_of(fold("coca bushes, coca leaf and coca fields of Peru"))
    Phrases([("peru", True)]).begun(tokens)  # what the text was asked for first
    late = Phrases([("coca leaf", True)])
    assert [late.begins_within(tokens, at, at + 1) for at in range(len(tokens))].count(True) == 3
    assert entered.count(late) == 1
    assert late.positions(tokens) == [3]


def test_a_phrase_goes_on_by_stems_and_by_owners_too():
    phrases = Phrases([("coca bush*", "bush"), ("coca", "coca"), ("the army", "army")])
    tokens = tokens_of(fold("coca bushes of the army's, the navy and coca"))
    found = [(match.first, match.last, match.payload) for match in phrases.find(tokens)]
    assert found == [(0, 2, "bush"), (3, 5, "army"), (9, 10, "coca")]


def test_where_things_can_begin():
    tokens = tokens_of(fold("In 2012 the last year of ten"))
    words = FirstWords(Phrases([("last year", True)]), frozenset({"ten"}))
    assert words.begun(tokens) == [3, 6]
    assert words.begun(tokens, numbers=True) == [1, 3, 6]
