"""What phrases of time mean at a day of publication."""

from datetime import date

import pytest

from geo.extract.analysis import analyse


def spans(text, language, published):
    """Return the days of the times of a text, as (start, end)."""
    found = analyse(text, language, date.fromisoformat(published)).times
    return [(time.span.start.isoformat(), time.span.end.isoformat()) for time in found]


YEAR_2018 = ("2018-01-01", "2018-12-31")
YEAR_2019 = ("2019-01-01", "2019-12-31")

ENGLISH = [
    ("so far this year police seized 3 tons", "2019-08-20", [YEAR_2019]),
    ("in the first eight months of 2018", "2019-08-20", [("2018-01-01", "2018-08-31")]),
    ("the first ten months of last year", "2019-11-02", [("2018-01-01", "2018-10-31")]),
    ("the 2010-2014 period", "2019-08-20", [("2010-01-01", "2014-12-31")]),
    ("the 2013/14 season", "2019-08-20", [("2013-01-01", "2014-12-31")]),
    ("back in '09", "2019-08-20", [("2009-01-01", "2009-12-31")]),
    (
        "in the '90s and the eighties",
        "2019-08-20",
        [("1990-01-01", "1999-12-31"), ("1980-01-01", "1989-12-31")],
    ),
    ("3 tons, up from 2 a year earlier", "2019-08-20", [YEAR_2018]),
    (
        "in 2016, and 2 the year before",
        "2019-08-20",
        [("2016-01-01", "2016-12-31"), ("2015-01-01", "2015-12-31")],
    ),
    ("between January and August of this year", "2019-09-20", [("2019-01-01", "2019-08-31")]),
    ("from November to March", "2019-08-20", [("2018-11-01", "2019-03-31")]),
    ("since the start of the decade", "2019-08-20", [("2010-01-01", "2019-08-20")]),
    ("since March", "2019-08-20", [("2019-03-01", "2019-08-20")]),
    ("last December", "2019-08-20", [("2018-12-01", "2018-12-31")]),
    ("last month", "2019-01-20", [("2018-12-01", "2018-12-31")]),
    ("by 15 November police had seized 47 tons", "2019-11-28", [("2019-01-01", "2019-11-15")]),
    ("in the third quarter", "2019-11-20", [("2019-07-01", "2019-09-30")]),
    ("in the third quarter", "2019-02-20", [("2018-07-01", "2018-09-30")]),
    ("a patrol found it on Tuesday", "2019-08-22", [("2019-08-20", "2019-08-20")]),
    ("yesterday", "2019-03-01", [("2019-02-28", "2019-02-28")]),
    ("13 February 2018", "2019-08-20", [("2018-02-13", "2018-02-13")]),
    ("February 13, 2018", "2019-08-20", [("2018-02-13", "2018-02-13")]),
    ("2018-02-13", "2019-08-20", [("2018-02-13", "2018-02-13")]),
    ("13/02/2018", "2019-08-20", [("2018-02-13", "2018-02-13")]),
    ("FY2018 and Q3 2017", "2019-08-20", [YEAR_2018, ("2017-07-01", "2017-09-30")]),
    ("between 1 and 11 February 2018", "2019-08-20", [("2018-02-01", "2018-02-11")]),
    (
        "up to June 2018, and the same period of 2017",
        "2019-08-20",
        [("2018-01-01", "2018-06-30"), ("2017-01-01", "2017-06-30")],
    ),
    ("they may stop; Theresa May agreed", "2019-08-20", []),
    ("they stopped in May", "2019-08-20", [("2019-05-01", "2019-05-31")]),
    ("on the eve of April's vote", "2019-08-20", [("2019-04-01", "2019-04-30")]),
    (
        "in October 2011, and more the following March",
        "2019-08-20",
        [("2011-10-01", "2011-10-31"), ("2012-03-01", "2012-03-31")],
    ),
    ("Theresa May's boats and the march's end", "2019-08-20", []),
    ("two years later the president left", "2019-08-20", [("2021-01-01", "2021-12-31")]),
    ("2000 hectares and $2010", "2019-08-20", []),
    (
        "in 2017 and in 2018; between those two years",
        "2019-08-20",
        [("2017-01-01", "2017-12-31"), YEAR_2018, ("2017-01-01", "2018-12-31")],
    ),
]
SPANISH = [
    ("entre enero y agosto", "2019-09-20", [("2019-01-01", "2019-08-31")]),
    ("durante el último quinquenio", "2019-08-20", [("2014-01-01", "2019-12-31")]),
    ("desde 2011", "2019-08-20", [("2011-01-01", "2019-08-20")]),
    ("subió a 62.500 hectáreas, desde 61.200 en 2010", "2019-08-20", [("2010-01-01", "2010-12-31")]),
    ("al cierre de 2017", "2019-08-20", [("2017-01-01", "2017-12-31")]),
    ("en los tres primeros meses de este año", "2019-08-20", [("2019-01-01", "2019-03-31")]),
    ("el pasado día 16 y el pasado día 29",
     "2019-08-20", [("2019-08-16", "2019-08-16"), ("2019-07-29", "2019-07-29")]),
    ("el pasado día 30", "2019-03-05", [("2019-01-30", "2019-01-30")]),
    ("en octubre de 2015 viajó; el día 16",
     "2019-03-05", [("2015-10-01", "2015-10-31"), ("2015-10-16", "2015-10-16")]),
    ("cada día 20 camiones y un día 5 aviones", "2019-08-20", []),
    ("en el río Ene y ante el señor Mayo", "2019-08-20", []),
    ("en mayo", "2019-08-20", [("2019-05-01", "2019-05-31")]),
    ("el 5 de marzo último", "2019-08-20", [("2019-03-05", "2019-03-05")]),
    ("el 5 de marzo del 2018", "2019-08-20", [("2018-03-05", "2018-03-05")]),
    ("en el primer semestre del año anterior", "2019-08-20", [("2018-01-01", "2018-06-30")]),
    ("entre enero y julio, frente a igual lapso de 2017",
     "2019-08-20", [("2019-01-01", "2019-07-31"), ("2017-01-01", "2017-07-31")]),
    ("25.000 este año, frente a las 21.630 del pasado.", "2019-08-20", [YEAR_2019, YEAR_2018]),
    ("hace tres años", "2019-08-20", [("2016-01-01", "2016-12-31")]),
    ("en 2011 nada; tres años después, todo",
     "2019-08-20", [("2011-01-01", "2011-12-31"), ("2014-01-01", "2014-12-31")]),
    ("en los años ochenta", "2019-08-20", [("1980-01-01", "1989-12-31")]),
    ("III trimestre de 2018", "2019-08-20", [("2018-07-01", "2018-09-30")]),
    ("hasta mediados de año", "2019-11-08", [("2019-01-01", "2019-06-30")]),
    ("en 2016 hubo pocas. Ese mismo año, en septiembre, capturó a tres",
     "2019-08-20", [("2016-01-01", "2016-12-31"), ("2016-01-01", "2016-12-31"),
                    ("2016-09-01", "2016-09-30")]),
    ("una patrulla lo halló el lunes", "2019-08-22", [("2019-08-19", "2019-08-19")]),
    ("de setiembre de 2017 a febrero del 2018", "2019-08-20", [("2017-09-01", "2018-02-28")]),
    ("del 4 al 19 de junio", "2019-08-20", [("2019-06-04", "2019-06-19")]),
    ("la resolución N.° 1147-2021", "2022-08-20", []),
    ("en la plaza Dos de Mayo y la avenida 28 de Julio", "2019-08-20", []),
    ("en el ejercicio anterior", "2019-08-20", [YEAR_2018]),
    ("el mes pasado", "2019-01-20", [("2018-12-01", "2018-12-31")]),
    ("un kilo de 2018 metros", "2019-08-20", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), ENGLISH)
