"""The annotated passages are what they say, and a score counts what it should."""

from __future__ import annotations

import pytest

from scripts.extraction import again
from scripts.extraction.evaluate import Score, outcome, total
from scripts.extraction.gold import DEVELOPMENT, passages

EVERY = passages(DEVELOPMENT)


def test_every_statement_quotes_its_passage():
    wrong = [
        (passage.id, gold["quote"])
        for passage in EVERY
        for gold in passage.statements
        if passage.text[int(gold["start"]) : int(gold["end"])] != gold["quote"]
    ]
    assert wrong == []


def test_both_languages_and_length():
    own = [p for p in EVERY if not p.id.startswith("given")]
    assert len(own) >= 60
    assert sum(p.language == "es" for p in own) >= len(own) // 2 - 1
    assert sum(len(p.text.split()) >= 300 for p in own) >= 10


def test_a_score():
    score = Score(found=8, gold=10, right=6)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert Score(0, 0, 0).f1 == 0


def test_the_weights_that_are_checked_in_read_the_given_passages():
    found = [outcome(passage) for passage in passages(("given",))]
    assert total("value with unit", found).f1 > 0.9
    assert total("period", found).f1 > 0.7
    assert total("place", found).f1 > 0.7


@pytest.mark.seeds
def test_figures_read_by_hand_are_found_again_or_are_known_not_to_be():
    compared = [one for one in again.again() if one.statement.kind not in again.NOT_READ]
    if not compared:
        pytest.skip("the seed documents are not here (SEEDS_DIR)")
    missed = {one.statement.id for one in compared if one.found is None}
    kinds = {one.statement.kind for one in compared if one.statement.id in missed}
    assert kinds <= {"rank", "ratio"}, missed
