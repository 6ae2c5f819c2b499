"""The published series: every row of the collected figures is a statement, and says what the row says.

The collected figures, as they were printed, stand in ``tests/data/figures_ledger.csv``; each is read
again here, by other means than those that made the table.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal

import pytest

from geo.catalog import load_breaks
from geo.catalog.cards import load_sources
from geo.catalog.tables import load_measures, load_series
from geo.paths import ROOT
from tests.toys.series_rows import Row, amount, entered, ledger, of, places, statements

ROWS = 679


# -- the ledger: nothing dropped in silence


def test_ledger_accounts_for_every_row() -> None:
    assert [int(row["row"]) for row in ledger()] == list(range(1, ROWS + 1))
    for row in ledger():
        assert bool(row["statement"]) != bool(row["left_out"]), f"row {row['row']}: a statement or a reason"
        assert not row["statement"] or row["statement"] in statements(), row
    used = Counter(row["statement"] for row in ledger() if row["statement"])
    assert max(used.values()) == 1


# -- figures picked by hand from the publications


@pytest.mark.parametrize(
    ("measure", "place", "year", "series", "values"),
    [
        ("coca_cultivation", "vraem", 2020, "devida", [27994, 27994]),
        ("coca_cultivation", "peru", 2024, "devida", [89755, 89755]),
        ("coca_cultivation", "peru", 2020, "us", [88200]),
        ("coca_cultivation", "peru", 2020, "devida", [61777, 61777]),
        ("coca_cultivation", "peru", 2002, "unodc", [46700]),
        ("coca_cultivation", "bajo-amazonas", 2020, "devida", [4247, 4318]),
        ("coca_cultivation", "peru", 2011, "unodc-old-method", [64400]),
        ("coca_cultivation", "vraem", 2016, "unodc", [20304]),
        ("coca_cultivation", "vraem", 2017, "district-sums", [21685]),
        ("coca_cultivation", "vraem", 2022, "devida", [35709]),
        ("coca_cultivation", "vraem", 2022, "press", [35106]),
        ("coca_cultivation", "colombia", 2009, "unodc-colombia", [68000, 73000]),
        ("coca_cultivation", "colombia", 2010, "unodc-colombia", [62000]),
        ("coca_cultivation", "colombia", 2010, "unodc-colombia-uncorrected", [57000]),
        ("coca_cultivation", "colombia", 2024, "unodc-colombia", []),
        ("coca_cultivation", "colombia", 2024, "press", [261000, 262000]),
        ("coca_cultivation", "vrae", 2010, "unodc", [19723]),
        ("cocaine_production_potential", "peru", 2012, "us", [290, 307]),
        ("cocaine_production_potential", "peru", 2014, "us", [285, 353]),
        ("cocaine_production_potential", "peru", 2017, "us", [486, 491]),
        ("cocaine_production_potential", "peru", 2008, "unodc", [302]),
        ("cocaine_production_potential", "peru", 2009, "unodc", []),
        ("coca_eradication", "peru", 2024, "mininter", [26475]),
        ("coca_eradication", "peru", 2025, "mininter", [Decimal("36456.47")]),
        ("cocaine_seizures", "peru", 2010, "mininter", [Decimal("17.544")]),
        ("coca_paste_seizures", "peru", 2024, "mininter", [69]),
        ("illegal_gold_exports", "peru", 2024, "ipe", [7_000_000_000, 7_415_000_000]),
        ("drugs_destroyed", "peru", 2014, "mininter", [Decimal("44.4")]),
        ("total_drug_seizures", "peru", 2014, "mininter", []),
    ],
)
def test_figures_picked_by_hand(measure: str, place: str, year: int, series: str, values: list) -> None:
    found = of(measure, place, year, series)
    assert {Decimal(value) for value in values} <= set(found) if values else found == []


def test_national_2011_on_the_new_method() -> None:
    assert set(of("coca_cultivation", "peru", 2011, "unodc")) == {Decimal(62500)}


def test_soles_stay_soles() -> None:
    soles = [row for row in entered().values() if row["series"] == "devida-prices-soles"]
    assert soles
    assert {row["unit"] for row in soles} == {"PEN/kg"} == {row["unit_stated"] for row in soles}


# -- when a figure became known


@pytest.mark.parametrize(
    ("statement", "known_from"),
    [
        ("s-coca-peru-2013-unodc", date(2014, 6, 11)),
        ("s-coca-peru-2018-devida", date(2020, 12, 1)),
        ("s-coca-vraem-2018-devida", date(2023, 6, 26)),
        ("s-coca-vraem-2021-devida", date(2022, 9, 15)),
        ("s-coca-vraem-2013-unodc", date(2014, 6, 11)),
        ("s-coca-vraem-2013-district-sums", date(2014, 6, 11)),
        ("s-coca-peru-2010-us", date(2012, 3, 7)),
        ("s-cocaine-potential-peru-2012-us-first-published", date(2013, 7, 9)),
        ("s-cocaine-potential-peru-2012-us", date(2019, 12, 31)),
        ("s-coca-colombia-2024-press", date(2025, 10, 28)),
    ],
)
def test_known_from_first_publication(statement: str, known_from: date) -> None:
    assert load_sources(ROOT)[statements()[statement]["source"]].published_to == known_from


def test_each_year_of_zone_figures_was_published_the_year_after_or_later() -> None:
    sources = load_sources(ROOT)
    for row in statements().values():
        if row["measure"] == "coca_cultivation" and places()[row["place"]]["kind"] in ("zone", "department"):
            assert sources[row["source"]].published_from.isoformat() > row["period_end"], row["id"]


def test_no_figure_is_known_before_its_period_begins() -> None:
    sources = load_sources(ROOT)
    for row in statements().values():
        if "forecast" not in row["flag"]:
            assert sources[row["source"]].published_to.isoformat() >= row["period_start"], row["id"]


def test_zone_figures_are_known_in_every_year_from_2013() -> None:
    sources = load_sources(ROOT)
    for as_of in range(2013, 2026):
        known = [
            row
            for row in statements().values()
            if row["measure"] == "coca_cultivation"
            and places()[row["place"]]["kind"] == "zone"
            and sources[row["source"]].published_to <= date(as_of, 12, 31)
        ]
        assert len({row["place"] for row in known}) >= 12, as_of


# -- ids point somewhere, flags say what must be said


def test_every_reference_exists() -> None:
    sources, series, measures = load_sources(ROOT), load_series(ROOT), load_measures(ROOT)
    for row in statements().values():
        assert row["source"] in sources, row["id"]
        assert row["read_in"] in {"", *sources} - {row["source"]}, row["id"]
        assert row["series"] in series, row["id"]
        assert row["place"] in places(), row["id"]
        unit = "percent" if row["kind"] == "change" else measures[row["measure"]].unit
        assert row["unit"] == unit or row["unit"] == "PEN/kg", row["id"]
        assert row["institution"], row["id"]
        assert row["reading"], row["id"]
    for entry in load_breaks(ROOT):
        assert not entry.measure or entry.measure in measures, entry.id
        assert not entry.series or entry.series in series, entry.id
        assert not entry.place or entry.place in places(), entry.id


def test_a_series_never_mixes_units_or_definitions_of_one_measure_and_place_and_year() -> None:
    kinds = defaultdict(set)
    for row in statements().values():
        if row["kind"] != "level":
            continue
        kinds[row["series"], row["measure"], row["place"], row["period_start"], row["period_end"]].add(
            (row["unit"], row["definition"])
        )
    # the parts of a total stand in one series of their own; single claims make none
    parts = {"mininter-by-drug", "corah-by-land", "be-customs-by-origin", "pnp-by-kind", "pnp-by-kind-sums"}
    parts |= {series.id for series in load_series(ROOT).values() if series.rank >= 3}
    assert not {key for key, found in kinds.items() if len(found) > 1 and key[0] not in parts}


def test_newly_monitored_zones_have_no_earlier_value_and_no_zero() -> None:
    first = {row["place"]: row for row in statements().values() if "newly-monitored" in row["flag"]}
    assert first
    for row in statements().values():
        if row["place"] in first and row["measure"] == "coca_cultivation":
            assert row["period_start"] >= first[row["place"]]["period_start"], row["id"]
            assert amount(row) > 0, row["id"]


def test_revised_values_stand_beside_the_first_one() -> None:
    sources = load_sources(ROOT)
    same = ("measure", "place", "period_start", "period_end")
    for row in statements().values():
        if "revised" not in row["flag"].split("|"):
            continue
        before = [
            other
            for other in statements().values()
            if all(other[name] == row[name] for name in same)
            and other["series"].startswith(row["series"])
            and amount(other) != amount(row)
            and sources[other["source"]].published_to <= sources[row["source"]].published_to
        ]
        assert before, row["id"]


# -- each figure read again


def month_end(year: str, month: str) -> str:
    return f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]:02d}"


def expected_period(row: Row) -> tuple[str, str]:
    """The days a row's ``year`` names: a year or years, months, a quarter, or two days."""
    text = row["year"]
    if "/" in text:
        start, end = text.split("/")
        return start, end
    if "(Feb-Jun)" in text:
        return f"{text[:4]}-02-01", f"{text[:4]}-06-30"
    if text.endswith("Q1"):
        return f"{text[:4]}-01-01", "2024-03-31"
    if months := re.findall(r"(\d{4})-(\d\d)(?!\d)", text):
        return "-".join((*months[0], "01")), month_end(*months[-1])
    years = re.findall(r"\d{4}", text)
    return f"{years[0]}-01-01", f"{years[-1]}-12-31"


