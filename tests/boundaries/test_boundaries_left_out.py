"""An own boundary that is damaged is left out and said; everything else goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import box, mapping
from streamlit.testing.v1 import AppTest

from geo import paths
from geo.catalog import check, data_version, own_boundaries
from geo.cli import main
from geo.layers import load_layer
from tests.pages.test_pages import APP, words
from tests.support.pages import panel_words
from tests.toys.own import HUALLAGA, LINES, WIDER, ZONES, kept, run, same, write_geojson, write_layer

REMEDY = (
    "python -m geo boundaries use writes it anew, python -m geo boundaries reset --place {place} goes back"
)


def put(place: str, content: str | bytes) -> None:
    """Write a file of the workspace by hand."""
    paths.boundaries().mkdir(parents=True, exist_ok=True)
    raw = content.encode() if isinstance(content, str) else content
    (paths.boundaries() / f"{place}.geojson").write_bytes(raw)


def change(name: str, **properties: object) -> None:
    """Change the stored feature of a place; ``geometry`` is its shape, None takes a property away."""
    feature = kept(name)
    feature["geometry"] = properties.pop("geometry", feature["geometry"])
    feature["properties"] |= properties
    feature["properties"] = {k: v for k, v in feature["properties"].items() if v is not None}
    put(name, json.dumps({"type": "FeatureCollection", "features": [feature]}))


@pytest.fixture
def adopted(small_peru: Path) -> Path:
    """Huallaga drawn on a polygon of the user's own."""
    assert run("use", write_geojson(small_peru / "a.geojson", WIDER), "--place", "huallaga", *LINES) == 0
    return small_peru


BOW = {"type": "Polygon", "coordinates": [[[-76, -10], [-75, -9], [-75, -10], [-76, -9], [-76, -10]]]}
CLOCKWISE = {"type": "Polygon", "coordinates": [[[-76, -10], [-76, -9], [-75, -9], [-75, -10], [-76, -10]]]}
DAMAGES: dict[str, tuple[Callable[[], None], str]] = {
    "no text": (lambda: put("huallaga", b"\xff\xfe"), "byte 0 is not UTF-8 text"),
    "half a file": (lambda: put("huallaga", '{"type": "Feat'), "expected a GeoJSON file that can be read"),
    "deep": (lambda: put("huallaga", "[" * 200_000), "expected a GeoJSON file that can be read"),
    "empty": (lambda: put("huallaga", '{"features": []}'), "expected one feature with properties"),
    "a list": (lambda: put("huallaga", "[]"), "expected one feature with properties"),
    "bare": (lambda: put("huallaga", '{"features": [{}]}'), "expected one feature with properties"),
    "no source": (lambda: change("huallaga", source=None), "property source: nothing — expected a text"),
    "blank licence": (lambda: change("huallaga", licence=" "), "property licence: ' ' — expected a text"),
    "other place": (lambda: change("huallaga", place="vraem"), "place: 'vraem' — expected the file's name"),
    "no checksum": (lambda: change("huallaga", sha256="12"), "property sha256: '12' — expected 64 hex"),
    "no day": (lambda: change("huallaga", adopted="soon"), "property adopted: 'soon' — expected a day as"),
    "no area": (lambda: change("huallaga", area_km2=True), "area_km2: 'True' — expected a number above"),
    "no shape": (lambda: change("huallaga", geometry={}), "property geometry: nothing — expected a shape"),
    "a line": (
        lambda: change("huallaga", geometry={"type": "LineString", "coordinates": [[-76, -9], [-75, -9]]}),
        "property geometry: 'LineString' — expected one of Polygon, MultiPolygon",
    ),
    "a bow tie": (lambda: change("huallaga", geometry=BOW), "expected a valid shape"),
    "clockwise": (lambda: change("huallaga", geometry=CLOCKWISE), "(right-hand rule)"),
    "elsewhere": (
        lambda: change("huallaga", geometry=mapping(box(2, 48, 3, 49))),
        "property geometry: '2, 48, 3, 49' — expected degrees within -81.5, -18.5, -68.5, 0.1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_file_is_left_out_with_its_remedy(adopted: Path, name: str) -> None:
    shipped = data_version().split("+")[0]
    damage, expected = DAMAGES[name]
    damage()
    found, (fault,) = own_boundaries()
    assert found == {}
    assert str(fault).startswith("workspace/boundaries/huallaga.geojson: ")
    assert expected in str(fault)
    assert REMEDY.format(place="huallaga") in str(fault)
    assert load_layer("zones").set_index("id").loc["huallaga"].geometry.equals(HUALLAGA)
    assert data_version() == shipped


LEAF = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
NEST = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["source", "place", "sha256", "adopted", "area_km2", "geometry", "shape"]), NEST)
def test_whatever_stands_in_a_file_is_said_and_never_raised(adopted: Path, name: str, value: object) -> None:
    before = kept("huallaga")
    shape = {"geometry": {"type": "MultiPolygon", "coordinates": value}} if name == "shape" else {name: value}
    change("huallaga", **shape)
    found, faults = own_boundaries()
    assert len(found) + len(faults) == 1
    assert [str(fault).count("\n") for fault in faults] == [0] * len(faults)
    put("huallaga", json.dumps({"features": [before]}))


