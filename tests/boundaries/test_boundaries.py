"""A user's own polygon, from its file to every layer, and back to the shipped outline."""

from __future__ import annotations

import json
import math

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.affinity import translate
from shapely.geometry import Point, Polygon, box

from geo import paths
from geo.boundaries import doubts, outlined_place, propose
from geo.catalog import data_version, own_boundaries
from geo.layers import load_layer, load_shipped
from geo.layers.own import MOST_VERTICES, TOLERANCE, for_drawing
from geo.maps.document import map_document
from geo.maps.time_slider import TimeSlider
from tests.support.own_files import BOUNDARIES, stored
from tests.toys.own import (
    BESIDE,
    DISC,
    HUALLAGA,
    LINES,
    WIDER,
    ZONES,
    kept,
    run,
    same,
    write_geojson,
    write_given,
    write_layer,
)  # fmt: skip

UTM = "EPSG:32718"


def row(place: str, layer: str = "zones"):
    return load_layer(layer).set_index("id").loc[place]


class TestEveryFormat:
    @pytest.mark.parametrize("crs", ["EPSG:4326", UTM])
    @pytest.mark.parametrize("kind", ["geojson", "gpkg", "shp", "zip"])
    def test_is_used_from_then_on_and_given_back(self, small_peru, kind, crs):
        before = data_version(), load_layer("zones")
        file = write_given(small_peru, kind, WIDER, crs)
        assert run("use", file, "--place", "huallaga", *LINES) == 0

        used = row("huallaga")
        assert same(used.geometry, WIDER)
        assert used["source"] == "PCM, decree of 2025"
        assert used["licence"] == "public domain"
        assert used["certainty"] == "outlined"
        assert used["accuracy"].startswith(
            "supplied by the user: PCM, decree of 2025; licence: public domain"
        )
        assert "PCM, decree of 2025" in used["accuracy_es"]
        assert math.isnan(used["overlap"])
        assert crs in used["method"]
        assert used["method_es"].startswith("polígono del archivo")
        assert row("bajo-amazonas").geometry.equals(BESIDE)
        version = data_version()
        assert version.startswith(before[0] + "+local:")

        assert run("use", "--place", "huallaga", "--reset") == 0
        assert data_version() == before[0]
        assert load_layer("zones").equals(before[1])

    def test_what_is_kept_says_where_it_comes_from(self, small_peru):
        file = write_given(small_peru, "shp", WIDER, UTM)
        run("use", file, "--place", "huallaga", *LINES)
        feature = kept("huallaga")
        properties = feature["properties"]
        assert properties["file"] == "given.shp"
        assert len(properties["sha256"]) == 64
        assert properties["crs"] == UTM
        # 1.5 degrees of longitude between 9 and 10 degrees south: 164.7 km by 110.6 km
        assert properties["area_km2"] == pytest.approx(164.7 * 110.6, rel=0.002)
        points = np.array(feature["geometry"]["coordinates"][0])
        assert np.array_equal(np.round(points, 6), points)
        assert Polygon(points).exterior.is_ccw
        out = small_peru / "out.geojson"
        assert run("export", out, "--place", "huallaga") == 0
        assert json.loads(out.read_bytes())["features"] == [feature]
        assert out.read_bytes() == stored(BOUNDARIES)["huallaga"]


