"""A figure as a sentence, in exact words: of an invented country."""

# ruff: noqa: E501  # a sentence is read whole

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.atlas import estimate_all
from geo.catalog import PlaceRegistry
from geo.estimates import Timelines
from geo.language import use
from geo.model import Measure, Place, Statement
from geo.views.sentence import disagreement_of, sentence_of
from geo.views.spans import summed, totals_since
from geo.wording.article import in_place, the_institution
from geo.wording.sentence import claim_sentence, day_words
from tests.support.claims import claim
from tests.toys.toy_atlas import toy_atlas

YEAR = {"source": "watch-2012", "institution": "Tavaria Watch", "series": "watch", "reading": "first hand"}
BACK = {"attributed_to": "Teo Marsh", "source": "gazette-2012"}
OURS = {
    "reading": "derived",
    "institution": "Peru Coca Atlas, from counts of Tavaria",
    "source": "watch-2012",
}
RATE = Measure("rate", "percent", "none", "context", "Poverty", "Pobreza", "Share", "Parte")
TOLLS = Measure(
    "tolls", "count", "sum", "control", "Tolls", "Peajes", "Tolls", "Peajes",
    "{counted} {figure} toll {place}|{counted} {figure} tolls {place}",
    "había {figure} peaje {place}|había {figure} peajes {place}",
)  # fmt: skip


def told(
    language: str, *claims: Statement, place: str = "vale", year: int = 2011, asked: int | None = None
) -> str:
    """Return the sentence of what ``claims`` make of a place and year."""
    use(language)
    plain = toy_atlas()
    measures = plain.measures | {"rate": RATE, "tolls": TOLLS}
    atlas = replace(plain, statements={s.id: s for s in claims}, measures=measures, breaks=[])
    known = estimate_all(atlas, claims[0].measure, "monitoring")
    estimate = known.at(place, year)
    assert estimate is not None
    return sentence_of(estimate, known, atlas, year=asked)


def said(language: str, statement: Statement) -> str:
    """Return the sentence of one figure alone."""
    use(language)
    atlas = toy_atlas()
    return claim_sentence(statement, replace(atlas, measures=atlas.measures | {"rate": RATE, "tolls": TOLLS}))


