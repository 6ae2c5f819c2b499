"""The merged package: the data package with what was published in its tables and cards, as a zip."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from geo import paths
from geo.briefing.shipped import check_shipped
from geo.catalog import check, data_version, refresh_checksums
from geo.catalog.cards import KEYS, card_files, read_card
from geo.catalog.package import DATAPACKAGE, load_package
from geo.catalog.published import INSTITUTION, MEASURE, PLACE, SOURCE, STATEMENT, TABLES
from geo.errors import ReviewError
from geo.language import _
from geo.model import Source
from geo.storage import draft_of
from geo.store.batches import Item, Published, read_published
from geo.store.database import Store

ATTRIBUTION = "ATTRIBUTION.md"
"""Whose the published records are and under which terms, beside the data."""
LICENCE = "LICENSE-DATA.md"
STAMP = (2026, 1, 1, 0, 0, 0)
"""Time of every file in the zip: the same records make the same bytes."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes
    ----------
    records : int
        Published records that are in it.
    left_out : tuple of str
        Ids of published sources and names of institutions that no figure uses any more.
    version : str
        Data version of the package.
    """

    records: int
    left_out: tuple[str, ...]
    version: str


def export_package(store: Store, path: Path) -> Exported:
    """Write the data package with all that is published in it, whole or not at all.

    Own boundaries and the texts of documents are no part of it.

    Raises
    ------
    ReviewError
        ``geo check`` would find fault with it, or the file cannot be written.
    StoreError
        The store cannot be read.
    """
    published = read_published(store)
    try:
        with tempfile.TemporaryDirectory(prefix="atlas-package-") as name:
            folder = Path(name)
            shutil.copytree(paths.DATA, folder / "data")
            (folder / "seeds").mkdir()
            for card in card_files(paths.SEEDS):
                shutil.copy(card, folder / "seeds" / card.name)
            left_out = _merge(folder, published)
            _check(folder)
            _attribute(folder, published)
            refresh_checksums(folder)
            version = data_version(folder)
            with draft_of(path) as draft:
                _pack(folder, draft)
    except OSError as error:
        text = _("{file} could not be written: {reason}")
        raise ReviewError(text.format(file=path, reason=error.strerror or error)) from None
    return Exported(len(published.items) - len(left_out), tuple(left_out), version)


def _merge(folder: Path, published: Published) -> list[str]:
    """Write the records into tables and cards; return those that nothing names any more."""
    for item in published.of_kind(SOURCE):
        card = folder / "seeds" / f"{item.record}.md"
        if item.body is None:
            card.unlink(missing_ok=True)
        else:
            card.write_text(_card(item), encoding="utf-8", newline="\n")
    for kind in (PLACE, MEASURE, STATEMENT, INSTITUTION):
        _table(folder, TABLES[kind], published.of_kind(kind))
    said = {
        (item.body or {}).get(column, "")
        for item in published.of_kind(STATEMENT)
        for column in ("definition", "denominator")
    }
    _add_definitions(folder, said - {""})
    return _without_idle(folder)


def _rows(folder: Path, table: str) -> tuple[Path, list[str], list[list[str]]]:
    path = folder / "data" / "tables" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return path, header, rows


def _write(path: Path, header: list[str], rows: Iterable[list[str]]) -> None:
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows([header, *rows])
    path.write_text(made.getvalue(), encoding="utf-8", newline="\n")


def _table(folder: Path, table: str, items: list[Item]) -> None:
    if not items:
        return
    path, header, rows = _rows(folder, table)
    key = header.index("name" if table == TABLES[INSTITUTION] else "id")
    records = {row[key]: row for row in rows}
    for item in items:
        if item.body is None:
            records.pop(item.record, None)
        else:
            cells = item.body | {header[key]: item.record}
            records[item.record] = [cells.get(name, "").strip() for name in header]
    _write(path, header, records.values())


def _add_definitions(folder: Path, said: set[str]) -> None:
    """Give every definition of a published figure its row: where nobody translated it, as it stands."""
    path, header, rows = _rows(folder, "definitions")
    if new := sorted(said - {row[0] for row in rows}):
        _write(path, header, [*rows, *([text, text] for text in new)])


def _without_idle(folder: Path) -> list[str]:
    """Take cards and institutions out that nothing names: a package has none."""
    used: dict[str, set[str]] = {"card": set(), INSTITUTION: set()}
    for resource in load_package(folder)["resources"]:
        fields = resource.get("schema", {}).get("fields", [])
        names = {"card": [field["name"] for field in fields if field.get("card")]}
        names[INSTITUTION] = [
            str(key["fields"])
            for key in resource.get("schema", {}).get("foreignKeys", [])
            if key["reference"].get("resource") == TABLES[INSTITUTION]
        ]
        for what, columns in names.items():
            for record in _records(folder / "data" / resource["path"]) if columns else ():
                used[what] |= {str(record.get(column) or "") for column in columns}
    idle = []
    for card in card_files(folder / "seeds"):
        source = read_card(card)[0]
        if card.stem not in used["card"]:
            card.unlink()
            idle.append(card.stem)
        elif source is not None:
            used[INSTITUTION].add(source.publisher)
    path, header, rows = _rows(folder, TABLES[INSTITUTION])
    gone = [row[0] for row in rows if row[0] not in used[INSTITUTION]]
    if gone:
        _write(path, header, [row for row in rows if row[0] not in gone])
    return idle + gone


def _records(path: Path) -> list[dict]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".geojson":
        return [feature["properties"] for feature in json.loads(text)["features"]]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _card(item: Item) -> str:
    """Return a published source as a card."""
    body = item.body or {}
    lines = []
    for key in KEYS:
        value = body.get(key, "").strip() if key != "id" else item.record
        if key == "authors":
            names = [name.strip() for name in value.split("|") if name.strip()]
            lines.append(f"authors: {json.dumps(names, ensure_ascii=False)}")
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(["---", *lines, "---", "", body.get("abstract", "").strip(), ""])


def _check(folder: Path) -> None:
    refresh_checksums(folder)
    faults: list[object] = list(check(folder))
    if not faults:
        faults += check_shipped(folder)
    if faults:
        raise ReviewError("\n".join([_("the merged package is not whole:"), *map(str, faults[:10])]))


def _attribute(folder: Path, published: Published) -> None:
    """Say in the description and in a file of its own whose the published records are."""
    if not published.items:
        return
    file = folder / DATAPACKAGE
    package = json.loads(file.read_text(encoding="utf-8"))
    own = sorted({item.record.rpartition("-")[0] for item in published.of_kind(STATEMENT)})
    names = ", ".join(own) or "without figures"
    title = f"Records published in a workspace ({names}); terms of their sources: {ATTRIBUTION}"
    package["sources"] = [*package.get("sources", []), {"title": title}]
    file.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    cited = {(item.body or {}).get("source", "") for item in published.of_kind(STATEMENT)}
    cards = [read_card(folder / "seeds" / f"{name}.md")[0] for name in sorted(cited - {""})]
    begins = " or ".join(f"`{name}-`" for name in own)
    lines = [
        "# Sources of the published records",
        "",
        f"Figures whose id begins with {begins} were published in a workspace. They were read in:",
        "",
        *(_line(source) for source in cards if source is not None),
        "",
    ]
    (folder / ATTRIBUTION).write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _line(source: Source) -> str:
    days = source.published_from.isoformat()
    if source.published_to != source.published_from:
        days += f"/{source.published_to.isoformat()}"
    link = f" <{source.link}>" if source.link else ""
    return f"- {source.id}: {source.title}. {source.publisher}, {days}. Terms: {source.licence}.{link}"


def _pack(folder: Path, draft: Path) -> None:
    shutil.copy(paths.ROOT / LICENCE, folder / LICENCE)
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())
