"""Read the hand-kept tables that the layers are built from, as rows with named fields."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from geo.errors import BuildError


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """The part of a row of ``places.csv`` that the layers need (coordinates in degrees or None)."""

    id: str
    kind: str
    name: str
    name_es: str
    parent: str
    predecessor_of: str
    lon: float | None
    lat: float | None
    coordinate_source: str


def read_rows(path: Path, needed: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the rows of a CSV file (UTF-8, header).

    Raises
    ------
    BuildError
        The file is missing or lacks one of the columns ``needed``.
    """
    if not path.exists():
        raise BuildError(f"{path.name} is missing from data/tables")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing = [c for c in needed if c not in (reader.fieldnames or [])]
        if missing:
            raise BuildError(f"{path.name} has no column {', '.join(missing)}")
        return list(reader)


def number(value: str, where: str) -> float | None:
    """Return a number, None for an empty field; ``where`` names the field in the error."""
    if value == "":
        return None
    try:
        return float(value)
    except ValueError as error:
        raise BuildError(f"{where}: {value!r} is not a number") from error


def read_places(tables: Path) -> dict[str, PlaceRow]:
    """Return the rows of ``places.csv`` by id, in the order of the file."""
    needed = ("id", "kind", "name", "name_es", "parent", "predecessor_of", "lon", "lat", "coordinate_source")
    found: dict[str, PlaceRow] = {}
    for row in read_rows(tables / "places.csv", needed):
        where = f"places.csv, {row['id']}"
        found[row["id"]] = PlaceRow(
            row["id"], row["kind"], row["name"], row["name_es"], row["parent"], row["predecessor_of"],
            number(row["lon"], where + ", lon"), number(row["lat"], where + ", lat"),
            row["coordinate_source"],
        )  # fmt: skip
    return found