SERIES = (
    claim(16_000, **YEAR),
    claim(20_000, year=2010, **YEAR),
    claim(40_000, place="tavaria", **YEAR),
)
SHOWN = [
    (
        SERIES, {},
        "In 2011 Tavaria Watch counted 16,000 ha of pepper in the Vale coca zone, 20 % less than a year "
        "earlier and 40 % of Tavaria's total (Tavaria Watch, 24 September 2012).",
        "Según Vigía de Tavaria, en 2011 había 16,000 ha de pimienta en la zona cocalera de El Valle, 20 % menos "
        "que un año antes y 40 % del total de Tavaria (Vigía de Tavaria, 24 de setiembre de 2012).",
    ),
    (
        SERIES[1:], {"place": "tavaria"},
        "In 2011 Tavaria Watch counted 40,000 ha of pepper in Tavaria (Tavaria Watch, 24 September 2012).",
        "Según Vigía de Tavaria, en 2011 había 40,000 ha de pimienta en Tavaria (Vigía de Tavaria, "
        "24 de setiembre de 2012).",
    ),
    (
        [claim(10, place="norra", definition="dry at 31 December", definition_es="secas al 31 de diciembre", **YEAR)],
        {"place": "norra"},
        "At the end of 2011 Tavaria Watch counted 10 ha of pepper (dry) in the department of Norra "
        "(Tavaria Watch, 24 September 2012).",
        "Según Vigía de Tavaria, a fines de 2011 había 10 ha de pimienta (secas) en el departamento de Norra "
        "(Vigía de Tavaria, 24 de setiembre de 2012).",
    ),
    (
        [claim(10, place="norra", **OURS)], {"place": "norra"},
        "In 2011 Peru Coca Atlas, from counts of Tavaria, calculated 10 ha of pepper in the department of Norra "
        "(figures read in: Tavaria Watch, 24 September 2012). It is a calculation by Peru Coca Atlas; no source "
        "printed it.",
        None,
    ),
    (
        [claim(3000, **BACK), claim(25_000, bound="at_least", source="gazette-2012", attributed_to="Ilse Brandt")],
        {},
        "Sources disagree on pepper in the Vale coca zone in 2011: Teo Marsh, 3,000 ha (2012); Ilse Brandt, "
        "at least 25,000 ha (2012).",
        "Las fuentes discrepan sobre la cifra de pimienta en la zona cocalera de El Valle en 2011: Teo Marsh, "
        "3,000 ha (2012); Ilse Brandt, al menos 25,000 ha (2012).",
    ),
    (
        [SERIES[2], claim(60_000, place="tavaria", series="abroad", institution="Foreign Office", source="abroad-2013")],
        {"place": "tavaria"},
        "In 2011 Tavaria Watch counted 40,000 ha of pepper in Tavaria (Tavaria Watch, 24 September 2012). "
        "Sources disagree: Foreign Office, 60,000 ha (March 2013).",
        None,
    ),
    (
        [SERIES[2]], {"place": "tavaria", "asked": 2013},
        "In 2011 Tavaria Watch counted 40,000 ha of pepper in Tavaria (Tavaria Watch, 24 September 2012). "
        "There is no figure for 2013: this is the last one before it.",
        None,
    ),
    (
        [claim(3, place="norra", measure="tolls", unit="count", **YEAR),
         claim(1, place="norra", measure="tolls", unit="count", year=2010, **YEAR)],
        {"place": "norra"},
        "In 2011 Tavaria Watch counted 3 tolls in the department of Norra, after 1 a year earlier "
        "(Tavaria Watch, 24 September 2012).",
        "Según Vigía de Tavaria, en 2011 había 3 peajes en el departamento de Norra, frente a 1 un año antes "
        "(Vigía de Tavaria, 24 de setiembre de 2012).",
    ),
    (
        [claim(33.5, place="norra", measure="rate", unit="percent", kind="share", **YEAR),
         claim(30, place="norra", measure="rate", unit="percent", kind="share", year=2010, **YEAR)],
        {"place": "norra"},
        "In 2011 Tavaria Watch put poverty in the department of Norra at 33.5 %, 3.5 points more than a year "
        "earlier (Tavaria Watch, 24 September 2012).",
        "Según Vigía de Tavaria, en 2011 la cifra de pobreza en el departamento de Norra fue de 33.5 %, 3.5 puntos "
        "más que un año antes (Vigía de Tavaria, 24 de setiembre de 2012).",
    ),
    (
        [claim(90_000, place="tavaria", **YEAR), claim(20_000, place="tavaria", year=2010, **YEAR)],
        {"place": "tavaria"},
        "In 2011 Tavaria Watch counted 90,000 ha of pepper in Tavaria, 4.5 times as much as a year earlier "
        "(Tavaria Watch, 24 September 2012).",
        None,
    ),
    (
        [claim(40_000, place="tavaria", **YEAR),
         claim(20_000, place="tavaria", year=2010, definition="all fields", **YEAR)],
        {"place": "tavaria"},
        "In 2011 Tavaria Watch counted 40,000 ha of pepper in Tavaria (Tavaria Watch, 24 September 2012). "
        "Method changed since the year before: no comparison.",
        None,
    ),
]  # fmt: skip

