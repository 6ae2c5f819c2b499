"""Slides, pages and the offline document read back by others."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from geo.briefing import Briefing, Scene
from geo.briefing.formats.handout import draw, handout_of
from geo.briefing.formats.html_file import LARGEST, check_briefing_html, write_html
from geo.briefing.formats.pdf_file import check_pdf, pdf_record, write_pdf
from geo.briefing.formats.pptx_file import check_pptx, write_pptx
from geo.briefing.formats.slides import PICTURE
from geo.errors import BriefingError, ExportError
from geo.exports import read_metadata
from geo.exports.formats.html_check import opened
from geo.language import in_language
from geo.model import FileMetadata

WRITERS = {"pptx": write_pptx, "pdf": write_pdf, "html": write_html}


@pytest.fixture(scope="module")
def written(atlas, short, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("handouts")
    made = {}
    for kind, write in WRITERS.items():
        made[kind] = folder / f"short.{kind}"
        with in_language("es" if kind == "pdf" else "en"):
            write(short, atlas, made[kind])
    return made


@pytest.mark.parametrize("kind", WRITERS)
def test_a_briefing_that_cites_no_figure_is_handed_out_with_its_licence(atlas, tmp_path, kind):
    scene = Scene("a", "measure=coca_cultivation&year=2020", title={"en": "Words"}, text={"en": "No figure."})
    record = WRITERS[kind](Briefing("words", {"en": "Words"}, (scene,)), atlas, tmp_path / f"words.{kind}")
    assert "CC BY 4.0" in record.licence
    if kind == "pptx":
        slides = [*Presentation(str(tmp_path / "words.pptx")).slides]
        told = "\n".join(s.text_frame.text for s in slides[-1].shapes if s.has_text_frame)
        assert record.licence in told


def test_the_map_of_every_scene_finds_room_beside_its_words(whole, atlas, tmp_path):
    """In Spanish, whose words are the longer ones."""
    size = (PICTURE[0] * 25.4, PICTURE[1] * 25.4)
    with in_language("es"):
        handout = handout_of(whole, atlas)
        for leaf in handout.leaves:
            draw(leaf, atlas, tmp_path / "map.png", size_mm=size, dpi=60)
            with Image.open(tmp_path / "map.png") as picture:
                assert picture.width / picture.height == pytest.approx(size[0] / size[1], rel=0.01), leaf.id


class TestSlides:
    def test_a_slide_has_native_words_a_picture_and_notes(self, written, short, atlas):
        deck = Presentation(str(written["pptx"]))
        assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=1e-3)
        slides = list(deck.slides)
        assert len(slides) == 4  # a cover, two scenes, the references
        slide = slides[1]
        assert slide.shapes.title.text == "In 2011 three officials gave Loreto three very different areas"
        words = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "at least 25,000\u00a0ha of coca (Jorge Angulo" in words
        assert "Sources: InSight Crime 2011" in words
        (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert picture.image.size[0] >= 1500
        assert picture._element.nvPicPr.cNvPr.get("descr").startswith("Map: In 2011 three officials")
        notes = slide.notes_slide.notes_text_frame.text
        assert (
            "at most 3,000\u00a0ha, Coca cultivation, Loreto, 2011: Ricardo Soberón, DEVIDA; InSight" in notes
        )

    def test_the_properties_hold_views_version_and_licence(self, written, atlas):
        held = Presentation(str(written["pptx"])).core_properties
        assert held.title == "Coca and cocaine in Peru: what the record shows"
        assert held.keywords.count("?measure=") == 2
        assert held.version == atlas.version
        assert "CC BY 4.0" in held.subject
        assert FileMetadata.from_json(held.comments).sources
        assert {info.date_time for info in zipfile.ZipFile(written["pptx"]).infolist()} == {
            (1980, 1, 1, 0, 0, 0)
        }

    @pytest.mark.parametrize("part", ["title", "text", "picture", "alternative", "notes", "sources"])
    def test_slides_that_lack_anything_are_refused(self, written, short, atlas, tmp_path, part):
        deck = Presentation(str(written["pptx"]))
        slide = list(deck.slides)[1]
        (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
        if part == "title":
            slide.shapes.title.text = "Other"
        elif part == "text":
            slide.placeholders[1].text_frame.text = "Other"
        elif part == "picture":
            picture._element.getparent().remove(picture._element)
        elif part == "alternative":
            picture._element.nvPicPr.cNvPr.set("descr", "")
        elif part == "notes":
            slide.notes_slide.notes_text_frame.text = ""
        else:
            (foot,) = [shape for shape in slide.shapes if shape.name == "Sources"]
            foot.text_frame.text = ""
        broken = tmp_path / "broken.pptx"
        deck.save(str(broken))
        with pytest.raises(ExportError, match="lacks loreto-2011: "):
            check_pptx(broken, handout_of(short, atlas))


class TestPages:
    def test_a_page_a_scene_then_the_references(self, written, short, atlas):
        reader = PdfReader(written["pdf"])
        assert len(reader.pages) == 3
        first = reader.pages[0].extract_text()
        assert "En 2011 tres autoridades" in first
        assert "al menos 25,000" in first
        assert "Fuentes de las" in first or "Sources of the figures" in first
        assert "InSight Crime 2011" in reader.pages[2].extract_text()
        assert reader.metadata.title == "Coca y cocaína en el Perú: lo que muestran las fuentes"
        assert reader.root_object["/Lang"] == "es"
        assert pdf_record(written["pdf"]).data_version == atlas.version

    def test_the_map_is_drawn_in_lines_with_typefaces_inside(self, written):
        page = PdfReader(written["pdf"]).pages[0]
        form = page["/Resources"]["/XObject"]["/Map"].get_object()
        assert form["/Subtype"] == "/Form"
        assert len(form.get_data()) > 100_000
        assert b" Do" not in form.get_data()  # no picture of pixels in it

    @pytest.mark.parametrize("shown", [True, False])
    def test_a_page_that_lacks_its_map_is_refused(self, written, short, atlas, tmp_path, shown):
        writer = PdfWriter(clone_from=written["pdf"])
        page = writer.pages[0]
        if shown:
            del page["/Resources"]["/XObject"]["/Map"]
        else:
            words = page.get_contents().get_data().replace(b"/Map Do", b"")
            contents = DecodedStreamObject()
            contents.set_data(words)
            page[NameObject("/Contents")] = writer._add_object(contents)
        writer.write(tmp_path / "broken.pdf")
        with in_language("es"):
            handout = handout_of(short, atlas)
        with pytest.raises(ExportError, match="loreto-2011: the map"):
            check_pdf(tmp_path / "broken.pdf", handout)

    def test_words_too_long_for_a_page_are_refused(self, short, atlas, tmp_path):
        scene = replace(short.scenes[0], text={"en": "word " * 700, "es": "voz " * 700})
        with pytest.raises(BriefingError, match="loreto-2011: its text and sources are too long"):
            write_pdf(replace(short, scenes=(scene,), shipped=False), atlas, tmp_path / "long.pdf")
        assert list(tmp_path.iterdir()) == []


class TestDocument:
    def test_all_scenes_are_inside_in_both_languages(self, written):
        found = opened(written["html"])
        decks = [found.config["deck"], found.config["other"]["deck"]]
        assert [deck["scenes"]["language"] for deck in decks] == ["en", "es"]
        for deck in decks:
            assert [scene["id"] for scene in deck["scenes"]["scenes"]] == ["loreto-2011", "pacific-lane"]
            assert set(deck["values"]) == {"coca_cultivation|monitoring", "share_of_exports|monitoring"}
        assert found.fetched == []

    def test_it_says_of_itself_what_it_is(self, written, atlas):
        said = read_metadata(written["html"])
        assert said.data_version == atlas.version
        assert said.view.count("?measure=") == 2

    def test_the_whole_stays_small(self, whole, atlas, tmp_path):
        write_html(whole, atlas, tmp_path / "whole.html")
        assert (tmp_path / "whole.html").stat().st_size < LARGEST

    def test_one_without_a_scene_is_refused(self, written, whole, atlas, short):
        with pytest.raises(ExportError, match="every scene in every language"):
            check_briefing_html(written["html"], whole, handout_of(short, atlas).record)


@pytest.mark.parametrize("kind", WRITERS)
class TestEveryHandout:
    def test_two_runs_give_the_same_bytes(self, short, atlas, tmp_path, written, kind):
        again = tmp_path / f"again.{kind}"
        with in_language("es" if kind == "pdf" else "en"):
            WRITERS[kind](short, atlas, again)
        assert again.read_bytes() == written[kind].read_bytes()

    def test_a_file_that_exists_stays(self, short, atlas, written, kind):
        before = written[kind].read_bytes()
        with pytest.raises(ExportError, match="exists already"):
            WRITERS[kind](replace(short, scenes=short.scenes[:1]), atlas, written[kind])
        assert written[kind].read_bytes() == before

    def test_a_briefing_that_does_not_hold_is_refused(self, short, atlas, tmp_path, kind):
        statements = {id: s for id, s in atlas.statements.items() if id != "d3-04"}
        with pytest.raises(BriefingError, match="no figure “d3-04”"):
            WRITERS[kind](short, replace(atlas, statements=statements), tmp_path / f"x.{kind}")
        with pytest.raises(BriefingError, match="has no scene"):
            WRITERS[kind](replace(short, scenes=()), atlas, tmp_path / f"x.{kind}")


def test_a_run_of_years_is_pictured_by_its_first_and_last(whole, atlas):
    leaves = {leaf.id: leaf for leaf in handout_of(whole, atlas).leaves}
    assert leaves["huallaga"].years == (2009, 2024)
    assert leaves["loreto-2011"].years == (2011,)
