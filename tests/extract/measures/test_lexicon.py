"""Every rule of a measure holds on its own examples, and every measure that a text can state has a rule."""

from __future__ import annotations

import pytest

from geo.catalog import load_measures
from geo.errors import ExtractionError
from geo.extract.concepts import all_rules, measure_rules
from geo.extract.lexicon import LANGUAGES, rules
from scripts.extraction.lexicon import measure_of, report


def test_every_rule_holds_on_its_examples_and_not_on_its_counter_examples():
    lines, right = report()
    assert right, "\n".join(line for line in lines if line.startswith("  "))


def test_every_measure_of_the_atlas_has_a_rule_and_every_rule_a_measure():
    assert set(measure_rules()) == set(load_measures())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_names_only_concepts_that_have_words_in_both_languages(language):
    found = rules("concepts", language)
    for rule in all_rules():
        assert rule.of <= set(found["of"]), rule.name
        assert rule.nouns <= set(found["nouns"]), rule.name
        assert rule.act | rule.hint | rule.needs | rule.unless <= set(found["act"]), rule.name


def test_an_example_without_a_figure_in_braces_is_refused():
    with pytest.raises(ExtractionError, match="in braces"):
        measure_of("Police seized 2 tonnes of cocaine.", "en")