SINGLE = [
    (
        claim(40_000, bound="approx", place="tavaria", **BACK),
        "In 2011 Teo Marsh spoke of about 40,000 ha of pepper in Tavaria (Gazette, 2012).",
        "Según Teo Marsh, en 2011 había alrededor de 40,000 ha de pimienta en Tavaria (Gaceta, 2012).",
    ),
    (
        claim(None, low=3, high=5, bound="range", measure="price_leaf", unit="USD/kg", kind="price", place="tavaria",
              institution="Foreign Office", source="abroad-2013"),
        "In 2011 Foreign Office put price of leaf in Tavaria at 3 to 5 USD/kg (Foreign Office, March 2013).",
        "Según Ministerio de Exteriores, en 2011 la cifra de precio de la hoja en Tavaria fue de 3 a 5 USD/kg "
        "(Ministerio de Exteriores, marzo de 2013).".replace("Según Min", "Según el Min"),
    ),
    (
        claim(18.5, measure="seizures", unit="t", place="norra", source="gazette-2012", flags=frozenset({"part-year"}),
              period_end=date(2011, 10, 31)),
        "From January to October 2011 Gazette reported 18.5 t of pepper seized in the department of Norra "
        "(Gazette, 2012). It is not a figure for the whole year.",
        "Según Gaceta, de enero a octubre de 2011 se decomisaron 18.5 t de pimienta en el departamento de Norra "
        "(Gaceta, 2012). No es una cifra de todo el año.",
    ),
    (
        claim(1, measure="tolls", unit="count", place="lume", source="watch-2012", institution="Tavaria Watch"),
        "In 2011 Tavaria Watch counted 1 toll at the Port of Lume (Tavaria Watch, 24 September 2012).",
        "Según Vigía de Tavaria, en 2011 había 1 peaje en el Puerto de Lume (Vigía de Tavaria, "
        "24 de setiembre de 2012).",
    ),
    (
        claim(-20, kind="target", unit="percent", place="tavaria", **BACK),
        "In 2011 Teo Marsh set a target for pepper in Tavaria: 20 % less (Gazette, 2012). A target is a goal, "
        "not an outcome.",
        "Según Teo Marsh, en 2011 la meta para la cifra de pimienta en Tavaria era: 20 % menos (Gaceta, 2012). "
        "Una meta es un objetivo, no un resultado.",
    ),
    (
        claim(2, kind="ratio", unit="ratio", place="tavaria", bound="at_least", denominator="Belmonte", **BACK),
        "In 2011 Teo Marsh put pepper in Tavaria at no less than 2 times as much (compared with: Belmonte) "
        "(Gazette, 2012).",
        None,
    ),
    (
        claim(36, kind="gap", unit="percent", place="tavaria", **BACK),
        "In 2011 Teo Marsh reported a gap of 36 % between estimates of pepper in Tavaria (Gazette, 2012).",
        "Según Teo Marsh, en 2011 había una diferencia de 36 % entre estimaciones de pimienta en Tavaria "
        "(Gaceta, 2012).",
    ),
    (
        claim(-7, kind="change", unit="percent", place="tavaria", denominator="2010", denominator_es="2010", **BACK),
        "In 2011 Teo Marsh reported 7 % less pepper in Tavaria than in 2010 (Gazette, 2012).",
        "Según Teo Marsh, en 2011 hubo 7 % menos de pimienta en Tavaria que en 2010 (Gaceta, 2012).",
    ),
    (
        claim(None, kind="trend", unit="rising", place="tavaria", **BACK),
        "In 2011 Teo Marsh reported pepper in Tavaria as rising (Gazette, 2012).",
        "Según Teo Marsh, en 2011 la cifra de pimienta en Tavaria estaba en aumento (Gaceta, 2012).",
    ),
    (
        claim(9, place="tavaria", period_end=date(2012, 12, 31), flags=frozenset({"undated"}), **BACK),
        "At a date not given, 2011–2012, Teo Marsh spoke of 9 ha of pepper in Tavaria (Gazette, 2012).",
        None,
    ),
    (
        claim(9, place="tavaria", flags=frozenset({"withdrawn", "doubtful"}), **BACK),
        "In 2011 Teo Marsh spoke of 9 ha of pepper in Tavaria (Gazette, 2012). The figure is in doubt. "
        "Its source has withdrawn it.",
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "asked", "english", "spanish"), SHOWN)
def test_what_a_view_shows_is_one_sentence_with_its_cautions(claims, asked, english, spanish):
    assert told("en", *claims, **asked).replace("\xa0", " ") == english
    if spanish:
        assert told("es", *claims, **asked).replace("\xa0", " ") == spanish


