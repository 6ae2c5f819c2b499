"""The Snapshots page: what a format takes, files that other readers open, a preview that is the sheet."""

from __future__ import annotations

import json
import shlex
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from geo.cli import main
from geo.exports import read_metadata
from geo.formats import DATA, PICTURES
from geo.links import view_code
from geo.model import View
from geo.ui.frame.atlas import load_atlas
from geo.ui.snapshots.choices import FORMATS, PLAIN, Choices, request_of, sheet_of
from geo.ui.snapshots.download import coded_view, command_of, name_of
from geo.ui.snapshots.turns import Worker
from geo.ui.snapshots.worker import file_bytes
from tests.support.pages import html, open_page

PAGE = "pages/snapshots.py"
NAME = {"en": "Peru Coca Atlas", "es": "Atlas de la coca del Perú"}
VIEW = View(year=2024)
OFFERED = (2022, 2023, 2024)
QUICK = replace(PLAIN, dpi=60)


def visit(**query: str) -> AppTest:
    return open_page(PAGE, query)


def wanted(choices: Choices) -> object:
    if choices.form.kind in PICTURES:
        return sheet_of(choices, VIEW, OFFERED)
    return request_of(choices, VIEW, OFFERED)


def labels(app: AppTest) -> set[str]:
    kinds = ("selectbox", "multiselect", "number_input", "text_input", "toggle")
    found = {widget.label for kind in kinds for widget in app.get(kind)}
    return found | {group.label for group in app.get("button_group")}


class TestThePage:
    def test_the_export_routes_of_the_opening_map_are_left_out_unless_asked_for(self) -> None:
        for asked, said in (({}, False), ({"routes": "yes"}, True), ({"layers": "corridors,rivers"}, True)):
            app = visit(measure="coca_cultivation", level="zone", year="2024", **asked)
            assert ("Export routes" in html(app).split("layers: ")[1].split(".")[0]) == said, asked

    def test_it_says_how_many_files_come_first(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Worker, "waiting", property(lambda _self: 2))
        captions = [caption.value for caption in visit(format="csv").caption]
        assert "2 files that others asked for are made before yours." in captions

    def test_it_says_the_view_and_leads_back_to_the_map(self) -> None:
        app = visit(measure="coca_cultivation", level="department", year="2011", as_of="2012-06-30",
                    lens="highest", place="loreto")  # fmt: skip
        assert not app.exception
        text = html(app)
        for part in ("Coca cultivation", "Departments", "2011", "published by 30 Jun 2012",
                     "figure shown: highest", "Loreto", "map of Peru",
                     "layers: Shares by destination"):  # fmt: skip
            assert part in text
        assert "lens=highest" in text
        assert "place=loreto" in text

    @pytest.mark.parametrize(
        ("format", "language"), [(name, ("en", "es")[i % 2]) for i, name in enumerate(FORMATS)]
    )
    def test_every_format_is_offered_cited_and_has_its_command(self, format: str, language: str) -> None:
        app = visit(format=format, lang=language)
        assert not app.exception
        assert not app.error
        assert not app.warning
        assert len(app.get("download_button")) == 1
        (code,) = app.code
        verb = "export" if FORMATS[format].kind == DATA else "snapshot"
        assert code.value.startswith(f"python -m geo {verb} ")
        (cited,) = [t.value for t in app.text if t.value.startswith(NAME[language])]
        assert load_atlas().version in cited
        assert "CC BY 4.0" in cited

    def test_every_choice_is_in_the_address_and_opens_again(self) -> None:
        link = {
            "format": "png", "size": "297x210mm", "dpi": "72", "style": "print", "layout": "multiples",
            "years": "2022-2024", "graticule": "yes", "title": "A <b>title</b>", "note": "A note",
            "file_lang": "es",
        }  # fmt: skip
        app = visit(**link)
        assert not app.exception
        assert not app.warning
        kept = dict(app.query_params)
        del link["format"]  # what opens with nothing chosen is not said
        assert {name: kept[name] for name in link} == link
        assert app.text_input(key="snapshot_title").value == "A <b>title</b>"
        assert app.number_input(key="snapshot_width").value == 297
        assert app.multiselect(key="snapshot_years").value == [2022, 2023, 2024]

    def test_a_file_of_numbers_keeps_the_years_that_any_of_its_rows_speaks_of(self) -> None:
        """Of 2002 and 2003 there are figures of Peru, and none of a zone."""
        link = {"measure": "coca_cultivation", "level": "zone", "years": "2002-2003,2024"}
        rows = visit(format="csv", scope="years", **link)
        assert not rows.exception
        assert not rows.warning
        assert rows.multiselect(key="snapshot_years").value == [2002, 2003, 2024]
        assert "years=2002-2003,2024" in rows.code[0].value
        assert 2001 not in rows.multiselect(key="snapshot_years").options
        drawn = visit(layout="multiples", **link)
        assert "2002–2003: those years are left out" in drawn.warning[0].value

    def test_only_what_applies_is_shown(self) -> None:
        assert (
            labels(visit(format="html")) & {"Size", "Resolution (dpi)", "Layout", "Style", "Years"} == set()
        )
        assert "Resolution (dpi)" not in labels(visit(format="pdf"))
        assert "Resolution (dpi)" in labels(visit(format="pdf", size="1000x1000px"))
        assert "Layout" not in labels(visit(format="gif"))
        assert {"Figures of", "Language of the file"} <= labels(visit(format="csv"))
        assert "Years" in labels(visit(format="csv", scope="years"))

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ({"size": "0x0px"}, "has no area"),
            ({"size": "100000x100000px"}, "too large"),
            ({"format": "mp4", "size": "641x481px"}, "even numbers"),
            ({"format": "gif", "size": "4000x3000px"}, "too large for an animation"),
            ({"title": "\u0905\u0906"}, "no letter that the typeface can set"),
        ],
    )
    def test_a_wrong_choice_is_named_and_the_form_stays(self, query: dict[str, str], said: str) -> None:
        app = visit(**query)
        assert not app.exception
        assert any(said in error.value for error in app.error)
        assert not app.get("download_button")
        assert app.selectbox(key="snapshot_format").value == query.get("format", "png")
        for name, value in query.items():
            if value != "png":
                assert dict(app.query_params)[name] == value

    def test_an_unknown_paper_is_named_and_another_shown(self) -> None:
        app = visit(size="tabloid")
        assert any("tabloid" in warning.value for warning in app.warning)
        assert app.selectbox(key="snapshot_size").value == "a4"

    def test_a_choice_changes_the_address_and_the_command(self) -> None:
        app = visit()
        app.selectbox(key="snapshot_size").select("a3-across").run()
        assert dict(app.query_params)["size"] == "a3-across"
        assert "size=420x297mm" in app.code[0].value
        app.selectbox(key="snapshot_size").select("mm").run()
        assert app.number_input(key="snapshot_width").value == 420
        app.selectbox(key="snapshot_size").select("px").run()
        assert app.number_input(key="snapshot_width").value == 4961  # 420 mm at 300 pixels an inch

    def test_values_carried_on_and_totals_are_in_the_file_too(self) -> None:
        app = open_page(PAGE, {"carry": "last"})
        assert "gaps filled with the last figure" in html(app)
        assert "carry=last" in app.code[0].value
        total = {"measure": "cocaine_seizures", "level": "country", "year": "2024", "since": "2022"}
        app = open_page(PAGE, total)
        assert not app.exception
        assert not app.error
        assert "2022–2024" in html(app)
        assert "since=2022" in app.code[0].value
        app.button_group(key="snapshot_layout").set_value("multiples").run()
        assert "totals since a year make one map" in app.error[0].value

    def test_that_corridors_are_generalised_is_said_where_they_are_drawn(self) -> None:
        said = "Corridors are generalised from public reporting."
        assert said in html(visit(routes="yes"))
        assert said in html(visit(format="csv"))  # its cautions are those of all files of figures
        assert said not in html(visit())
        chart = html(visit(layout="chart"))
        assert said not in chart
        assert "Outlines are generalised" not in chart


