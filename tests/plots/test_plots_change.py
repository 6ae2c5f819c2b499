"""A map of change between two years: what may be compared is coloured, the rest hatched and said."""

from __future__ import annotations

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.errors import PlotError
from geo.model import View
from geo.plots import Sheet, write_sheet
from geo.plots.canvas import settings
from geo.plots.change import change_colours
from geo.plots.check import check_page
from geo.plots.compose import draw_sheet
from geo.plots.plan import plan_of
from geo.style.signs import NO_DATA

ATLAS = read_atlas()


def drawn(years):
    with settings():
        plan = plan_of(Sheet(View(), years=years, layout="change"), ATLAS, estimate_all, None)
        found = draw_sheet(plan)
        check_page(found.page, found.frame, found.contents)
        return plan, found


def test_colours_follow_the_change_and_what_cannot_be_compared_is_hatched():
    plan, found = drawn((2020, 2024))
    places = {place.id: place for place in found.contents[0].places}
    # DEVIDA: VRAEM 27,994 and 36,345 ha (30 % more), Convención-Lares 6,806 and 3,237 ha (52 % less).
    assert (places["vraem"].look, places["vraem"].value.replace("\xa0", " ")) == ("c5", "+30 %")
    assert places["la-convencion-lares"].look == "c0"
    assert places["tigre"].look == NO_DATA  # not monitored in 2020: no change
    assert len(change_colours(plan)) == 7
    words = {w.artist.get_text().replace("\xa0", " ") for w in found.page.words}
    assert "Coca cultivation in Peru in 2024: 45 % more than in 2020" in words
    assert {"27,994", "36,345", "Change 2020–2024, %"} <= words
    legend = " ".join(w.artist.get_text() for w in found.page.words if w.kind == "legend")
    assert "cannot be compared, or no data" in legend


def test_both_years_are_cited():
    _plan, found = drawn((2020, 2024))
    assert len(found.words.references) >= 2


@pytest.mark.parametrize("years", [(2024,), (2020, 2022, 2024)])
def test_two_years_are_needed(years, tmp_path):
    with pytest.raises(PlotError, match="on a map of change; expected two"):
        write_sheet(Sheet(View(), years=years, layout="change"), ATLAS, tmp_path / "a.png")