def test_english(text, published, expected):
    assert spans(text, "en", published) == expected


@pytest.mark.parametrize(("text", "published", "expected"), SPANISH)
def test_spanish(text, published, expected):
    assert spans(text, "es", published) == expected


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        ("more than in 2001", "en", "baseline"),
        ("the 1978 law", "en", "report"),
        ("LIMA, May 14, 2019 (AFP) - Police seized 3 tons.", "en", "dateline"),
        ("he announced on Monday", "en", "saying"),
        ("since 2011", "en", "since"),
        ("by November they had cleared 3 ha", "en", "up_to"),
        ("frente a 2001", "es", "baseline"),
        ("la Ley 30077 de 2013", "es", "report"),
        ("Lima, 5 de marzo de 2019", "es", "dateline"),
        ("informó el lunes", "es", "saying"),
        ("hasta noviembre", "es", "up_to"),
    ],
)
def test_words_beside_a_time_say_what_it_is_of(text, language, role):
    assert [time.role for time in analyse(text, language, date(2019, 12, 20)).times] == [role]


def test_a_dateline_with_a_year_is_the_day_of_publication_for_what_follows():
    text = "News.\n\nBOGOTA, March 14, 2018 (EFE) - Troops seized 3 tons last month.\n"
    assert spans(text, "en", "2021-10-06")[-1] == ("2018-02-01", "2018-02-28")


def test_without_a_day_of_publication_only_stated_years_are_times():
    found = analyse("Last year 3 tons were seized, in 2012 two.", "en", None).times
    assert [time.span.start.year for time in found] == [2012]
