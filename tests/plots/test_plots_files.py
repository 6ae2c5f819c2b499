"""Files of sheets read back by other readers: PNG, SVG, PDF, GIF, MP4, the same on any day."""

from __future__ import annotations

import base64
import gc
import hashlib
import io
import re
import time
import weakref
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf import PdfReader

from geo.atlas import estimate_all, read_atlas
from geo.errors import PlotError
from geo.exports import read_metadata
from geo.model import View
from geo.plots import Sheet, write_sheet
from geo.plots.canvas import settings
from geo.plots.compose import draw_sheet
from geo.plots.formats import png_file
from geo.plots.map.drawing import SMALL_MARK
from geo.plots.plan import plan_of
from geo.style.palette import LIGHT
from tests.toys.toy_plots import SMALL, map_atlas, sheet_from

SVG = "{http://www.w3.org/2000/svg}"
FILM = replace(SMALL, layout="animation", years=(2010, 2011), size_px=(640, 480), dpi=72)
KINDS = {"png": SMALL, "svg": SMALL, "pdf": SMALL, "gif": FILM, "mp4": FILM}


MEASURES = ("troops", "price_leaf", "killings", "share_of_exports", "criminal_income", "coca_eradication")


@pytest.fixture(scope="module")
def atlas():
    return map_atlas()


@pytest.fixture(scope="module")
def written(atlas, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets")
    return {kind: write_sheet(sheet, atlas, folder / f"a.{kind}") for kind, sheet in KINDS.items()}


@pytest.mark.parametrize("kind", KINDS)
class TestEveryFormat:
    def test_says_what_it_is_and_is_made_again_from_it(self, written, atlas, tmp_path, kind):
        found = read_metadata(written[kind].path)
        assert found.data_version == "toy-1"
        assert "s2010" in found.sources
        assert "CC BY 4.0" in found.licence
        again = write_sheet(sheet_from(found.view, atlas), atlas, tmp_path / f"again.{kind}")
        assert again.path.read_bytes() == written[kind].path.read_bytes()

    def test_is_the_same_on_another_day(self, written, atlas, tmp_path, monkeypatch, kind):
        monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "123456789")
        monkeypatch.setenv("TZ", "Asia/Tokyo")
        later = write_sheet(KINDS[kind], atlas, tmp_path / f"b.{kind}")
        sums = [hashlib.sha256(w.path.read_bytes()).hexdigest() for w in (written[kind], later)]
        assert sums[0] == sums[1]

    def test_no_day_stands_in_it(self, written, kind):
        content = written[kind].path.read_bytes()
        assert not re.search(rb"CreationDate|ModDate|tIME|<dc:date>", content)


class TestPng:
    def test_has_colours_resolution_and_words_for_other_readers(self, written):
        with Image.open(written["png"].path) as picture:
            picture.load()
            assert picture.info["dpi"] == pytest.approx((60, 60), abs=0.1)
            assert picture.text["Copyright"].startswith("Compiled by Peru Coca Atlas")
            colours = {colour for _n, colour in picture.convert("RGB").getcolors(10**6)}
        accent = tuple(int(LIGHT.accent[i : i + 2], 16) for i in (1, 3, 5))
        assert accent in colours

    def test_nothing_of_a_written_picture_stays_in_memory(self, atlas, tmp_path, monkeypatch):
        pixels_of, drawn = png_file.pixels_of, []

        def seen(page, size, dpi):
            pixels = pixels_of(page, size, dpi)
            drawn.append(weakref.ref(page.figure.canvas.get_renderer()))
            return pixels

        monkeypatch.setattr(png_file, "pixels_of", seen)
        gc.disable()
        try:
            write_sheet(SMALL, atlas, tmp_path / "small.png")
            assert [picture() for picture in drawn] == [None]
        finally:
            gc.enable()

    def test_a_blank_map_is_refused(self, atlas, tmp_path, monkeypatch):
        monkeypatch.setattr(
            png_file,
            "pixels_of",
            lambda page, size, dpi: np.full((size[1], size[0], 3), 250, np.uint8),
        )
        with pytest.raises(PlotError, match="blank"):
            write_sheet(SMALL, atlas, tmp_path / "blank.png")
        assert list(tmp_path.iterdir()) == []


