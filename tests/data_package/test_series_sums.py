"""The published series against one another: parts and wholes, transcriptions and other readings."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.toys.series_rows import amount, entered, of, places


@pytest.mark.parametrize(
    ("kind", "year", "count", "difference"),
    [
        ("zone", 2018, 14, 0), ("zone", 2019, 14, 0), ("zone", 2020, 14, 0), ("zone", 2021, 19, 1),
        ("zone", 2022, 20, 0), ("zone", 2023, 21, -1), ("zone", 2024, 24, -2),
        ("department", 2018, 13, -1), ("department", 2019, 13, 0), ("department", 2020, 13, -1),
        ("department", 2021, 13, 1), ("department", 2022, 13, -2), ("department", 2023, 13, 0),
        ("department", 2024, 13, -1),
    ],
)  # fmt: skip
def test_parts_against_the_national_total(kind: str, year: int, count: int, difference: int) -> None:
    newest = {
        row["place"]: amount(row)
        for row in entered().values()
        if (row["series"], row["measure"], row["period_start"][:4])
        == ("devida", "coca_cultivation", str(year))
        and places()[row["place"]]["kind"] == kind
        and "conflict" not in row["flag"]
    }
    (total,) = set(of("coca_cultivation", "peru", year, "devida", entered()))
    assert len(newest) == count
    assert sum(newest.values()) - total == difference


@pytest.mark.parametrize(
    ("kind", "year", "difference"),
    [
        ("zone", 2012, -3305), ("zone", 2013, -3062), ("zone", 2014, -2101), ("zone", 2015, -1954),
        ("zone", 2016, -2222), ("department", 2012, -3082), ("department", 2013, -2744),
        ("department", 2014, -1607), ("department", 2015, -1324), ("department", 2016, -1511),
    ],
)  # fmt: skip
def test_district_sums_fall_short_of_the_national_total(kind: str, year: int, difference: int) -> None:
    parts = [
        amount(row)
        for row in entered().values()
        if row["series"] == "district-sums" and row["period_start"][:4] == str(year)
        and places()[row["place"]]["kind"] == kind
    ]  # fmt: skip
    (total,) = set(of("coca_cultivation", "peru", year, "unodc", entered()))
    assert sum(parts) - total == difference


def test_three_zones_of_2017_against_their_published_sum() -> None:
    three = ("vraem", "la-convencion-lares", "inambari-tambopata")
    (published,) = of("coca_cultivation", "vraem-convencion-inambari", 2017, "unodc", entered())
    assert (
        sum(of("coca_cultivation", place, 2017, "district-sums", entered())[0] for place in three) - published
        == 40
    )


def test_transcribed_figures_against_other_readings() -> None:
    transcribed = [
        row
        for row in entered().values()
        if row["read_in"] in ("pipaber-transcription-2025", "cip-district-dataset-2022")
    ]
    found = Counter()
    same = ("measure", "place", "period_start", "period_end")
    for row in transcribed:
        others = [
            other
            for other in entered().values()
            if all(other[name] == row[name] for name in same)
            and other["series"] != "us"
            and other["reading"] in ("press", "official site")
        ]
        for other in others:
            found["rounded" if other["bound"] == "approx" else amount(other) == amount(row)] += 1
    assert found == {True: 8, False: 3, "rounded": 2}


@pytest.mark.parametrize(("year", "monitor", "percent"), [(2009, "unodc", -33), (2020, "devida", 43)])
def test_the_us_series_lies_on_both_sides_of_the_monitoring(year: int, monitor: str, percent: int) -> None:
    (theirs,) = of("coca_cultivation", "peru", year, "us", entered())
    (ours,) = set(of("coca_cultivation", "peru", year, monitor, entered()))
    assert round(100 * (theirs / ours - 1)) == percent
