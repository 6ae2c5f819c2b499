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


@given(city=st.sampled_from(sorted(CITIES)))
@settings(max_examples=4, deadline=None)
def test_whose_people_they_are_is_not_where_it_was(city):
    assert chosen(f"Peruvian troops destroyed four airstrips near {city} last week.", "en") == [CITIES[city]]
    text = f"Militares peruanos destruyeron cuatro pistas clandestinas en {city} la semana pasada."
    assert chosen(text, "es") == [CITIES[city]]


@given(name=st.sampled_from(sorted(REGIONS)))
@settings(max_examples=5, deadline=None)
def test_what_leads_to_a_list_says_where_its_items_are(name):
    text = (
        f"Lima, 28 de febrero de 2020. La Policía ejecutó 46 operativos antidrogas en {name}, con estos "
        "resultados:\n\n- Decomiso de 1,345 kg de pasta básica\n- Destrucción de 31 laboratorios\n"
    )
    assert set(chosen(text, "es")) == {REGIONS[name]}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police destroyed 212 labs in Peru this year, most of them in {}."),
        ("es", "En el Perú se destruyeron 212 laboratorios este año, la mayoría de ellos en {}."),
    ],
)
@pytest.mark.parametrize("name", ["Puno", "Cusco"])
def test_where_most_of_them_are_is_not_where_all_are(language, text, name):
    assert chosen(text.format(name), language) == ["peru"]


def test_a_second_dateline_opens_a_text_of_another_country():
    text = (
        "LIMA, Oct. 6 (ANP) - Crews cleared 6,150 hectares of coca in Puno.\n\n"
        "BOGOTÁ, March 14, 2020 (EFE) - Colombian police seized 62 tonnes of cocaine since January. "
        "The trade pays 8,000 pesos for an arroba of leaf.\n"
    )
    first, *others = chosen(text, "en")
    assert first == "puno"
    assert "peru" not in others
    assert [q.unit.id for q in analyse(text, "en", DAY).quantities if q.unit][-1] == "COP"


@pytest.mark.parametrize("name", ["Alto Malinowski", "Nueva Esperanza"])
def test_a_row_of_a_table_may_have_a_name_that_no_list_has(name):
    rows = f"La Pampa  2,110  173\n{name}  620  470\nCamanti  168  203\n"
    text = f"Área perdida, hectáreas\nFrente  2018  2019\n{rows}"
    assert chosen(text, "es") == ["la-pampa", "la-pampa", name, name, "camanti", "camanti"]


def test_pesos_are_those_of_the_country_named_that_has_some():
    text = (
        "En Perú hay coca en Puno y en Cusco. Allí, frente a Colombia, pagan 8.000 pesos por arroba de hoja."
    )
    assert next(q.unit.id for q in analyse(text, "es", DAY).quantities if q.unit) == "COP"
