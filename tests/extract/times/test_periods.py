"""The period that is chosen for a figure, in sentences of everyday kinds and in both languages."""

import calendar
from datetime import date

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.extract.analysis import analyse
from geo.extract.linking.candidates import Period
from geo.extract.linking.link import link

PUBLISHED = date(2019, 9, 20)


def period(text, quote, language, published=PUBLISHED):
    """Return the period chosen for the figure that stands at ``quote``."""
    analysis = analyse(text, language, published)
    at = text.index(quote)
    for linked in link(analysis):
        quantity = linked.quantity
        first, last = analysis.tokens[quantity.first].start, analysis.tokens[quantity.last - 1].end
        if first <= at < last:
            return linked.period[0].value
    raise AssertionError(f"no figure at {quote}")


def years(found):
    """Return the first and last year of a period."""
    assert isinstance(found, Period)
    return (found.start.year, found.end.year)


@pytest.mark.parametrize(
    ("language", "text", "quote", "expected"),
    [
        ("en", "Coca covered 60,000 hectares in 2015, more than in 2001.", "60,000", (2015, 2015)),
        ("es", "La coca cubrió 60.000 hectáreas en 2015, más que en 2001.", "60.000", (2015, 2015)),
        ("en", "Between 2015 and 2017 coca rose from 40,300 to 49,900 hectares.", "40,300", (2015, 2015)),
        ("es", "Entre 2015 y 2017 la coca pasó de 40.300 a 49.900 hectáreas.", "49.900", (2017, 2017)),
        ("en", "Growers planted 98,800 hectares in 2007, 106,000 in 2008.", "98,800", (2007, 2007)),
        ("en", "Growers planted 98,800 hectares in 2007, 106,000 in 2008.", "106,000", (2008, 2008)),
        ("es", "Se sembraron 98.800 hectáreas en 2007 y 106.000 en 2008.", "98.800", (2007, 2007)),
        ("es", "Se sembraron 98.800 hectáreas en 2007 y 106.000 en 2008.", "106.000", (2008, 2008)),
        (
            "en",
            "Police seized 14 tons of cocaine in 2016, up 20 percent from 2015.",
            "20 percent",
            (2015, 2016),
        ),
        ("es", "La coca creció 12 % en 2017, hasta 49.900 hectáreas.", "12 %", (2016, 2017)),
        (
            "en",
            "A kilo of leaf costs 4 dollars today, twice what it cost in 2010.",
            "4 dollars",
            (2019, 2019),
        ),
        ("es", "La hoja de coca se vende a 12 soles el kilo en Pichari.", "12 soles", (2019, 2019)),
        ("en", "In 2012 crews cleared 14,000 hectares of coca.", "14,000", (2012, 2012)),
        ("es", "El año pasado se erradicaron 25.000 hectáreas de coca.", "25.000", (2018, 2018)),
        ("en", "Cultivation fell from 61,200 hectares in 2010 to 49,800 in 2013.", "61,200", (2010, 2010)),
        ("en", "Cultivation fell from 61,200 hectares in 2010 to 49,800 in 2013.", "49,800", (2013, 2013)),
    ],
)
def test_the_year_of_a_figure(language, text, quote, expected):
    assert years(period(text, quote, language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "A patrol found 312 kilos of cocaine under sacks of rice and arrested the driver.", "312"),
        ("es", "Una patrulla halló 312 kilos de cocaína ocultos en un camión y detuvo al chofer.", "312"),
    ],
)
def test_an_undated_event_is_of_the_month_of_publication_and_inferred(language, text, quote):
    found = period(text, quote, language)
    assert (found.start, found.end, found.stated) == (date(2019, 9, 1), date(2019, 9, 30), False)


@pytest.mark.parametrize(
    ("language", "text", "quote", "target"),
    [
        ("en", "The government plans to eradicate 30,000 hectares of coca next year.", "30,000", True),
        ("es", "La meta es erradicar 30.000 hectáreas de coca el próximo año.", "30.000", True),
        ("en", "Crews eradicated 30,000 hectares of coca in 2018.", "30,000", False),
        ("es", "Se erradicaron 30.000 hectáreas de coca en 2018.", "30.000", False),
    ],
)
def test_a_goal_is_one(language, text, quote, target):
    assert period(text, quote, language).target is target


@pytest.mark.parametrize("between", ["  ", " | "])
def test_a_table_gives_each_figure_the_year_of_its_column(between):
    rows = [["Zone", "2016", "2017"], ["Vraem", "20304 ha", "21646 ha"], ["Huallaga", "1400 ha", "1100 ha"]]
    pad = 12 if between == "  " else 0
    text = (
        "Coca by zone\n\n" + "\n".join(between.join(cell.ljust(pad) for cell in row) for row in rows) + "\n"
    )
    assert years(period(text, "20304", "en")) == (2016, 2016)
    assert years(period(text, "21646", "en")) == (2017, 2017)
    assert years(period(text, "1100", "en")) == (2017, 2017)


