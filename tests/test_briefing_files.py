"""The shipped briefing against the data; slides, pages and the offline document read back by others."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from geo import paths
from geo.atlas import read_atlas
from geo.briefing import Briefing, check_briefing, read_briefing, scenes_message
from geo.briefing import handout as handout_module
from geo.briefing.handout import handout_of
from geo.briefing.html_file import LARGEST, check_briefing_html, write_briefing_html
from geo.briefing.pdf_file import check_pdf, pdf_record, write_pdf
from geo.briefing.pptx_file import check_pptx, pptx_record, write_pptx
from geo.briefing.shipped import check_shipped
from geo.cli import FAILED, FAULTS, main
from geo.errors import BriefingError, ExportError
from geo.exports import read_metadata
from geo.exports.html_check import opened

SHIPPED = paths.BRIEFINGS / "peru-coca-atlas.yaml"
KEPT = ("loreto-2011", "pacific-lane")
"""Scenes that the handouts of these tests hold: one of values, one of ways."""
WRITERS = {"pptx": write_pptx, "pdf": write_pdf, "html": write_briefing_html}


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.fixture(scope="module")
def whole() -> Briefing:
    return read_briefing(SHIPPED, shipped=True)


@pytest.fixture(scope="module")
def short(whole) -> Briefing:
    return replace(whole, scenes=tuple(scene for scene in whole.scenes if scene.id in KEPT))


@pytest.fixture(scope="module")
def written(atlas, short, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("handouts")
    made = {}
    for kind, write in WRITERS.items():
        made[kind] = folder / f"short.{kind}"
        write(short, atlas, made[kind], language="es" if kind == "pdf" else "en")
    return made


class TestShipped:
    def test_it_holds_against_the_data(self, whole, atlas):
        assert check_briefing(whole, atlas) == []
        assert check_shipped() == []

    def test_it_tells_what_it_is_to_tell(self, whole):
        assert [scene.id for scene in whole.scenes] == [
            "main-zones", "national-count", "huallaga", "amazon-border", "first-in-area", "first-in-cocaine",
            "first-in-export", "loreto-2011", "air-bridge", "pacific-lane", "atlantic-way", "destinations",
            "gold-mining", "not-known",
        ]  # fmt: skip

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_every_scene_is_short_and_cites(self, whole, atlas, language):
        for scene in scenes_message(whole, atlas, language)["scenes"]:
            assert scene["fallback"] == ""
            assert len(" ".join(scene["text"])) < 700, scene["id"]
            assert scene["sources"], scene["id"]
            assert scene["notes"], scene["id"]

    def test_both_languages_show_the_same_figures(self, whole):
        from geo.briefing.wording import references

        for scene in whole.scenes:
            for part in ("text", "notes"):
                said = [sorted(map(str, references(words))) for words in getattr(scene, part).values()]
                assert said[0] == said[1], (scene.id, part)

    @pytest.mark.parametrize("change", ["value", "gone"])
    def test_the_check_of_the_data_fails_with_a_statement(self, atlas, monkeypatch, capsys, change):
        statements = dict(atlas.statements)
        said = statements.pop("d3-04")
        if change == "value":
            statements["d3-04"] = replace(said, value=26000.0)
        monkeypatch.setattr("geo.briefing.shipped.read_atlas", lambda: replace(atlas, statements=statements))
        assert main(["check"]) == FAULTS
        lines = capsys.readouterr().out.splitlines()
        assert lines
        assert all(
            line.startswith("data/briefings/peru-coca-atlas.yaml: scene loreto-2011") for line in lines
        )

    def test_another_checkout_is_held_to_its_own_tables(self, toy_package):
        folder = toy_package / "data" / "briefings"
        folder.mkdir()
        scene = "{id: a, view: measure=crop, title: {en: A}, text: {en: '{t-01}'}}"
        text = f"title: {{en: A}}\nscenes:\n  - {scene}\n"
        (folder / "a.yaml").write_text(text, encoding="utf-8")
        faults = check_shipped(toy_package)
        assert any("statements: t-01: not reviewed" in fault for fault in faults)
        assert any("title.es: missing" in fault for fault in faults)
        assert not any("no statement" in fault for fault in faults)


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
        assert held.title == "Coca and cocaine in Peru, by what is on record"
        assert held.keywords.count("?measure=") == 2
        assert held.version == atlas.version
        assert "CC BY 4.0" in held.subject
        assert pptx_record(written["pptx"]).sources
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
            check_pptx(broken, handout_of(short, atlas, "en"))


class TestPages:
    def test_a_page_a_scene_then_the_references(self, written, short, atlas):
        reader = PdfReader(written["pdf"])
        assert len(reader.pages) == 3
        first = reader.pages[0].extract_text()
        assert "En 2011 tres autoridades" in first
        assert "al menos 25,000" in first
        assert "Fuentes de las" in first or "Sources of the figures" in first
        assert "InSight Crime 2011" in reader.pages[2].extract_text()
        assert reader.metadata.title == "Coca y cocaína en el Perú, según lo que consta"
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
        with pytest.raises(ExportError, match="loreto-2011: the map"):
            check_pdf(tmp_path / "broken.pdf", handout_of(short, atlas, "es"))

    def test_words_too_long_for_a_page_are_refused(self, short, atlas, tmp_path):
        scene = replace(short.scenes[0], text={"en": "word " * 700, "es": "voz " * 700})
        with pytest.raises(BriefingError, match="loreto-2011: its words and sources are too long"):
            write_pdf(replace(short, scenes=(scene,), shipped=False), atlas, tmp_path / "long.pdf")
        assert list(tmp_path.iterdir()) == []


class TestDocument:
    def test_all_scenes_are_inside_in_both_languages(self, written):
        found = opened(written["html"])
        decks = [found.config["deck"], found.config["other"]["deck"]]
        assert [deck["scenes"]["language"] for deck in decks] == ["en", "es"]
        for deck in decks:
            assert [scene["id"] for scene in deck["scenes"]["scenes"]] == list(KEPT)
            assert set(deck["values"]) == {"coca_cultivation|monitoring", "share_of_exports|monitoring"}
        assert found.fetched == []

    def test_it_says_of_itself_what_it_is(self, written, atlas):
        said = read_metadata(written["html"])
        assert said.data_version == atlas.version
        assert said.view.count("?measure=") == 2

    def test_the_whole_stays_small(self, whole, atlas, tmp_path):
        write_briefing_html(whole, atlas, tmp_path / "whole.html")
        assert (tmp_path / "whole.html").stat().st_size < LARGEST

    def test_one_without_a_scene_is_refused(self, written, whole, atlas, short):
        with pytest.raises(ExportError, match="every scene in every language"):
            check_briefing_html(written["html"], whole, handout_of(short, atlas, "en").record)


@pytest.mark.parametrize("kind", WRITERS)
class TestEveryHandout:
    def test_two_runs_give_the_same_bytes(self, short, atlas, tmp_path, written, kind):
        again = tmp_path / f"again.{kind}"
        WRITERS[kind](short, atlas, again, language="es" if kind == "pdf" else "en")
        assert again.read_bytes() == written[kind].read_bytes()

    def test_a_file_that_exists_stays(self, short, atlas, written, kind):
        before = written[kind].read_bytes()
        with pytest.raises(ExportError, match="exists already"):
            WRITERS[kind](short, atlas, written[kind])
        assert written[kind].read_bytes() == before

    def test_a_briefing_that_does_not_hold_is_refused(self, short, atlas, tmp_path, kind):
        statements = {id: s for id, s in atlas.statements.items() if id != "d3-04"}
        with pytest.raises(BriefingError, match="no statement “d3-04”"):
            WRITERS[kind](short, replace(atlas, statements=statements), tmp_path / f"x.{kind}")
        with pytest.raises(BriefingError, match="has no scene"):
            WRITERS[kind](replace(short, scenes=()), atlas, tmp_path / f"x.{kind}")


def test_a_run_of_years_is_pictured_by_its_first_and_last(whole, atlas):
    leaves = {leaf.id: leaf for leaf in handout_of(whole, atlas, "en").leaves}
    assert leaves["huallaga"].years == (2012, 2024)
    assert leaves["loreto-2011"].years == (2011,)


class TestCommand:
    @pytest.fixture(autouse=True)
    def quick(self, atlas, monkeypatch):
        """One atlas for all calls."""
        monkeypatch.setattr("geo.atlas.read_atlas", lambda: atlas)

    def test_files_are_written_and_told(self, short, tmp_path, capsys):
        mine = self.mine(short, tmp_path)
        out = tmp_path / "talk.html"
        assert main(["briefing", str(out), "--file", str(mine), "--language", "es"]) == 0
        assert "talk.html: 2 " in capsys.readouterr().err
        assert opened(out).config["deck"]["scenes"]["language"] == "es"

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            ([], "no file is named"),
            (["x.doc"], "no such format"),
            (["x.pdf", "--reviewed"], "writes no other file"),
            (["x.pdf", "--file", "none.yaml"], "none.yaml cannot be read"),
            (["no-folder/x.pdf"], "there is no folder"),
        ],
    )
    def test_what_cannot_be_done_is_said_before_any_work(self, words, told, tmp_path, monkeypatch, capsys):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(handout_module, "draw", None)
        assert main(["briefing", *words]) == FAILED
        assert told in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def test_a_review_notes_what_is_said_now(self, short, tmp_path, capsys):
        mine = self.mine(short, tmp_path)
        text = mine.read_text(encoding="utf-8")
        mine.write_text(text.replace("at_least 25000 ha", "at_least 24000 ha"), encoding="utf-8")
        out = tmp_path / "talk.html"
        assert main(["briefing", str(out), "--file", str(mine)]) == FAILED
        assert "d3-04: reviewed as “at_least 24000 ha" in capsys.readouterr().err
        assert main(["briefing", "--reviewed", "--file", str(mine)]) == 0
        assert "loreto-2011: d3-04: at_least 24000 ha" in capsys.readouterr().out
        assert mine.read_text(encoding="utf-8") == text

    def test_a_review_cannot_bring_back_what_is_gone(self, short, tmp_path, capsys):
        mine = self.mine(short, tmp_path)
        mine.write_text(mine.read_text(encoding="utf-8").replace("d3-04", "d3-44"), encoding="utf-8")
        before = mine.read_bytes()
        assert main(["briefing", "--reviewed", "--file", str(mine)]) == FAULTS
        assert "d3-44" in capsys.readouterr().out
        assert mine.read_bytes() == before

    def mine(self, short, folder):
        from geo.briefing import to_yaml

        path = folder / "mine.yaml"
        path.write_text(to_yaml(short), encoding="utf-8")
        return path


def test_the_description_names_every_shipped_briefing():
    described = json.loads(paths.DATAPACKAGE.read_text(encoding="utf-8"))["briefings"]
    files = sorted(path.relative_to(paths.DATA).as_posix() for path in paths.BRIEFINGS.glob("*"))
    assert sorted(item["path"] for item in described) == files
