"""One bad file harms nobody else: each file the pages are made of, damaged in each way, is named."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo import language, paths
from geo.atlas import read_atlas
from geo.catalog import data_version
from geo.catalog.check.published import published_faults
from geo.errors import GeoError, MapError
from geo.layers import LAYER_NAMES
from geo.maps import time_slider
from geo.relief import relief_picture
from geo.storage import join_modules
from geo.style import fonts
from geo.ui.frame import shipped


def _half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 + 1])


def _instead(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        path.unlink()
        make(path)

    return damage


APP = Path(shipped.__file__).parents[3] / "app.py"
DAMAGES: dict[str, Callable[[Path], None]] = {
    "missing": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "half": _half,
    "garbage": lambda path: path.write_bytes(b"\xff\x00garbage" * 50),
    "huge": lambda path: os.truncate(path, 10**12),
    "a folder": _instead(Path.mkdir),
    "a pipe": _instead(os.mkfifo),
}
"""What can happen to a file; the huge one takes no space on the disk."""


def every(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return pairs of a file and a damage in which each of both occurs, each file once or twice.

    Files of one sort are read by the same lines: to damage each in every way shows no more.
    """
    names, damages = list(names), list(DAMAGES)
    return [(names[i % len(names)], damages[i % len(damages)]) for i in range(max(len(names), len(damages)))]


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    """A copy of the data package and the cards that everything reads, to damage."""
    root = tmp_path / "copy"
    shutil.copytree(paths.DATA, root / "data")
    shutil.copytree(paths.ROOT / "seeds", root / "seeds", ignore=shutil.ignore_patterns("*.txt"))
    monkeypatch.setattr(paths, "ROOT", root)
    monkeypatch.setattr(paths, "DATA", root / "data")
    monkeypatch.setattr(paths, "LAYERS", root / "data" / "layers")
    monkeypatch.setattr(paths, "TABLES", root / "data" / "tables")
    monkeypatch.setattr(paths, "BRIEFINGS", root / "data" / "briefings")
    return root


class TestWhatTheRestDoesWithout:
    """A layer, a card, the stages of routes, the relief."""

    @pytest.mark.parametrize(("name", "damage"), every(LAYER_NAMES))
    def test_a_layer(self, data, name, damage):
        DAMAGES[damage](data / "data" / "layers" / f"{name}.geojson")
        atlas = read_atlas()
        (fault,) = atlas.faults
        assert str(fault).startswith(f"data/layers/{name}.geojson: ")
        assert [layer for layer in LAYER_NAMES if atlas.layers[layer].empty] == [name]

    @pytest.mark.parametrize("damage", DAMAGES)
    def test_the_relief(self, data, damage):
        DAMAGES[damage](data / "data" / "layers" / "relief.webp")
        (fault,) = read_atlas().faults
        assert str(fault).startswith("data/layers/relief.webp: ")
        assert relief_picture() is None

    @pytest.mark.parametrize("damage", DAMAGES)
    def test_the_routes(self, data, damage):
        DAMAGES[damage](data / "data" / "tables" / "routes.csv")
        atlas = read_atlas()
        assert str(atlas.faults[0]).startswith("data/tables/routes.csv: ")
        assert (len(atlas.faults), atlas.routes) == (1, [])
        assert atlas.statements

    @pytest.mark.parametrize("damage", DAMAGES)
    def test_a_card(self, data, damage):
        whole = read_atlas()
        card = "devida-2025-zonas-2024"
        card = card if (data / "seeds" / f"{card}.md").exists() else next(iter(whole.sources))
        resting = {s.id for s in whole.statements.values() if card in (s.source, s.read_in)}
        DAMAGES[damage](data / "seeds" / f"{card}.md")
        atlas = read_atlas()
        assert set(whole.statements) - set(atlas.statements) == resting
        assert set(whole.sources) - set(atlas.sources) == {card}
        if damage != "missing":  # nothing says that there was one, but the rows that name it
            assert str(atlas.faults[0]).startswith(f"seeds/{card}.md: ")
        assert len(atlas.faults) >= len(resting)


@pytest.mark.parametrize(
    ("name", "damage"),
    every(["statements", "places", "measures", "series", "breaks", "institutions", "definitions"]),
)
def test_without_a_table_one_sentence_says_so(data, name, damage) -> None:
    DAMAGES[damage](data / "data" / "tables" / f"{name}.csv")
    with pytest.raises(GeoError) as refused:
        read_atlas()
    assert str(refused.value).startswith(f"data/tables/{name}.csv: ")
    assert "\n" not in str(refused.value)
    assert published_faults(data) == []  # so that `geo check` goes on and names the table as a fault


