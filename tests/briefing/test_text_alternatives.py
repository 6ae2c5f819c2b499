"""Every file that shows something says it in words too, with the figures that it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from geo.briefing.formats.pdf_file import tags
from geo.exports import Request, read_metadata
from geo.exports.formats.html_check import opened
from geo.exports.formats.html_file import html_document
from geo.formats import FILM, HANDOUT, MAP, PICTURE, formats_of, handout_writer
from geo.model import View
from geo.plots import write_sheet
from geo.plots.formats.tagging import tags_of
from tests.toys.toy_plots import SMALL, map_atlas

FIGURES = ("VRAEM 20,900", "East zone 1,800", "West zone 3,000 to 9,000")
FILM_OF = replace(SMALL, layout="animation", years=(2010, 2011), size_px=(640, 480), dpi=72)


def of_png(path: Path) -> str:
    with Image.open(path) as picture:
        return picture.text["Description"]  # type: ignore[attr-defined]


def of_svg(path: Path) -> str:
    root = ElementTree.parse(path).getroot()
    assert root.get("role") == "img"
    return " ".join(e.text or "" for e in root.iter() if e.tag.endswith(("}title", "}desc")))


def of_pdf(path: Path) -> str:
    return tags_of(path)[0]


def of_film(path: Path) -> str:
    record = read_metadata(path)
    return f"{record.title} {' '.join(record.caveats)}"


def of_pptx(path: Path) -> str:
    pictures = []
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            drawn = shape._element.xpath(".//p:cNvPr")[0]
            if shape.shape_type is not None and shape._element.tag.endswith(("}pic", "}graphicFrame")):
                assert drawn.get("descr"), f"{shape.name} has no alternative text"
                pictures.append(drawn.get("descr"))
    return " ".join(pictures)


def of_tagged(path: Path) -> str:
    return " ".join(tag["/Alt"] for tag in tags(PdfReader(path)) if "/Alt" in tag)


def of_html(path: Path) -> str:
    return json.dumps(opened(path).config, ensure_ascii=False)


READ: dict[str, dict[str, Callable[[Path], str]]] = {
    PICTURE: {"png": of_png, "svg": of_svg, "pdf": of_pdf},
    FILM: {"gif": of_film, "mp4": of_film},
    HANDOUT: {"pptx": of_pptx, "pdf": of_tagged, "html": of_html},
    MAP: {"html": of_html},
}


def test_every_format_is_read_here():
    assert {kind: set(readers) for kind, readers in READ.items()} == {
        kind: set(formats_of(kind)) for kind in READ
    }


@pytest.mark.parametrize("ending", READ[PICTURE])
def test_a_sheet_says_its_figures(ending, tmp_path):
    path = write_sheet(SMALL, map_atlas(), tmp_path / f"a.{ending}").path
    said = READ[PICTURE][ending](path).replace("\xa0", " ").replace("–", " to ")
    for words in FIGURES:
        assert words in said


@pytest.mark.parametrize("ending", READ[FILM])
def test_a_film_says_what_it_shows(ending, tmp_path):
    assert "2010" in READ[FILM][ending](write_sheet(FILM_OF, map_atlas(), tmp_path / f"a.{ending}").path)


@pytest.mark.parametrize("ending", READ[HANDOUT])
def test_a_handout_says_its_figures(ending, atlas, short, tmp_path):
    path = tmp_path / f"short.{ending}"
    handout_writer(ending)(short, atlas, path)
    assert "Loreto" in READ[HANDOUT][ending](path)
    assert re.search(r"25,000|40,000|3,000", READ[HANDOUT][ending](path).replace("\xa0", " "))


def test_an_offline_map_has_its_figures_as_text(atlas, tmp_path):
    path = tmp_path / "map.html"
    path.write_text(html_document(atlas, Request(View(year=2024))), encoding="utf-8")
    said = of_html(path).replace("\u00a0", " ")
    assert "VRAEM" in said
    assert "36,345" in said
