"""What the data package itself disagrees on. Every expectation was worked out by hand from the documents."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from geo.catalog import load_breaks, load_measures, load_places, load_series, load_sources
from geo.estimates import (
    Disagreement,
    Timelines,
    carry_forward,
    find_disagreements,
    part_of_whole,
    range_total,
    timeline,
)
from geo.model import Statement
from tests.support.claims import Records
from tests.support.statements import load_statements
from tests.toys.series_rows import entered

RECORDS = Records(load_measures(), load_places(), load_series(), load_sources())
CHECKED = ("shares", "total", "places", "share", "change", "gap", "ratio", "rank", "part", "unit", "growth",
           "trend")  # fmt: skip


@cache
def statements() -> dict[str, Statement]:
    return {s.id: s for s in load_statements()}


@cache
def found(*, agreeing: bool = False) -> dict[str, Disagreement]:
    return {d.id: d for d in find_disagreements(statements().values(), RECORDS, agreeing=agreeing)}


def lines(name: str, *, agreeing: bool = False) -> list[str]:
    return [line.text.replace("\u00a0", " ") for line in found(agreeing=agreeing)[name].lines]


@pytest.mark.parametrize(
    ("name", "kind", "verdict"),
    [
        ("shares-d2-03", "within a document", "short"),
        ("total-d0-01", "within a document", "short"),
        ("share-d2-11", "within a document", "differs"),
        ("change-d0-11", "within a document", "agrees within rounding"),
        ("trend-d0-14-d1-11", "between sources", "differs"),
        ("rank-d1-09", "between sources", "differs"),
        ("growth-d3-13", "impossible when computed", "differs"),
        ("unit-d3-14-d3-09", "impossible when computed", "depends"),
    ],
)
def test_computed_checks_of_the_five_documents(name: str, kind: str, verdict: str) -> None:
    assert (found()[name].kind, found()[name].verdict) == (kind, verdict)


def test_nothing_else_in_the_five_documents_is_at_odds_with_its_own_figures() -> None:
    in_them = [d for d in found().values() if any(re.match(r"d\d-", id) for id in d.claims)]
    ours = [d for d in in_them if d.rule in CHECKED and d.rule != "places"]
    assert sorted(d.id for d in ours) == [
        "change-d0-11", "growth-d3-13", "rank-d1-09",
        "share-d2-11", "shares-d2-03", "total-d0-01", "trend-d0-14-d1-11", "unit-d3-14-d3-09",
    ]  # fmt: skip
    agreeing = {d.id for d in found(agreeing=True).values() if d.verdict == "agrees" and d.rule != "places"}
    assert agreeing == {
        "change-d1-02", "change-d1-03", "change-d1-04", "gap-d2-09", "ratio-d3-10",
        "share-s-leaf-share-peru-2016-unodc", "change-s-coca-san-gaban-change-2017-unodc",
        "change-s-coca-peru-2020-change-devida",
        "total-s-drugs-seized-peru-2024-mininter",
        "rank-d0-12", "rank-d1-01", "rank-d1-07",
    }  # fmt: skip


def test_three_reports_of_one_release_print_three_rises() -> None:
    """Read again in the reports: 54,655 and 61,777 ha are 13.0 %; they print 13, 11.5 and 26 %."""
    rises = {
        name.removeprefix("change-s-coca-peru-2020-change-"): d.verdict
        for name, d in found(agreeing=True).items()
        if name.startswith("change-s-coca-peru-2020")
    }
    assert rises == {"devida": "agrees", "larepublica": "differs", "inforegion": "differs"}


def test_the_arithmetic_is_shown() -> None:
    assert lines("total-d0-01")[0] == "18.5 + 11.2 + 2.6 = 32.3 t"
    assert lines("shares-d2-03") == ["79 + 9 + 5 + 4 = 97 %"]
    assert lines("share-d2-11")[0] == "121,000 t × 95 % = 114,950 t; the source says about 113,000 t"
    assert lines("change-d0-11")[0] == "18.5 t / 12.6 t = 1.468, that is +46.8 %; the source says +50 %"
    assert lines("growth-d3-13")[0] == "4^7 = 16,384"
    assert "at least 25,000 ha in 2011 / 16,384 = 1.53 ha in 2004" in lines("growth-d3-13")
    assert lines("ratio-d3-10", agreeing=True) == [
        "3,000 ha / 40,000 ha = 0.075; the source says at most 0.1 times"
    ]
    assert lines("gap-d2-09", agreeing=True) == [
        "55,000 ha / 40,300 ha (for 2015) = +36.5 %: agrees with at least 36 %"
    ]
    assert lines("trend-d0-14-d1-11") == ["2006–2011: rising", "2007–2011: rising"]
    assert found()["trend-d0-14-d1-11"].text == "Both say rising: one from 2006 on, the other from 2007 on."


def test_a_withdrawn_figure_contradicts_nobody_and_the_year_of_its_article_is_free_of_it() -> None:
    withdrawn = {"d2-08", "d2-09", "s-coca-peru-2015-masias-withdrawal"}
    every = {s.id for s in statements().values() if "withdrawn" in s.flags}
    assert withdrawn <= every
    assert not any(every & {*d.claims, *d.beside} for d in found().values())


def test_the_eradication_of_2023_by_department_adds_up_to_the_total_of_its_day() -> None:
    """5,096.64 + 4,257.30 + 3,726.13 + 2,109.16 + 860.70 = 16,049.93 ha, announced on 29 September."""
    told = {d.id: d for d in found(agreeing=True).values() if d.rule == "places" and d.first_year == 2023}
    assert told["places-s-eradication-peru-2023-mininter-september-department"].verdict == "agrees"
    assert "places-s-eradication-peru-2023-mininter-department" not in told


def test_loreto_in_2011() -> None:
    loreto = found()["contested-coca_cultivation-loreto-2011"]
    assert (loreto.low, loreto.high) == (3_000, 40_000)
    assert set(loreto.claims) == {"d3-04", "d3-05", "d3-09", "d3-11"}
    assert "about 40,000 ha of 62,500 ha = 64 %" in lines(loreto.id)
    assert next(iter(found().values())).id == loreto.id


@pytest.mark.parametrize(
    ("claim", "least"), [("d3-04", 0.4), ("d3-05", 0.56), ("d3-09", 0.048), ("d3-11", 0)]
)
def test_no_claim_on_loreto_exceeds_the_nation(claim: str, least: float) -> None:
    told = part_of_whole(statements()[claim], statements()["s-coca-peru-2011-unodc"], RECORDS)
    assert told.low == pytest.approx(least)
    assert not told.impossible


def test_sums_of_places_against_what_is_published_for_the_whole() -> None:
    sums = {d.id: d for d in found(agreeing=True).values() if d.rule == "places"}
    # What the atlas adds up from districts is no figure of the monitor that could fall short.
    ours = {s.id for s in statements().values() if s.stance == "calculates"}
    assert not any(ours & {*d.claims, *d.beside} for d in sums.values() if d.verdict == "short")
    assert not any(d.kind == "impossible when computed" for d in sums.values())
    agreeing = [d for d in sums.values() if d.verdict == "agrees" and d.first_year >= 2018
                and d.measure == "coca_cultivation"]  # fmt: skip
    assert set(range(2018, 2025)) <= {d.first_year for d in agreeing}
    # With what the survey gives for elsewhere, the zones of 2004 and 2005 add up exactly.
    assert {2004, 2005} <= {d.first_year for d in sums.values() if d.verdict == "agrees"}


def test_what_disagrees_is_what_was_known() -> None:
    then = find_disagreements(statements().values(), RECORDS, as_of=date(2012, 12, 31))
    names = {d.id for d in then}
    assert {"contested-coca_cultivation-loreto-2011", "growth-d3-13", "total-d0-01"} <= names
    assert not any(name.startswith(("gap", "share-", "shares")) for name in names)


@pytest.mark.parametrize(
    ("year", "newest"), [(2012, 2010), (2013, 2012), (2018, 2017), (2020, 2017), (2021, 2020)]
)
def test_the_newest_year_of_the_zones_at_the_end_of_a_year(year: int, newest: int) -> None:
    """The surveys came out in the year after; those on 2018 and 2019 are met only in later reports."""
    zones = [place.id for place in RECORDS.places if place.kind == "zone"]
    lines = Timelines(timeline(statements().values(), RECORDS.sources, RECORDS.series, "coca_cultivation"))
    assert lines.years(zones, date(year, 12, 31))[-1] == newest


def test_cocaine_seized_over_years_names_its_gaps() -> None:
    """7.303 + 2.199 + 10.744 + 17.544; the figures of 2011 and 2012 are said by others."""
    first = [s for s in statements().values() if s.id in entered() or s.id.startswith("d")]
    told = range_total(first, RECORDS, "cocaine_seizures", "peru", 2004, 2012)
    assert told.value == pytest.approx(37.79)
    assert told.missing == (2006, 2007, 2008, 2011, 2012)
    assert {one.claim for one in told.left_out} == {"d0-03", "d0-10"}


def test_forest_lost_to_mining_is_not_counted_twice() -> None:
    """At least 18,000 for 2017 and 2018 with 30,846 for 2021 to March 2024; nothing for 2019 and 2020."""
    place = "southern-peruvian-amazon"
    told = range_total(statements().values(), RECORDS, "gold_mining_deforestation", place, 2017, 2024)
    assert (told.value, told.bound) == (48_846, "at_least")
    assert (told.missing, told.partly) == ((2019, 2020), (2024,))


def test_the_old_valley_is_not_carried_into_the_new() -> None:
    lines = Timelines(timeline(statements().values(), RECORDS.sources, RECORDS.series, "coca_cultivation"))

    def carried(place: str, year: int):
        return carry_forward(lines, "coca_cultivation", place, year, RECORDS, load_breaks())

    assert carried("vrae", 2011).year == 2010
    assert carried("vrae", 2012) is None
    assert carried("colombia", 2026).year == 2025
