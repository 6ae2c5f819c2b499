"""The outlines of the zones as a cartographer looks at them: no spikes, no cracks, every seat at home."""

from __future__ import annotations

import csv
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo import paths
from geo.layers import load_layer

EQUAL_AREA = "ESRI:102033"
SEATS = Path(__file__).parents[1] / "data" / "district_seats.csv"
# Vertices this near to a border of a department are the border's own.
BORDER_M = 1500
SHARPEST_DEGREES = 40
# Land without a zone that is narrower than twice this, in one piece of more than so much, is a crack.
CRACK_M, CRACK_KM2 = 1500, 4
# Mazuko, seat of Inambari: Natural Earth draws the border of Madre de Dios 9 km too far north-east there;
# GeoNames files the town under the province of Tambopata.
MISDRAWN = {"170102"}
# No registry package has the seat of this one; its whole province is in the zone, which needs none.
WITHOUT_SEAT = {"160404"}


def _metres(name: str) -> gpd.GeoDataFrame:
    """Return a layer in metres, with vertices added so that a straight edge stays where it is."""
    frame = load_layer(name).set_index("id")
    frame = frame.set_geometry(shapely.segmentize(frame.geometry.to_numpy(), 0.01), crs=4326)
    return frame.to_crs(EQUAL_AREA)


@pytest.fixture(scope="module")
def zones() -> gpd.GeoSeries:
    frame = _metres("zones")
    return frame[(frame["outline_of"] == "") & (frame["certainty"] != "schematic")].geometry


@pytest.fixture(scope="module")
def departments() -> gpd.GeoSeries:
    return _metres("departments").geometry


def _rings(shape: shapely.Geometry) -> list[np.ndarray]:
    """Return the rings of a shape without the vertices that lie on a straight edge."""
    parts = shapely.get_parts(shapely.simplify(shape, 5))
    return [np.array(ring.coords)[:-1] for p in parts for ring in (p.exterior, *p.interiors)]


def _angles(ring: np.ndarray) -> np.ndarray:
    """Return the angle between the two edges at each vertex: 180 on a straight line, 0 at a spike."""
    back, on = np.roll(ring, 1, axis=0) - ring, np.roll(ring, -1, axis=0) - ring
    cosine = (back * on).sum(axis=1) / np.hypot(*back.T) / np.hypot(*on.T)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))


def test_no_outline_has_a_spike(zones, departments):
    borders = shapely.union_all(departments.boundary.to_numpy())
    shapely.prepare(borders)
    for name, shape in zones.items():
        for ring in _rings(shape):
            free = shapely.distance(shapely.points(ring), borders) > BORDER_M
            assert _angles(ring)[free].min(initial=180) > SHARPEST_DEGREES, name


def test_an_outline_turns_softly(zones, departments):
    """Away from other zones nine vertices in ten turn by less than 40°: no steps of a grid, no diagrams."""
    borders = shapely.union_all(departments.boundary.to_numpy())
    for name, shape in zones.items():
        rings = _rings(shape)
        points, turns = np.vstack(rings), 180 - np.concatenate([_angles(r) for r in rings])
        others = shapely.union_all([z for n, z in zones.items() if n != name])
        here = shapely.points(points)
        free = (shapely.distance(here, borders) > BORDER_M) & (shapely.distance(here, others) > BORDER_M)
        if free.sum() > 10:
            assert np.quantile(turns[free], 0.9) < 40, name


def test_no_crack_lies_between_zones_or_between_a_zone_and_a_border(zones, departments):
    empty = departments.union_all().difference(zones.union_all())
    narrow = empty.difference(empty.buffer(-CRACK_M).buffer(CRACK_M * 1.02))
    cracks = [
        (part.representative_point().wkt, sorted(zones.index[zones.distance(part) < 300]))
        for part in shapely.get_parts(narrow)
        if part.area > CRACK_KM2 * 1e6 and zones.distance(part).min() < 300
    ]
    assert cracks == []


def test_zones_enclose_no_crumb_of_land(zones):
    for part in shapely.get_parts(zones.union_all()):
        for ring in part.interiors:
            # Less than this is a hair of the projection; Camanti, a disc of 200 km², lies in San Gabán.
            area = shapely.Polygon(ring).area / 1e6
            assert area < 0.01 or area > 190


def _members() -> list[dict[str, str]]:
    with (paths.TABLES / "zone_members.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["outline"] == "yes"]


def test_the_seat_of_every_member_district_is_known_and_lies_in_its_department(departments):
    with SEATS.open(encoding="utf-8", newline="") as file:
        points = {r["ubigeo"]: shapely.Point(float(r["lon"]), float(r["lat"])) for r in csv.DictReader(file)}
    seats = gpd.GeoSeries(points, crs=4326).to_crs(EQUAL_AREA)
    names = load_layer("departments").set_index("name_es")["id"]
    members = _members()
    assert {row["ubigeo"] for row in members} - set(seats.index) == WITHOUT_SEAT
    far = {
        row["ubigeo"]
        for row in members
        if row["ubigeo"] in seats.index
        and departments[names[row["department"]]].distance(seats[row["ubigeo"]]) > 5000
    }
    assert far == MISDRAWN
