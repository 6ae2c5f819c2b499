"""Slides, pages and the offline document read back by others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader, PdfWriter

from geo.briefing import Briefing, Scene
from geo.briefing.formats.handout import handout_of
from geo.briefing.formats.html_file import LARGEST, check_briefing_html, write_html
from geo.briefing.formats.pdf_file import check_pdf, pdf_record, tags, write_pdf
from geo.briefing.formats.pptx_file import write_pptx
from geo.errors import BriefingError, ExportError
from geo.exports import read_metadata
from geo.exports.formats.html_check import opened
from geo.language import in_language

LACKING = {"the map": "el mapa", "the title": "el título", "its language": "su idioma"}
"""What a file is said to lack, in Spanish."""
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


class TestPages:
    def test_a_cover_a_page_a_scene_then_the_references(self, written, atlas):
        reader = PdfReader(written["pdf"])
        assert len(reader.pages) == 4
        first = reader.pages[1].extract_text()
        assert "En 2011 tres autoridades" in first
        assert "al menos 25,000" in first
        assert "Fuentes" in first
        assert "InSight Crime 2011" in reader.pages[3].extract_text()
        assert reader.metadata.title == "Coca y cocaína en el Perú: lo que muestran las fuentes"
        assert pdf_record(written["pdf"]).data_version == atlas.version

    def test_it_is_tagged_for_readers_who_do_not_see_it(self, written):
        reader = PdfReader(written["pdf"])
        assert reader.root_object["/Lang"].startswith("es")
        assert reader.root_object["/MarkInfo"]["/Marked"]
        assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
        found = list(tags(reader))
        figures = [tag for tag in found if tag["/S"] == "/Figure"]
        kinds = sorted(tag["/Alt"].split(":", 1)[0] for tag in figures)
        assert kinds == ["Gráfico", "Mapa", "Mapa"]
        kinds = [tag["/S"] for tag in found]
        assert kinds.count("/H1") == 4
        assert kinds.count("/Link") > 10
        xmp = reader.root_object["/Metadata"].get_object().get_data()
        assert b"pdfuaid" in xmp

    def test_its_bookmarks_lead_to_scenes_and_references(self, written):
        reader = PdfReader(written["pdf"])
        marks = [(entry["/Title"], reader.get_destination_page_number(entry)) for entry in reader.outline]
        assert [page for _title, page in marks] == [0, 1, 2, 3] or [page for _t, page in marks] == [1, 2, 3]
        assert marks[-1][0] == "Referencias"

    def test_the_map_is_drawn_in_lines_with_typefaces_inside(self, written):
        page = PdfReader(written["pdf"]).pages[1]
        assert "Loreto" in page.extract_text()  # a name on the map, as text
        assert [image for image in page.images if image.data and len(image.data) > 50_000] == []

    @pytest.mark.parametrize("part", ["the map", "its language", "the title"])
    def test_pages_that_lack_anything_are_refused(self, written, short, atlas, tmp_path, part):
        writer = PdfWriter(clone_from=written["pdf"])
        if part == "its language":
            del writer.root_object["/Lang"]
        elif part == "the title":
            del writer.root_object["/Outlines"]
        else:
            for held in writer._objects:
                if isinstance(held, dict) and held.get("/S") == "/Figure":
                    del held["/Alt"]
        writer.write(tmp_path / "broken.pdf")
        with in_language("es"):
            handout = handout_of(short, atlas)
            with pytest.raises(ExportError, match=LACKING[part]):
                check_pdf(tmp_path / "broken.pdf", handout)

    def test_words_too_long_for_a_page_are_refused(self, short, atlas, tmp_path):
        scene = replace(short.scenes[0], text={"en": "word " * 900, "es": "voz " * 900})
        with pytest.raises(BriefingError, match="loreto-2011: its text and sources are too long"):
            write_pdf(replace(short, scenes=(scene,), shipped=False), atlas, tmp_path / "long.pdf")
        assert list(tmp_path.iterdir()) == []

    def test_markup_in_words_is_only_text(self, atlas, tmp_path):
        scene = Scene(
            "a",
            "measure=coca_cultivation&year=2020",
            title={"en": "#panic(1) *bold*"},
            text={"en": "$x$ #read"},
        )
        write_pdf(Briefing("words", {"en": "<a> _b_"}, (scene,)), atlas, tmp_path / "words.pdf")
        told = PdfReader(tmp_path / "words.pdf").pages[1].extract_text()
        assert "#panic(1) *bold*" in told
        assert "$x$ #read" in told


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

    def test_one_without_a_chart_is_refused(self, written, short, atlas):
        charted = tuple(replace(scene, kind="chart", chart="claims") for scene in short.scenes)
        with pytest.raises(ExportError, match="the charts and numbers"):
            check_briefing_html(
                written["html"], replace(short, scenes=charted), handout_of(short, atlas).record
            )

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
