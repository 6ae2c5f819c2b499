"""Which place a figure is of: the learned choice on sentences of everyday, and what must move it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.extract.analysis import analyse
from geo.extract.linking.candidates import Candidate
from geo.extract.linking.link import link

DAY = date(2020, 5, 1)
CITIES = {"Trujillo": "trujillo", "Iquitos": "iquitos", "Pucallpa": "pucallpa", "Tarapoto": "tarapoto"}
REGIONS = {"Loreto": "loreto", "Puno": "puno", "Cusco": "cusco", "Piura": "piura", "Tacna": "tacna"}


def chosen(text: str, language: str) -> list[object]:
    return [choices[0].value for choices in ranked(text, language)]


def ranked(text: str, language: str) -> list[list[Candidate]]:
    return [linked.place for linked in link(analyse(text, language, DAY))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police seized 4 tons of cocaine in Trujillo last week.", ["trujillo"]),
        ("es", "LIMA.- La Policía decomisó 4 toneladas de cocaína en Trujillo.", ["trujillo"]),
        ("en", "LIMA (AFP) - Colombia cleared 9,000 hectares of coca in 2015.", ["colombia"]),
        ("en", "A US report put the crop at 40,000 hectares in Bolivia.", ["bolivia"]),
        ("es", "Un informe de Estados Unidos estimó 40.000 hectáreas de coca en Bolivia.", ["bolivia"]),
        ("es", "En Ayacucho se hallaron 12 laboratorios. En la región cayeron 30 personas.",
         ["ayacucho", "ayacucho"]),
        ("en", "Judge Rosa Tacna jailed 12 people in Arequipa.", ["arequipa"]),
        ("en", "Farmers in Putumayo, Colombia, grew 5,000 hectares of coca.", ["colombia-putumayo"]),
        ("es", "El departamento colombiano de Putumayo tenía 5.000 hectáreas de coca.",
         ["colombia-putumayo"]),
        ("es", "En el distrito de Llochegua (Ayacucho) destruyeron 3 pistas.", ["Llochegua"]),
    ],
)  # fmt: skip
def test_place_of_a_figure(language, text, expected):
    assert chosen(text, language) == expected


@given(names=st.permutations(list(REGIONS)), language=st.sampled_from(["en", "es"]))
@settings(max_examples=25, deadline=None)
def test_every_figure_of_a_list_has_its_own_place(names, language):
    one, two, three = names[:3]
    text = {
        "en": f"Crews cleared 200 hectares in {one}, 150 in {two} and 90 in {three}.",
        "es": f"Se erradicaron 200 hectáreas en {one}, 150 en {two} y 90 en {three}.",
    }[language]
    assert chosen(text, language) == [REGIONS[name] for name in (one, two, three)]


@given(city=st.sampled_from(sorted(CITIES)), language=st.sampled_from(["en", "es"]))
@settings(max_examples=8, deadline=None)
def test_another_town_moves_the_figure_there(city, language):
    text = {
        "en": f"Police seized 4 tons of cocaine in {city}.",
        "es": f"La policía incautó 4 toneladas de cocaína en {city}.",
    }
    assert chosen(text[language], language) == [CITIES[city]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ucayali, San Martin and Pasco lost 3,000 hectares of coca."),
        ("es", "Crecieron 3.000 hectáreas de coca en Ucayali, San Martín y Pasco."),
    ],
)
def test_places_that_stand_as_one_are_offered_as_one(language, text):
    offered = [choice.value for choice in ranked(text, language)[0][:5]]
    assert any("Pasco" in str(value) and "Ucayali" in str(value) for value in offered)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "About 70 percent of the country's coca comes from the VRAEM."),
        ("es", "Cerca del 70 % de la coca del país proviene del Vraem."),
    ],
)
def test_a_share_offers_the_part_and_the_whole(language, text):
    assert {"vraem", "peru"} <= {choice.value for choice in ranked(text, language)[0][:3]}


def test_a_text_without_places_is_of_peru_or_of_nowhere():
    offered = [choice.value for choice in ranked("Police seized 4 tons of cocaine.", "en")[0]]
    assert set(offered) == {"peru", ""}
