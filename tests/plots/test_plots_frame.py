"""The window of a map: whole, equal-area, and the world seen from between its oceans."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry import Polygon, box

from geo.errors import ViewError
from geo.plots.canvas import new_page, settings
from geo.plots.map.base_map import draw_graticule, graticule_step
from geo.plots.map.frame import degrees_of, frame_of
from geo.plots.map.paths import hatching, on_paper, path_of
from geo.plots.map.theme import look_of
from geo.plots.page.furniture import scale_length
from tests.toys.toy_map import layers

LAYERS = layers()


@pytest.mark.parametrize("extent", ["peru", "andes", "world", "vraem", "north-dept", "-80,-20,-60,5"])
@pytest.mark.parametrize("aspect", [0.6, 1.0, 1.8])
def test_the_extent_is_shown_whole_in_the_shape_of_the_room(extent, aspect):
    frame = frame_of(extent, LAYERS, aspect)
    assert frame.width / frame.height == pytest.approx(aspect)
    west, south, east, north = degrees_of(extent, LAYERS)
    for lon, lat in [(west, south), (west, north), (east, south), (east, north)]:
        x, y = (float(v) for v in frame.project(lon, lat))
        assert frame.shows(x, y)


@pytest.mark.parametrize("extent", ["peru", "world"])
def test_areas_are_true(extent):
    """A square degree at the equator and one at 15° S are as large on paper as on the globe."""
    frame = frame_of(extent, LAYERS, 1.0)
    areas = []
    for lat in (-1.0, -15.0):
        ring = shapely.segmentize(box(-75, lat, -74, lat + 1), 0.05).exterior.coords
        x, y = frame.project(*np.array(ring).T)
        areas.append(Polygon(zip(x, y, strict=True)).area / 1e6)
    # On the WGS 84 ellipsoid, by hand from the authalic sphere: about 12,308 and 11,915 km².
    assert areas == pytest.approx([12_308, 11_915], rel=0.003)


def test_one_country_is_drawn_from_its_middle_and_the_world_from_the_atlantic():
    peru, world = frame_of("peru", LAYERS, 0.7), frame_of("world", LAYERS, 1.5)
    assert peru.near
    assert peru.middle == (-75.0, -9.0)
    assert not peru.wide
    assert not world.near
    assert world.middle[0] == -40.0
    assert world.wide


def test_the_pacific_is_shown_across_180_degrees():
    frame = frame_of("150,-30,290,20", LAYERS, 1.4)
    fiji, drawn = box(177, -19, 179, -17), on_paper(frame, [box(177, -19, 179, -17)], 500)
    assert fiji.area > 0
    assert not drawn[0].is_empty
    peru = on_paper(frame, [box(-81, -18, -69, 0)], 500)[0]
    assert peru.bounds[0] > drawn[0].bounds[2]


def test_a_shape_on_both_sides_of_180_degrees_does_not_cross_the_map():
    frame = frame_of("world", LAYERS, 1.5)
    russia = shapely.union_all([box(170, 60, 180, 70), box(-180, 60, -170, 70)])
    assert on_paper(frame, [russia], 500)[0].is_empty  # beyond the window, not smeared over it


@pytest.mark.parametrize("extent", ["1,2,1,2", "nowhere", "0,0,5,100"])
def test_an_extent_that_is_none_is_refused(extent):
    with pytest.raises(ViewError, match="extent"):
        frame_of(extent, LAYERS, 1.0)


def test_the_scale_bar_is_measured_on_the_ellipsoid():
    frame = frame_of("peru", LAYERS, 0.7)
    km, length = scale_length(frame, 400.0, 100.0)
    assert km in (100, 200, 500, 1000)
    assert 30 < length <= 100
    # At the middle of an equal-area map of one country a metre is a metre, to half a per cent.
    assert km * 1000 == pytest.approx(length / 400.0 * frame.width, rel=0.005)


def test_the_graticule_has_a_handful_of_lines():
    assert graticule_step(frame_of("peru", LAYERS, 0.7)) == 5
    assert graticule_step(frame_of("vraem", LAYERS, 0.7)) in (0.5, 1)


def test_the_graticule_names_the_parallels_of_the_south():
    frame = frame_of("peru", LAYERS, 0.7)
    with settings():
        page = new_page(5, 7, look_of("light", 360, 504))
        axes = page.map_axes((20, 20, 320, 460), frame.bounds)
        ends = [text for text, _x, _y, side in draw_graticule(page, axes, frame, 320) if side == "left"]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in ends] == ["15° S", "10° S", "5° S", "0°"]


def test_hatching_covers_a_shape_and_nothing_else():
    shape = box(3, 3, 13, 9)
    lines = hatching(shape, 2.0, 45.0)
    assert shape.buffer(1e-6).contains(lines)
    # Lines 2 apart over 60 square units: 30 units long together, give or take one line.
    assert lines.length == pytest.approx(30, abs=9)


def test_nothing_makes_no_path():
    assert path_of([Polygon()]) is None