class TestSvg:
    def test_text_is_text_in_its_own_typeface(self, written):
        root = ElementTree.parse(written["svg"].path).getroot()
        texts = {"".join(element.itertext()) for element in root.iter(f"{SVG}text")}
        assert {"VRAEM", "Toy cultivation, ha · coca zones · 2011"} <= texts
        style = "".join(element.text or "" for element in root.iter(f"{SVG}style"))
        faces = re.findall(
            r"font-style: (\w+); font-weight: (\d+); src: url\(\"data:font/woff2;base64,([^\"]+)", style
        )
        have = {(s, w): set(TTFont(io.BytesIO(base64.b64decode(d))).getBestCmap()) for s, w, d in faces}
        assert {ord(c) for c in "VRAEM"} <= have["normal", "600"]
        # A subset: the whole face holds more than two hundred characters.
        assert len(have["normal", "600"]) < 120

    def test_every_text_is_held_to_the_length_it_was_laid_out_for(self, written):
        """Inkscape and office programs set another typeface than the one inside."""
        texts = [*ElementTree.parse(written["svg"].path).getroot().iter(f"{SVG}text")]
        assert len(texts) > 10
        texts = [t for t in texts if "font-weight: 600" in t.get("style") or t.text != "VRAEM"]
        lengths = {"".join(text.itertext()): float(text.get("textLength")) for text in texts}
        assert {text.get("lengthAdjust") for text in texts} == {"spacingAndGlyphs"}
        styles = {"".join(text.itertext()): text.get("style") for text in texts}
        size = float(re.search(r"font-size: ([\d.]+)", styles["VRAEM"])[1])
        # Advances of the semibold face, thousandths of the size: V 536, R 592, A 558, E 538, M 745
        assert lengths["VRAEM"] / size == pytest.approx(2.969, abs=0.01)
        assert all("sans-serif" in text.get("style") for text in texts)

    def test_nothing_in_it_is_a_picture_or_leads_outside(self, written):
        text = written["svg"].path.read_text(encoding="utf-8")
        assert "<image" not in text
        assert not re.search(r'(href|src)="https?:', text)
        assert "<script" not in text

    def test_markup_in_a_title_stays_words(self, atlas, tmp_path):
        path = tmp_path / "a.svg"
        write_sheet(replace(SMALL, title="<script>$x^2$</script> & more"), atlas, path)
        root = ElementTree.parse(path).getroot()
        assert "<script>$x^2$</script> & more" in {"".join(e.itertext()) for e in root.iter(f"{SVG}text")}
        assert not list(root.iter(f"{SVG}script"))

    def test_groups_have_names_and_keep_the_order_of_drawing(self, written):
        root = ElementTree.parse(written["svg"].path).getroot()
        names = [g.get("id") for g in root.iter(f"{SVG}g") if re.fullmatch(r"[a-z]+", g.get("id", ""))]
        assert {"zones", "labels", "legend", "list", "head", "foot"} <= set(names)
        labels = next(g for g in root.iter(f"{SVG}g") if g.get("id") == "labels")
        assert "VRAEM" in {"".join(t.itertext()) for t in labels.iter(f"{SVG}text")}
        ids = [g.get("id") for g in root.iter(f"{SVG}g") if g.get("id")]
        assert len(ids) == len(set(ids))

    def test_words_can_be_drawn_as_outlines(self, atlas, tmp_path):
        drawn = write_sheet(replace(SMALL, text="paths"), atlas, tmp_path / "paths.svg")
        root = ElementTree.parse(drawn.path).getroot()
        assert not list(root.iter(f"{SVG}text"))
        assert "VRAEM 20,900" in root.find(f"{SVG}desc").text
        assert read_metadata(drawn.path).view.endswith("text=paths")


class TestPdf:
    def test_it_is_tagged_with_every_figure_in_its_alternative_text(self, written):
        catalogue = PdfReader(written["pdf"].path).trailer["/Root"]
        assert catalogue["/MarkInfo"]["/Marked"]
        assert catalogue["/Lang"] == "en"
        figure = catalogue["/StructTreeRoot"]["/K"][0]["/K"][0]
        assert figure["/S"] == "/Figure"
        for words in ("VRAEM 20,900", "East zone 1,800", "West zone 3,000 to 9,000", "Figure shown"):
            assert words in figure["/Alt"].replace("–", " to ")

    def test_words_can_be_taken_out_and_every_face_is_inside(self, written):
        reader = PdfReader(written["pdf"].path)
        words = reader.pages[0].extract_text()
        for wanted in (
            "Toy cultivation, ha · coca zones · 2011",
            "VRAEM",
            "References",
            "[1]",
        ):
            assert wanted in words
        for font in reader.pages[0]["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor.get_object()
        assert "/XObject" not in reader.pages[0]["/Resources"] or not any(
            x.get_object()["/Subtype"] == "/Image" for x in reader.pages[0]["/Resources"]["/XObject"].values()
        )

    def test_the_page_is_the_size_asked_for(self, written):
        page = PdfReader(written["pdf"].path).pages[0]
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
            (595.28, 841.89), abs=0.5
        )


