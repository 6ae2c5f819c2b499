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

from geo.briefing.formats.slides import read_template
from geo.briefing.formats.slides.template import CONTENT_TYPES
from geo.errors import GeoError
from geo.extract.lexicon.lessons import Lesson
from geo.review import records
from geo.review.cases import Case, read_lessons
from geo.review.known import KINDS
from geo.review.records import faults_in_own
from geo.review.tables import bulk
from geo.review.tables.bulk import COLUMNS, HEADERS, judge
from geo.review.tables.cards import cells_of
from geo.review.tables.sheets import read_sheet
from geo.store.backup import MANIFEST, checked_backup
from geo.store.database import Store
from tests.briefing.test_slide_template import own_template
from tests.review.test_figures_by_hand import ROW, table, workbook
from tests.review.test_own_records import CARD, MEASURED, TOWN
from tests.store.test_store_versions import FIRST
from tests.support.documents import zip_of
from tests.support.fuzz import (
    ODD,
    Choices,
    Maker,
    any_json,
    changed_bytes,
    changed_json,
    either,
    inputs,
    letters,
    several,
    some,
    texts,
    told,
)
from tests.support.servers.databases import own_store

WORDS = frozenset((*COLUMNS, *HEADERS))
CELL = either(some(*sorted({*ROW.values(), *ROW})), texts(*ROW, "1.234,5", "2013", "ha", ",", ";", most=3))
NAMES = either(some(list(ROW)), several(either(some(*COLUMNS), CELL), 8))


LOOKED_UP = {
    bulk: ("all_places", "all_measures", "known_in"),
    records: ("all_places", "all_sources", "own_records", "shipped_keys"),
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An empty store that nothing of this module writes to: what is known with it is looked up once."""
    with own_store(tmp_path_factory.mktemp("held")) as store, pytest.MonkeyPatch.context() as change:
        for module, names in LOOKED_UP.items():
            for name in names:
                change.setattr(module, name, cache(getattr(module, name)))
        yield store


def written_table(choices: Choices) -> bytes:
    """Return a table of figures with cells, or the header, of anything."""
    names = NAMES(choices)
    rows = several(several(CELL, len(names) + 1), 4)(choices)
    out = io.StringIO(newline="")
    comma = choices.one_of(",;\t")
    csv.writer(out, delimiter=comma).writerows([names, [ROW.get(name, "") for name in names], *rows])
    return out.getvalue().encode(choices.one_of(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), "replace")


@inputs(100, either(written_table, changed_bytes(table({}, {"value": "7"}))), size=200)
def test_a_table_of_figures(held: Store, content: bytes) -> None:
    try:
        judged = judge(held, "a.csv", content)
    except GeoError as error:
        told(error)
        return
    assert all(str(fault) for fault in judged.faults)
    assert all(set(cells) <= set(COLUMNS) for _number, cells in judged.rows)


def packed(whole: bytes) -> Maker:
    """Return what changes the bytes of one part of an archive: its own checksums stay right."""
    parts = parts_of(whole)

    def changed(choices: Choices) -> bytes:
        hit = choices.one_of(list(parts))
        return zip_of(parts | {hit: changed_bytes(parts[hit])(choices)}, zipfile.ZIP_STORED)

    return changed


def parts_of(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


BOOK = workbook(list(ROW.values()), [1, 2.5, None, True, "=1+1"])


@inputs(500, either(packed(BOOK), changed_bytes(BOOK)))
def test_a_workbook_with_bytes_changed(content: bytes) -> None:
    try:
        sheet = read_sheet("a.xlsx", content, WORDS)
    except GeoError as error:
        told(error)
        return
    assert all(len(cells) == len(sheet.header) for _number, cells in sheet.rows)


@cache
def changed_slides() -> Maker:
    """Return what changes a template for slides with the parts that are looked at."""
    slides = own_template()
    return either(packed(slides), changed_bytes(slides))


@inputs(30, lambda choices: changed_slides()(choices))
def test_a_template_for_slides_with_bytes_changed(content: bytes) -> None:
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


@inputs(500, either(changed_json({"lessons": [LESSON, LESSON]}, either(any_json, some(*ODD))), letters(40)))
def test_a_file_of_lessons(content: object) -> None:
    text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
    try:
        cases = read_lessons("a.yaml", text.encode("utf-8", "surrogatepass"))
    except GeoError as error:
        told(error)
        return
    assert all(isinstance(one.key, str) for one in cases)


RECORDS = dict(zip(KINDS, (CARD, TOWN, MEASURED, {"name": "Office X", "name_es": "Oficina X"}), strict=True))


def changed_card(choices: Choices) -> tuple[str, object]:
    kind = choices.one_of(sorted(RECORDS))
    good = {name: text.split("|") if "|" in text else text for name, text in RECORDS[kind].items()}
    return kind, changed_json(good, either(any_json, texts(*RECORDS[kind].values(), most=3)))(choices)


@inputs(120, changed_card)
def test_a_card_of_an_own_record(held: Store, made: tuple[str, object]) -> None:
    kind, given_card = made
    content = yaml.safe_dump(given_card, allow_unicode=True).encode("utf-8", "surrogatepass")
    try:
        cells = cells_of(content, "a.yaml")
    except GeoError as error:
        told(error)
        return
    assert all(str(fault) for fault in faults_in_own(held, kind, cells))


BACKUP = parts_of(FIRST.read_bytes())


def told_backup(choices: Choices) -> bytes:
    """Return a backup of which a row, or what it says of itself, is anything; its checksums are right."""
    parts = dict(BACKUP)
    manifest = json.loads(parts[MANIFEST])
    hit = choices.one_of(sorted(parts))
    if hit == MANIFEST:
        manifest = changed_json(manifest)(choices)
    else:
        lines = parts[hit].splitlines() or [b"{}"]
        at = choices.below(len(lines))
        lines[at] = json.dumps(changed_json(json.loads(lines[at]))(choices)).encode()
        parts[hit] = b"".join(line + b"\n" for line in lines)
        of = {"rows": len(lines), "sha256": hashlib.sha256(parts[hit]).hexdigest()}
        manifest["tables"][Path(hit).stem] = of
    return zip_of(parts | {MANIFEST: json.dumps(manifest).encode()}, zipfile.ZIP_STORED)


@inputs(20, either(told_backup, packed(FIRST.read_bytes()), changed_bytes(FIRST.read_bytes())))
def test_a_backup_with_a_part_changed(content: bytes) -> None:
    try:
        with checked_backup(content, "a.zip") as (manifest, _store):
            assert manifest.rows >= 0
    except GeoError as error:
        told(error)
