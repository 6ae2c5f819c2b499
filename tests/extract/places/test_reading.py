"""Places of everyday sentences in both languages: each form, role and trap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.catalog import load_places
from geo.catalog.places import plain
from geo.extract.analysis import analyse
from geo.extract.places.gazetteer import aggregate_of, country_name, listed_names
from geo.extract.places.mention import NAMED, Mention

CASES = [
    pytest.param(language, text, expected, id=f"{language}-{number}")
    for language, cases in yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8")).items()
    for number, (text, expected) in enumerate(cases.items())
]
DEPARTMENTS = sorted(
    place.name for place in load_places() if place.kind == "department" and place.id not in ("lima", "puno")
)
"""Lima is a city as well, and "Puno and Cusco" a place of the record."""


def places_in(text: str, language: str) -> list[Mention]:
    return analyse(text, language, date(2020, 5, 1)).places


def said(mention: Mention) -> str:
    parts = [mention.name, mention.form if mention.form != NAMED else "", mention.role]
    return " ".join([part for part in parts if part] + ["within"] * mention.within)


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_places_of_a_sentence(language, text, expected):
    assert [said(mention) for mention in places_in(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "code"), [("en", "KE"), ("es", "KE"), ("en", "VN"), ("es", "SE"), ("es", "EG")]
)
def test_every_country_has_its_name_in_both_languages(language, code):
    name = country_name(code, language)
    text = f"They met in {name}." if language == "en" else f"Se vieron en {name}."
    assert [(m.name, m.kind) for m in places_in(text, language)] == [(name, "country")]


@given(
    names=st.lists(st.sampled_from(DEPARTMENTS), min_size=1, max_size=4, unique=True),
    language=st.sampled_from(["en", "es"]),
)
@settings(max_examples=40, deadline=None)
def test_another_department_in_its_stead_is_read_in_its_stead(names, language):
    joint = " and " if language == "en" else " y "
    text = {"en": "Coca was pulled up in {}.", "es": "Se arrancó coca en {}."}[language].format(
        joint.join(names)
    )
    assert [m.text for m in places_in(text, language)] == names
    assert all(m.kind == "department" for m in places_in(text, language))


def test_a_part_lies_in_the_country_of_the_likeliest_place_of_its_name():
    (part,) = places_in("En San Martín norte hay 20 hectáreas.", "es")
    assert (part.name, part.country) == ("San Martín norte", "peru")


def test_what_stands_within_a_text_does_not_move_with_marks():
    plain_text = "En Puno y en Perú, la zona de Sandia."
    marked = plain_text.replace(" ", "\u00a0")
    assert [(m.first, m.name) for m in places_in(plain_text, "es")] == [
        (m.first, m.name) for m in places_in(marked, "es")
    ]


def test_an_aggregate_is_found_in_whatever_order():
    assert aggregate_of(["Ucayali", "Pasco", "Huánuco"]) == "huanuco-pasco-ucayali"
    assert aggregate_of(["Ucayali", "Pasco"]) == ""


def test_the_gazetteer_repeats_no_name_within_a_country():
    rows = [(plain(name), country) for name, _kind, country in listed_names()]
    assert len(rows) == len(set(rows)) > 5000
