"""Where a line must not be read across, and in which departments each zone lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from geo.catalog.cells import Row, locate, read_rows
from geo.catalog.places import PlaceRegistry, load_places
from geo.language import _
from geo.model import Break
from geo.regular_file import cached_by_file

BREAKS = "data/tables/breaks.csv"
MEMBERS = "data/tables/zone_members.csv"
SCHEMATICS = "data/tables/zone_schematics.csv"
COLUMNS = ("id", "measure", "place", "series", "year", "kind", "published", "zones", "text", "text_es")


def load_breaks(path: Path | None = None) -> list[Break]:
    """Return where lines must not be read across, by year.

    A break that adds zones concerns, beside its own place, every department in which one of
    them lies and all that contains these (`Break.touched`).

    Parameters
    ----------
    path : Path, optional
        Another checkout's folder, or the file itself.

    Raises
    ------
    DataError
        If a table is missing or a row does not hold what its columns promise.
    """
    found = _breaks(locate(path, BREAKS))
    if not any(entry.zones for entry in found):
        return list(found)
    departments, places = load_zone_departments(path), load_places(path)
    return [replace(entry, touched=_touched(entry.zones, departments, places)) for entry in found]


def load_zone_departments(path: Path | None = None) -> dict[str, tuple[str, ...]]:
    """Return the ids of the departments in which each zone lies.

    Of a zone whose districts are listed (``zone_members.csv``, those its outline is made of)
    their departments, else what ``zone_schematics.csv`` says. Where no break adds zones nothing asks
    for them, and a checkout may lack both tables; else a missing one is an error. See `load_breaks` for the
    parameter and the error.
    """
    if not any(entry.zones for entry in _breaks(locate(path, BREAKS))):
        return {}
    places = load_places(path)
    found: dict[str, set[str]] = {}
    for zone, department in _members(locate(path, MEMBERS)):
        found.setdefault(zone, set()).add(places.resolve(department, "department").id)
    for zone, departments in _schematics(locate(path, SCHEMATICS)):
        found.setdefault(zone, set()).update(departments)
    return {zone: tuple(sorted(departments)) for zone, departments in sorted(found.items())}


def _touched(
    zones: Iterable[str], departments: dict[str, tuple[str, ...]], places: PlaceRegistry
) -> dict[str, tuple[str, ...]]:
    """Return, by place, which of ``zones`` lie in it or partly in it."""
    found: dict[str, set[str]] = {}
    for zone in zones:
        for department in departments.get(zone, ()):
            for place in (department, *(around.id for around in places.ancestors(department))):
                found.setdefault(place, set()).add(zone)
    return {place: tuple(sorted(inside)) for place, inside in sorted(found.items())}


@cached_by_file
def _breaks(path: Path) -> tuple[Break, ...]:
    return tuple(sorted((break_from(row) for row in read_rows(path, COLUMNS)), key=lambda found: found.year))


def break_from(row: Row) -> Break:
    """Return a row of ``breaks.csv`` as a record."""
    return Break(
        id=row.required("id"),
        measure=row.text("measure"),
        place=row.text("place"),
        series=row.text("series"),
        year=row.whole("year"),
        kind=row.choice("kind", ("method", "publisher", "zones", "vintage")),
        published=row.day("published"),
        text=row.required("text"),
        text_es=row.required("text_es"),
        zones=row.items("zones"),
    )


@cached_by_file
def _members(path: Path) -> tuple[tuple[str, str], ...]:
    rows = read_rows(path, ("zone", "department", "outline"), exact=False)
    return tuple((row.text("zone"), row.text("department")) for row in rows if row.yes("outline"))


@cached_by_file
def _schematics(path: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for row in read_rows(path, ("zone", "departments"), exact=False):
        departments = row.items("departments")
        if not departments:
            raise row.error("departments", _("ids of departments, several between |"))
        found.append((row.text("zone"), departments))
    return tuple(found)