class TestMoving:
    def test_a_gif_steps_through_the_years_and_nothing_else_moves(self, written):
        with Image.open(written["gif"].path) as film:
            assert film.n_frames == 2
            steps, times = [], []
            for number in range(2):
                film.seek(number)
                times.append(film.info["duration"])
                steps.append(np.asarray(film.convert("RGB")).astype(int))
        assert times == [700, 2100]
        changed = np.argwhere(np.abs(steps[0] - steps[1]).sum(axis=2) > 60)
        assert len(changed)
        assert changed[:, 0].min() < 70  # the year at the top
        corner = (slice(200, 230), slice(20, 26))  # the frame of the map
        assert (steps[0][corner] == steps[1][corner]).all()

    def test_a_film_of_odd_pixels_is_refused(self, atlas, tmp_path):
        with pytest.raises(PlotError, match="even numbers"):
            write_sheet(replace(FILM, size_px=(641, 480)), atlas, tmp_path / "a.mp4")
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_multiples_have_a_map_a_year_and_one_legend(atlas, tmp_path, kind):
    sheet = replace(SMALL, layout="multiples", years=(2005, 2010, 2011))
    found = write_sheet(sheet, atlas, tmp_path / f"m.{kind}")
    assert "years=2005,2010-2011" in found.record.view
    if kind == "svg":
        texts = ["".join(e.itertext()) for e in ElementTree.parse(found.path).getroot().iter(f"{SVG}text")]
        assert {"2005", "2010", "2011"} <= set(texts)
        assert texts.count("no data") == 1


def test_marks_are_smaller_on_several_maps(atlas):
    view = replace(SMALL.view, year=2011, level="zone")

    def size_of_marks(sheet: Sheet) -> float:
        with settings():
            page = draw_sheet(plan_of(sheet, atlas, estimate_all, None)).page
        return max(word.artist.get_fontsize() for word in page.words if word.kind == "mark")

    one = size_of_marks(replace(SMALL, view=view))
    several = size_of_marks(replace(SMALL, view=view, layout="multiples", years=(2010, 2011)))
    assert several == pytest.approx(SMALL_MARK * one, rel=0.01)


def test_routes_are_plain_until_they_are_asked_for():
    atlas = read_atlas()

    def legend(**parts: object) -> tuple[set[bool], str]:
        with settings():
            drawn = draw_sheet(plan_of(Sheet(View(year=2024, **parts)), atlas, estimate_all, None))
        words = [word.artist.get_text() for word in drawn.page.words if word.kind == "legend"]
        return {stage.plain for stage in drawn.contents[0].stages}, " ".join(words)

    plain, words = legend()
    assert plain == {True}
    assert "reported export routes" in words
    assert "documented" not in words
    plain, words = legend(place="callao-mexico")
    assert plain == {True, False}
    assert "documented" in words


@pytest.fixture(scope="module")
def real():
    return read_atlas()


class TestRealData:
    """A few sheets of the data package: what no invented country would try."""

    @pytest.mark.parametrize(
        "sheet",
        [
            Sheet(View(year=2024), dpi=60),
            Sheet(View(year=2020), dpi=60, style="print", language="es", graticule=True),
            Sheet(View(year=2022, extent="vraem", place="vraem"), dpi=60),
            Sheet(View(level="country", year=2017, extent="world"), size_mm=(297, 210), dpi=60),
            Sheet(View(level="department", year=2011, extent="loreto", place="loreto"), dpi=60),
            Sheet(View(level="department", year=2020), size_mm=(240, 240), dpi=60, title="Coca " * 400),
            Sheet(View(year=2024), years=tuple(range(2012, 2025)), layout="multiples", dpi=60),
            Sheet(View(measure="flights_per_day"), dpi=60),
            Sheet(View(measure="coca_production_rank", level="department"), dpi=60),
            Sheet(View(year=2024, extent="150,-30,290,20"), dpi=60),
        ],
        ids=[
            "peru",
            "print",
            "vraem",
            "world",
            "loreto",
            "long title",
            "multiples",
            "flights",
            "rank",
            "pacific",
        ],
    )
    def test_passes_its_own_checks(self, real, tmp_path, sheet):
        assert write_sheet(sheet, real, tmp_path / "a.png").size > 20_000

    def test_loreto_keeps_its_three_speakers_apart(self, real, tmp_path):
        path = tmp_path / "a.pdf"
        write_sheet(Sheet(View(level="department", year=2011, extent="loreto", place="loreto")), real, path)
        words = PdfReader(path).pages[0].extract_text()
        assert "3,000 to 40,000" in words
        assert "sources disagree" in words
        assert "sources disagree" in words

    @pytest.mark.parametrize("measure", MEASURES)
    def test_measures_of_every_kind_are_drawn(self, real, tmp_path, measure):
        write_sheet(Sheet(View(measure=measure), dpi=40), real, tmp_path / "a.png")
