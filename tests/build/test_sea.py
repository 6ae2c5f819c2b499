"""How a sea stage is drawn, on toy lanes and a toy coast."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box

from geo.build.rivers import Network
from geo.build.sea import OFFSHORE, by_sea, clears, densified, rounded_off, together
from geo.errors import BuildError
from geo.shapes import GEOD

NO_LAND = box(-60, 40, -59, 41)


def _lane(*points: tuple[float, float]) -> Network:
    line = shapely.segmentize(LineString(points), 0.5)
    return Network([shapely.get_coordinates(line)], join=0.0)


def _turns(line: LineString) -> np.ndarray:
    step = np.diff(np.array(line.coords), axis=0)
    return np.abs((np.diff(np.degrees(np.arctan2(step[:, 1], step[:, 0]))) + 180) % 360 - 180)


def test_a_ship_joins_the_lane_ahead_and_not_the_point_behind():
    way = by_sea(_lane((-2, 0), (20, 0)), NO_LAND, (0.4, 0.2), (20.0, 0.0), "toy")
    assert way.coords[0] == (0.4, 0.2)
    assert way.coords[-1] == (20.0, 0.0)
    assert min(x for x, _ in way.coords) == 0.4
    assert len(set(way.coords)) == len(way.coords)


def test_a_corner_of_the_lanes_becomes_a_bend_between_the_same_ends():
    way = by_sea(_lane((0, 0), (20, 0), (20, 20)), NO_LAND, (0.0, 0.0), (20.0, 20.0), "toy")
    assert (way.coords[0], way.coords[-1]) == ((0.0, 0.0), (20.0, 20.0))
    assert _turns(way).max() < 25
    assert _turns(way).sum() == pytest.approx(90, abs=25)


def test_less_is_smoothed_where_land_lies_inside_the_bend():
    lanes = _lane((0, 0), (20, 0), (20, 20))
    free = by_sea(lanes, NO_LAND, (0.0, 0.0), (20.0, 20.0), "toy")
    cape = Polygon([(2, 18), (18.6, 1.4), (18.6, 18)])
    kept = by_sea(lanes, cape, (0.0, 0.0), (20.0, 20.0), "toy")
    assert free.intersects(cape)
    assert kept.distance(cape) >= OFFSHORE


def test_lanes_that_cross_land_are_refused():
    wall = box(9, -30, 11, 30)
    with pytest.raises(BuildError, match="toy"):
        by_sea(_lane((0, 0), (20, 0)), wall, (0.0, 0.0), (20.0, 0.0), "toy")


def test_an_end_far_from_the_lanes_is_refused():
    with pytest.raises(BuildError, match=r"toy.*from the network"):
        by_sea(_lane((0, 0), (20, 0)), NO_LAND, (0.0, 12.0), (20.0, 0.0), "toy")


def test_a_port_in_a_bay_is_left_by_the_point_that_says_how():
    head = box(0.2, 0.05, 3, 1)
    lanes = _lane((-4, 4), (30, 4))
    way = by_sea(lanes, head, (0.15, 0.0), (30.0, 4.0), "toy", ((-1.0, 1.5),))
    assert min(x for x, _ in way.coords) < 0
    assert not way.difference(Point(0.15, 0).buffer(0.12)).intersects(head)


class TestTogether:
    TRUNK = LineString([(-10, 0), (10, 0), (20, 0)])

    def test_a_way_that_comes_near_runs_on_as_the_longest(self):
        way = LineString([(4, -8), (9, -0.4), (14, 0.3), (20, 0)])
        trunk, joined = together([self.TRUNK, way])
        assert trunk.equals(self.TRUNK)
        assert (joined.coords[0], joined.coords[-1]) == (way.coords[0], (20.0, 0.0))
        tail = [y for x, y in shapely.segmentize(joined, 0.1).coords if x > 17]
        assert len(tail) > 20
        assert max(map(abs, tail)) < 1e-9
        assert joined.distance(Point(6, -5)) < 0.5
        assert _turns(joined).max() < 60

    def test_a_way_that_stays_apart_until_the_end_is_left_alone(self):
        way = LineString([(19, -9), (20, 0)])
        assert together([self.TRUNK, way])[1].equals(way)

    def test_the_order_of_the_ways_is_kept(self):
        way = LineString([(4, -8), (9, -0.4), (20, 0)])
        one, two = together([self.TRUNK, way])
        assert [g.wkt for g in together([way, self.TRUNK])] == [two.wkt, one.wkt]
        assert together([]) == []


class TestClear:
    COAST = box(0, -5, 10, 0)

    def test_open_water_is_clear_only_at_a_distance(self):
        far, near = LineString([(-2, 0.2), (12, 0.2)]), LineString([(-2, 0.05), (12, 0.05)])
        ports = [(-2, 0.2), (12, 0.2)]
        assert clears(far, self.COAST, ports)
        assert not clears(near, self.COAST, ports)

    def test_a_quay_may_touch_the_coast_and_the_roads_may_be_narrow(self):
        out = LineString([(5, -0.05), (5, 3)])
        assert clears(out, self.COAST, [(5, -0.05), (5, 3)])
        assert not clears(LineString([(5, -0.3), (5, 3)]), self.COAST, [(5, -0.3), (5, 3)])


def test_added_vertices_lie_on_the_geodesic():
    found = densified(np.array([[-80.0, -10.0], [-40.0, 30.0]]), 100.0)
    step = np.asarray(GEOD.inv(found[:-1, 0], found[:-1, 1], found[1:, 0], found[1:, 1])[2]) / 1000
    assert step.max() <= 100.5
    assert step.sum() == pytest.approx(GEOD.inv(-80, -10, -40, 30)[2] / 1000, rel=1e-6)


@pytest.mark.filterwarnings("error")
@given(
    st.lists(st.tuples(st.floats(-60, 60), st.floats(-40, 40)), min_size=2, max_size=6, unique=True),
    st.floats(0, 2000),
)
def test_smoothing_keeps_the_ends_and_stays_among_the_points(points, width):
    line = np.array(points)
    smooth = rounded_off(line, width)
    assert np.array_equal(smooth[[0, -1]], line[[0, -1]])
    assert (smooth.min(axis=0) >= line.min(axis=0) - 1e-9).all()
    assert (smooth.max(axis=0) <= line.max(axis=0) + 1e-9).all()


def test_near_an_end_less_is_smoothed():
    corner = densified(np.array([[0.0, 0.0], [0.0, 2.0], [30.0, 2.0]]))
    smooth = rounded_off(corner, 2000.0)
    assert np.hypot(*(smooth[1] - smooth[0])) < 0.5
    assert smooth[1, 1] > smooth[1, 0]


def test_a_lane_is_joined_only_where_the_way_to_it_is_clear():
    lanes = _lane((0, 0), (10, 0))
    free = lanes.entry((0.0, 1.0), (10.0, 0.0), 6.0, "toy")
    bound = lanes.entry((0.0, 1.0), (10.0, 0.0), 6.0, "toy", lambda line: line.coords[-1][0] < 1.2)
    assert free[0] > 2
    assert bound == (1.0, 0.0)
    with pytest.raises(BuildError, match=r"toy.*is clear"):
        lanes.entry((0.0, 1.0), (10.0, 0.0), 6.0, "toy", lambda line: False)


def test_a_straight_way_stays_straight():
    line = np.column_stack([np.linspace(0, 30, 61), np.zeros(61)])
    assert rounded_off(line, 800.0)[:, 1] == pytest.approx(0.0)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("count", [2, 3, 5])
def test_points_that_are_one_stay_where_they_are(count):
    line = np.full((count, 2), 7.5)
    assert np.array_equal(rounded_off(line, 800.0), line)
