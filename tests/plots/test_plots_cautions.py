"""Cautions of a sheet of several years: what is the same is said once, and of the years it is true of."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from types import SimpleNamespace

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.caveats import Listed, cautions, standing_caveats
from geo.model import View
from geo.plots.page.caveats import caveats
from geo.wording.period import years_words


@pytest.mark.parametrize(("level", "years"), [("zone", range(2001, 2013)), ("country", range(2008, 2024))])
def test_every_place_stands_once_with_every_year_it_is_listed_for(level: str, years: range) -> None:
    atlas = read_atlas()
    known, view = estimate_all(atlas, "coca_cultivation", "monitoring"), View(level=level)
    contents = [SimpleNamespace(year=year, valued=[], hidden_ways=0) for year in years]
    wanted = defaultdict(list)
    for year in years:
        for line in cautions(replace(view, year=year), known, atlas):
            if isinstance(line, Listed):
                for name in line.names:  # one may hold a comma: it is one name all the same
                    wanted[line.text.partition("{")[0], name].append(year)
    lines = caveats(view, contents, atlas, known)  # type: ignore[arg-type]
    for (head, name), when in wanted.items():
        (line,) = [line for line in lines if line.startswith(head)]
        assert f"{name} ({years_words(when)})" in line
    assert lines[-len(standing_caveats()) :] == standing_caveats()


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
