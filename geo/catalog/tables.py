"""Measures, series, and what the data have in English with its Spanish: names, definitions."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import TypeVar

from geo.catalog.cells import Row, locate, read_rows
from geo.catalog.fault import Fault
from geo.catalog.published import FILE, INSTITUTION, MEASURE, over, published
from geo.language import _
from geo.model import Measure, Place, Series
from geo.regular_file import cached_by_file

MEASURES = "data/tables/measures.csv"
PHRASE_PARTS = ("figure", "place", "name", "definition", "to", "counted", "reported")
"""What a measure's phrase may name in braces (`geo.wording.sentence`)."""
SERIES = "data/tables/series.csv"
INSTITUTIONS = "data/tables/institutions.csv"
DEFINITIONS = "data/tables/definitions.csv"
PUBLISHED_AREAS = "data/tables/published_areas.csv"
ZONE_ACCURACY = "data/tables/zone_accuracy.csv"
ZONE_MEMBERS = "data/tables/zone_members.csv"
SUMMED = "monitored 2018-2020"
"""List of ``zone_members.csv`` whose districts are added up to the figure of their zone."""
T = TypeVar("T", Measure, Series, Place)


def load_measures(path: Path | None = None) -> dict[str, Measure]:
    """Return the measures by id, in the order of the table.

    Parameters
    ----------
    path : Path, optional
        Another checkout's folder, or the file itself.

    Raises
    ------
    DataError
        If the table is missing or a row does not hold what its columns promise.
    """
    return measures_and_faults(path)[0]


def load_series(path: Path | None = None) -> dict[str, Series]:
    """Return the series by id, in the order of the table (see `load_measures`)."""
    return dict(_series(locate(path, SERIES)))


def load_institutions(path: Path | None = None) -> dict[str, str]:
    """Return the Spanish name of each speaker and publisher by the name the data bear.

    The data name them in English (``institution`` and ``attributed_to`` of statements and
    routes, ``publisher`` of cards); what is called the same in both languages, a person for
    one, has a row too. See `load_measures` for the parameter and the error.
    """
    return institutions_and_faults(path)[0]


def load_definitions(path: Path | None = None) -> dict[str, str]:
    """Return the Spanish of texts of the statements by the words of the data.

    Every definition and denominator has one; a note may. What reads the same in both languages,
    a year for one, has a row too. See `load_measures` for the parameter and the error.
    """
    return dict(_pairs(locate(path, DEFINITIONS), "text"))


def load_published_areas(path: Path | None = None) -> dict[str, float]:
    """Return the published area in km² of each department, province and zone that has one.

    That of a zone is the sum over the districts listed for it, whose membership is inferred.
    See `load_measures` for the parameter and the error.
    """
    return dict(_numbers(locate(path, PUBLISHED_AREAS), "area_km2"))


def load_zone_overlaps(path: Path | None = None) -> dict[str, float]:
    """Return by zone the overlap of its outline with its districts, 0 to 1, where it was measured.

    See `load_measures` for the parameter and the error.
    """
    return dict(_numbers(locate(path, ZONE_ACCURACY), "overlap"))


def load_summed_districts(path: Path | None = None) -> dict[str, tuple[str, ...]]:
    """Return by zone the names of the districts whose figures are added up to that of the zone.

    Which they are is inferred (`SUMMED`). See `load_measures` for the parameter and the error.
    """
    return dict(_summed_districts(locate(path, ZONE_MEMBERS)))


def by_id(records: list[tuple[Row, T]]) -> dict[str, T]:
    """Return records by id; an id met twice is an error."""
    found: dict[str, T] = {}
    for row, record in records:
        if record.id in found:
            raise row.error("id", _("an id used by no other row"))
        found[record.id] = record
    return found


def measures_and_faults(path: Path | None = None) -> tuple[dict[str, Measure], list[Fault]]:
    """Return the measures as `load_measures` does, and what is wrong with published ones left out."""
    shipped, overlay = _measures(locate(path, MEASURES)), published(path)
    kept, faults = over(shipped, MEASURE, overlay, measure_from)
    for id in shipped.keys() - kept.keys():  # the lexicon and the views name them
        expected = _("a measure of the workspace: one of the data package is not withdrawn")
        faults.append(Fault(f"{FILE}/{MEASURE}/{id}", None, "id", id, expected))
    return dict(shipped) | kept, faults


def institutions_and_faults(path: Path | None = None) -> tuple[dict[str, str], list[Fault]]:
    """Return the names as `load_institutions` does, and what is wrong with published ones left out."""
    shipped = _pairs(locate(path, INSTITUTIONS), "name")
    return over(shipped, INSTITUTION, published(path), lambda row: row.required("name_es"))


@cached_by_file
def _measures(path: Path) -> dict[str, Measure]:
    rows = read_rows(path, tuple(Measure.__dataclass_fields__), exact=False)
    return by_id([(row, measure_from(row)) for row in rows])


def measure_from(row: Row) -> Measure:
    """Return a row of ``measures.csv`` as a record."""
    names = tuple(Measure.__dataclass_fields__)
    return Measure(*(_phrase(row, n) if n.startswith("phrase") else row.required(n) for n in names))


def _phrase(row: Row, column: str) -> str:
    """Return a phrase of a measure, of which every part in braces is one that a sentence fills in."""
    text = row.text(column)
    try:
        named = {name for _text, name, _form, _conversion in Formatter().parse(text) if name is not None}
    except ValueError:
        named = {""}
    if not named <= set(PHRASE_PARTS) or (text and "figure" not in named):
        raise row.error(
            column,
            _("a phrase with {{figure}} and others of: {parts}").format(
                parts=", ".join(f"{{{part}}}" for part in PHRASE_PARTS)
            ),
        )
    return text


@cached_by_file
def _series(path: Path) -> dict[str, Series]:
    columns = tuple(Series.__dataclass_fields__)
    rows = read_rows(path, columns, exact=False)
    return by_id([(row, series_from(row)) for row in rows])


def series_from(row: Row) -> Series:
    """Return a row of ``series.csv`` as a record."""
    return Series(
        id=row.required("id"),
        name=row.required("name"),
        name_es=row.required("name_es"),
        monitor=row.yes("monitor"),
        rank=row.whole("rank"),
        speaks_for=row.text("speaks_for"),
        method=row.required("method"),
        method_es=row.required("method_es"),
    )


@cached_by_file
def _pairs(path: Path, column: str) -> dict[str, str]:
    """Return the Spanish (column ``…_es``) of each text in ``column``."""
    found: dict[str, str] = {}
    for row in read_rows(path, (column, f"{column}_es")):
        text = row.required(column)
        if text in found:
            expected = (
                _("a name used by no other row") if column == "name" else _("a text used by no other row")
            )
            raise row.error(column, expected)
        found[text] = row.required(f"{column}_es")
    return found


@cached_by_file
def _numbers(path: Path, column: str) -> dict[str, float]:
    """Return the number in ``column`` by place."""
    found: dict[str, float] = {}
    for row in read_rows(path, ("place", column), exact=False):
        number = row.number_or_none(column)
        if number is None:
            raise row.error(column, _("a number (a point before decimals, no thousands sign)"))
        found[row.required("place")] = number
    return found


@cached_by_file
def _summed_districts(path: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows(path, ("zone", "district", "list"), exact=False):
        if row.required("list") == SUMMED:
            zone = row.required("zone")
            found[zone] = (*found.get(zone, ()), row.required("district"))
    return found