def test_the_others_are_still_drawn(adopted: Path) -> None:
    put("bajo-amazonas", "{")
    found, faults = own_boundaries()
    assert list(found) == ["huallaga"]
    assert len(faults) == 1
    assert same(load_layer("zones").set_index("id").loc["huallaga"].geometry, WIDER)


def test_a_place_that_the_data_no_longer_draw_is_said(adopted: Path, capsys) -> None:
    write_layer(paths.LAYERS, "zones", tuple(z for z in ZONES if "huallaga" not in z["properties"]["id"]))
    found, (fault,) = own_boundaries()
    assert found == {}
    assert (
        "property place: 'huallaga' — expected a zone, province or department that data/layers still draws"
        in str(fault)
    )
    assert set(load_layer("zones")["id"]) == {"bajo-amazonas", "cotuhe"}
    assert run("reset", "--place", "huallaga") == 0
    assert own_boundaries() == ({}, [])


def test_one_for_a_place_that_borrows_its_outline_is_said(adopted: Path) -> None:
    feature = kept("huallaga")
    feature["properties"]["place"] = "upper-huallaga"
    put("upper-huallaga", json.dumps({"features": [feature]}))
    (fault,) = own_boundaries()[1]
    assert "it is drawn on that of huallaga" in str(fault)


def test_a_workspace_that_is_no_folder_is_said(adopted: Path, monkeypatch) -> None:
    home = adopted / "home"
    home.mkdir()
    (home / "boundaries").write_text("no folder")
    monkeypatch.setenv("GEO_HOME", str(home))
    found, (fault,) = own_boundaries()
    assert found == {}
    assert str(
        fault
    ) == "workspace/boundaries: 'Not a directory' — expected a folder that can be read, or none" or str(
        fault
    ).startswith("workspace/boundaries: ")
    assert len(load_layer("zones")) == len(ZONES)


def test_a_file_that_is_being_written_is_passed_over(adopted: Path) -> None:
    paths.boundaries().mkdir()
    (paths.boundaries() / ".huallaga-1.new").write_text("{")
    assert list(own_boundaries()[0]) == ["huallaga"]
    assert own_boundaries()[1] == []


class TestCheck:
    def test_of_this_checkout_names_it_and_fails(self, monkeypatch, tmp_path, capsys):
        monkeypatch.setenv("GEO_HOME", str(tmp_path))
        put("vraem", "{")
        assert main(["check"]) == 1
        (line,) = capsys.readouterr().out.splitlines()
        assert line.startswith("workspace/boundaries/vraem.geojson: ")
        assert REMEDY.format(place="vraem") in line

    def test_of_another_checkout_knows_no_workspace(self, monkeypatch, tmp_path, toy_package):
        monkeypatch.setenv("GEO_HOME", str(tmp_path))
        put("vraem", "{")
        assert check(toy_package) == []
        assert "+local" not in data_version(toy_package)


class TestList:
    def test_says_which_are_in_use_and_which_are_left_out(self, adopted, capsys):
        put("bajo-amazonas", "{")
        capsys.readouterr()
        assert run("list") == 0
        used, left = capsys.readouterr().out.splitlines()
        assert used.split("\t")[:2] == ["huallaga", "in use"]
        assert used.split("\t")[3:] == ["18,218 km²", "PCM, decree of 2025", "public domain"]
        assert left.startswith("left out\tworkspace/boundaries/bajo-amazonas.geojson: ")

    def test_says_that_there_are_none(self, small_peru, capsys):
        assert run("list") == 0
        assert capsys.readouterr().out == "No boundaries of your own: all outlines are the shipped ones.\n"


