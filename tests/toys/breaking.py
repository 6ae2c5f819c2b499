"""Breaking one thing in the toy package, with its checksums put right again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from geo.catalog import check, refresh_checksums

TABLES = "data/tables/"
LAYERS = "data/layers/"
PACKAGE = "data/datapackage.json"


def edit(root: Path, file: str, old: str, new: str, *, refresh: bool = True) -> None:
    """Replace ``old``, which must stand in the file once."""
    path = root / file
    text = path.read_bytes().decode("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_bytes(text.replace(old, new).encode("utf-8"))
    if refresh:
        refresh_checksums(root)


def lines(root: Path) -> list[str]:
    return [str(fault) for fault in check(root)]


def row_of(root: Path, name: str) -> str:
    """Return a statement's row as it stands."""
    text = (root / TABLES / "statements.csv").read_text(encoding="utf-8")
    return next(line for line in text.splitlines() if line.startswith(f"{name},"))


def change_row(root: Path, name: str, old: str, new: str) -> None:
    """Replace ``old`` in one row of statements.csv."""
    row = row_of(root, name)
    assert row.count(old) == 1, row
    edit(root, TABLES + "statements.csv", row, row.replace(old, new))


def change_layer(root: Path, name: str, number: int, geometry: dict | None = None, **properties) -> None:
    """Change one feature (the first is 1)."""
    path = root / LAYERS / f"{name}.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    feature = content["features"][number - 1]
    feature["properties"] |= properties
    if geometry is not None:
        feature["geometry"] = geometry
    path.write_text(json.dumps(content), encoding="utf-8")
    refresh_checksums(root)


def change_package(root: Path, change: Callable) -> None:
    """Apply ``change`` to the description of the resources, by name."""
    path = root / PACKAGE
    package = json.loads(path.read_text(encoding="utf-8"))
    change(package, {item["name"]: item for item in package["resources"]})
    path.write_text(json.dumps(package), encoding="utf-8")