class TestBesideTheCode:
    @pytest.fixture
    def assets(self, tmp_path, monkeypatch):
        for module, name, folder in (
            (shipped, "ASSETS", shipped.ASSETS),
            (time_slider, "ASSETS", time_slider.ASSETS),
            (fonts, "_FOLDER", fonts._FOLDER),
            (language, "LOCALE", language.LOCALE),
        ):
            copied = tmp_path / folder.relative_to(paths.ROOT / "geo")  # scripts import across folders
            shutil.copytree(folder, copied, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
            monkeypatch.setattr(module, name, copied)
        for cached in (time_slider.asset, fonts.font_faces, shipped._damaged, language.catalogue):
            cached.cache_clear()
        yield tmp_path
        for cached in (time_slider.asset, fonts.font_faces, shipped._damaged, language.catalogue):
            cached.cache_clear()

    def test_whole_there_is_nothing_to_say(self, assets):
        assert shipped.damaged() == []
        files = (path for path in shipped.ASSETS.rglob("*") if path.is_file() and path.suffix != ".ts")
        names = [path.relative_to(shipped.ASSETS).as_posix() for path in files]
        assert sorted(shipped.SHIPPED) == sorted(names)

    @pytest.mark.parametrize(("name", "damage"), every(shipped.SHIPPED))
    def test_a_style_sheet_or_script_of_the_pages(self, assets, name, damage):
        DAMAGES[damage](shipped.ASSETS / name)
        (told,) = shipped.damaged()
        assert told.startswith(name.rpartition("/")[2])

    def test_a_script_whose_import_is_damaged_does_nothing(self, assets):
        assert "class Presenter" in shipped.script("host")
        (shipped.ASSETS / "components" / "presenting.js").unlink()
        assert shipped.script("host") == shipped.INERT

    @pytest.mark.parametrize(("name", "damage"), every(["map.css", "shell.html"]))
    def test_a_part_of_the_map(self, assets, name, damage):
        DAMAGES[damage](time_slider.ASSETS / name)
        with pytest.raises(MapError, match=f"^{name}"):
            time_slider.asset(name)

    @pytest.mark.parametrize(("name", "damage"), every(["control/main.js", "base/dom.js"]))
    def test_a_script_of_the_map(self, assets, name, damage):
        DAMAGES[damage](time_slider.ASSETS / name)
        with pytest.raises(MapError, match=name.rpartition("/")[2]):
            join_modules(time_slider.ASSETS / "control" / "page.js", error=MapError)

    @pytest.mark.parametrize(("name", "damage"), every([*fonts._FILES.values(), *fonts.FACES.values()]))
    def test_a_typeface(self, assets, name, damage):
        DAMAGES[damage](fonts._FOLDER / name)
        (told,) = fonts.font_faults()
        assert told.startswith(name)
        assert fonts.font_faces().count("@font-face") == 2 - (name in fonts._FILES.values())
        for face, file in fonts.FACES.items():
            if file == name:
                with pytest.raises(GeoError, match=f"^{name}"):
                    fonts.face_file(face)

    @pytest.mark.parametrize(("name", "damage"), every(["es", "en"]))
    def test_a_catalogue(self, assets, name, damage):
        DAMAGES[damage](language.LOCALE / f"{name}.po")
        (told,) = language.catalogue_faults()
        assert told.startswith(f"{name}.po ")
        with language.in_language(name):
            assert language._("Language")


def drawn(path: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=120)
    app.switch_page(path)
    return app.run()


ROOMS = (
    "map", "places", "table", "sources", "snapshots", "compare", "disagreements", "briefing", "methods",
    "documents",
)  # fmt: skip
WITH_ROUTES = ("map", "places", "table", "snapshots", "briefing")


@pytest.mark.parametrize(
    ("name", "rooms"), [("layers/zones.geojson", ROOMS), ("tables/routes.csv", WITH_ROUTES)]
)
def test_the_pages_are_drawn_with_the_rest_and_name_it(data, name, rooms) -> None:
    _half(data / "data" / name)
    st.cache_resource.clear()
    for room in rooms:
        app = drawn(f"pages/{room}.py")
        assert not app.exception, room
        assert any("Left out: 1 row or file" in each.label for each in app.expander), room


class TestAServerThatRuns:
    @pytest.fixture(autouse=True)
    def fresh(self):
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()

    def test_takes_over_what_changed_under_another_version(self, data):
        app = drawn("pages/sources.py")
        table = data / "data" / "tables" / "statements.csv"
        before = data_version()
        table.write_text(table.read_text(encoding="utf-8").replace(",61777,", ",99999,"), encoding="utf-8")
        assert data_version() != before
        app.run()
        assert app.session_state["atlas"].version == data_version()

    def test_keeps_what_it_has_where_the_new_one_is_half_written(self, data):
        app = drawn("pages/sources.py")
        before = data_version()
        table = data / "data" / "tables" / "statements.csv"
        whole = table.read_bytes()
        table.write_bytes(whole[: len(whole) // 2])
        app.run()
        assert app.session_state["atlas"].version == before
        assert any("The data changed on disk and cannot be read" in w.value for w in app.warning)
        table.write_bytes(whole)
        app.run()
        assert app.session_state["atlas"].version == before
        assert not app.warning
