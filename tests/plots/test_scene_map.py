"""The map of a scene: large type, cropped to what it shows, figures where they were asked for."""

from __future__ import annotations

import pytest

from geo.atlas import Atlas, read_atlas
from geo.errors import PlotError
from geo.model import View
from geo.plots.scene_map import SceneMap, draw_scene_map, picture_of, sample_of

SIZE = (600.0, 470.0)
ZONES = View(measure="coca_cultivation", level="zone", year=2024, extent="peru", layers=frozenset({"rivers"}))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


def words(page) -> list[str]:
    return [word.artist.get_text() for word in page.words]


def test_highlighted_places_have_figures_and_all_type_is_large(atlas):
    drawn = draw_scene_map(SceneMap(ZONES, (2024,), SIZE, ("vraem", "bajo-amazonas")), atlas)
    (page,) = drawn.pages
    assert {"36,345", "8,277"} <= set(words(page))
    assert "10,508" not in words(page)
    assert "Inambari-" in words(page)
    assert min(word.artist.get_size() for word in page.words) >= 12


def test_the_window_is_cropped_to_the_places_with_figures(atlas):
    drawn = draw_scene_map(SceneMap(ZONES, (2024,), SIZE), atlas)
    _west, south, _east, north = drawn.frame.degrees
    assert north - south < 17.5  # Peru has 18.3 degrees of latitude
    assert -9 < (south + north) / 2 < -6.5


def test_two_years_share_one_window_and_one_legend(atlas):
    view = View(measure="coca_cultivation", level="department", year=2024, extent="peru")
    drawn = draw_scene_map(SceneMap(view, (2012, 2024), (300.0, 470.0)), atlas)
    assert len(drawn.pages) == 2
    assert [group.name for group in drawn.legend].count("classes") == 1
    assert "Lambayeque" not in words(drawn.pages[0])  # it has no figure


def test_the_same_map_gives_the_same_bytes_in_both_kinds(atlas):
    for kind, start in (("png", b"\x89PNG"), ("svg", b"<?xml")):
        made = []
        for _turn in range(2):
            drawn = draw_scene_map(SceneMap(ZONES, (2024,), SIZE), atlas)
            samples = [sample_of(row, drawn.look, kind) for group in drawn.legend for row in group.rows]
            made.append((picture_of(drawn.pages[0], kind), samples))
        assert made[0] == made[1]
        assert made[0][0].startswith(start)


def test_a_map_without_a_figure_is_refused(atlas):
    with pytest.raises(PlotError, match="empty"):
        draw_scene_map(SceneMap(ZONES, (1990,), SIZE), atlas)
