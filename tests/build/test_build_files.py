"""How lines are found, files written and packages fetched; nothing here touches a network."""

from __future__ import annotations

import hashlib
import io
import tarfile

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, Point, Polygon, box

from geo import paths
from geo.build import build_layers, packages
from geo.build.archives import Archives
from geo.build.corridors import _check, along, bent, geodesic
from geo.build.rivers import Network
from geo.build.shapes import length_km
from geo.build.tables import PlaceRow, read_rows
from geo.build.write import layer_text, write_if_changed
from geo.errors import BuildError
from geo.shapes import GEOD, right_handed, rounded


class TestLines:
    def test_a_path_follows_the_lines_and_not_the_straight_way(self):
        lines = [np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([[1.0, 1.02], [2.0, 1.0]])]
        path = Network(lines, join=0.1).path([(0.0, 0.0), (2.0, 1.0)], 0.1, "toy")
        assert path.coords[1] == (0.0, 1.0)
        assert path.coords[-1] == (2.0, 1.0)

    def test_lines_that_do_not_meet_are_no_way(self):
        lines = [np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([[5.0, 0.0], [6.0, 0.0]])]
        with pytest.raises(BuildError, match=r"toy.*no way"):
            Network(lines).path([(0.0, 0.0), (6.0, 0.0)], 0.1, "toy")

    def test_a_point_far_from_the_lines_is_refused(self):
        with pytest.raises(BuildError, match=r"3\.00°"):
            Network([np.array([[0.0, 0.0], [1.0, 0.0]])]).path([(0.0, 3.0), (1.0, 0.0)], 0.5, "toy")

    def test_a_geodesic_is_the_shortest_way_on_the_ellipsoid(self):
        start, end = (-77.0, -12.0), (0.0, 50.0)
        line = geodesic(start, end)
        assert length_km(line) == pytest.approx(GEOD.inv(*start, *end)[2] / 1000, rel=1e-4)
        assert line.centroid.distance(LineString([start, end])) > 1

    def test_a_bent_line_keeps_its_ends_and_bends_to_its_left(self):
        line = bent((0.0, 0.0), (10.0, 0.0), 0.1)
        assert (line.coords[0], line.coords[-1]) == ((0.0, 0.0), (10.0, 0.0))
        assert max(y for _, y in line.coords) == pytest.approx(1.0, rel=0.05)
        assert bent((0.0, 0.0), (10.0, 0.0), 0.0).length == pytest.approx(10)

    def test_a_river_stage_runs_along_the_river_between_the_cuts(self):
        river = LineString([(0, 0), (1, 0), (2, 1), (3, 1)])
        part = along(river, (0.5, 0.1), (2.5, 1.1), "toy")
        assert [part.coords[0], part.coords[-1]] == [(0.5, 0.0), (2.5, 1.0)]
        assert (2.0, 1.0) in part.coords
        with pytest.raises(BuildError, match="from the river"):
            along(river, (0.5, 2.0), (2.5, 1.0), "toy")

    def test_a_town_beside_the_river_is_joined_to_it(self):
        river = LineString([(0, 0), (1, 0), (2, 1), (3, 1)])
        part = along(river, (0.5, 0.1), (2.5, 1.1), "toy", from_place=True, to_place=True)
        assert [part.coords[0], part.coords[-1]] == [(0.5, 0.1), (2.5, 1.1)]
        assert (0.5, 0.0) in part.coords


STAGE = {
    "corridor": "lane", "mode": "sea", "certainty": "documented", "open_end": "", "note": "n", "note_es": "n",
    "statements": "s-1",
}  # fmt: skip
PLACES = {
    "lane": PlaceRow("lane", "corridor", "Lane", "Ruta", "", "", None, None, ""),
    "zone": PlaceRow("zone", "zone", "Zone", "Zona", "", "", None, None, ""),
}


class TestStages:
    def test_a_stage_in_order_is_accepted(self):
        _check(STAGE, PLACES, {"s-1"}, "toy")

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"corridor": "zone"}, "'zone' is no corridor"),
            ({"corridor": "none"}, "'none' is no corridor"),
            ({"mode": "rail"}, "none of those there are"),
            ({"certainty": "sure"}, "none of those there are"),
            ({"open_end": "left"}, "none of those there are"),
            ({"note_es": ""}, "in both languages"),
            ({"statements": "s-1|s-2"}, "'s-2' is no statement about lane"),
        ],
    )
    def test_a_stage_with_a_fault_is_refused(self, change, said):
        with pytest.raises(BuildError, match=f"toy: .*{said}"):
            _check(STAGE | change, PLACES, {"s-1"}, "toy")


