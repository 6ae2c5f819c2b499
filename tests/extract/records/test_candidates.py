"""What a candidate statement holds: values in canonical units, signs, kinds, locators, doubts."""

from __future__ import annotations

from datetime import date

import pytest

from geo.extract.records.statements import statements_in

PUBLISHED = date(2014, 6, 12)


def one(text: str, quote: str, language: str = "en", published: date | None = PUBLISHED):
    """Return the candidate whose words hold ``quote``."""
    found = [f for f in statements_in(text, language, published) if quote in f.quote]
    assert len(found) == 1, [f.quote for f in statements_in(text, language, published)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "language", "value", "unit", "stated"),
    [
        ("Police in Ayacucho seized 850 kilos of cocaine.", "850", "en", 0.85, "t", ("850", "kilos")),
        (
            "Coca covered 150 square kilometres of the VRAEM in 2013.",
            "150",
            "en",
            15000,
            "ha",
            ("150", "square kilometres"),
        ),
        (
            "La policía decomisó 1,2 toneladas de cocaína en el Callao.",
            "1,2",
            "es",
            1.2,
            "t",
            ("1,2", "toneladas"),
        ),
        (
            "Soldiers destroyed 23 airstrips in the VRAEM in 2013.",
            "23",
            "en",
            23,
            "count",
            ("23", "airstrips"),
        ),
    ],
)
def test_values_are_in_the_unit_of_the_measure(text, quote, language, value, unit, stated):
    found = one(text, quote, language)
    assert (found.value, found.unit) == (pytest.approx(value), unit)
    assert (found.value_stated, found.unit_stated) == stated


def test_a_price_keeps_its_currency_and_is_of_one_kilogram():
    found = one("El precio de la hoja de coca llegó a S/ 115 por arroba en el VRAEM.", "115", "es")
    assert (found.measure, found.unit, found.kind) == ("price_leaf", "PEN/kg", "price")
    assert found.value == pytest.approx(10)
    assert found.value_stated == "115"


def test_a_fall_is_negative_and_a_change():
    found = one("Coca cultivation in Peru fell by 17 percent in 2013.", "17")
    assert (found.value, found.unit, found.kind) == (-17, "percent", "change")


def test_a_goal_is_a_target():
    assert one("Peru plans to eradicate 30,000 hectares of coca in 2014.", "30,000").kind == "target"
    assert one("Peru eradicated 23,785 hectares of coca in 2013.", "23,785").kind == "level"


def test_a_range_has_two_ends_and_no_value():
    found = one("Between 300 and 400 kilos of cocaine were seized in Lima in 2013.", "300")
    assert (found.value, found.low, found.high, found.bound) == (None, 0.3, 0.4, "range")


def test_the_locator_counts_in_its_line():
    text = "Coca in Peru\n\nIn 2013 Peru had 49,800 hectares of coca."
    found = one(text, "49,800")
    line = text.split("\n")[found.paragraph]
    assert found.paragraph == 2
    assert line[found.start : found.end] == found.quote == "49,800 hectares"


def test_a_period_that_nothing_states_is_inferred_and_without_a_date_there_is_none():
    text = "Coca in Peru covers 49,000 hectares."
    found = one(text, "49,000")
    assert found.period_basis == "inferred"
    assert found.period_start is not None
    assert found.period_start.year == 2014
    without = one(text, "49,000", published=None)
    assert (without.period_start, without.period_basis) == (None, "")
    assert "period" in without.note


def test_last_year_needs_a_day_of_publication():
    text = "Peru eradicated 14,000 hectares of coca last year."
    assert one(text, "14,000").period_start == date(2013, 1, 1)
    assert one(text, "14,000", published=None).period_start is None


def test_english_tons_are_doubted():
    assert "unit-doubt" in one("Peru seized 32 tons of cocaine in 2012.", "32").flags
    assert "unit-doubt" not in one("Peru seized 32 metric tons of cocaine in 2012.", "32").flags


def test_alternatives_are_ranked_and_begin_with_the_one_chosen():
    found = one("Police in Loreto said coca covered 25,000 hectares there, and 3,000 in Ucayali.", "25,000")
    for name, several in found.alternatives.items():
        shares = [a.probability for a in several]
        assert shares == sorted(shares, reverse=True), name
        assert sum(shares) <= 1.0001
    assert found.alternatives["place"][0].value == found.place
    assert 0 < found.confidence <= 1


def test_a_row_has_the_columns_of_the_record():
    from geo.model.statement import STATEMENT_COLUMNS

    row = one("Peru had 49,800 hectares of coca in 2013.", "49,800").row()
    extra = set(row) - set(STATEMENT_COLUMNS)
    assert extra == {"quote", "confidence", "alternatives"}
    assert row["period_start"] == "2013-01-01"


def test_the_institution_is_one_of_the_record_named_beside_the_figure():
    text = "DEVIDA counted 61,777 hectares of coca in 2020. Police seized 20 kilos of cocaine in Puno."
    assert one(text, "61,777").institution == "DEVIDA"
    assert one(text, "20 kilos").institution == ""


LIST = """El ministro dijo que, del 3 al 26 de este mes, la Policía hizo 46 operativos antidrogas en Tocache:

- Decomiso de 1,345 kg de pasta básica de cocaína
- Destrucción de 31 laboratorios
- 23 detenidos por tráfico ilícito de drogas
- Incautación de 500 kg de marihuana
"""


@pytest.mark.parametrize("quote", ["46", "1,345 kg", "31", "23", "500 kg"])
def test_items_of_a_list_have_the_place_and_days_of_what_leads_to_it(quote):
    found = one(LIST, quote, "es", date(2020, 2, 28))
    assert (found.period_start, found.period_end) == (date(2020, 2, 3), date(2020, 2, 26))
    assert found.place.lower().startswith("tocache")


TABLE = """Table 2. Forest lost to gold mining, January to October (ha)

Sector               2021       2022
La Pampa            412.5      268.3
Camanti             190.0      344.7
"""


@pytest.mark.parametrize(
    ("quote", "year"), [("412.5", 2021), ("268.3", 2022), ("190.0", 2021), ("344.7", 2022)]
)
def test_the_caption_of_a_table_says_which_months_of_its_years(quote, year):
    found = one(TABLE, quote)
    assert (found.period_start, found.period_end) == (date(year, 1, 1), date(year, 10, 31))
    assert found.unit == "ha"
