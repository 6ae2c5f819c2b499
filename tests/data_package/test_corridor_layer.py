"""The corridors as shipped: directed stages, drawn as their mode asks, open where no end is named."""

from __future__ import annotations

import csv
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pytest
import shapely
import shapely.ops
from pyproj import Geod

from geo import paths
from geo.build.archives import Archives
from geo.build.packages import archive_path
from geo.build.sea import coast
from geo.catalog import load_places
from geo.layers import load_layer

GEOD = Geod(ellps="WGS84")
# Degrees: at a port the coasts of different sources lie this far apart.
QUAY = 0.12
# What an open end may lie beyond the border or off the coast at which it stops, km.
OPEN_END_KM = 110
FETCHED = archive_path("world-atlas").exists()


@pytest.fixture(scope="module")
def stages() -> gpd.GeoDataFrame:
    return load_layer("corridors")


@pytest.fixture(scope="module")
def nations() -> gpd.GeoSeries:
    return load_layer("countries").set_index("id").geometry


def _table(name: str) -> list[dict[str, str]]:
    with (paths.TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _ends(row) -> tuple[shapely.Point, shapely.Point]:
    return shapely.Point(row.geometry.coords[0]), shapely.Point(row.geometry.coords[-1])


def _turns(line: shapely.LineString) -> np.ndarray:
    """Return by how much a line turns at each vertex, degrees."""
    points = np.array(line.coords)
    step = np.diff(points, axis=0)
    heading = np.degrees(np.arctan2(step[:, 1], step[:, 0]))
    return np.abs((np.diff(heading) + 180) % 360 - 180)


class TestLines:
    def test_lengths_are_geodesic(self, stages):
        for row in stages.itertuples():
            x, y = np.array(row.geometry.coords).T
            assert row.length_km == pytest.approx(GEOD.line_length(x, y) / 1000, abs=1)

    def test_the_line_says_how_it_was_drawn(self, stages):
        drawn = {
            "sea": "lane",
            "river": "river",
            "air": "geodesic",
            "unknown": "schematic",
            "foot": "schematic",
        }
        assert [drawn[mode] for mode in stages["mode"]] == stages["line"].tolist()

    def test_sea_stages_keep_off_the_land_but_at_their_ports(self, stages):
        land = load_layer("land").geometry[0]
        for row in stages.query("mode == 'sea'").itertuples():
            quays = shapely.union_all([point.buffer(QUAY) for point in _ends(row)])
            assert row.geometry.difference(quays).intersection(land).is_empty, row.id

    if FETCHED:

        def test_sea_stages_keep_off_the_finest_coast_there_is(self, stages):
            land = coast(Archives())
            for row in stages.query("mode == 'sea'").itertuples():
                quays = shapely.union_all([point.buffer(QUAY) for point in _ends(row)])
                assert not row.geometry.difference(quays).intersects(land), row.id

    def test_sea_stages_turn_like_ships(self, stages):
        for row in stages.query("mode == 'sea'").itertuples():
            assert _turns(row.geometry).max() < 25, row.id

    def test_sea_stages_never_double_back(self, stages):
        """Every vertex lies farther from the start than the one before, by the way and as the crow flies."""
        for row in stages.query("mode == 'sea'").itertuples():
            start = row.geometry.coords[0]
            away = [GEOD.inv(*start, *point)[2] for point in row.geometry.coords]
            assert all(near < far for near, far in pairwise(away)), row.id

    def test_the_ways_from_brazil_fan_out_from_one_open_point(self, stages, nations):
        rows = stages.query("corridor == 'bolivia-brazil-west-africa' and mode == 'sea'")
        (start,) = {row.geometry.coords[0] for row in rows.itertuples()}
        assert nations["brazil"].distance(shapely.Point(start)) == pytest.approx(0.3, abs=0.3)
        last = [row.geometry.coords[-1] for row in rows.itertuples()]
        assert len(set(last)) == 3
        for one, other in [("ghana", "guinea"), ("guinea", "guinea-bissau")]:
            lines = rows.set_index("to").geometry
            tail = shapely.ops.substring(lines[one], 0.6, 1, normalized=True)
            assert tail.distance(lines[other]) > 0.3

    def test_the_ways_to_mexico_run_together_once_they_have_met(self, stages):
        lines = stages.query("corridor == 'callao-mexico' and order == 1").set_index("from").geometry
        joint = [point for point in lines["callao-port"].coords if point[1] > 5]
        assert len(joint) > 8
        for port in ("chimbote", "paita"):
            assert list(lines[port].coords)[-len(joint) :] == joint, port

    def test_air_stages_are_geodesics(self, stages):
        for row in stages.query("mode == 'air'").itertuples():
            start, end = row.geometry.coords[0], row.geometry.coords[-1]
            assert row.length_km == pytest.approx(GEOD.inv(*start, *end)[2] / 1000, rel=0.002, abs=1)

    def test_the_way_back_lies_beside_the_way_out(self, stages):
        rows = stages.query("corridor == 'vraem-air-bridge'").set_index("id").geometry
        for country in ("bolivia", "brazil"):
            out = rows[f"vraem-air-bridge-1-vraem-{country}"]
            back = rows[f"vraem-air-bridge-2-{country}-vraem"]
            assert 0.15 < out.distance(back) < 0.5

    def test_river_stages_follow_the_amazon(self, stages):
        river = load_layer("rivers").set_index("id").geometry["amazon-river"]
        for row in stages.query("mode == 'river'").itertuples():
            points = [shapely.Point(p) for p in row.geometry.coords[1:-1]]
            assert max(river.distance(p) for p in points) < 0.02, row.id

    def test_the_river_stage_passes_the_three_borders(self, stages, nations):
        stage = stages.set_index("id").geometry["amazon-tri-border-2-caballococha-brazil"]
        assert all(stage.distance(nations[c]) < 0.1 for c in ("peru", "colombia", "brazil"))
        assert nations["brazil"].contains(shapely.Point(stage.coords[-1]))

    def test_schematic_lines_bend_softly(self, stages):
        for row in stages.query("line == 'schematic'").itertuples():
            assert 0 < _turns(row.geometry).max() < 8, row.id


class TestJoints:
    def test_every_stage_of_the_table_is_drawn_once(self, stages):
        wanted = {(r["corridor"], r["order"], r["from"], r["to"]) for r in _table("corridor_stages.csv")}
        drawn = {(r["corridor"], str(r["order"]), r["from"], r["to"]) for r in stages.to_dict("records")}
        assert drawn == wanted
        assert len(stages) == len(wanted)

    def test_a_stage_begins_where_the_one_before_it_ends(self, stages):
        met = 0
        for name, rows in stages.groupby("corridor"):
            for one in rows.itertuples():
                for two in rows[rows["order"] == one.order + 1].to_dict("records"):
                    if one.to != two["from"] or "beside the outward route" in two["note"]:
                        continue
                    met += 1
                    assert one.geometry.coords[-1] == two["geometry"].coords[0], (name, two["id"])
        assert met

    def test_an_end_that_is_named_lies_at_its_place(self, stages):
        places = load_places()
        for row in stages.to_dict("records"):
            ends = [] if row["open_end"] == "both" else ["to"] if row["open_end"] == "start" else ["from"]
            for end in ["from", "to"] if row["open_end"] == "" else ends:
                place = places.get(row[end])
                point = row["geometry"].coords[0 if end == "from" else -1]
                assert GEOD.inv(place.lon, place.lat, *point)[2] < 100, (row["id"], end)

    def test_open_ends_say_so_in_both_languages(self, stages):
        for row in stages.query("open_end != ''").itertuples():
            assert "open" in row.accuracy
            assert "abiert" in row.accuracy_es

    def test_an_open_end_stops_at_the_coast_or_border_of_its_country(self, stages, nations):
        seen = 0
        for row in stages.to_dict("records"):
            if row["open_end"] in ("end", "both") and row["to"] in nations.index:
                seen += 1
                end = shapely.Point(row["geometry"].coords[-1])
                nearest = shapely.ops.nearest_points(nations[row["to"]].boundary, end)[0]
                assert GEOD.inv(nearest.x, nearest.y, end.x, end.y)[2] / 1000 < OPEN_END_KM, row["id"]
        assert seen >= 15

    def test_no_open_end_lies_at_a_port(self, stages):
        """Ports that no source names are not to be guessed from the drawing."""
        named = {p.id: (p.lon, p.lat) for p in load_places() if p.kind in ("port", "city", "town")}
        for row in stages.to_dict("records"):
            for side, place, index in (("start", row["from"], 0), ("end", row["to"], -1)):
                if row["open_end"] in (side, "both") and place not in named:
                    point = row["geometry"].coords[index]
                    near = [n for n, at in named.items() if GEOD.inv(*at, *point)[2] < 3000]
                    # Drawn from Pichari and Iquitos, as their notes say.
                    assert near == [] or near[0] in row["note"].lower(), row["id"]


class TestRecords:
    def test_every_stage_is_of_a_known_corridor_and_names_known_places(self, stages):
        places = {p.id: p for p in load_places()}
        for row in stages.to_dict("records"):
            assert places[row["corridor"]].kind == "corridor"
            assert all(end == "" or end in places for end in (row["from"], row["to"]))

    def test_every_route_that_names_a_way_is_drawn(self, stages):
        drawn = {i for text in stages["routes"] for i in text.split("|") if i}
        # Markets named without a way, and a departure without an end, cannot be drawn as lines.
        wanted = {
            r["id"]
            for r in _table("routes.csv")
            if r["corridor"] != "consumer-markets"
            and (r["to"] or r["order"] != "1" or r["corridor"] != "next-stops")
        }
        assert drawn == wanted

    def test_every_quantity_of_a_way_stands_at_a_stage_of_it(self, stages):
        corridors = {p.id for p in load_places() if p.kind == "corridor"}
        wanted = {(r["place"], r["id"]) for r in _table("statements.csv") if r["place"] in corridors}
        told = {(row.corridor, i) for row in stages.itertuples() for i in row.statements.split("|") if i}
        assert told == wanted

    def test_what_is_carried_out_is_not_carried_back(self, stages):
        """Pay and payload are of the way out; how many flights there are, of both."""
        for row in stages.query("corridor == 'vraem-air-bridge'").itertuples():
            expected = ["d2-17"] if row.order == 2 else ["d2-16", "d2-17", "d2-18"]
            assert row.statements.split("|") == expected

    def test_shares_of_destinations_belong_to_places_and_to_no_stage(self, stages):
        told = {i for text in stages["statements"] for i in text.split("|")}
        assert told.isdisjoint({"d2-03", "d2-04", "d2-05", "d2-06"})

    @pytest.mark.parametrize("column", ["method", "accuracy", "note"])
    def test_every_text_stands_in_both_languages(self, stages, column):
        assert (stages[column] != "").all()
        assert (stages[f"{column}_es"] != "").all()
        assert (stages[column] != stages[f"{column}_es"]).all()

    def test_three_ways_lead_to_west_africa_and_none_to_its_namesakes(self, stages):
        ends = set(stages["to"]) | set(stages["from"])
        assert {"guinea", "guinea-bissau", "ghana"} <= ends
        assert ends.isdisjoint({"equatorial-guinea", "papua-new-guinea"})

    def test_military_helicopters_are_shown_as_an_allegation(self, stages):
        for row in stages.query("corridor == 'military-helicopters'").itertuples():
            assert "allegation" in row.note
            assert "denuncia" in row.note_es
