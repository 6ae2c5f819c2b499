"""Every kind of figure of the data makes a sentence that can be read out, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.catalog import load_measures
from geo.language import use
from geo.model import Statement
from geo.views.sentence import sentence_of, statement_sentence


@pytest.fixture(scope="module")
def live():
    return read_atlas()


def _of_every_kind(atlas) -> list[Statement]:
    """Return the first figure of each kind: what is counted, how it is bounded, read, flagged, placed."""
    kinds = {}
    for s in atlas.statements.values():
        form = (s.kind, s.bound, s.reading, s.stance, bool(s.attributed_to), bool(s.to_place))
        kinds.setdefault((s.measure, form), s)
        kinds.setdefault((atlas.places.get(s.place).kind, s.kind, s.bound, frozenset(s.flags)), s)
    return list({s.id: s for s in kinds.values()}.values())


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_kind_of_figure_of_the_data_makes_a_sound_sentence(live, language):
    use(language)
    found = _of_every_kind(live)
    assert len(found) >= 100
    for statement in found:
        known = estimate_all(
            replace(live, statements={statement.id: statement}), statement.measure, "monitoring"
        )
        text = statement_sentence(statement, known, live)
        assert _faults(text, statement) == [], text


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_the_map_shows_makes_a_sound_sentence(live, language):
    use(language)
    for measure in ("coca_cultivation", "cocaine_production_potential", "price_leaf", "coca_eradication"):
        known = estimate_all(live, measure, "monitoring")
        for estimate in known.estimates[::5]:
            text = sentence_of(estimate, known, live)
            assert _faults(text, estimate.claims[0], several=estimate.headline_claim is None) == [], text


def _faults(text: str, statement: Statement, *, several: bool = False) -> list[str]:
    """Return what is wrong with a sentence."""
    plain = text.replace("\xa0", " ")
    years = {str(day.year) for day in (statement.period_start, statement.period_end)}
    checks = {
        "no full stop": plain.endswith("."),
        "no capital": plain[:1].isupper(),
        "double blank": "  " not in plain,
        "None": "None" not in plain and "nan" not in plain.split(),
        "braces": not re.search(r"[{}]", plain),
        "doubled word": not re.search(r"\b(at|de|en|the|el|la) \1\b", plain),
        "not drawn together": not re.search(r"\b(de|a) el ", plain),
        "blank before a mark": not re.search(r" [,.;)]|\( ", plain),
        "doubled mark": not re.search(r"\.\.|,,|\)\)\)", plain),
        "no year": any(year in plain for year in years),
        "no publication": several or re.search(r"\([^()]*\b(19|20)\d\d\)", plain),
        "no number": statement.kind == "trend" or re.search(r"\d", plain),
        "decimal comma": not re.search(r"\d,\d{1,2}(?!\d)", plain),
        "ours as theirs": not statement.ours or "Peru Coca Atlas" in plain or "Atlas de la coca" in plain,
    }
    return [name for name, right in checks.items() if not right]


@pytest.mark.parametrize("measure", load_measures().values(), ids=lambda m: m.id)
def test_a_phrase_has_as_many_forms_in_either_language_or_speaks_of_one(measure):
    assert bool(measure.phrase) == bool(measure.phrase_es)
