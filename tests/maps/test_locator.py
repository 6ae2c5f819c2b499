"""The small map of a place: own projection, well-formed, readable without seeing it, in our colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box

from geo.maps.locator import Ground, Mark, locator, path
from geo.maps.projection import Projection, Window
from geo.style import DARK, LIGHT, MODES, SURETIES

EQUATOR = Window(0, -5, 10, 5)
SIXTY = Window(0, 55, 10, 65)
SVG = "{http://www.w3.org/2000/svg}"


def countries(**shapes: object) -> gpd.GeoDataFrame:
    shapes = shapes or {"peru": box(1, -4, 6, 4), "brazil": box(6, -4, 9.5, 4)}
    names = [name.title() for name in shapes]
    return gpd.GeoDataFrame(
        {"id": list(shapes), "name": names, "name_es": names}, geometry=list(shapes.values()), crs="EPSG:4326"
    )


def drawn(*marks: Mark, window: Window = EQUATOR, **ground: object) -> ElementTree.Element:
    """Return the locator, read as XML: what is not well-formed fails here."""
    given_ = Ground(ground.pop("frame", countries()), **ground)
    return ElementTree.fromstring(locator(given_, marks, window, title="T", text="D"))


def classes(svg: ElementTree.Element, tag: str) -> list[str]:
    return [node.get("class") for node in svg.iter(SVG + tag)]


class TestProjection:
    def test_a_square_of_degrees_at_the_equator_is_a_square(self) -> None:
        view = Projection(EQUATOR, 330)
        assert view.height == pytest.approx(330)
        assert view.at(0, 5) == pytest.approx((0, 0))
        assert view.at(10, -5) == pytest.approx((330, 330))

    def test_at_sixty_degrees_a_square_of_degrees_is_twice_as_high_as_wide(self) -> None:
        # cos 60° = 1/2: a degree of longitude is half as long as one of latitude
        assert Projection(SIXTY, 100).height == pytest.approx(200)

    def test_a_kilometre_has_its_pixels(self) -> None:
        # ten degrees of 111.195 km over 330 pixels
        assert Projection(EQUATOR, 330).pixels_per_km == pytest.approx(330 / 1111.95)

    @given(
        lon=st.floats(-82.2, -67.6),
        lat=st.floats(-18.9, 0.6),
        further=st.floats(0.001, 1.0),
    )
    def test_inside_stays_inside_and_east_is_right_and_south_is_down(
        self, lon: float, lat: float, further: float
    ) -> None:
        view = Projection(Window(-82.2, -18.9, -67.6, 0.6), 330)
        x, y = view.at(lon, lat)
        assert -1e-6 <= x <= 330 + 1e-6
        assert -1e-6 <= y <= view.height + 1e-6
        assert view.at(lon + further, lat)[0] > x
        assert view.at(lon, lat - further)[1] > y

    def test_a_window_knows_what_it_holds_and_grows(self) -> None:
        assert EQUATOR.holds((1, -4, 9, 4))
        assert not EQUATOR.holds((-1, -4, 9, 4))
        assert EQUATOR.around((-1, -4, 9, 8)) == Window(-1, -5, 10, 8)
        assert EQUATOR.padded(0.1) == Window(-1, -6, 11, 6)
        assert Window(-179, -84, 179, 84).padded(0.5) == Window(-180, -85, 180, 85)


class TestPath:
    def test_what_lies_outside_is_cut_off(self) -> None:
        data = path(box(-20, -20, 5, 20), Projection(EQUATOR, 100))
        numbers = [float(n) for n in re.findall(r"-?\d+\.\d", data)]
        assert numbers
        assert min(numbers) >= 0
        assert max(numbers[0::2]) == 50  # half the width
        assert max(numbers[1::2]) == 100

    def test_a_hole_stays_a_hole(self) -> None:
        ring = box(1, -4, 9, 4) - box(4, -1, 6, 1)
        assert path(ring, Projection(EQUATOR, 100)).count("Z") == 2

    def test_nothing_inside_is_nothing(self) -> None:
        assert path(box(50, 50, 60, 60), Projection(EQUATOR, 100)) == ""


class TestMarks:
    def test_an_area_is_filled_and_a_small_one_is_ringed_too(self) -> None:
        large = drawn(Mark(box(2, -2, 5, 2)))
        small = drawn(Mark(box(2, -2, 2.2, -1.8)))
        assert "area" in classes(large, "path")
        assert classes(large, "circle") == []
        assert "area" in classes(small, "path")
        # 330 pixels for ten degrees: the middle, 2.1° east and 6.9° below the edge, is at 69.3, 227.7
        ring = next(small.iter(SVG + "circle"))
        assert (ring.get("class"), ring.get("cx"), ring.get("cy")) == ("ring", "69.3", "227.7")

    def test_a_point_is_a_ring_with_a_spot(self) -> None:
        assert classes(drawn(Mark(Point(5, 0))), "circle") == ["ring", "spot"]

    def test_an_extent_that_is_not_known_well_is_drawn_broken(self) -> None:
        for certainty in ("schematic", "approximate"):
            assert "area loose" in classes(drawn(Mark(box(2, -2, 5, 2), certainty=certainty)), "path")

    def test_stages_keep_mode_and_certainty(self) -> None:
        stage = Mark(LineString([(1, 0), (8, 0)]), mode="air", certainty="inferred")
        svg = drawn(stage)
        assert "stage mode-air sure-inferred" in classes(svg, "path")
        style = next(svg.iter(SVG + "style")).text
        assert f"stroke-dasharray:{SURETIES['inferred']}" in style
        assert "stroke:var(--mode-air)" in style

    def test_without_a_mark_nothing_is_pointed_out(self) -> None:
        svg = drawn()
        assert classes(svg, "circle") == []
        assert set(classes(svg, "path")) == {"land home", "land", "bar"}


class TestWords:
    def test_it_can_be_read_without_being_seen(self) -> None:
        svg = drawn()
        assert svg.get("role") == "img"
        ids = [node.get("id") for node in svg if node.tag in (SVG + "title", SVG + "desc")]
        assert svg.get("aria-labelledby").split() == ids
        assert [svg.find(SVG + "title").text, svg.find(SVG + "desc").text] == ["T", "D"]

    def test_names_of_the_data_are_text_and_nothing_else(self) -> None:
        frame = countries(peru=box(0, -5, 10, 5)).assign(name='<b onload="x">&')
        text = locator(Ground(frame, label="name"), [], EQUATOR, title="<i>", text="&")
        assert "<b onload" not in text
        svg = ElementTree.fromstring(text)
        assert '<b onload="x">&' in [node.text for node in svg.iter(SVG + "text")]

    def test_a_country_without_room_for_its_name_goes_without(self) -> None:
        frame = countries(peru=box(0, -5, 9, 5), brazil=box(9, -0.2, 9.6, 0.2))
        texts = [node.text for node in drawn(frame=frame, label="name").iter(SVG + "text")]
        assert "Peru" in texts
        assert "Brazil" not in texts

    def test_only_the_countries_asked_for_are_named(self) -> None:
        texts = [n.text for n in drawn(label="name", named=frozenset({"brazil"})).iter(SVG + "text")]
        assert "Brazil" in texts
        assert "Peru" not in texts

    def test_the_bar_is_a_round_length_of_at_most_a_quarter(self) -> None:
        # 1,111.95 km wide: a quarter is 278 km, the round length below it 200 km
        assert "200 km" in [node.text for node in drawn().iter(SVG + "text")]
        bar = next(n for n in drawn().iter(SVG + "path") if n.get("class") == "bar")
        end = float(re.search(r"H([\d.]+)", bar.get("d")).group(1))
        assert end - 8 == pytest.approx(200 * 330 / 1111.95, abs=0.1)

    def test_half_the_world_has_no_bar(self) -> None:
        assert "bar" not in classes(drawn(window=Window(-130, -45, 150, 72)), "path")


class TestColours:
    def test_they_are_those_of_the_palette_dark_under_the_dark_theme_and_light_on_paper(self) -> None:
        style = next(drawn().iter(SVG + "style")).text
        screen, paper = style.split("@media print")
        light, dark = screen.split('[data-theme="dark"]')
        for palette, css in ((LIGHT, light), (DARK, dark), (LIGHT, paper.split("\n.locator{")[0])):
            assert f"--sea: {palette.sea};" in css
            assert f"--ink: {palette.ink};" in css
        assert f"--mode-sea: {MODES['sea'].dark}" in dark

    def test_every_colour_is_a_variable(self) -> None:
        svg = drawn(Mark(box(2, -2, 5, 2)), label="name")
        style = next(svg.iter(SVG + "style")).text
        rules = style.split("\n.locator{display", 1)[1]
        assert not re.search(r"#[0-9a-fA-F]{3}", rules)
        assert not any(node.get("fill") or node.get("stroke") for node in svg.iter())

    def test_the_accent_of_contested_values_is_not_used(self) -> None:
        rules = next(drawn().iter(SVG + "style")).text.split("\n.locator{display", 1)[1]
        assert "--accent" not in rules