class TestTheLayer:
    def test_a_place_drawn_on_the_same_outline_follows(self, small_peru):
        run("use", write_geojson(small_peru / "a.geojson", WIDER), "--place", "huallaga", *LINES)
        older = row("upper-huallaga")
        assert same(older.geometry, WIDER)
        assert older["certainty"] == "approximate"
        assert older["accuracy"].startswith("drawn on the outline of Huallaga, which may differ")
        assert "PCM, decree of 2025" in older["accuracy"]

    def test_neighbours_that_are_overlapped_are_named(self, small_peru):
        run("use", write_geojson(small_peru / "a.geojson", WIDER), "--place", "huallaga", *LINES)
        # half a degree of longitude: 54.9 km by 110.6 km
        assert "overlaps Bajo-Amazonas (6,0" in row("huallaga")["accuracy"]
        assert "overlaps Bajo-Amazonas (6,0" in row("huallaga")["note"]
        assert "Upper" not in row("huallaga")["note"]

    def test_departments_and_provinces_can_be_replaced_too(self, small_peru):
        loreto, province = box(-77, -7, -70.5, -2), box(-72.5, -4, -71, -3)
        run("use", write_geojson(small_peru / "a.geojson", loreto), "--place", "Loreto", *LINES)
        run(
            "use",
            write_geojson(small_peru / "b.geojson", province),
            "--place",
            "mariscal-ramon-castilla",
            *LINES,
        )
        assert same(row("loreto", "departments").geometry, loreto)
        assert "licencia: public domain" in row("loreto", "departments")["accuracy_es"]
        assert row("tacna", "departments")["accuracy"] == "exact"
        assert same(row("mariscal-ramon-castilla", "provinces").geometry, province)

    def test_the_shipped_layer_can_still_be_had(self, small_peru):
        run("use", write_geojson(small_peru / "a.geojson", WIDER), "--place", "huallaga", *LINES)
        assert load_shipped("zones").set_index("id").loc["huallaga"].geometry.equals(HUALLAGA)

    def test_the_map_shows_its_line_and_a_point_inside(self, small_peru):
        own = box(-76, -10, -74.5, -9.5)
        run("use", write_geojson(small_peru / "a.geojson", own), "--place", "huallaga", *LINES)
        map = map_document({"zones": load_layer("zones")}, title="t")
        assert "licence: public domain" in map.get_root().render()
        (slider,) = (child for child in map._children.values() if isinstance(child, TimeSlider))
        zones = [zone["properties"] for zone in slider.held["layers"]["zones"]["features"]]
        (at,) = (zone["at"] for zone in zones if zone["id"] == "huallaga")
        assert own.contains(Point(at))

    def test_a_new_version_of_the_data_leaves_it_in_place(self, small_peru):
        run("use", write_geojson(small_peru / "a.geojson", WIDER), "--place", "huallaga", *LINES)
        moved = [z | {"geometry": shapely.geometry.mapping(translate(HUALLAGA, 0.1))} for z in ZONES]
        write_layer(paths.LAYERS, "zones", tuple(moved))
        assert same(row("huallaga").geometry, WIDER)

    def test_who_adopts_the_same_again_keeps_the_data_version(self, small_peru):
        file = write_geojson(small_peru / "a.geojson", WIDER)
        run("use", file, "--place", "huallaga", *LINES)
        first = data_version()
        run("use", file, "--place", "huallaga", *LINES)
        assert data_version() == first
        run("use", file, "--place", "huallaga", "--source", "IGN", "--licence", "public domain")
        assert data_version() != first
        assert data_version().split("+")[0] == first.split("+")[0]


class TestTheDifference:
    def test_is_measured(self, small_peru):
        file = write_geojson(small_peru / "a.geojson", WIDER)
        found = propose(file, outlined_place("huallaga")).comparison
        assert found.area_km2 / found.shipped_km2 == pytest.approx(1.5, rel=1e-4)
        assert found.published_km2 is None
        # one of one and a half degrees
        assert found.overlap == pytest.approx(1 / 1.5, rel=0.002)
        # a quarter of a degree of longitude at 9.5 degrees south
        assert found.centroids_km == pytest.approx(0.25 * 111.32 * math.cos(math.radians(9.5)), rel=0.01)
        assert found.inside == pytest.approx(1)
        assert list(found.neighbours) == ["bajo-amazonas"]
        assert found.neighbours["bajo-amazonas"] == pytest.approx(found.shipped_km2 / 2, rel=0.005)
        assert doubts(found) == []

    def test_the_published_area_is_the_record_where_there_is_one(self, small_peru):
        # Tacna: 16,076 km² published, some 10,700 as this small Peru draws it
        own = box(-71, -16, -70.1, -15)
        found = propose(write_geojson(small_peru / "a.geojson", own), outlined_place("tacna")).comparison
        assert found.published_km2 == 16076
        assert doubts(found) == []
        slip = box(-71, -15.4, -70.1, -15)
        found = propose(write_geojson(small_peru / "b.geojson", slip), outlined_place("tacna")).comparison
        # 4,300 km² are 0.4 of the shipped outline, but less than a third of what is published
        (said,) = doubts(found)
        assert "16,076 km²" in said

    def test_the_area_of_a_schematic_disc_is_no_record(self, small_peru):
        own = translate(DISC.buffer(0.5, join_style="mitre"), -1)
        found = propose(write_geojson(small_peru / "a.geojson", own), outlined_place("cotuhe")).comparison
        assert found.schematic
        assert found.overlap == 0
        assert doubts(found) == []
        far = translate(DISC, -3)
        found = propose(write_geojson(small_peru / "b.geojson", far), outlined_place("cotuhe")).comparison
        (said,) = doubts(found)
        assert "from the shipped outline" in said

    def test_what_lies_across_the_border_is_measured(self, small_peru):
        across = box(-71, -15.9, -69.2, -15)
        found = propose(write_geojson(small_peru / "a.geojson", across), outlined_place("tacna")).comparison
        assert found.inside == pytest.approx(1 / 1.8, rel=0.01)
        assert any("inside Peru" in said for said in doubts(found))