SCALE = {"kg": Decimal("0.001"), "USD million": Decimal(1_000_000)}


def differences(row: Row, statement: Row) -> list[str]:
    """What a statement says that the figure it was made of does not."""
    place, flags = places()[statement["place"]], statement["flag"].split("|")
    period = expected_period(row)
    start, end = map(date.fromisoformat, period)
    # a month or a quarter is part of a year too, though the collected row carries no flag;
    # a span over New Year is no part of one year
    short = (end - start).days < 364 and start.year == end.year
    ours = statement["reading"] == "derived"
    official = row["place_kind"] in ("country", "department")
    agrees = {
        "value": amount(statement) == Decimal(row["value"]) * SCALE.get(row["unit"], Decimal(1)),
        "value_stated": ours or Decimal(statement["value_stated"]) == Decimal(row["value"]),
        "unit_stated": statement["unit_stated"] == ("" if ours else row["unit"]),
        "period": (statement["period_start"], statement["period_end"]) == period,
        "place": row["place"] in {place["name"], place["name_es"], *place["aliases"].split("|")},
        "kind of place": not official or place["kind"] == row["place_kind"],
        "part-year": ("part-year" in flags) == (row["flag"] == "part-year" or short),
        "series": (statement["series"] == "us") == row["measure"].endswith("_us_estimate"),
        "reading": (statement["reading"] == "derived") == (row["flag"] == "derived"),
        "approx": not row["measure"].endswith("_rounded") or statement["bound"] == "approx",
        "at_least": (statement["bound"] == "at_least") == (row["bound"] == "at_least"),
        **{flag: (flag in flags) == (row["flag"] == flag) for flag in ("derived", "conflict", "forecast")},
    }
    return [name for name, right in agrees.items() if not right]


def test_every_figure_is_entered_as_it_was_printed() -> None:
    compared = {
        row["statement"]: differences(row, entered()[row["statement"]])
        for row in ledger()
        if row["statement"]
    }
    # Read again since, each for the reason in its note: the release sets the figure of 2016 beside
    # the total of 2017, a sum that lacks rows is a floor, and a count up to an announcement in
    # December is not one of the whole year.
    assert {statement: names for statement, names in compared.items() if names} == {
        "s-eradication-peru-2019-mininter": ["part-year"],
        "s-coca-ayacucho-2012-district-sums": ["at_least"],
        "s-coca-ayacucho-2013-district-sums": ["at_least"],
        "s-coca-vraem-2012-district-sums": ["at_least"],
        "s-coca-vraem-2013-district-sums": ["at_least"],
        "s-coca-vraem-2017-unodc": ["period"],
    }
