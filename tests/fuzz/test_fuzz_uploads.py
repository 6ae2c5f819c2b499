"""Whatever somebody uploads beside a boundary or a briefing: it is read, or refused in a sentence."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from geo.briefing.formats.slides import read_template
from geo.briefing.formats.slides.template import CONTENT_TYPES
from geo.errors import GeoError
from geo.extract.lexicon.lessons import Lesson
from geo.review.cases import Case, read_lessons
from geo.review.known import KINDS
from geo.review.records import faults_in_own
from geo.review.tables.bulk import COLUMNS, HEADERS, judge
from geo.review.tables.cards import cells_of
from geo.review.tables.sheets import read_sheet
from geo.store.backup import MANIFEST, checked_backup
from geo.store.database import Store, close_stores, open_store
from tests.briefing.test_slide_template import own_template
from tests.review.test_figures_by_hand import ROW, table, workbook
from tests.review.test_own_records import CARD, MEASURED, TOWN
from tests.store.test_store_versions import FIRST
from tests.support.fuzz import JSON, ODD, changed_bytes, changed_json, texts, told, tries

WORDS = frozenset((*COLUMNS, *HEADERS))
CELL = st.sampled_from(sorted({*ROW.values(), *ROW})) | texts(*ROW, "1.234,5", "2013", "ha", ",", ";", most=3)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An empty store that nothing of this module writes to."""
    with pytest.MonkeyPatch.context() as change:
        change.setenv("GEO_HOME", str(tmp_path_factory.mktemp("held")))
        change.delenv("DATABASE_URL", raising=False)
        yield open_store()
        close_stores()


@st.composite
def written_tables(draw: st.DrawFn) -> bytes:
    """Return a table of figures with cells, or the header, of anything."""
    names = draw(st.just(list(ROW)) | st.lists(st.sampled_from(COLUMNS) | CELL, max_size=8))
    rows = draw(st.lists(st.lists(CELL, max_size=len(names) + 1), max_size=4))
    out = io.StringIO(newline="")
    comma = draw(st.sampled_from(",;\t"))
    csv.writer(out, delimiter=comma).writerows([names, [ROW.get(name, "") for name in names], *rows])
    return out.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])), "replace")


@tries(100)
@given(written_tables() | changed_bytes(table({}, {"value": "7"})))
def test_a_table_of_figures(held: Store, content: bytes) -> None:
    try:
        judged = judge(held, "a.csv", content)
    except GeoError as error:
        told(error)
        return
    assert all(str(fault) for fault in judged.faults)
    assert all(set(cells) <= set(COLUMNS) for _number, cells in judged.rows)


@st.composite
def packed(draw: st.DrawFn, whole: bytes) -> bytes:
    """Return an archive with the bytes of one part changed: its own checksums stay right."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(made, "w") as new:
        hit = draw(st.sampled_from(old.namelist()))
        for name in old.namelist():
            new.writestr(name, draw(changed_bytes(old.read(name))) if name == hit else old.read(name))
    return made.getvalue()


BOOK = workbook(list(ROW.values()), [1, 2.5, None, True, "=1+1"])


@tries(500)
@given(packed(BOOK) | changed_bytes(BOOK))
def test_a_workbook_with_bytes_changed(content: bytes) -> None:
    try:
        sheet = read_sheet("a.xlsx", content, WORDS)
    except GeoError as error:
        told(error)
        return
    assert all(len(cells) == len(sheet.header) for _number, cells in sheet.rows)


@cache
def slides() -> bytes:
    """Return a template for slides with the parts that are looked at."""
    return own_template()


@tries(30)
@given(st.data())
def test_a_template_for_slides_with_bytes_changed(data: st.DataObject) -> None:
    content = data.draw(packed(slides()) | changed_bytes(slides()))
    try:
        design = read_template(content, "a.pptx")
    except GeoError as error:
        told(error)
        return
    assert design.cover.name is not None
    assert CONTENT_TYPES.encode() in content


LESSON = Case(
    Lesson("spelling", "Wallaga", "huallaga", "", ""), "“Wallaga” grew coca.", "en", "", "1"
).as_data()


@tries(500)
@given(changed_json({"lessons": [LESSON, LESSON]}, JSON | ODD) | st.text(max_size=40))
def test_a_file_of_lessons(content: object) -> None:
    text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
    try:
        cases = read_lessons("a.yaml", text.encode("utf-8", "surrogatepass"))
    except GeoError as error:
        told(error)
        return
    assert all(isinstance(one.key, str) for one in cases)


RECORDS = dict(zip(KINDS, (CARD, TOWN, MEASURED, {"name": "Office X", "name_es": "Oficina X"}), strict=True))


@tries(120)
@given(st.sampled_from(sorted(RECORDS)), st.data())
def test_a_card_of_an_own_record(held: Store, kind: str, data: st.DataObject) -> None:
    good = {name: text.split("|") if "|" in text else text for name, text in RECORDS[kind].items()}
    given_card = data.draw(changed_json(good, JSON | texts(*RECORDS[kind].values(), most=3)))
    content = yaml.safe_dump(given_card, allow_unicode=True).encode("utf-8", "surrogatepass")
    try:
        cells = cells_of(content, "a.yaml")
    except GeoError as error:
        told(error)
        return
    assert all(str(fault) for fault in faults_in_own(held, kind, cells))


def parts_of(backup: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(backup)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@st.composite
def told_backups(draw: st.DrawFn) -> bytes:
    """Return a backup of which a row, or what it says of itself, is anything; its checksums are right."""
    parts = parts_of(FIRST.read_bytes())
    manifest = json.loads(parts[MANIFEST])
    hit = draw(st.sampled_from(sorted(parts)))
    if hit == MANIFEST:
        manifest = draw(changed_json(manifest))
    else:
        lines = parts[hit].splitlines() or [b"{}"]
        at = draw(st.integers(0, len(lines) - 1))
        lines[at] = json.dumps(draw(changed_json(json.loads(lines[at])))).encode()
        parts[hit] = b"".join(line + b"\n" for line in lines)
        of = {"rows": len(lines), "sha256": hashlib.sha256(parts[hit]).hexdigest()}
        manifest["tables"][Path(hit).stem] = of
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in (parts | {MANIFEST: json.dumps(manifest).encode()}).items():
            archive.writestr(name, content)
    return made.getvalue()


@tries(20)
@given(told_backups() | packed(FIRST.read_bytes()) | changed_bytes(FIRST.read_bytes()))
def test_a_backup_with_a_part_changed(content: bytes) -> None:
    try:
        with checked_backup(content, "a.zip") as (manifest, _store):
            assert manifest.rows >= 0
    except GeoError as error:
        told(error)
