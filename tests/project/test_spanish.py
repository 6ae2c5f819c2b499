"""What a Spanish page, table or workbook says is Spanish or marked as English; numbers as in Peru."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape, unescape
from pathlib import Path

import openpyxl
import pytest
import yaml

from geo.briefing.formats.handout import _reference
from geo.catalog import load_definitions, load_omissions
from geo.estimates.density import DENSITIES
from geo.estimates.rules.guard import different_counts
from geo.exports import Request, gather, write_data
from geo.language import english_mark, in_language
from geo.model import Statement, View
from geo.ui.claims.evidence import claim_rows
from geo.ui.elements.outline import outline
from geo.ui.elements.ways import ways
from geo.ui.frame.atlas import LEVEL_LAYERS, Atlas, load_atlas
from geo.ui.listing.statements import statement_columns, statement_rows
from geo.ui.methods.page import _outline_row
from geo.ui.places.facts import _names
from geo.ui.places.shape import how_sure
from geo.ui.places.shares import shares
from geo.ui.sources.cards import card
from geo.ui.sources.evidence_view import stage_article, statement_article
from geo.ui.sources.omissions import omissions
from geo.ui.table.stages import stage_columns, stage_rows
from geo.wording.claim import definition
from geo.wording.kinds import product_words
from scripts import messages

ROOT = Path(__file__).parents[2]
MARKED = re.compile(r'<span lang="en">.*?</span> <i>\(en inglés\)</i>', re.DOTALL)
QUOTED = re.compile(r"<(q|cite|blockquote)\b.*?</\1>", re.DOTALL)
SUFFIX = "(en inglés)"
PUNCTUATION = " ;:,.()·"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(autouse=True)
def spanish() -> Iterator[None]:
    with in_language("es"):
        assert english_mark() == SUFFIX
        yield


class English:
    """English texts, to be looked for in many pages: as a whole cell, as a line, inside a longer line."""

    def __init__(self, texts: set[str]) -> None:
        self.whole = texts
        self.lines = {text.strip(PUNCTUATION) for text in texts}
        inside = {text for text in texts if " " in text and len(text) > 12}
        self.across = {text for text in inside if "\n" in text}
        self.inside = inside - self.across
        self.seen: dict[str, set[str]] = {}

    def found_in(self, text: str) -> set[str]:
        """Return the texts that are a line of ``text`` or stand in it; pages share most of their lines."""
        lines = {*text.splitlines()}
        for line in lines - self.seen.keys():
            self.seen[line] = {line.strip(PUNCTUATION)} & self.lines | {e for e in self.inside if e in line}
        return {e for e in self.across if e in text}.union(*(self.seen[line] for line in lines))


@pytest.fixture(scope="module")
def english(atlas: Atlas) -> English:
    """Every text of the data that is in English: those of names and of words that Spanish shares left out."""
    return English(_english(atlas))


def _english(atlas: Atlas) -> set[str]:
    found: set[str] = set()
    for s in atlas.statements.values():
        found |= set() if s.note_es else {s.note}
        found |= {
            text
            for text, other in ((s.definition, s.definition_es), (s.denominator, s.denominator_es))
            if text != other
        }
    for route in atlas.routes:
        found |= {route.note, route.substance}
    for place in atlas.places:
        found |= {place.note, place.coordinate_source}
    for source in atlas.sources.values():
        found |= {source.established, source.read_through, source.abstract, source.licence}
    for layer in LEVEL_LAYERS.values():
        frame = atlas.layers[layer]
        found |= {*frame["method"], *frame["accuracy"], *frame["source"]}
    # "coca" and the years read alike in both; "Natural Earth" is a name.
    return {text for text in found if len(text) > 5} - {"Natural Earth"}


def bare(html: str, english: English) -> list[str]:
    """Return the English texts that stand in ``html`` without a mark and are no quotation."""
    told = unescape(re.sub(r"<[^>]+>", "\n", QUOTED.sub("", MARKED.sub("", html))))
    return sorted(english.found_in(told))


def test_every_definition_and_denominator_has_its_spanish(atlas: Atlas) -> None:
    rows = [s for s in atlas.statements.values() if s.measure not in DENSITIES]
    assert all(s.denominator_es for s in atlas.statements.values() if s.measure in DENSITIES)
    used = {text for s in rows for text in (s.definition, s.denominator)} - {""}
    known = load_definitions()
    assert used <= {*known} <= used | {s.note for s in atlas.statements.values()}
    alike = {text for text in known if known[text] == text and not text.isdigit()}
    assert alike == {"cacao", "kerosene"}


def unlike(atlas: Atlas) -> list[Statement]:
    """Return one statement of each set that differ in nothing but what they count, where and when."""
    alike = {
        (s.series, s.note, s.definition, s.denominator, s.kind, s.flags, s.reading, s.institution): s
        for s in atlas.statements.values()
    }
    return list(alike.values())


def test_every_product_on_a_route_has_its_spanish(atlas: Atlas) -> None:
    with in_language("es"):
        known = product_words()
    assert {route.substance for route in atlas.routes} - {""} <= {*known}


def test_a_text_is_found_bare_and_not_when_marked() -> None:
    text = "Read in the zone table"
    english = English({text, "Table (see note)"})
    assert bare(f"<td>{text}</td>", english) == [text]
    assert bare(f"<td>Fuente: {text} y otra</td>", english) == [text]
    assert bare("<td>table, see note</td>", english) == []
    assert bare(f'<td><span lang="en">{text}</span></td>', english) == [text]
    assert bare(f'<td><span lang="en">{text}</span> <i>{SUFFIX}</i></td>', english) == []


class TestPages:
    def test_the_evidence_of_every_figure(self, atlas, english):
        for s in unlike(atlas):
            told = statement_article(s, atlas, set()) + claim_rows([s], atlas)
            assert bare(told, english) == [], s.id

    def test_the_evidence_of_every_stage(self, atlas, english):
        for route in atlas.routes:
            assert bare(stage_article(route, atlas, set()), english) == [], route.id

    def test_every_place(self, atlas, english):
        for place in atlas.places:
            view = View(place=place.id)
            told = (
                _names(place) + how_sure(place, atlas) + outline(place, atlas) + ways(place, atlas)
                + shares(view, atlas)
            )  # fmt: skip
            assert bare(told, english) == [], place.id

    def test_every_card(self, atlas, english):
        for source in atlas.sources.values():
            assert bare(card(source, [], atlas, False, opened=True), english) == [], source.id

    def test_the_outlines_of_the_methods_page(self, atlas, english):
        for layer in ("zones", "provinces", "departments"):
            for row in atlas.layers[layer].drop(columns="geometry").to_dict("records"):
                assert bare(_outline_row(row), english) == [], row["id"]

    def test_what_was_left_out(self, atlas):
        quoted = [o.words for o in load_omissions() if not o.words_es and any(c.isalpha() for c in o.words)]
        told = omissions(atlas)
        assert len(quoted) > 20
        for words in quoted:
            assert f'<span lang="en">{escape(words)}</span> <i>{SUFFIX}</i>' in told

    def test_the_reasons_of_the_rules(self, atlas):
        one, other = (s for s in atlas.statements.values() if s.id in ("d1-14", "s-coca-peru-2024-devida"))
        told = different_counts(replace(other, unit="x"), replace(one, unit="x"), atlas).reason
        assert told == (
            "Cuentan cosas distintas: «en producción al 31 de diciembre» y «violencia vinculada al "
            "narcotráfico, no solo homicidios»."
        )
        assert definition(replace(one, definition_es="")) == f"{one.definition} {SUFFIX}"
        with in_language("en"):
            assert definition(one) == "drug-related violence, not killings alone"


class TestTables:
    def test_the_figures(self, atlas, english):
        names = [column.name for column in statement_columns("")]
        for row in statement_rows(atlas.statements.values(), None, atlas):
            assert _bare_cells({name: row.cells.get(name) for name in names}, english) == {}, row.statement

    def test_the_stages(self, atlas, english):
        names = [column.name for column in stage_columns()]
        for row in stage_rows(atlas.routes, atlas):
            assert _bare_cells({name: row.cells.get(name) for name in names}, english) == {}, row.statement

    def test_a_definition_is_in_spanish_where_the_data_have_it(self, atlas):
        (row,) = statement_rows([atlas.statements["s-coca-peru-2024-devida"]], None, atlas)
        assert row.cells["definition"] == "en producción al 31 de diciembre"


def _bare_cells(cells: dict[str, object], english: English) -> dict[str, str]:
    """Return the cells that are an English text without its mark."""
    return {
        name: cell
        for name, cell in cells.items()
        if isinstance(cell, str) and not cell.endswith(SUFFIX) and cell in english.whole
    }


class TestFiles:
    def test_the_workbook(self, atlas, english, tmp_path):
        view = View(measure="coca_cultivation", level="zone", year=2024, language="es")
        content = gather(atlas, Request(view, everything=True))
        write_data(content, tmp_path / "a.xlsx")
        book = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True)
        marked = 0
        texts = set()
        for sheet in book.worksheets:
            for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                cells = {f"{sheet.title} {number}.{index}": cell for index, cell in enumerate(row)}
                assert _bare_cells(cells, english) == {}
                marked += sum(isinstance(cell, str) and cell.endswith(SUFFIX) for cell in row)
                texts.update(row)
        assert marked > 500
        claims = [r for r in content.claims.rows if r["id"] == "s-coca-peru-2024-devida"]
        assert claims[0]["definition"] == "in production at 31 December"  # the other formats: as in the data
        assert {"en producción al 31 de diciembre", "UNODC y Gobierno del Perú"} <= texts

    def test_the_references_of_a_handout(self, atlas, english):
        with in_language("es"):
            for id in atlas.sources:
                assert bare(_reference(id, atlas).terms.replace("; ", "\n"), english) == [], id


def _spanish_texts() -> Iterator[tuple[str, str]]:
    """Yield every Spanish text that is shipped, with where it stands."""
    for text, message in messages.texts(messages.read("es")).items():
        for form in [message.string] if isinstance(message.string, str) else message.string:
            yield f"es.po: {text}", form
    for path in sorted((ROOT / "data/tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                for name in row:
                    if name.endswith("_es"):
                        yield f"{path.name} {number} {name}", row[name]
    for path in sorted((ROOT / "data/layers").glob("*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            for name, text in feature["properties"].items():
                if name.endswith("_es"):
                    yield f"{path.name} {name}", text or ""
    briefing = yaml.safe_load((ROOT / "data/briefings/peru-coca-atlas.yaml").read_text(encoding="utf-8"))
    for scene in briefing["scenes"]:
        for part in ("title", "text", "notes"):
            yield f"{scene['id']} {part}", scene[part]["es"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (r"\d[ \u00a0\u202f]\d{3}\b", "a comma groups thousands, not a blank"),
        (r"\b\d{4,} (ha|t|km²)\b", "a comma groups thousands"),
        (r"\d\.\d{3}\b(?=[^°]|$)", "a point stands before decimals only"),
        (r"\b\d+,\d{1,2}\b(?!,)", "a point stands before decimals, not a comma"),
        ("[“”]", "Spanish quotes with « and »"),
    ],
)
def test_numbers_and_quotes_are_written_one_way(wrong: str, why: str) -> None:
    # A link's parts and versions of programs are no numbers.
    found = {
        where: text
        for where, text in _spanish_texts()
        if re.search(wrong, re.sub(r"\{[^}]*\}|\b20\d\d,20\d\d\b|\S+ \d+\.\d+\.\d+", "", text))
    }
    assert found == {}, why
