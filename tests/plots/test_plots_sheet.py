"""Sheets of an invented country: what they show and say, and every sheet that is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PIL import Image

from geo.atlas import estimate_all
from geo.errors import ExportError, GeoError, PlotError, ViewError
from geo.exports import read_metadata
from geo.links.query import read_query
from geo.model import View
from geo.plots import Sheet, read_parts, read_size, sheet_link, usual_dpi, write_sheet
from geo.plots.canvas import settings
from geo.plots.check import check_page, mandatory
from geo.plots.compose import draw_sheet
from geo.plots.formats import png_file
from geo.plots.map.base_map import Relief, relief_shown
from geo.plots.map.frame import frame_of
from geo.plots.plan import plan_of
from tests.toys.toy_plots import SMALL, VIEW, map_atlas, sheet_from


@pytest.fixture(scope="module")
def atlas():
    return map_atlas()


def drawn(sheet, atlas):
    with settings():
        return draw_sheet(plan_of(sheet, atlas, estimate_all, None))


def said(found, *kinds):
    return " ".join(w.artist.get_text() for w in found.page.words if not kinds or w.kind in kinds)


class TestWhatItSays:
    def test_title_year_lens_and_day_of_knowledge(self, atlas):
        found = drawn(replace(SMALL, view=replace(VIEW, as_of=date(2022, 6, 30))), atlas)
        assert said(found, "title").startswith("Sources disagree on toy cultivation in Peru in 2011: ")
        assert said(found, "subtitle") == "Toy cultivation, ha · coca zones · 2011"
        assert said(found, "source line").endswith(
            "Figure shown: official monitoring, of all published by 30 Jun 2022."
        )

    def test_a_title_of_ones_own_leaves_the_facts_below_it(self, atlas):
        found = drawn(replace(SMALL, title="$x$ <b>Mine</b>"), atlas)
        assert said(found, "title") == "$x$ <b>Mine</b>"
        assert "Toy cultivation, ha · coca zones · 2011" in said(found, "subtitle")

    def test_values_stand_at_their_places_with_their_references(self, atlas):
        found = drawn(SMALL, atlas)
        names = said(found, "label")
        assert "VRAEM 20,900 [" in names
        assert "East zone 1,800 [" in names
        assert "West zone 3,000 to 9,000 [" in names

    def test_every_reference_names_source_day_and_terms(self, atlas):
        found = drawn(SMALL, atlas)
        foot = said(found, "sources")
        for number, reference in enumerate(found.words.references, start=1):
            says = rf"Short {reference.source}\. Toy publisher; published \d+ \w+ 20\d\d[^\[]*"
            assert re.search(rf"\[{number}\] {says}; Licence of {reference.source}\.", foot)
        assert {r.source for r in found.words.references} >= {"s2010", "s2020", "paper"}

    def test_terms_that_all_references_share_are_said_once(self, atlas):
        cards = {id: replace(source, licence="One licence") for id, source in atlas.sources.items()}
        found = drawn(SMALL, replace(atlas, sources=cards))
        assert "Short s2020. Toy publisher; published 1 Jun 2021." in said(found, "sources")
        assert "One licence" not in said(found, "sources")
        assert said(found, "terms").count("[1, 2, 3]: One licence.") == 1

    def test_what_always_holds_and_what_is_flagged(self, atlas):
        foot = said(drawn(SMALL, atlas), "caveats", "terms", "version")
        for words in (
            "imply no endorsement",
            "generalised from public reporting",
            "Revised figure: East zone",
            "invented outline",
            "CC BY 4.0",
            "Data toy-1",
            "View ",
        ):
            assert words in foot

    def test_an_address_only_where_one_is_set(self, atlas, monkeypatch):
        monkeypatch.delenv("GEO_BASE_URL", raising=False)
        assert "http" not in said(drawn(SMALL, atlas))
        monkeypatch.setenv("GEO_BASE_URL", "https://atlas.example")
        assert "https://atlas.example/map?measure=coca_cultivation" in said(drawn(SMALL, atlas)).replace(
            " ", ""
        )

    def test_spanish(self, atlas):
        from geo.language import use

        use("es")
        found = drawn(replace(SMALL, language="es"), atlas)
        assert "Cultivo de prueba" in said(found, "title")
        assert "Zona Este" in said(found, "label")

    def test_the_legend_has_only_what_is_drawn(self, atlas):
        whole = said(drawn(SMALL, atlas), "legend")
        assert "sources disagree" in whole
        assert "sources disagree" in whole
        assert "air" not in whole
        plain = said(drawn(replace(SMALL, view=replace(VIEW, year=2010, layers=())), atlas), "legend")
        assert "sources disagree" not in plain
        assert "Corridors" not in plain

    def test_a_way_not_yet_known_is_not_drawn_but_counted(self, atlas):
        before = replace(SMALL, view=replace(VIEW, as_of=date(2011, 1, 1), year=2005))
        found = drawn(before, atlas)
        assert found.contents[0].stages == ()
        assert "reported only after 1 Jan 2011: 1" in said(found, "caveats")

    def test_an_older_zone_is_drawn_only_while_it_alone_speaks(self, atlas):
        def drawn_in(year):
            return {
                p.id for p in drawn(replace(SMALL, view=replace(VIEW, year=year)), atlas).contents[0].places
            }

        assert drawn_in(2005) == {"vrae", "east", "west"}
        assert drawn_in(2011) == {"vraem", "east", "west"}


CARRIED = ("title", "subtitle", "sources", "caveats", "terms", "version", "scale", "north", "legend classes")


class TestSelfCheck:
    def test_a_sound_sheet_passes(self, atlas):
        found = drawn(SMALL, atlas)
        check_page(found.page, found.frame, found.contents)

    @pytest.mark.parametrize(
        "what", ["title", "sources", "caveats", "terms", "version", "scale", "north", "legend classes"]
    )
    def test_without_any_of_what_it_must_carry_it_is_refused(self, atlas, what):
        found = drawn(SMALL, atlas)
        assert what in mandatory(found.frame, found.contents)
        del found.page.carried[what]
        with pytest.raises(PlotError, match=what):
            check_page(found.page, found.frame, found.contents)

    @pytest.mark.parametrize(
        ("kind", "at", "why"),
        [
            ("title", (-3.0, 400.0), "cut off by the edge"),
            ("title", (590.0, 830.0), "cut off by the edge"),
            ("label", (5.0, 830.0), "cut off by the map's edge"),
            ("legend", (200.0, 500.0), "lies over the map"),
        ],
    )
    def test_words_in_the_wrong_place_are_refused(self, atlas, kind, at, why):
        found = drawn(SMALL, atlas)
        found.page.text(kind, "Out of place", *at, 12)
        with pytest.raises(PlotError, match=why):
            check_page(found.page, found.frame, found.contents)

    def test_words_over_words_are_refused(self, atlas):
        found = drawn(SMALL, atlas)
        title = next(w.artist for w in found.page.words if w.kind == "title")
        found.page.text("subtitle", "Over it", title.get_position()[0] + 9, title.get_position()[1], 19)
        with pytest.raises(PlotError, match="overlap"):
            check_page(found.page, found.frame, found.contents)


REFUSED = {
    "no area": (replace(SMALL, size_mm=(0, 200)), "has no area"),
    "no number": (replace(SMALL, size_mm=(float("nan"), 200)), "has no area"),
    "huge": (replace(SMALL, size_px=(100_000, 100_000)), "too large"),
    "tiny": (replace(SMALL, size_px=(300, 200), dpi=300), "too small for a map"),
    "slim": (replace(SMALL, size_mm=(600, 120)), "too narrow"),
    "dpi": (replace(SMALL, dpi=29), "29 dpi cannot be drawn; expected 30 to 2400"),
    "fine": (replace(SMALL, dpi=2401), "2401 dpi cannot be drawn; expected 30 to 2400"),
    "style": (replace(SMALL, style="pink"), "style: “pink”"),
    "layout": (replace(SMALL, layout="heap"), "layout: “heap”"),
    "language": (replace(SMALL, language="qu"), "language: “qu”"),
    "years": (replace(SMALL, years=(2010, 2011)), "2 years asked for"),
    "measure": (replace(SMALL, view=replace(VIEW, measure="none")), "measure “none”"),
    "place": (replace(SMALL, view=replace(VIEW, place="none")), "place “none”"),
    "year": (replace(SMALL, years=(1999,)), "map of 1999 would show no figure.*2004–2005, 2010–2011"),
    "where": (replace(SMALL, view=replace(VIEW, extent="-68,-17,-60,-11", layers=())), "shows no place"),
    "letters": (replace(SMALL, title="خريطة"), "no letter"),
    "room": (replace(SMALL, size_mm=(101, 101)), "leave no room for the map"),
}


class TestRefused:
    @pytest.mark.parametrize("case", REFUSED)
    def test_with_a_clear_word_and_nothing_left_behind(self, atlas, tmp_path, case):
        sheet, why = REFUSED[case]
        with pytest.raises(PlotError, match=why):
            write_sheet(sheet, atlas, tmp_path / "sheet.png")
        assert list(tmp_path.iterdir()) == []

    def test_an_extent_that_is_none(self, atlas, tmp_path):
        with pytest.raises(ViewError, match="extent"):
            write_sheet(replace(SMALL, view=replace(VIEW, extent="1,2,1,2")), atlas, tmp_path / "a.png")

    @pytest.mark.parametrize(
        ("name", "why"),
        [
            ("sheet.bmp", "no such format"),
            ("gone/sheet.png", "there is no folder"),
            ("a.gif", "animation"),
        ],
    )
    def test_a_file_that_cannot_be(self, atlas, tmp_path, name, why):
        with pytest.raises(PlotError, match=why):
            write_sheet(SMALL, atlas, tmp_path / name)

    def test_a_file_that_is_there_stays_unless_asked(self, atlas, tmp_path):
        path = tmp_path / "sheet.png"
        path.write_text("mine")
        with pytest.raises(PlotError, match="exists already"):
            write_sheet(SMALL, atlas, path)
        assert path.read_text() == "mine"
        write_sheet(SMALL, atlas, path, overwrite=True)
        with Image.open(path) as picture:
            assert picture.size == SMALL.pixels == (496, 702)

    def test_a_write_that_fails_keeps_the_old_file(self, atlas, tmp_path, monkeypatch):
        def broken(*_given):
            raise PlotError("refused: on purpose")

        path = tmp_path / "sheet.png"
        path.write_text("mine")
        monkeypatch.setattr(png_file, "write_png", broken)
        with pytest.raises(GeoError, match="on purpose"):
            write_sheet(SMALL, atlas, path, overwrite=True)
        assert path.read_text() == "mine"
        assert [p.name for p in tmp_path.iterdir()] == ["sheet.png"]

    def test_a_stranger_has_no_record(self, tmp_path):
        Image.new("RGB", (5, 5)).save(tmp_path / "x.png")
        with pytest.raises(PlotError, match="carries no record"):
            read_metadata(tmp_path / "x.png")
        (tmp_path / "y.svg").write_text("<svg")
        with pytest.raises(ExportError, match="carries no record"):
            read_metadata(tmp_path / "y.svg")


class TestLink:
    def test_a_sheet_comes_back_from_its_link(self, atlas):
        sheet = Sheet(
            VIEW, years=(2010, 2011), size_px=(1200, 900), dpi=120, title="T & <i>", note="N?", style="print",
            layout="multiples", graticule=True,
        )  # fmt: skip
        again = sheet_from(sheet_link(sheet, VIEW, sheet.years), atlas)
        assert again == sheet

    def test_what_a_link_leaves_out_is_as_by_default(self, atlas):
        assert sheet_from("?year=2011", atlas) == Sheet(View(year=2011))

    def test_every_part_that_cannot_be_read_is_named(self):
        with pytest.raises(PlotError) as refused:
            read_parts(read_query("?size=axb&dpi=fine&years=2024-2012&graticule=perhaps&style=light"))
        lines = str(refused.value).splitlines()
        assert [line.split(":", 1)[0] for line in lines] == ["years", "size", "dpi", "graticule"]
        assert "expected a4" in lines[1]


class TestSizes:
    @pytest.mark.parametrize(
        ("text", "size"),
        [
            ("a4", {"size_mm": (210.0, 297.0)}),
            ("A3-across", {"size_mm": (420.0, 297.0)}),
            ("slide-across", {"size_mm": (338.667, 190.5)}),
            ("297x210mm", {"size_mm": (297.0, 210.0)}),
            ("210.5×100mm", {"size_mm": (210.5, 100.0)}),
            ("1920x1080", {"size_px": (1920, 1080)}),
            ("1920x1080px", {"size_px": (1920, 1080)}),
        ],
    )
    def test_names_millimetres_and_pixels(self, text, size):
        assert read_size(text) == size

    @pytest.mark.parametrize("text", ["", "a5", "10", "10.5x10px", "-5x5", "axb", "1e9x1", "99999999x1"])
    def test_others_are_refused(self, text):
        with pytest.raises(ViewError, match="297x210mm"):
            read_size(text)

    def test_pixels_alone_make_a_sheet_the_size_of_a_page(self):
        # 1,080 pixels over 200 mm are 137 an inch.
        assert usual_dpi({"size_px": (1920, 1080)}) == 137
        assert usual_dpi({"size_px": (9000, 9000)}) == 300
        assert usual_dpi({"size_mm": (210.0, 297.0)}) == 300
        Sheet(VIEW, size_px=(800, 600), dpi=usual_dpi({"size_px": (800, 600)})).check()


class TestRelief:
    RELIEF = Relief(np.full((40, 40, 4), 90, np.uint8), (-180.0, -80.0, 180.0, 80.0))

    @pytest.mark.parametrize(
        ("extent", "drawn"), [("20,-30,40,-10", True), ("20,-30,24,-26", False), ("world", False)]
    )
    def test_it_is_drawn_and_credited_where_its_squares_do_not_show(self, extent, drawn):
        view = View(extent=extent)
        frame = frame_of(extent, {}, 1.0)
        assert relief_shown(view, frame) is drawn
        assert relief_shown(replace(view, layers=()), frame) is False

    def test_a_picture_that_is_none_is_refused(self):
        with pytest.raises(PlotError, match="relief cannot be read"):
            Relief.of(b"no picture", (0.0, 0.0, 1.0, 1.0))