class TestWriting:
    def test_bytes_depend_on_content_and_not_on_order_or_ring_start(self):
        ring = [(0, 0), (2, 0), (2, 1), (0, 1)]
        first = [({"id": "b"}, Polygon(ring)), ({"id": "a"}, Point(1, 2))]
        second = [({"id": "a"}, Point(1, 2)), ({"id": "b"}, Polygon((ring[2:] + ring[:2])[::-1]))]
        assert layer_text("toy", first, 4) == layer_text("toy", second, 4)

    def test_rings_follow_the_right_hand_rule(self):
        hole = [(1, 1), (3, 1), (3, 3), (1, 3)]
        shape = right_handed(Polygon([(0, 0), (0, 4), (4, 4), (4, 0)], [hole]))
        assert shape.exterior.is_ccw
        assert not shape.interiors[0].is_ccw

    def test_rounding_keeps_a_shared_border_shared(self):
        one, two = box(0, 0, 1.00004, 1), box(1.00004, 0, 2, 1)
        assert shapely.coverage_is_valid(np.array([rounded(one, 3), rounded(two, 3)]))

    def test_rounding_mends_what_it_folds(self):
        spike = Polygon([(0, 0), (1, 0), (1, 1), (0.50001, 0.00001), (0.5, 1), (0, 1)])
        assert rounded(spike, 3).is_valid

    def test_a_repeated_id_is_refused(self):
        with pytest.raises(BuildError, match="'a' is repeated"):
            layer_text("toy", [({"id": "a"}, Point(0, 0)), ({"id": "a"}, Point(1, 1))], 4)

    def test_a_shape_that_vanishes_is_refused(self):
        with pytest.raises(BuildError, match="toy, speck"):
            layer_text("toy", [({"id": "speck"}, box(0, 0, 1e-6, 1e-6))], 3)

    def test_an_unchanged_file_is_not_written_again(self, tmp_path):
        path = tmp_path / "sub" / "toy.geojson"
        assert write_if_changed(path, b"x") == "new"
        before = path.stat().st_mtime_ns
        assert write_if_changed(path, b"x") == "unchanged"
        assert path.stat().st_mtime_ns == before
        assert write_if_changed(path, b"y") == "changed"

    def test_a_missing_column_is_named(self, tmp_path):
        path = tmp_path / "toy.csv"
        path.write_text("id\n1\n", encoding="utf-8")
        with pytest.raises(BuildError, match=r"toy\.csv.*zone"):
            read_rows(path, ("id", "zone"))


class TestPackages:
    @pytest.fixture
    def declared(self, monkeypatch) -> packages.Package:
        body = b"what was declared"
        toy = packages.Package("toy", "1", "npm", "toy-1.tgz", hashlib.sha256(body).hexdigest(), "MIT", "Toy")
        monkeypatch.setattr(packages, "PACKAGES", (toy,))
        return toy

    def test_offline_names_the_archive_that_is_missing(self, declared, tmp_path):
        with pytest.raises(BuildError, match=r"toy-1\.tgz.*--offline"):
            packages.fetch(True, lambda line: None, tmp_path)

    def test_offline_starts_no_client(self, declared, tmp_path, monkeypatch):
        (tmp_path / "toy-1.tgz").write_bytes(b"what was declared")
        monkeypatch.setattr(packages.subprocess, "run", lambda *a, **k: pytest.fail("a client was started"))
        packages.fetch(True, lambda line: None, tmp_path)

    def test_another_checksum_is_refused(self, declared, tmp_path):
        (tmp_path / "toy-1.tgz").write_bytes(b"something else")
        with pytest.raises(BuildError, match="sha256"):
            packages.fetch(True, lambda line: None, tmp_path)

    def test_a_client_that_fails_is_reported_with_its_last_word(self, declared, tmp_path, monkeypatch):
        monkeypatch.setattr(packages.shutil, "which", lambda name: name)
        done = packages.subprocess.CompletedProcess([], 1, "", "first\nno such version")
        monkeypatch.setattr(packages.subprocess, "run", lambda *a, **k: done)
        with pytest.raises(BuildError, match="no such version"):
            packages.fetch(False, lambda line: None, tmp_path)

    def test_members_of_an_archive_are_read_below_its_top_folder(self, declared, tmp_path):
        with tarfile.open(tmp_path / "toy-1.tgz", "w:gz") as tar:
            entry = tarfile.TarInfo("package/data.json")
            entry.size = 4
            tar.addfile(entry, io.BytesIO(b"[42]"))
        archives = Archives(tmp_path)
        assert archives.json("toy", "data.json") == [42]
        with pytest.raises(BuildError, match=r"holds no file other\.json"):
            archives.read("toy", "other.json")

    def test_every_package_is_pinned_and_licensed(self):
        for found in packages.PACKAGES:
            assert len(found.sha256) == 64
            assert found.version in found.archive
            assert found.licence


FETCHED = all(packages.archive_path(p.name).exists() for p in packages.PACKAGES)

# Only where the packages were fetched: a fresh clone has none of them, and no test uses a network.
if FETCHED:

    def test_building_again_changes_no_byte(tmp_path):
        for source in paths.LAYERS.iterdir():
            (tmp_path / source.name).write_bytes(source.read_bytes())
        lines: list[str] = []
        assert build_layers(offline=True, report=lines.append, target=tmp_path) == 0, lines
