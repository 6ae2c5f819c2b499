"""Marks beside values on paper: in their year, with figure, source, legend and caution, where asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.model import View
from geo.plots import Sheet
from geo.plots.canvas import settings
from geo.plots.compose import draw_sheet
from geo.plots.drawn import Drawn
from geo.plots.plan import plan_of

VIEW = View(level="department", year=2023, layers=("emergencies", "airstrips", "areas"))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


def drawn(view: View, atlas: Atlas) -> Drawn:
    with settings():
        return draw_sheet(plan_of(Sheet(view=view), atlas, estimate_all, None))


def said(found: Drawn, *kinds: str) -> str:
    return " ".join(w.artist.get_text() for w in found.page.words if w.kind in kinds)


def test_a_sheet_shows_the_marks_of_its_year_with_source_legend_and_caution(atlas: Atlas) -> None:
    found = drawn(VIEW, atlas)
    assert "27 districts or more" in said(found, "noted")
    assert "list of districts incomplete" in said(found, "legend")
    assert "27 of the 37 districts" in said(found, "caveats")
    assert "larepublica-2023-10-decree" in {r.source for r in found.words.references}


def test_another_year_and_a_sheet_without_the_layers_show_none(atlas: Atlas) -> None:
    for view in (replace(VIEW, year=2016), replace(VIEW, layers=())):
        found = drawn(view, atlas)
        assert said(found, "noted") == ""
        assert "emergency" not in said(found, "legend")