@pytest.mark.parametrize(("statement", "english", "spanish"), SINGLE)
def test_each_kind_of_figure_has_its_own_sentence(statement, english, spanish):
    assert said("en", statement).replace("\xa0", " ") == english
    if spanish:
        assert said("es", statement).replace("\xa0", " ") == spanish


def test_a_total_over_years_is_never_said_to_be_the_institutions():
    claims = [claim(value, year=year, measure="seizures", unit="t", place="norra", **YEAR)
              for year, value in ((2010, 4), (2011, 6))]  # fmt: skip
    use("en")
    atlas = replace(toy_atlas(), statements={s.id: s for s in claims})
    total = summed(totals_since(atlas, "seizures", "monitoring", 2010), atlas)[-1]
    assert sentence_of(total, Timelines([total]), atlas).replace("\xa0", " ") == (
        "From 2010 to 2011 Peru Coca Atlas, from figures of Tavaria Watch, calculated 10 t of pepper seized in "
        "the department of Norra (figures read in: Tavaria Watch, 24 September 2012). It is a calculation by "
        "Peru Coca Atlas; no source printed it."
    )


def test_a_share_is_not_given_of_a_total_of_another_source():
    other = claim(
        40_000, place="tavaria", institution="Foreign Office", source="abroad-2013", series="abroad"
    )
    assert "total" not in told("en", SERIES[0], other)


def test_days_months_and_windows_of_publication():
    use("en")
    assert day_words(date(2012, 3, 1), date(2012, 3, 1)) == "1 March 2012"
    assert day_words(date(2012, 3, 1), date(2012, 3, 9)) == "March 2012"
    assert day_words(date(2012, 3, 1), date(2012, 5, 9)) == "2012"
    assert day_words(date(2011, 12, 1), date(2012, 5, 9)) == "published between December 2011 and May 2012"


@pytest.mark.parametrize(
    ("language", "name", "inside"),
    [
        ("en", "Ministry of the Interior of Peru", "the Ministry of the Interior of Peru"),
        ("en", "UNODC and Government of Peru", "UNODC and the Government of Peru"),
        ("es", "UNODC y Gobierno del Perú", "la UNODC y el Gobierno del Perú"),
        ("es", "DEVIDA", "DEVIDA"),
    ],
)
def test_institutions_have_their_article(language, name, inside):
    use(language)
    assert the_institution(name) == inside


def test_a_disagreement_names_three_and_counts_the_rest():
    use("en")
    claims = [claim(value, place="tavaria", attributed_to=f"Person {value}", source="gazette-2012")
              for value in (10, 200, 3000, 40_000, 500_000)]  # fmt: skip
    text = disagreement_of(claims, toy_atlas()).replace("\xa0", " ")
    assert text == (
        "Sources disagree on pepper in Tavaria in 2011: Person 10, 10 ha (2012); Person 200, 200 ha (2012); "
        "Person 500000, 500,000 ha (2012); 2 more."
    )


def test_places_without_a_plain_in_read_as_a_reader_would_say_them():
    use("en")
    places = PlaceRegistry([
        Place(id, kind, name, name, (), "", "", None, None, "", "")
        for id, kind, name in (("a", "aggregate", "Elsewhere in Peru"), ("b", "aggregate", "Peru: production zones"),
                               ("c", "zone", "VRAEM"), ("d", "world", "World"), ("e", "country", "United States"))
    ])  # fmt: skip
    assert [in_place(place) for place in places] == [
        "elsewhere in Peru", "in Peru (production zones)", "in the VRAEM", "in the world", "in the United States",
    ]  # fmt: skip