class TestWhatIsDoneToIt:
    def test_features_with_one_value_are_united(self, small_peru):
        file = write_geojson(
            small_peru / "districts.geojson", HUALLAGA, BESIDE, box(-74, -10, -73, -9),
            ZONA=["Huallaga", "huallaga", "other"],
        )  # fmt: skip
        options = ("--id-field", "zona", "--feature", "HUALLAGA")
        assert run("use", file, "--place", "huallaga", *LINES, *options) == 0
        assert row("huallaga").geometry.equals(HUALLAGA.union(BESIDE))
        assert "2 features united" in row("huallaga")["method"]

    def test_a_number_chooses_a_feature(self, small_peru):
        file = write_geojson(small_peru / "a.geojson", BESIDE, WIDER)
        assert run("use", file, "--place", "huallaga", *LINES, "--feature", "2") == 0
        assert same(row("huallaga").geometry, WIDER)

    def test_a_layer_is_chosen(self, small_peru):
        for layer, shape in (("a", BESIDE), ("b", WIDER)):
            gpd.GeoDataFrame(geometry=[shape], crs="EPSG:4326").to_file(small_peru / "two.gpkg", layer=layer)
        assert run("use", small_peru / "two.gpkg", "--place", "huallaga", *LINES, "--layer", "b") == 0
        assert same(row("huallaga").geometry, WIDER)

    def test_a_small_loop_is_repaired_and_said(self, small_peru, capsys):
        loop = [(-76, -10), (-75, -10), (-75, -9), (-75.5, -9), (-75.501, -8.999), (-75.501, -9.001),
                (-75.5, -8.999), (-76, -9)]  # fmt: skip
        file = write_geojson(small_peru / "a.geojson", Polygon(loop))
        assert run("use", file, "--place", "huallaga", *LINES) == 0
        assert "It was invalid and has been repaired: Self-intersection" in capsys.readouterr().out
        assert row("huallaga").geometry.is_valid
        assert "repaired" in row("huallaga")["method"]

    def test_a_reference_system_can_be_given_where_the_file_states_none(self, small_peru):
        file = write_given(small_peru, "shp", WIDER, UTM)
        file.with_suffix(".prj").unlink()
        assert run("use", file, "--place", "huallaga", *LINES, "--crs", UTM) == 0
        assert same(row("huallaga").geometry, WIDER)

    def test_heights_and_a_byte_order_mark_do_no_harm(self, small_peru):
        high = shapely.force_3d(WIDER, 500)
        file = write_geojson(small_peru / "a.geojson", high)
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
        assert run("use", file, "--place", "huallaga", *LINES) == 0
        assert same(row("huallaga").geometry, WIDER)


def star(spokes: list[float], centre: tuple[float, float] = (-75.5, -9.5)) -> Polygon:
    """Return a polygon without crossings: one vertex on each spoke, at its length in degrees."""
    turns = [2 * math.pi * n / len(spokes) for n in range(len(spokes))]
    return Polygon(
        [
            (centre[0] + r * math.cos(a), centre[1] + r * math.sin(a))
            for r, a in zip(spokes, turns, strict=True)
        ]
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.floats(0.3, 0.6), min_size=3, max_size=60), st.sampled_from(["EPSG:4326", UTM, "EPSG:24878"])
)
def test_any_polygon_comes_back_as_it_was_given(small_peru, spokes, crs):
    shape = star(spokes)
    polygon = propose(write_given(small_peru, "geojson", shape, crs), outlined_place("huallaga")).polygon
    assert same(polygon.geometry, shape)
    assert polygon.geometry.is_valid
    assert polygon.geometry.exterior.is_ccw
    assert polygon.crs == crs
    assert polygon.repaired is None


class TestDrawing:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.floats(0.05, 0.6), min_size=3, max_size=200))
    def test_a_simplified_polygon_is_valid_and_near(self, spokes):
        shape = star(spokes)
        simple, tolerance = for_drawing(shape)
        assert simple.is_valid
        assert not simple.is_empty
        assert tolerance == TOLERANCE
        assert shapely.hausdorff_distance(shape, simple) <= tolerance * 1.001

    def test_many_vertices_are_made_few_and_kept_in_full(self, small_peru):
        wave = [0.4 + 0.05 * math.sin(n / 3) for n in range(30_000)]
        own = star(wave)
        run("use", write_geojson(small_peru / "a.geojson", own), "--place", "huallaga", *LINES)
        drawn = row("huallaga").geometry
        assert drawn.is_valid
        assert shapely.get_num_coordinates(drawn) <= MOST_VERTICES
        assert shapely.get_num_coordinates(own_boundaries()[0]["huallaga"].geometry) > 29_000