@pytest.mark.parametrize(
    ("language", "head"), [("en", "Area 2016  Variation"), ("es", "Área 2016  Variación")]
)
def test_a_column_of_changes_is_over_the_year_before_and_its_own(language, head):
    text = f"Coca (ha)\n\nZona  {head}\nAguas Claras  20304  38 %\nPuno  1400  51 %\n"
    assert years(period(text, "20304", language)) == (2016, 2016)
    assert years(period(text, "38 %", language)) == (2015, 2016)


def test_a_law_is_not_the_period():
    text = "The 1978 law is old. Police seized 14 tons of cocaine in 2016."
    assert years(period(text, "14 tons", "en")) == (2016, 2016)


MONTHS = list(calendar.month_name)[1:]
MESES = list(Locale("es").months["format"]["wide"].values())


@settings(max_examples=25, deadline=None)
@given(year=st.integers(1985, 2019), number=st.integers(3, 90))
def test_another_year_moves_the_period(year, number):
    for language, text in (
        ("en", f"In {year} Peru seized {number} tons of cocaine."),
        ("es", f"En {year} el Perú decomisó {number} toneladas de cocaína."),
    ):
        assert years(period(text, f"{number} to", language)) == (year, year)


@settings(max_examples=25, deadline=None)
@given(year=st.integers(1985, 2018), month=st.integers(1, 12))
def test_another_month_moves_the_period(year, month):
    for language, text in (
        ("en", f"In {MONTHS[month - 1]} {year} crews cleared 640 hectares of coca."),
        ("es", f"En {MESES[month - 1]} de {year} se erradicaron 640 hectáreas de coca."),
    ):
        found = period(text, "640", language)
        assert (found.start.year, found.start.month, found.end.month) == (year, month, month)


@settings(max_examples=20, deadline=None)
@given(published=st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_last_year_follows_the_day_of_publication(published):
    text = "Crews cleared 640 hectares of coca last year."
    assert years(period(text, "640", "en", published)) == (published.year - 1,) * 2


@pytest.mark.parametrize("month", [1, 8, 11])
def test_the_day_of_a_verdict_is_not_that_of_the_deed(month):
    published = date(2018, 11, 30)
    deed = f"shipping 1.3 tonnes of cocaine in {MONTHS[month - 1]} 2016"
    text = f"A court sentenced six men on Thursday for {deed}."
    found = period(text, "1.3", "en", published)
    assert (found.start.year, found.start.month) == (2016, month)
    deed = f"en {MESES[month - 1]} de 2016 embarcaron 130 kilos de cocaína"
    text = f"La sala condenó ayer a seis hombres que {deed}."
    found = period(text, "130", "es", published)
    assert (found.start.year, found.start.month) == (2016, month)


@pytest.mark.parametrize("year", [2012, 2017])
def test_a_month_in_a_table_is_of_the_year_above_it(year):
    text = (
        f"First-quarter return {year}: seizures\n\nMonth       Cocaine kg   Persons held\n"
        "January      41.2        16\nFebruary     12.5        9\n"
    )
    assert years(period(text, "41.2", "en")) == (year, year)
    assert period(text, "12.5", "en").start.month == 2


def test_that_period_is_the_one_told_of_and_not_the_one_compared_with():
    text = (
        "Entre enero y junio de 2019 se perdieron 612 hectáreas de bosque, 21 % menos que en el mismo "
        "semestre de 2018. En ese periodo la policía destruyó 84 dragas."
    )
    assert years(period(text, "84", "es")) == (2019, 2019)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They cleared 4,260 ha from January to March 2015, {} more than in the same period of 2014."),
        ("es", "Erradicaron 4 260 ha de enero a marzo de 2015, {} más que en igual periodo de 2014."),
    ],
)
def test_a_change_from_the_same_months_of_the_year_before_is_offered(language, text):
    analysis = analyse(text.format("18 %"), language, PUBLISHED)
    offered = [choice.value for choice in [*link(analysis)][-1].period[:5]]
    assert (date(2014, 1, 1), date(2015, 3, 31)) in [(one.start, one.end) for one in offered if one]


@pytest.mark.parametrize(
    ("language", "text", "whole_year"),
    [
        ("en", "On 31 December 2015 coca covered 60,000 hectares.", True),
        ("es", "Al 31 de diciembre de 2015 la coca cubría 60.000 hectáreas.", True),
        ("en", "On 31 December 2015 police seized 60,000 kilos of cocaine.", False),
    ],
)
def test_what_stood_on_the_last_day_of_a_year_is_of_the_year(language, text, whole_year):
    found = period(text, "60", language)
    assert (found.start == date(2015, 1, 1)) == whole_year
    assert found.end == date(2015, 12, 31)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police seized 900 kilos of cocaine on Monday, the largest haul since 2009."),
        ("es", "La Policía incautó el lunes 900 kilos de cocaína, el mayor decomiso desde 2009."),
    ],
)
def test_since_when_nothing_was_like_it_is_no_period(language, text):
    assert years(period(text, "900", language)) == (2019, 2019)
