"""What is looked up once a text: phrases, marks and figures between tokens, where things stand."""

from __future__ import annotations

from geo.extract.analysis import analyse
from geo.extract.linking.candidates import Shared
from geo.extract.linking.kept import kept_candidates
from geo.extract.linking.marks import marks_of
from geo.extract.linking.measure.around import around
from geo.extract.linking.measure.candidates import measure_candidates
from geo.extract.linking.measure.forms import Earlier
from geo.extract.linking.near import near_to
from geo.extract.linking.speaker import speaker_candidates
from geo.extract.linking.weights import FieldWeights, learned_weights, rank
from geo.extract.text.phrases import Phrases
from geo.extract.text.tokens import tokens_of


def test_phrases_are_found_at_every_place():
    phrases = Phrases([("coca", "plant"), ("coca leaf", "leaf"), ("coca leaf", "crop")])
    tokens = tokens_of("coca and coca leaf, coca")
    assert phrases.positions(tokens) == [0, 2, 5]
    assert [m.payload for m in phrases.find(tokens)] == ["plant", "crop", "plant"]
    assert [m.payload for m in phrases.find(tokens, every=True)] == ["plant", "crop", "leaf", "plant"]
    assert phrases.ends(tokens, 1) == {1, 3, 6}


def test_marks_and_figures_between_tokens():
    analysis = analyse("Peru, too, seized 24 tons (30 in 2013). Bolivia seized 3.", "en", None)
    end = len(analysis.tokens)
    assert analysis.marks_between(0, end, stops=False) == 3
    assert analysis.marks_between(0, end, stops=True) == 5
    assert analysis.marks_between(end, 0, stops=True) == 0
    assert [q.value for q in analysis.quantities_within(6, end - 3)] == [30.0]


def test_where_a_place_stands_beside_a_figure():
    analysis = analyse("Peru seized 24 tons in Lima. Bolivia did not.", "en", None)
    (quantity,) = analysis.quantities
    peru, lima, bolivia = (
        near_to(
            quantity,
            m.first,
            m.last,
            analysis,
            analysis.sentence_of(quantity.first) - analysis.sentence_of(m.first),
        )
        for m in analysis.places
    )
    assert (peru.before, peru.distance, peru.sentences) == (True, 1, 0)
    assert (lima.before, lima.distance, lima.sentences) == (False, 1, 0)
    assert bolivia.sentences == -1


def test_only_features_that_hold_are_given():
    analysis = analyse("Ana Ruiz said: “Not 4,500 hectares of coca but at least 18,000.”", "en", None)
    kept = []
    for quantity in analysis.quantities:
        near = around(quantity, analysis)
        measures = rank(measure_candidates(quantity, analysis, near), learned_weights()["measure"])
        kept.append(kept_candidates(quantity, analysis, near, measures)[0].features)
    assert ["denied" in features for features in kept] == [True, False]
    assert ["inherited" in features for features in kept] == [False, True]
    assert speaker_candidates(analysis.quantities[0], analysis)[0].features["covers"]
    without = analyse("Coca fell. Ana Ruiz spoke of 18,000 hectares.", "en", None)
    assert "covers" not in speaker_candidates(without.quantities[0], without)[0].features


def test_votes_ages_and_things_known_are_marked():
    analysis = analyse("Congress cut it by 61 votes to 48. Ana Ruiz, 52, saw one of the 64.", "en", None)
    marks = {q.value: marks_of(q, analysis).keys() for q in analysis.quantities}
    assert [value for value in marks if "vote" in marks[value]] == [61, 48]
    assert [value for value in marks if "age" in marks[value]] == [52]
    assert [value for value in marks if "definite" in marks[value]] == [64]


def test_rules_that_come_into_question():
    analysis = analyse("Peru seized 24 tons of cocaine.", "en", None)
    (quantity,) = analysis.quantities
    found = {
        c.value: c.every_feature() for c in measure_candidates(quantity, analysis, around(quantity, analysis))
    }
    assert {"of_behind", "mass_of_behind", "form_own", "form_own_mass"} <= found["cocaine_seizures"].keys()
    assert "coca_cultivation" not in found
    bare = analyse("In 2014 it was 42,900.", "en", None)
    (quantity,) = bare.quantities
    earlier = Earlier().then("coca_cultivation")
    carried = measure_candidates(quantity, bare, around(quantity, bare), earlier)
    assert {c.value: "form_carried" in c.every_feature() for c in carried}["coca_cultivation"]


def test_shared_features_are_weighed_by_the_weights_at_hand():
    shared = Shared({"near": 0.5, "unknown": 1.0})
    first, second = FieldWeights({"near": 2.0}), FieldWeights({"near": -4.0})
    assert [one.total(shared) for one in (first, second, first)] == [1.0, -2.0, 1.0]
