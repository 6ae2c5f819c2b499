"""The first year of a change in a profile can be compared like for like with the newest, or none is given."""

from __future__ import annotations

import pytest

from geo.atlas import read_atlas
from geo.estimates import same_zones
from geo.model import View
from geo.ui.frame.atlas import timelines_of
from geo.ui.places.figures import changes, figures


@pytest.mark.parametrize("place", ["madre-de-dios", "loreto", "amazonas", "cusco", "peru"])
def test_a_change_is_said_only_for_the_same_zones(place: str) -> None:
    atlas = read_atlas()
    view = View(measure="coca_cultivation", place=place)
    (coca,) = [one for one in figures(view, atlas) if one.measure.id == "coca_cultivation"]
    if coca.since is not None:
        known = timelines_of("coca_cultivation", view.lens)
        told = same_zones([coca.since], [coca.newest], known, atlas.surveyed(None))
        assert told is None or told.percent is not None
    if place == "madre-de-dios":
        assert "more than in 2021" not in "; ".join(changes(coca, view, atlas))
