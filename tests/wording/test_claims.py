"""Speakers, sources and units are named in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from geo.language import use
from geo.maps.messages.claim_index import Texts, claim_row
from geo.model import Series
from geo.style import unit_name
from geo.wording.claim import spoken
from geo.wording.estimate import who_says
from geo.wording.view import lens_words
from tests.toys import toy_map

NAMES = {
    "Ministry": "Ministerio",
    "Office and Government": "Oficina y Gobierno",
    "Toy publisher": "Editorial de prueba",
    "Ann Ode": "Ann Ode",
}
PAPER = replace(toy_map.sources()["paper"], short_es="Papel breve")


def claim(**named):
    plain = {"attributed_to": "", "institution": "", "series": ""}
    return replace(next(iter(toy_map.statements().values())), source="paper", **(plain | named))


RECORDS = SimpleNamespace(measures={}, sources={"paper": PAPER}, series={}, institutions=NAMES)


def row(language, names=NAMES, **named):
    texts = Texts()
    use(language)
    found = claim_row(claim(**named), PAPER, texts, names)
    return texts.all[found["speaker"]], texts.all[found["source"]]


def test_a_claim_names_speaker_and_source_in_the_readers_language():
    named = {"attributed_to": "Ann Ode", "institution": "Ministry"}
    assert row("es", **named) == ("Ann Ode (Ministerio)", "Papel breve")
    assert row("en", **named) == ("Ann Ode (Ministry)", "Short paper")


def test_a_publisher_speaks_in_the_readers_language_where_nobody_is_named():
    assert row("es")[0] == "Editorial de prueba"
    assert row("en")[0] == "Toy publisher"


def test_one_body_named_twice_stands_once():
    assert row("es", attributed_to="Ministry", institution="Ministry")[0] == "Ministerio"


def test_without_names_a_name_stays_as_it_is():
    texts = Texts()
    use("es")
    found = claim_row(claim(institution="Ministry"), PAPER, texts)
    assert texts.all[found["speaker"]] == "Ministry"
    assert spoken("Somebody else", NAMES) == "Somebody else"


def test_the_headline_names_its_speaker_in_spanish():
    estimate = next(e for e in toy_map.estimates() if e.headline_claim)
    estimate = replace(estimate, headline_claim=claim(institution="Office and Government"))
    assert who_says(estimate, RECORDS) == "Office and Government, in Short paper"
    use("es")
    assert who_says(estimate, RECORDS).startswith("Oficina y Gobierno")
    assert "Papel breve" in who_says(estimate, RECORDS)
    use("en")


@pytest.mark.parametrize(
    ("monitor", "said"), [(True, "Office, survey"), (False, "Office counts, in Office, survey")]
)
def test_a_monitor_named_in_the_title_of_its_source_is_named_once(monitor, said):
    estimate = next(e for e in toy_map.estimates() if e.headline_claim)
    estimate = replace(estimate, headline_claim=claim(institution="Office", series="counts"))
    records = SimpleNamespace(
        sources={"paper": replace(PAPER, short="Office, survey")},
        series={"counts": Series("counts", "Office counts", "", monitor, 1, "", "", "")},
        institutions=NAMES,
    )
    assert who_says(estimate, records) == said


def test_a_lens_names_source_and_speaker_in_spanish():
    assert lens_words("speaker:Ministry", RECORDS) == "one source: Ministry"
    use("es")
    assert "Papel breve" in lens_words("source:paper", RECORDS)
    assert "Ministerio" in lens_words("speaker:Ministry|press", RECORDS)
    assert lens_words("newest|press", RECORDS) == "la más reciente; omitidas: de prensa"


def test_a_source_without_a_spanish_label_bears_one_name():
    source = toy_map.sources()["paper"]
    assert source.label() == "Short paper"
    use("es")
    assert source.label() == "Short paper"


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("count", "number"),
        ("count/day", "a day"),
        ("rank", "rank"),
        ("percent", "%"),
        ("ha", "ha"),
        ("kg", "kg"),
    ],
)
def test_a_unit_that_stands_alone_has_a_name(unit, name):
    assert unit_name(unit) == name


def test_a_unit_is_named_in_the_language_in_use():
    use("es")
    assert unit_name("count/day") == "por día"
