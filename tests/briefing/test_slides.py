"""Slides read back: native words, charts with their figures, maps large enough, notes, alternative texts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from geo.briefing import Briefing, Scene
from geo.briefing.formats.handout import handout_of
from geo.briefing.formats.pptx_file import check_pptx, write_pptx
from geo.briefing.formats.slides.chart import add_chart
from geo.errors import ExportError
from geo.language import in_language
from geo.model import FileMetadata
from geo.views.charts.data import ChartBreak, ChartData, ChartPoint, ChartRow, ChartSeries

COCA = "measure=coca_cultivation&level=zone&year=2024&extent=peru"
VRAEM, PERU = "s-coca-vraem-2024-devida", "s-coca-peru-2024-devida"
LORETO = "measure=coca_cultivation&level=department&year=2011&place=loreto"


def scene(id: str, view: str, kind: str, **more: object) -> Scene:
    return Scene(id, view, title={"en": id.capitalize()}, kind=kind, **more)


CHARTS = (
    scene(
        "lines", f"{COCA}&place=peru", "chart", chart="lines", text={"en": f"{{{PERU}}}"}, statements=(PERU,)
    ),
    scene("bars", COCA, "chart", chart="bars", places=("vraem",)),
    scene("years", COCA, "chart", chart="years", years=(2020, 2024)),
    scene("claims", LORETO, "chart", chart="claims"),
    scene("both", f"{COCA}&place=vraem", "map-and-chart", chart="lines", places=("vraem",)),
    scene("number", COCA, "number", number=f"share:{VRAEM},{PERU}"),
)


def all_shapes(shapes):
    for shape in shapes:
        yield from all_shapes(shape.shapes) if shape.shape_type == MSO_SHAPE_TYPE.GROUP else (shape,)


def alt(shape) -> str:
    return shape._element._nvXxPr.cNvPr.get("descr", "")


def maps(slide) -> list:
    return [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]


def words(slide) -> str:
    return "\n".join(s.text_frame.text for s in all_shapes(slide.shapes) if s.has_text_frame)


@pytest.fixture(scope="module")
def written(atlas, short, tmp_path_factory):
    path = tmp_path_factory.mktemp("slides") / "short.pptx"
    write_pptx(short, atlas, path)
    return path


@pytest.fixture(scope="module")
def charts(atlas, tmp_path_factory):
    path = tmp_path_factory.mktemp("charts") / "charts.pptx"
    briefing = Briefing("charts", {"en": "Charts"}, CHARTS, author="Ana Quispe", date=date(2026, 11, 30))
    write_pptx(briefing, atlas, path)
    return path


def test_a_slide_has_native_words_a_large_map_and_notes(written):
    deck = Presentation(str(written))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=1e-3)
    slides = list(deck.slides)
    assert len(slides) == 4  # a cover, two scenes, the references
    slide = slides[1]
    assert slide.shapes.title.text == "In 2011 three officials gave Loreto three very different areas"
    told = words(slide)
    assert "at least 25,000\u00a0ha of coca (Jorge Angulo" in told
    assert "Sources: InSight Crime 2011 [1]" in told
    (picture,) = maps(slide)
    assert picture.width / deck.slide_width >= 0.6
    assert picture.image.size[0] >= 1500
    assert alt(picture).startswith("Map: In 2011 three officials")
    notes = slide.notes_slide.notes_text_frame.text
    assert "at most 3,000\u00a0ha, Coca cultivation, Loreto, 2011: Ricardo Soberón, DEVIDA; InSight" in notes
    assert "Outlines: " in notes  # the fine print


def test_the_legend_is_native_text_of_twelve_points_beside_its_signs(written):
    slide = list(Presentation(str(written)).slides)[1]
    (legend,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    frames = [shape.text_frame for shape in legend.shapes if shape.has_text_frame]
    assert next(frame.text for frame in frames) == "Coca cultivation, ha"
    assert "sources disagree" in [frame.text for frame in frames]
    assert {run.font.size.pt for frame in frames for run in frame.paragraphs[0].runs} == {12}
    signs = [shape for shape in legend.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert len(signs) == len(frames) - 1
    assert all(alt(sign) for sign in signs)


def test_the_cover_names_title_author_date_and_data(charts, atlas):
    cover = next(iter(Presentation(str(charts)).slides))
    told = words(cover)
    for part in ("Charts", "Ana Quispe", "30 Nov 2026", "6 scenes", atlas.version):
        assert part in told
    assert Presentation(str(charts)).core_properties.author == "Ana Quispe"


def test_charts_are_native_and_hold_their_figures(charts, atlas):
    slides = dict(
        zip([scene.id for scene in CHARTS], list(Presentation(str(charts)).slides)[1:], strict=False)
    )
    for id in ("lines", "bars", "years", "claims", "both"):
        (frame,) = [shape for shape in slides[id].shapes if shape.has_chart]
        chart = frame.chart
        assert alt(frame).startswith("Chart: Coca cultivation, ha")
        assert chart.font.size.pt >= 12
        book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        held = [[cell.value for cell in row] for row in book.active.iter_rows()]
        if id == "bars":
            assert ["VRAEM", 36345] in held
        if id == "years":
            assert next(row for row in held if str(row[0]).startswith("VRAEM"))[1:] == [27994, 36345]
        if id == "lines":
            devida = held[0].index("DEVIDA monitoring")
            by_year = {row[0]: row[devida] for row in held[1:]}
            assert by_year["2024"] == 89755
            assert by_year["2005"] is None  # no data is not zero
        if id == "claims":
            assert {40000, 25000, 3000} <= {row[1] for row in held}
    assert len(maps(slides["both"])) == 1
    assert "40 %" in words(slides["number"]).replace("\u00a0", " ")


def test_the_properties_hold_views_version_and_licence(written, atlas):
    held = Presentation(str(written)).core_properties
    assert held.title == "Coca and cocaine in Peru: what the record shows"
    assert held.keywords.count("?measure=") == 2
    assert held.version == atlas.version
    assert "CC BY 4.0" in held.subject
    assert FileMetadata.from_json(held.comments).sources
    assert {info.date_time for info in zipfile.ZipFile(written).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_charts_give_the_same_bytes_on_every_day(charts, atlas, tmp_path, monkeypatch):
    briefing = Briefing("charts", {"en": "Charts"}, CHARTS, author="Ana Quispe", date=date(2026, 11, 30))
    monkeypatch.setattr("xlsxwriter.core.datetime", _Later)
    write_pptx(briefing, atlas, tmp_path / "again.pptx")
    assert (tmp_path / "again.pptx").read_bytes() == charts.read_bytes()


class _Later:
    """A clock that is years ahead."""

    @staticmethod
    def now(*_zone):
        from datetime import datetime

        return datetime(2031, 5, 5, tzinfo=UTC)


def test_all_scenes_fit_their_slides_in_spanish(whole, atlas, tmp_path):
    with in_language("es"):
        write_pptx(whole, atlas, tmp_path / "whole.pptx")
    deck = Presentation(str(tmp_path / "whole.pptx"))
    for number, slide in enumerate(deck.slides):
        for shape in slide.shapes:
            assert shape.left >= 0, (number, shape.name)
            assert shape.left + shape.width <= deck.slide_width + 20_000, (number, shape.name)
            assert shape.top + shape.height <= deck.slide_height + 20_000, (number, shape.name)
        for shape in all_shapes(slide.shapes):
            if shape.has_text_frame:
                runs = [run for p in shape.text_frame.paragraphs for run in p.runs]
                assert all(run.font.language_id is not None for run in runs)


@pytest.mark.parametrize("part", ["title", "text", "picture", "alternative", "notes", "sources"])
def test_slides_that_lack_anything_are_refused(written, short, atlas, tmp_path, part):
    deck = Presentation(str(written))
    slide = list(deck.slides)[1]
    (picture,) = maps(slide)
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


def test_a_run_of_years_shows_its_first_and_last_side_by_side(whole, atlas, tmp_path):
    scene = next(scene for scene in whole.scenes if scene.id == "huallaga")
    write_pptx(replace(whole, scenes=(scene,)), atlas, tmp_path / "run.pptx")
    slide = list(Presentation(str(tmp_path / "run.pptx")).slides)[1]
    assert len(maps(slide)) == 2
    assert [s.text_frame.text for s in slide.shapes if s.name == "Year"] == ["2009", "2024"]


def test_no_slide_asks_for_text_and_every_chart_has_its_sheet(charts, written):
    for path in (charts, written):
        for slide in Presentation(path).slides:
            held = [s for s in slide.placeholders if s.has_text_frame]
            assert all(s.text_frame.text.strip() for s in held), [s.name for s in held]
        with zipfile.ZipFile(path) as file:
            names = file.namelist()
            assert len({name.lower() for name in names}) == len(names)
            for name in names:
                if name.startswith("ppt/slides/slide"):
                    assert b"<a:t></a:t>" not in file.read(name)
                    assert b"<a:t/>" not in file.read(name)
                if name.startswith("ppt/charts/chart"):
                    assert b"externalData" in file.read(name)


def test_rows_without_room_are_counted_also_where_breaks_are_left_to_the_notes() -> None:
    points = tuple(ChartPoint(n, 9.0 - n, 9.0 - n, "exact", str(9 - n), "UNODC", ()) for n in range(9))
    rows = tuple(ChartRow(f"Place {n}", lit=n == 8) for n in range(9))
    breaks = (ChartBreak(2010, "method", "The method is another. " * 30),)
    data = ChartData("bars", "Coca", "ha", (ChartSeries("", 0, points),), rows=rows, breaks=breaks)
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    leaf: Any = SimpleNamespace(id="rows", chart=data, chart_alt_text="nine places")
    add_chart(slide, leaf, (0.0, 0.0, 4.0, 2.0), small=False)
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    assert [*frame.chart.plots[0].categories] == ["Place 0", "Place 1", "Place 2", "Place 3", "Place 8"]
    (below,) = [shape for shape in slide.shapes if shape.name == "Breaks"]
    assert below.text_frame.text == "Not shown here for lack of room: 4."
