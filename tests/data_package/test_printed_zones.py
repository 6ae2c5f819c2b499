"""The zone figures that the surveys print, and what the atlas adds up beside them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.estimates import find_disagreements
from geo.language import in_language
from geo.ui.sources.omissions import omissions
from geo.wording.claim import claimant, printed_words
from tests.toys.series_rows import amount, of, places, read, statements

PRINTED = read(Path(__file__).parents[1] / "data" / "printed_zones.csv")
OURS = {id for id, row in statements().items() if row["reading"] == "derived"}
SUMS = {id for id in OURS if statements()[id]["series"] == "district-sums"}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


def test_every_reading_is_a_statement_or_left_out_with_its_reason() -> None:
    assert [int(row["row"]) for row in PRINTED] == list(range(1, 104))
    for row in PRINTED:
        assert bool(row["statement"]) != bool(row["left_out"]), row
    entered = Counter(row["statement"] for row in PRINTED if row["statement"])
    assert max(entered.values()) == 1
    assert entered.keys() <= statements().keys()


@pytest.mark.parametrize("row", [r for r in PRINTED if r["statement"]], ids=lambda r: r["statement"])
def test_a_reading_is_entered_with_its_value_year_and_place(row: dict[str, str]) -> None:
    statement = statements()[row["statement"]]
    assert amount(statement) == Decimal(row["value"])
    assert statement["period_start"][:4] == row["year"] == statement["period_end"][:4]
    assert statement["unit"] == {"%": "percent"}.get(row["unit"], row["unit"])
    assert (statement["reading"] == "derived") == (row["read_at"].startswith("computed"))
    place = places()[statement["place"]]
    names = {place["name"], place["name_es"], *place["aliases"].split("|")}
    read_as = {"Huallaga (as printed)": "Alto Huallaga", "Bajo Amazonas (Caballococha)": "Caballococha"}
    assert read_as.get(row["place"], row["place"]) in names


def test_a_further_reading_says_the_same_as_the_figure_held() -> None:
    further = [row for row in PRINTED if row["left_out"].startswith("a further reading")]
    assert len(further) == 30
    for row in further:
        assert amount(statements()[row["left_out"].split(": ")[1]]) == Decimal(row["value"]), row


# Printed in the surveys, as press, copies and a release of the monitor give them.
@pytest.mark.parametrize(
    ("place", "figures"),
    [
        ("vraem", {2013: 19167, 2014: 18845, 2015: 18333, 2016: 20304, 2017: 21646}),
        ("upper-huallaga", {2008: 17848, 2012: 9509, 2013: 4302, 2014: 1555}),
        ("la-convencion-lares", {2014: 10342, 2015: 10454}),
        ("inambari-tambopata", {2006: 2366, 2010: 3591, 2013: 3460, 2014: 3455, 2017: 5310}),
        ("san-gaban", {2006: 446, 2010: 738, 2013: 910, 2016: 398, 2017: 1296}),
        ("bajo-amazonas", {2014: 2137}), ("putumayo", {2014: 1390}),
        ("vrae", {2005: 15530, 2008: 16719}), ("puno", {2016: 4562}), ("junin", {2013: 3747}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lens", ["monitoring", "lowest", "highest", "newest"])
def test_a_printed_figure_goes_before_our_sum(
    place: str, figures: dict[int, int], lens: str, atlas: Atlas
) -> None:
    known = estimate_all(atlas, "coca_cultivation", lens)
    for year, value in figures.items():
        found = known.at(place, year)
        assert found.headline_claim.id not in OURS, year
        if lens == "monitoring":
            assert (found.headline, found.contested) == (value, False), year


def test_where_no_figure_is_printed_our_sum_stands(atlas: Atlas) -> None:
    known = estimate_all(atlas, "coca_cultivation", "monitoring")
    assert (known.at("huallaga", 2014).headline, known.at("aguaytia", 2014).headline) == (1688, 332)
    assert known.at("vraem", 2012).headline_claim.id == "s-coca-vraem-2012-unodc-worked-out"


def test_a_sum_is_no_claim_of_the_monitor(atlas: Atlas) -> None:
    assert SUMS
    for id in OURS:
        said = atlas.statements[id]
        assert (said.stance, said.value_stated, said.attributed_to) == ("calculates", "", ""), id
        who = claimant(said, atlas)
        assert who.startswith("Peru Coca Atlas, from "), id
    for other in atlas.statements.values():
        assert other.ours or "Peru Coca Atlas" not in other.institution


def test_a_sum_says_of_which_districts_it_is_made(atlas: Atlas) -> None:
    text = printed_words(atlas.statements["s-coca-vraem-2015-district-sums"], atlas.series, atlas.districts)
    assert text.startswith("not printed. Our sum of 20 districts, from UNODC figures: Ayahuanco, Sivia")
    department = atlas.statements["s-coca-puno-2015-district-sums"]
    text = printed_words(department, atlas.series, atlas.districts)
    assert text == "not printed. Our sums of districts, from UNODC figures"


def test_our_sums_are_in_no_disagreement(atlas: Atlas) -> None:
    found = find_disagreements(atlas.statements.values(), atlas, agreeing=True)
    assert [d.id for d in found if OURS & {*d.claims, *(id for line in d.lines for id in line.claims)}] == []


def test_a_sum_that_lacks_rows_is_a_floor_and_says_which() -> None:
    for place in ("vraem", "ayacucho"):
        for year in (2012, 2013):
            row = statements()[f"s-coca-{place}-{year}-district-sums"]
            assert row["bound"] == "at_least"
            assert (
                "0 ha for Samugari, Anchihuay and Canayre before 2014 and no row for San Miguel"
                in row["note"]
            )


def test_no_sum_is_zero_where_rows_may_be_missing() -> None:
    assert [id for id in SUMS if amount(statements()[id]) == 0] == []
    assert of("coca_cultivation", "calleria", 2013, "district-sums") == []


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_every_reading_left_out_is_named_on_the_sources_page(spoken: str, atlas: Atlas) -> None:
    with in_language(spoken):
        told = unescape(omissions(atlas))
    left_out = [row for row in PRINTED if row["left_out"]]
    further = [row for row in left_out if row["left_out"].startswith("a further reading")]
    assert {"en": f"{len(further)} further readings", "es": f"{len(further)} lecturas más"}[spoken] in told
    for row in left_out:
        if row not in further:
            value = Decimal(row["value"])
            assert f"{value:,} {row['unit'].replace('percent', '%')}" in told, row