class TestReset:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("reset", "--place", "huallaga"),
            ("use", "--place", "huallaga", "--reset"),
            ("--reset", "--place", "huallaga"),
            ("--place", "huallaga", "reset"),
            ("reset", "--all"),
            ("--reset", "--all"),
        ],
    )
    def test_goes_back(self, adopted, capsys, arguments):
        assert run(*arguments) == 0
        assert "huallaga: back to the shipped outline." in capsys.readouterr().out
        assert own_boundaries() == ({}, [])

    def test_of_a_place_without_one_says_so(self, small_peru, capsys):
        assert run("reset", "--place", "huallaga") == 0
        assert "huallaga: the shipped outline is in use already." in capsys.readouterr().out

    def test_takes_a_damaged_one_away(self, adopted, capsys):
        put("huallaga", "{")
        assert run("reset", "--place", "huallaga") == 0
        assert own_boundaries() == ({}, [])

    def test_names_those_there_are_where_none_is_named(self, adopted, capsys):
        assert run("--reset") == 2
        assert "your own boundaries: huallaga" in capsys.readouterr().err


def test_a_dry_run_changes_nothing(small_peru: Path, capsys) -> None:
    file = write_geojson(small_peru / "a.geojson", WIDER)
    assert run("use", file, "--place", "huallaga", "--dry-run") == 0
    out = capsys.readouterr().out.replace("\xa0", " ")
    assert out.splitlines() == [
        "Huallaga (huallaga): a.geojson, 1 feature, EPSG:4326",
        "Area: 18,218 km² of yours, 12,145 km² shipped",
        "Overlap with the shipped outline: 66.6 % (intersection over union); centroids 27.45 km apart",
        "Inside Peru: 100 %",
        "Neighbours as drawn: overlaps Bajo Amazonas (6,068 km²)",
        "Drawn on the same outline: Upper Huallaga",
        "Nothing was changed.",
    ]
    assert not paths.boundaries().exists()


class TestTheApp:
    @pytest.fixture
    def home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        """An empty workspace beside the real data."""
        monkeypatch.setenv("GEO_HOME", str(tmp_path))
        return tmp_path

    def open(self, page: str = "") -> AppTest:
        app = AppTest.from_file(APP, default_timeout=60).run()
        return app.switch_page(page).run() if page else app

    def test_starts_with_a_damaged_boundary_and_says_so(self, home):
        put("vraem", "{")
        app = self.open()
        assert not app.exception
        assert "89,755" in panel_words(app, "peru", 2024)
        (left_out,) = [e for e in app.expander if "Left out: 1" in e.label]
        assert "workspace/boundaries/vraem.geojson" in left_out.text[0].value

    def test_shows_source_and_licence_as_soon_as_one_is_adopted(self, home):
        before = words(self.open("pages/methods.py"))
        assert "decree of 2025" not in before
        vraem = load_layer("zones").set_index("id").loc["vraem"].geometry.buffer(0.01)
        file = write_geojson(home / "a.geojson", vraem)
        assert run("use", file, "--place", "vraem", *LINES) == 0
        after = words(self.open("pages/methods.py"))
        assert "supplied by the user: PCM, decree of 2025; licence: public domain" in after
        assert run("reset", "--place", "vraem") == 0
        assert "decree of 2025" not in words(self.open("pages/methods.py"))

    def test_says_so_of_the_place_in_a_table_that_is_taken_away(self, home):
        from geo.exports import Request, gather
        from geo.model import View
        from geo.ui.frame.atlas import load_atlas

        vraem = load_layer("zones").set_index("id").loc["vraem"].geometry
        run("use", write_geojson(home / "a.geojson", vraem), "--place", "vraem", *LINES)
        atlas = load_atlas()
        content = gather(atlas, Request(View(year=2020)))
        outlines = dict(zip(content.values.column("place"), content.values.column("accuracy"), strict=True))
        assert "supplied by the user: PCM, decree of 2025" in outlines["vraem"]
        assert "PCM" not in outlines["huallaga"]
        assert content.metadata.data_version == atlas.version
        assert "+local:" in atlas.version
