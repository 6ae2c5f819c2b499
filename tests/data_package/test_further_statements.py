"""The further published figures: every collected row is a statement that says what it says, or left out.

The rows, as they were collected, stand in ``tests/data/more_figures_ledger.csv``; those of
``test_series_statements`` are others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from geo.atlas import Atlas, read_atlas
from geo.catalog.places import PlaceRegistry, load_places, names_of, plain
from geo.catalog.tables import load_measures, load_published_areas, load_series
from geo.layers import load_layer
from geo.wording.kinds import measure_groups
from tests.toys.series_rows import Row, places, read, statements

LEDGER = Path(__file__).parents[1] / "data" / "more_figures_ledger.csv"
SCALE = {"kg": Decimal("0.001")}
UNITS = {"kg": "t", "index 0-1": "index", "USD/arroba": "USD/kg"}
# Shown rounded, and converted at about 11.5 kg an arroba: the printed number stands beside each.
CONVERTED = {("20086", "ha"): "20100", ("50", "USD/arroba"): "4.35", ("26", "USD/arroba"): "2.26"}
READ_AS = {
    "San Pedro de Putina Punco (buffer zone)": "San Pedro de Putina Punco: buffer zone of Bahuaja-Sonene",
    "San Pedro de Putina Punco (inside the park)": "San Pedro de Putina Punco: inside Bahuaja-Sonene",
}


@cache
def ledger() -> list[Row]:
    return read(LEDGER)


@cache
def entered() -> list[tuple[Row, Row]]:
    return [(row, statements()[row["statement"]]) for row in ledger() if row["statement"]]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


def test_ledger_accounts_for_every_row() -> None:
    assert [int(row["row"]) for row in ledger()] == list(range(1, 6531))
    for row in ledger():
        assert bool(row["statement"]) != bool(row["left_out"]), row
    assert max(Counter(row["statement"] for row in ledger() if row["statement"]).values()) == 1


def bears(id: str, told: str, atlas_places: PlaceRegistry) -> bool:
    """Say whether a place is the one that a collected row names, with or without what contains it."""
    place = atlas_places.get(id)
    around = atlas_places.get(place.parent).name if place.parent else ""
    known = names_of(place)
    known |= {plain(f"{name} {around}") for name in known}
    return bool({plain(told), plain(re.sub(r"\(.*?\)", "", told))} & known)


def differences(row: Row, statement: Row) -> list[str]:
    """What a statement says that the collected row does not."""
    flags, ours = set(statement["flag"].split("|")), statement["reading"] == "derived"
    start, _, end = row["period"].partition("/")
    days = (start, end) if end else (f"{start}-01-01", f"{start}-12-31")
    first, last = map(date.fromisoformat, days)
    short = (last - first).days < 364 and first.year == last.year
    amount = Decimal(row["value"]) * SCALE.get(row["unit"], Decimal(1))
    amount = Decimal(CONVERTED.get((row["value"], row["unit"]), amount))
    told = READ_AS.get(row["place"], row["place"].removesuffix(" (CORAH axis)"))
    told = f"CORAH axis of {told}" if row["place"].endswith(" (CORAH axis)") else told
    bound = {"": "exact", "at least": "at_least", "at most": "at_most", "range 6-8": "range"}
    printed = statement["value_stated"].replace(",", "")
    agrees = {
        "value": statement["bound"] == "range" or Decimal(statement["value"]) == amount,
        "printed": ours or statement["bound"] == "range" or Decimal(printed) == Decimal(row["value"]),
        "unit": statement["unit"] == UNITS.get(row["unit"], row["unit"]),
        "period": (statement["period_start"], statement["period_end"]) == days,
        "bound": statement["bound"] == bound.get(row["bound"], row["bound"]) or "rounded" in flags,
        "place": bears(statement["place"], told, load_places()),
        "part of a year": ("part-year" in flags) == ("part-year" in row["flag"] or short),
        "derived": ours == ("derived" in row["flag"]),
        "conflict": ("conflict" in flags) == ("conflict" in row["flag"]),
        "weak": row["quality"] != "C" or "doubtful" in flags,
        "its note": row["quality"] != "C" or bool(statement["note"]),
    }
    return [name for name, right in agrees.items() if not right]


def test_every_figure_is_entered_as_it_was_collected() -> None:
    compared = {row["row"]: differences(row, statement) for row, statement in entered()}
    assert {row: found for row, found in compared.items() if found} == {}


def test_what_is_shown_of_weak_figures_is_said_in_both_languages(atlas: Atlas) -> None:
    for row, statement in entered():
        if row["quality"] == "C":
            assert atlas.statements[statement["id"]].note_es, statement["id"]


# -- what must hold of each kind of figure, whatever the rows say


def test_seizures_by_department_come_from_one_yearbook_a_year() -> None:
    found = defaultdict(set)
    for _row, s in entered():
        if s["series"] == "pnp-yearbook" and s["measure"] in ("cocaine_seizures", "coca_paste_seizures"):
            found[s["measure"], s["period_start"][:4]].add(s["place"])
            assert s["source"] == f"pnp-yearbook-{s['period_start'][:4]}"
    assert {len(found[key]) for key in found} == {25}
    assert len(found) == 22


def test_chemicals_are_neither_added_nor_mapped(atlas: Atlas) -> None:
    assert atlas.measures["precursor_seizures"].combine == "never"
    assert atlas.levels_of("precursor_seizures") == ["country"]


def test_seizures_abroad_say_that_they_are_of_all_origins() -> None:
    abroad = {"belgium", "spain", "netherlands", "european-union", "antwerp-port", "rotterdam-port", "europe"}
    for _row, s in entered():
        if s["place"] in abroad:
            assert s["definition"].startswith(("of all origins", "of which loaded in")), s["id"]
            assert not s["to_place"]


def test_figures_of_the_world_are_single_ones() -> None:
    series = load_series()
    for _row, s in entered():
        if s["place"] == "world":
            assert series[s["series"]].rank >= 3, s["id"]


def test_counts_within_a_year_and_axes_are_never_the_year() -> None:
    for _row, s in entered():
        if s["measure"] == "coca_eradication" and s["place"] != "bolivia":
            assert "part-year" in s["flag"], s["id"]


def test_homicides_of_two_counts_are_two_series() -> None:
    used = {(s["measure"], s["series"]) for _row, s in entered() if s["measure"].startswith("homicide")}
    assert used == {("homicides", "sinadef"), ("homicides", "inei-ceic"), ("homicide_rate", "inei-ceic")}


def test_every_province_has_an_outline_a_point_and_a_published_area() -> None:
    layer, areas = load_layer("provinces"), load_published_areas()
    provinces = {id for id, place in places().items() if place["kind"] == "province"}
    assert set(layer["id"]) == provinces
    assert len(provinces) == 196
    assert all(places()[id]["lon"] for id in provinces)
    assert provinces <= areas.keys()
    loss = {s["place"] for _row, s in entered() if s["measure"] == "forest_loss"} & provinces
    assert len(loss) == 66


def test_every_measure_stands_under_a_heading() -> None:
    assert {measure.group for measure in load_measures().values()} == set(measure_groups())
