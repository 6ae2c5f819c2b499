"""What a figure is of: what is no measure stays empty, and the measure follows the words."""

from __future__ import annotations

from datetime import date

import pytest

from geo.extract.analysis import analyse
from geo.extract.linking.link import link
from scripts.extraction.lexicon import measure_of

EMPTY = [
    ("en", "Customs seized {400 kilos} of opium."),
    ("en", "The labourers earn {40 soles} a day."),
    ("en", "Gold stood at {1,700 dollars} an ounce."),
    ("en", "A pilot gets {20,000 dollars} per trip."),
    ("en", "Money launderers moved dirty money: {900 million dollars} were laundered by gangs."),
    ("es", "La aduana decomisó {400 kilos} de opio."),
    ("es", "Los peones ganan un jornal de {40 soles} al día."),
    ("es", "La onza de oro estaba en {1700 dólares}."),
    ("es", "Las bandas lavaron {900 millones de dólares}."),
    ("es", "Ofrecen una recompensa de {50 mil soles}."),
]


@pytest.mark.parametrize(("language", "text"), EMPTY)
def test_a_figure_that_is_no_measure_stays_empty(language, text):
    assert measure_of(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text", "things"),
    [
        (
            "en",
            "Police seized {{80 kilos}} of {} near the border.",
            {
                "cocaine": "cocaine_seizures",
                "coca paste": "coca_paste_seizures",
                "marijuana": "marijuana_seizures",
            },
        ),
        (
            "es",
            "La policía decomisó {{80 kilos}} de {} en la frontera.",
            {
                "cocaína": "cocaine_seizures",
                "pasta básica": "coca_paste_seizures",
                "marihuana": "marijuana_seizures",
            },
        ),
    ],
)
def test_the_measure_follows_what_is_seized(language, text, things):
    for thing, measure in things.items():
        assert measure_of(text.format(thing), language) == measure


@pytest.mark.parametrize("figure", ["80 kilos", "3,100 kilos", "2.4 tonnes", "more than 12 tonnes"])
def test_the_size_and_the_unit_do_not_change_the_measure(figure):
    assert measure_of(f"Police seized {{{figure}}} of cocaine in the port.", "en") == "cocaine_seizures"


def test_a_longer_name_hides_the_shorter_one_inside_it():
    assert measure_of("Police seized {80 kilos} of cocaine base paste.", "en") == "coca_paste_seizures"
    assert (
        measure_of("La policía decomisó {80 kilos} de pasta básica de cocaína.", "es")
        == "coca_paste_seizures"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The VRAEM has 18,000 hectares of coca, 42 percent of the national total."),
        ("es", "El Vraem tiene 18 000 hectáreas de coca, el 42 % del total nacional."),
    ],
)
def test_a_share_of_the_total_is_of_the_measure_before_it(language, text):
    found = [one.measure[0].value for one in link(analyse(text, language, date(2020, 5, 1)))]
    assert found == ["coca_cultivation", "coca_cultivation"]


def test_the_head_of_a_column_says_what_is_under_it():
    text = (
        "Seizures of the border unit\n\nMonth       Cocaine kg   Paste kg   Persons detained\n"
        "January      41.2        118.0        16\nFebruary     12.5         93.5         9\n"
    )
    found = [one.measure[0].value for one in link(analyse(text, "en", date(2020, 5, 1)))]
    assert found == ["cocaine_seizures", "coca_paste_seizures", "arrests"] * 2


def test_a_yield_is_no_production():
    assert measure_of("In the valley fields yield {4.3 tonnes} of dry leaf per hectare.", "en") == ""
    assert measure_of("En el valle se cosechan {4,3 toneladas} de hoja por hectárea.", "es") == ""
