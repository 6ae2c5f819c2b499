"""Cautions of a sheet of several years: what is the same is said once, and of the years it is true of."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.caveats import Listed, cautions, over_years, standing_caveats
from geo.model import View
from geo.plots.page.caveats import caveats
from geo.wording.period import years_words


def shown(year: int, *ids: str) -> Any:
    places = [SimpleNamespace(id=id, name=id, estimate=None) for id in ids]
    return SimpleNamespace(year=year, valued=[], listed=places, stages=[year], hidden_ways=0)


def years_of(name: str, line: str) -> str:
    """Return the years for which a line lists a name: behind it, or in front of all those of these years."""
    if behind := re.search(rf"[,:] {re.escape(name)} \(([\d–, ]+)\)", line):
        return behind[1]
    groups = re.findall(r"(\d[\d–, ]*): ([^;]+)", line)
    return ", ".join(years for years, names in groups if f", {name}, " in f", {names}, ")


@pytest.mark.parametrize(("level", "years"), [("zone", range(2001, 2013)), ("country", range(2008, 2024))])
def test_every_place_stands_once_with_every_year_it_is_listed_for(level: str, years: range) -> None:
    atlas = read_atlas()
    known, view = estimate_all(atlas, "coca_cultivation", "monitoring"), View(level=level)
    wanted = defaultdict(list)
    for year in years:
        for line in cautions(replace(view, year=year), known, atlas):
            if isinstance(line, Listed):
                for name in line.names:  # one may hold a comma: it is one name all the same
                    wanted[line.text.partition("{")[0], name].append(year)
    lines = caveats(view, [shown(year) for year in years], atlas, known)
    for (head, name), when in wanted.items():
        (line,) = [line for line in lines if line.startswith(head)]
        assert years_of(name, line.rstrip(".")) == years_words(when)
    assert lines[-len(standing_caveats()) :] == standing_caveats()


def test_the_sums_of_all_years_are_one_sentence_and_no_zone_is_new_twice() -> None:
    atlas = read_atlas()
    known = estimate_all(atlas, "coca_cultivation", "monitoring")
    years = (2004, 2018, 2019, 2021, 2022)
    lines = caveats(View(level="zone"), [shown(year) for year in years], atlas, known, changes=())
    (line,) = [line for line in lines if "national total:" in line]
    assert line.endswith("2004: 11.9 % less; 2018–2019, 2022: equal; 2021: < 0.1 % more.")
    (line,) = [line for line in lines if line.startswith("Newly monitored")]
    assert line.endswith("Madre de Dios (coca zone); 2022: Yaguas.")
    assert not any("Our sum of the" in line for line in lines)


def test_a_gap_that_the_list_shows_is_not_said_again() -> None:
    atlas = read_atlas()
    known = estimate_all(atlas, "coca_cultivation", "monitoring")
    contents = [shown(2023, "tigre"), shown(2024, "tigre")]
    lines = caveats(View(level="zone"), contents, atlas, known, listed=True)
    (line,) = [line for line in lines if line.startswith("No data:")]
    assert "Tigre" not in line
    assert "Cotuhé" in line
    assert any("In the list –" in line for line in lines)


def test_what_holds_in_every_year_is_said_without_years() -> None:
    told = [(2001, "A."), (2002, "A."), (2002, "B."), (2001, Listed("C: {names}.", ("x", "y"), "once"))]
    assert over_years(told, [2001, 2002]) == ["A.", "2002: B.", "C: 2001: x, y."]


def test_parts_of_a_country_abroad_are_counted_and_those_of_peru_named() -> None:
    atlas = read_atlas()
    known = estimate_all(atlas, "coca_cultivation", "monitoring")
    (line,) = [
        line
        for line in cautions(View(level="country", year=2021), known, atlas)
        if isinstance(line, Listed) and "cannot show" in line.text
    ]
    assert re.search(r"\d+ parts of Colombia", str(line))
    assert "Antioquia" not in str(line)
