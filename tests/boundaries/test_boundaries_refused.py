"""Each boundary that cannot be used is refused in one line that says what would be right."""

from __future__ import annotations

import json
import math
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.affinity import translate
from shapely.geometry import LineString, Point, Polygon, box

from geo import paths
from tests.support.servers.killed import full_disk
from tests.toys.own import BESIDE, HUALLAGA, LINES, WIDER, kept, run, write_geojson, write_given

SWAPPED = shapely.transform(WIDER, lambda p: p[:, ::-1])
BOW = Polygon([(-76, -10), (-75, -9), (-75, -10), (-76, -9)])
UTM = "EPSG:32718"


def text(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def in_utm(folder: Path) -> Path:
    """Write a GeoJSON in metres that does not say so."""
    return write_geojson(folder / "a.geojson", gpd.GeoSeries([WIDER], crs=4326).to_crs(UTM).iloc[0])


def no_prj(folder: Path) -> Path:
    file = write_given(folder, "shp", WIDER, UTM)
    file.with_suffix(".prj").unlink()
    return file


def prj_in_other_letters(folder: Path) -> Path:
    file = write_given(folder, "shp", WIDER, UTM)
    system = file.with_suffix(".prj")
    system.write_bytes(system.read_bytes().replace(b"WGS", b"\x80GS", 1))
    return file


def without(folder: Path, ending: str) -> Path:
    file = write_given(folder, "shp", WIDER, UTM)
    file.with_suffix(ending).unlink()
    return file


def two_layers(folder: Path) -> Path:
    for layer, shape in (("zones", BESIDE), ("limits", WIDER)):
        gpd.GeoDataFrame(geometry=[shape], crs="EPSG:4326").to_file(folder / "a.gpkg", layer=layer)
    return folder / "a.gpkg"


def undefined(folder: Path) -> Path:
    gpd.GeoDataFrame(geometry=[WIDER]).to_file(folder / "a.gpkg")
    return folder / "a.gpkg"


def empty_zip(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing")
    return folder / "a.zip"


def named(folder: Path, *shapes: shapely.Geometry) -> Path:
    return write_geojson(folder / "a.geojson", *shapes, ZONA=["Huallaga", "Bajo Amazonas"])


def bare(folder: Path, geometry: object) -> Path:
    return text(folder, "a.json", json.dumps({"type": "Feature", "properties": {}, "geometry": geometry}))


FILES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda f: f / "none.geojson", "none.geojson cannot be read: No such file or directory"),
    "a folder": (lambda f: f, "is a folder; give a GeoJSON, GeoPackage or Shapefile"),
    "a table": (lambda f: text(f, "a.csv", "x,y\n1,2\n"), "a.csv is no GeoJSON, GeoPackage or Shapefile"),
    "a picture": (lambda f: text(f, "a.png", b"\x89PNG\r\n"), "a.png is no GeoJSON, GeoPackage or Shapefile"),
    "nothing": (lambda f: text(f, "a.geojson", ""), "is no GeoJSON, GeoPackage or Shapefile"),
    "other JSON": (lambda f: text(f, "a.json", '{"type": "Topology"}'), "is no GeoJSON"),
    "a list": (lambda f: text(f, "a.json", "[1]"), "is no GeoJSON"),
    "deep JSON": (lambda f: text(f, "a.json", "[" * 200_000), "is no GeoJSON"),
    "half a GeoJSON": (lambda f: text(f, "a.json", '{"type": "FeatureCollection", "fea'), "is no GeoJSON"),
    "no list": (lambda f: text(f, "a.json", '{"type": "FeatureCollection"}'), "expected a list of features"),
    "a database": (lambda f: text(f, "a.gpkg", b"SQLite format 3\0" + bytes(99)), "a.gpkg cannot be read"),
    "half a Shapefile": (lambda f: text(f, "a.shp", b"\0\0\x27\x0a"), "a.shp lacks the part .shx, .dbf"),
    "no index": (lambda f: without(f, ".shx"), "given.shp lacks the part .shx; a Shapefile is read with"),
    "its index": (
        lambda f: write_given(f, "shp", WIDER, UTM).with_suffix(".shx"), "give the file that ends in .shp",
    ),
    "a zip of nothing": (empty_zip, "a.zip holds no Shapefile"),
    "half a zip": (
        lambda f: text(f, "a.zip", write_given(f, "zip", WIDER, UTM).read_bytes()[:200]),
        "cannot be unpacked",
    ),
    "no features": (lambda f: write_geojson(f / "a.geojson"), "a.geojson holds no features"),
    "no geometry": (lambda f: write_geojson(f / "a.geojson", None), "feature 1 has no geometry"),
    "an empty one": (lambda f: write_geojson(f / "a.geojson", Polygon()), "feature 1 has no geometry"),
    "a line": (
        lambda f: write_geojson(f / "a.geojson", LineString([(-76, -9), (-75, -9)])),
        "feature 1 is a LineString; expected a Polygon or MultiPolygon",
    ),
    "a point": (lambda f: write_geojson(f / "a.geojson", Point(-76, -9)), "feature 1 is a Point; expected"),
    "a broken ring": (
        lambda f: bare(f, {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}),
        "feature 1 holds no geometry that can be read",
    ),
    "a bad number": (
        lambda f: bare(f, {"type": "Polygon", "coordinates": [[[-76, -10], [-75, "x"], [-75, -9]]]}),
        "feature 1 holds no geometry that can be read",
    ),
    "no number": (
        lambda f: bare(
            f, {"type": "Polygon", "coordinates": [[[-76, -10], [-75, math.nan], [-75, -9], [-76, -10]]]}
        ),
        "holds coordinates that are no numbers",
    ),
    "no area": (
        lambda f: write_geojson(f / "a.geojson", Polygon([(-76, -9), (-75, -9), (-76, -9), (-76, -9)])),
        "the polygon has no area",
    ),
    "a bow tie": (
        lambda f: write_geojson(f / "a.geojson", BOW),
        "invalid (Self-intersection[-75.5 -9.5]) and mending it would change its area by 100 %",
    ),
    "several": (
        lambda f: named(f, HUALLAGA, BESIDE),
        "a.geojson holds 2 features; choose with --feature NUMBER, or --id-field FIELD --feature VALUE "
        "(ZONA): 1 = Huallaga; 2 = Bajo Amazonas",
    ),
    "several layers": (two_layers, "a.gpkg holds several layers; choose one with --layer: limits, zones"),
    "degrees that are metres": (
        in_utm,
        "states no reference system that is known; give it with --crs, its numbers would fit EPSG:32718",
    ),
    "no .prj": (no_prj, "given.shp states no reference system that is known; give it with --crs, its"),
    "a .prj in other letters": (
        prj_in_other_letters,
        "states a reference system whose text is not UTF-8; save it anew, or give the file without its .prj",
    ),
    "an undefined system": (undefined, "a.gpkg states no reference system that is known; give it with --crs"),
    "an unknown system": (
        lambda f: write_geojson(f / "a.geojson", WIDER, crs="EPSG:999999"),
        "states the reference system 'EPSG:999999', which is not known; expected one like EPSG:4326",
    ),
    "swapped axes": (lambda f: write_geojson(f / "a.geojson", SWAPPED), "the axes are swapped"),
    "another country": (
        lambda f: write_geojson(f / "a.geojson", box(2, 48, 3, 49)),
        "lies outside Peru, read in EPSG:4326: it reaches over 2, 48, 3, 49; expected within -81.5, -18.5, "
        "-68.5, 0.1",
    ),
    "another UTM zone": (
        lambda f: write_geojson(
            f / "a.geojson", gpd.GeoSeries([WIDER], crs=4326).to_crs(UTM).iloc[0], crs="EPSG:32721"
        ),
        "its numbers would fit EPSG:32718",
    ),
    "the sea": (lambda f: write_geojson(f / "a.geojson", box(-81, -16, -80, -15)), "lies outside Peru"),
    "far from the place": (
        lambda f: write_geojson(f / "a.geojson", translate(HUALLAGA, 3)),
        "does not look like huallaga: it overlaps the shipped outline by 0 % and their centroids are 329 km "
        "apart, expected 10 % or more; --force uses it all the same",
    ),
    "too large": (
        lambda f: write_geojson(f / "a.geojson", box(-78, -13, -74, -9)),
        "that on record 12,1",
    ),
}  # fmt: skip


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that must fail, leave the workspace as it was, and say why in one line."""
    before = {f: f.read_bytes() for f in paths.workspace().rglob("*") if f.is_file()}
    assert run(*arguments) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1, error
    assert {f: f.read_bytes() for f in paths.workspace().rglob("*") if f.is_file()} == before
    return error


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_used(small_peru: Path, capsys, name: str) -> None:
    make, expected = FILES[name]
    assert expected in refused(capsys, "use", make(small_peru), "--place", "huallaga", *LINES)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("huallga", "no place is called 'huallga' (did you mean huallaga"),
        ("callao-port", "callao-port has no outline; expected a zone, province or department"),
        ("amazon", "has no outline"),
        ("peru", "peru has no outline"),
        ("upper-huallaga", "upper-huallaga is drawn on the outline of huallaga and follows it"),
    ],
)
def test_a_place_that_cannot_have_one(small_peru: Path, capsys, place: str, expected: str) -> None:
    file = write_geojson(small_peru / "a.geojson", WIDER)
    assert expected in refused(capsys, "use", file, "--place", place, *LINES)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--feature", "3"), "has no feature number '3'; expected 1 to 2, or --id-field with the field"),
        (("--feature", "Huallaga"), "has no feature number 'Huallaga'"),
        (("--id-field", "zona"), "choose the feature with --feature VALUE; ZONA holds: Huallaga; Bajo"),
        (("--id-field", "ZONA", "--feature", "VRAEM"), "no feature has ZONA = 'VRAEM'; it holds: Huallaga"),
        (("--id-field", "name"), "has no field 'name'; there are: ZONA"),
        (("--layer", "a"), "is a GeoJSON, which has no layers; leave out --layer"),
        (("--crs", "EPSG:0", "--feature", "1"), "reference system 'EPSG:0' is not known"),
        (("--feature", "1", "--source", " "), "--source is missing"),
        (("--feature", "1", "--licence", ""), "--licence is missing"),
        (("--feature", "1", "--licence", "x" * 301), "--licence has 301 characters; expected 300 at most"),
        (("--feature", "1", "--source", "a\x00b"), "--source holds characters that cannot be shown"),
    ],
)  # fmt: skip
def test_an_option_that_does_not_fit(small_peru: Path, capsys, options: tuple, expected: str) -> None:
    file = named(small_peru, WIDER, BESIDE)
    assert expected in refused(capsys, "use", file, "--place", "huallaga", *LINES, *options)


def test_a_layer_that_is_not_there_is_answered_with_those_there_are(small_peru: Path, capsys) -> None:
    file = two_layers(small_peru)
    error = refused(capsys, "use", file, "--place", "huallaga", *LINES, "--layer", "roads")
    assert "has no layer 'roads' of its own; there are: limits, zones" in error


def test_a_system_given_against_that_of_the_file_is_refused(small_peru: Path, capsys) -> None:
    file = write_given(small_peru, "gpkg", WIDER, UTM)
    error = refused(capsys, "use", file, "--place", "huallaga", *LINES, "--crs", "EPSG:32719")
    assert "given.gpkg is in EPSG:32718; --crs EPSG:32719 is only for a file that states none" in error


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "say what to do: use, reset, export or list"),
        (("use",), "--place is missing"),
        (("use", "--place", "huallaga"), "FILE is missing"),
        (("reset",), "--place is missing; your own boundaries: none"),
        (("--reset",), "--place is missing; your own boundaries: none"),
        (("reset", "--place", "atlantis"), "no place is called 'atlantis'"),
        (("reset", "--place", "../huallaga"), "'../huallaga' is the name of several places"),
    ],
)
def test_a_command_that_lacks_something(small_peru: Path, capsys, arguments: tuple, expected: str) -> None:
    assert expected in refused(capsys, *arguments)


def test_a_workspace_that_cannot_be_written_to(small_peru: Path, capsys, monkeypatch) -> None:
    (small_peru / "file").write_text("no folder")
    monkeypatch.setenv("GEO_HOME", str(small_peru / "file"))
    file = write_geojson(small_peru / "a.geojson", WIDER)
    assert run("use", file, "--place", "huallaga", *LINES) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "cannot be written to: " in error
    assert "GEO_HOME may name another folder" in error


def test_a_write_that_fails_leaves_what_was_there(small_peru: Path, capsys) -> None:
    file = write_geojson(small_peru / "a.geojson", WIDER)
    run("use", file, "--place", "huallaga", *LINES)
    other = write_geojson(small_peru / "b.geojson", HUALLAGA)
    capsys.readouterr()
    before = kept("huallaga")
    with full_disk():
        assert run("use", other, "--place", "huallaga", *LINES) == 2
    error = capsys.readouterr().err
    assert "the disk is full" in error or "disk I/O error" in error
    assert kept("huallaga") == before


def test_what_speaks_against_a_polygon_can_be_overruled(small_peru: Path, capsys) -> None:
    file = write_geojson(small_peru / "a.geojson", translate(HUALLAGA, 3))
    assert run("use", file, "--place", "huallaga", *LINES, "--force") == 0
    assert "Caution: it overlaps the shipped outline by 0 %" in capsys.readouterr().out


LEAF = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
NAMES = st.sampled_from(["type", "coordinates", "features", "geometry", "properties", "crs", "name"])
NEST = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)
RING = st.lists(st.tuples(st.floats(-80, 5), st.floats(-80, 5)), max_size=8)
GEOJSON = (
    NEST
    | st.builds(lambda rings: {"type": "Polygon", "coordinates": rings}, st.lists(RING, max_size=3))
    | st.builds(lambda f, c: {"type": "FeatureCollection", "features": f, "crs": c}, NEST, NEST)
    | st.builds(lambda c: {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": c}}, NEST)
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(GEOJSON)
def test_whatever_a_file_holds_is_taken_or_refused_in_one_line(small_peru: Path, capsys, content) -> None:
    file = text(small_peru, "a.json", json.dumps(content))
    assert run("use", file, "--place", "huallaga", "--dry-run") in (0, 2)
    assert capsys.readouterr().err.count("\n") <= 1