def opened(format: str, content: bytes, folder: Path) -> str:
    """Open ``content`` with a reader of its format and return the text of its record."""
    path = folder / f"file.{format}"
    path.write_bytes(content)
    if FORMATS[format].kind in PICTURES:
        if format == "pdf":
            assert "VRAEM" in PdfReader(path).pages[0].extract_text()
        elif format == "svg":
            assert ElementTree.parse(path).getroot().tag.endswith("svg")
        elif format != "mp4":
            with Image.open(path) as picture:
                picture.verify()
        return read_metadata(path).view
    if format == "xlsx":
        assert "Values" in load_workbook(path).sheetnames
        return zipfile.ZipFile(path).read("docProps/custom.xml").decode()
    if format == "gpkg":
        with sqlite3.connect(path) as base:
            return str(base.execute("select metadata from gpkg_metadata").fetchall())
    if format == "parquet":
        return str(pq.read_schema(path).metadata)
    text = content.decode("utf-8-sig")
    return str(json.loads(text)["metadata"]) if format == "geojson" else text


@pytest.mark.parametrize("format", FORMATS)
def test_every_file_opens_again_and_carries_its_view(format: str, tmp_path: Path) -> None:
    choices = replace(QUICK, format=format, size="640x480px" if format in ("gif", "mp4") else "")
    content = file_bytes(wanted(choices), format, load_atlas())
    assert "measure=coca_cultivation" in opened(format, content, tmp_path).replace("&amp;", "&")


@pytest.mark.parametrize(
    "choices",
    [
        replace(QUICK, style="print", title='It\'s $x "quoted" `now`', graticule=True),
        replace(QUICK, format="svg", size="a4-across", file_lang="es"),
        replace(QUICK, layout="multiples"),
        replace(QUICK, format="html"),
        replace(QUICK, format="csv", scope="years"),
        replace(QUICK, format="csv", scope="all"),
    ],
    ids=["print", "svg", "multiples", "html", "years", "everything"],
)
def test_the_command_makes_the_same_bytes(
    choices: Choices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    atlas, asked = load_atlas(), wanted(choices)
    line = command_of(asked, choices.format, atlas)
    assert not set("$`!\\") & set(line)  # what a shell acts on between double quotes
    words = shlex.split(line)
    assert words[:3] == ["python", "-m", "geo"]
    assert words[4] == name_of(asked, choices.format, atlas)
    monkeypatch.chdir(tmp_path)
    assert main(words[3:]) == 0
    assert (tmp_path / words[4]).read_bytes() == file_bytes(asked, choices.format, atlas)


@pytest.mark.parametrize("choices", [PLAIN, replace(PLAIN, layout="multiples")], ids=["one", "several"])
def test_the_citation_names_the_code_that_stands_on_the_sheet(choices: Choices, tmp_path: Path) -> None:
    atlas, sheet = load_atlas(), wanted(replace(choices, format="svg"))
    code = view_code(coded_view(sheet), atlas.version)
    assert f"View {code}" in file_bytes(sheet, "svg", atlas).decode()
    assert f"-{code}.svg" in name_of(sheet, "svg", atlas)


def test_the_map_leads_here_in_one_click_with_its_view() -> None:
    app = open_page("pages/map.py", {"level": "department", "year": "2011", "place": "loreto"})
    app.button(key="take_away").click().run()
    assert not app.exception
    assert "Loreto" in html(app)
    assert app.selectbox(key="snapshot_format").value == "png"
