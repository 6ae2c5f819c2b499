"""What was printed comes before what the atlas added up, in every list; no file gives it to a monitor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from geo import paths
from geo.atlas import Atlas, estimate_all, read_atlas
from geo.briefing import read_briefing, renewed
from geo.briefing.formats.html_file import write_html
from geo.briefing.formats.pptx_file import write_pptx
from geo.exports import Request, gather, write_data
from geo.exports.formats.html_check import opened
from geo.maps.messages.panel import in_order as panel_order
from geo.model import Statement, View
from geo.ui.listing.statements import statement_rows
from geo.ui.sources.beside import beside
from geo.ui.table.filters import Filters
from geo.ui.table.match import matching
from geo.views.record import by_measure, stated_of

SUM, PRINTED = "s-coca-vraem-2015-district-sums", "s-coca-vraem-2015-unodc"
ONE = View(measure="coca_cultivation", level="zone", place="vraem", year=2015)
MADE = "Peru Coca Atlas, from UNODC's district figures"
DATA_SET = "cip-district-dataset-2022"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


@pytest.fixture(scope="module")
def summed(atlas: Atlas) -> list[Statement]:
    return [s for s in atlas.statements.values() if s.ours]


def in_order(listed: Iterable[Statement]) -> bool:
    """Say whether no figure calculated here stands before a printed one of the same period and sort."""
    seen: set[tuple[object, ...]] = set()
    for s in listed:
        about = (s.measure, s.place, s.kind, s.period_start, s.period_end)
        if not s.ours and about in seen:
            return False
        if s.ours:
            seen.add(about)
    return True


def test_the_panel_lists_every_sum_after_what_is_printed(atlas: Atlas, summed: list[Statement]) -> None:
    for s in summed:
        beside = [o for o in atlas.statements.values() if (o.measure, o.place) == (s.measure, s.place)]
        assert in_order(panel_order(beside, atlas)), s.id


def test_the_estimate_and_the_profile_list_it_last(atlas: Atlas, summed: list[Statement]) -> None:
    known = {measure: estimate_all(atlas, measure, "monitoring") for measure in {s.measure for s in summed}}
    for s in summed:
        found = known[s.measure].at(s.place, s.period_start.year)
        assert in_order(found.claims), s.id
    for place in {s.place for s in summed}:
        for listed in by_measure(stated_of(place, atlas, None), atlas).values():
            assert in_order(listed), place


def test_the_evidence_the_table_and_a_file_list_it_last(atlas: Atlas, summed: list[Statement]) -> None:
    for s in atlas.statements.values():
        if s.measure == "coca_cultivation" and s.place in {ours.place for ours in summed}:
            found = beside(s, atlas.statements, atlas.sources)
            assert all(map(in_order, (found.contradict, found.agree, found.revisions, found.apart))), s.id
    assert in_order(matching(Filters(), None, atlas))
    content = gather(atlas, Request(ONE, years=tuple(range(2012, 2018))))
    assert in_order(atlas.statements[row["id"]] for row in content.claims.rows)


def test_the_table_and_a_workbook_cite_the_districts_for_it(atlas: Atlas, tmp_path: Path) -> None:
    (row,) = statement_rows([atlas.statements[SUM]], None, atlas)
    assert row.targets["source_name"] == DATA_SET
    write_data(gather(atlas, Request(ONE)), tmp_path / "one.xlsx")
    book = load_workbook(tmp_path / "one.xlsx")
    rows = [
        [str(cell) for cell in cells if cell is not None]
        for sheet in book.worksheets
        for cells in sheet.iter_rows(values_only=True)
    ]
    (found,) = [cells for cells in rows if cells and cells[0] == SUM]
    assert {MADE, DATA_SET, "calculates", "derived"} <= set(found)
    assert not {"UNODC", "UNODC and Government of Peru", "asserts"} & set(found)
    assert not any(cell.startswith("UNODC and Government of Peru, monitoring") for cell in found)


def words_of(path: Path) -> str:
    """Return all text of a handout (what its scripts hold too) or of slides and their notes."""
    if path.suffix == ".html":
        text = json.dumps(opened(path).config["deck"], ensure_ascii=False)
    else:
        slides = Presentation(str(path)).slides
        shapes = [shape for slide in slides for shape in slide.shapes]
        frames = [shape.text_frame for shape in shapes if shape.has_text_frame]
        frames += [slide.notes_slide.notes_text_frame for slide in slides if slide.has_notes_slide]
        cells = [
            cell for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells
        ]
        text = " ".join([*(frame.text for frame in frames), *(cell.text for cell in cells)])
    return re.sub(r"\s+", " ", unescape(text))


@pytest.mark.parametrize(("write", "ending"), [(write_html, "html"), (write_pptx, "pptx")])
def test_a_handout_gives_no_sum_to_the_monitor(write, ending: str, atlas: Atlas, tmp_path: Path) -> None:
    shipped = read_briefing(paths.BRIEFINGS / "peru-coca-atlas.yaml", shipped=True)
    scene = replace(
        shipped.scenes[0],
        view="measure=coca_cultivation&level=zone&year=2015&place=vraem&extent=vraem",
        places=("vraem",),
        corridors=(),
        statements=(SUM,),
        text={"en": f"{{who:{SUM}}}: {{{SUM}}} in {{when:{SUM}}}.", "es": f"{{who:{SUM}}}: {{{SUM}}}."},
    )
    path = tmp_path / f"handout.{ending}"
    write(renewed(replace(shipped, scenes=(scene,)), atlas), atlas, path)
    told = words_of(path)
    assert MADE in told
    assert "read in CIP/CGIAR district data set, 2022" in told
    for near in re.findall(r".{90}18,497.{90}", told):
        assert not re.search(r"UNODC[^.]{0,40} (states|printed|counted|gives)", near), near
        assert "as printed: 18,497" not in near.lower()
