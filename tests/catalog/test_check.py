"""One row or cell broken, exactly that line: `geo.catalog.check` on the toy package."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.catalog import refresh_checksums
from tests.toys.breaking import TABLES, change_row, edit, lines, row_of


def test_the_toy_package_is_in_order(toy_package: Path) -> None:
    assert lines(toy_package) == []


STATEMENT_FAULTS = [
    ("t-06", ",vale,", ",vael,",
     "row 7, column place: 'vael' — expected an id of data/tables/places.csv (did you mean vale?)"),
    ("t-06", ",crop,", ",crap,",
     "row 7, column measure: 'crap' — expected an id of data/tables/measures.csv (did you mean crop?)"),
    ("t-06", ",watch,", ",witch,",
     "row 7, column series: 'witch' — expected an id of data/tables/series.csv (did you mean watch?)"),
    ("t-06", ",watch-2012,", ",watch-2021,",
     "row 7, column source: 'watch-2021' — expected a document in seeds/ (did you mean watch-2012?)"),
    ("t-06", ",Tavaria Watch,", ",Tavaria Wach,",
     "row 7, column institution: 'Tavaria Wach' — expected a key of data/tables/institutions.csv (did you "
     "mean Tavaria Watch?)"),
    ("t-06", "t-06", "t-07", "row 8, column id: 't-07' — expected a key of its own (row 7 has the same)"),
    ("t-06", ",level,", ",height,",
     "row 7, column kind: 'height' — expected one of level, change, share, rank, ratio, price, target, gap, "
     "trend"),
    ("t-06", ",exact,", ",about,",
     "row 7, column bound: 'about' — expected one of exact, approx, at_least, at_most, range"),
    ("t-06", ",asserts,", ",thinks,",
     "row 7, column stance: 'thinks' — expected one of asserts, reports, disputes, calculates"),
    ("t-06", ",transcription,", ",hearsay,",
     "row 7, column reading: 'hearsay' — expected one of first hand, official site, transcription, press, "
     "derived"),
    ("t-05", "part-year|rounded", "part-year|round",
     "row 6, column flag: 'round' — expected one of part-year, derived, inferred, undated, withdrawn, "
     "unit-doubt, inconsistent, conflict, doubtful, forecast, revised, newly-monitored, rounded"),
    ("t-06", ",19700,,", ",\"19,700\",,",
     "row 7, column value: '19,700' — expected a number (a point before decimals, no thousands sign)"),
    ("t-06", "2011-01-01", "2011-1-1",
     "row 7, column period_start: '2011-1-1' — expected a day as YYYY-MM-DD"),
    ("t-06", "2011-12-31", "2011-02-30",
     "row 7, column period_end: '2011-02-30' — expected a day as YYYY-MM-DD"),
    ("t-06", "2011-12-31", "2010-12-31",
     "row 7, column period_end: '2010-12-31' — expected no day before period_start (2011-01-01)"),
    ("t-06", "19700,,,ha", "19700,,,t", "row 7, column unit: 't' — expected ha, the unit of crop"),
    ("t-10", "PEN/kg", "PEN/t",
     "row 11, column unit: 'PEN/t' — expected USD/kg or EUR/kg or PEN/kg, the unit of price_leaf"),
    ("t-06", "19700,,,ha", "19700,20000,,ha",
     "row 7, column value: '20000 ≤ 19700' — expected low ≤ value ≤ high"),
    ("t-06", "19700,,,ha", ",,,ha",
     "row 7, column value: nothing — expected a number here or in low or high"),
    ("t-06", "19700,,,ha", ",19000,,ha",
     "row 7, column value: nothing — expected a number, as bound is exact"),
    ("t-06", "19700,,,ha", "-19700,,,ha",
     "row 7, column value: '-19700' — expected no number below zero, as kind is level"),
    ("t-01", "25000,,,ha", "25000,,30000,ha",
     "row 2, column high: '30000' — expected nothing, as bound is at_least"),
    ("t-03", "3000,,,ha", "3000,2000,,ha",
     "row 4, column low: '2000' — expected nothing, as bound is at_most"),
    ("t-10", ",7,8,", ",7,,",
     "row 11, column high: nothing — expected a low and a higher high, as bound is range"),
    ("t-05", ",50,,,percent", ",150,,,percent",
     "row 6, column value: '150' — expected 100 percent at most, as kind is share"),
    ("t-05", ",tavaria,belmonte,", ",tavaria,tavaria,",
     "row 6, column to_place: 'tavaria' — expected another place than place, or nothing"),
    ("t-04", ",4,9,18,", ",,9,18,",
     "row 5, column paragraph: nothing — expected paragraph, start and end, or none of them"),
    ("t-04", ",4,9,18,", ",4,9,,",
     "row 5, column end: nothing — expected paragraph, start and end, or none of them"),
    ("t-04", ",4,9,18,", ",,,,",
     "row 5, column paragraph: nothing — expected where in gazette-2012 it is found"),
    ("t-04", ",4,9,18,", ",4,18,9,", "row 5, column end: '9' — expected a number above start (18)"),
    ("t-04", ",4,9,18,", ",9,9,18,",
     "row 5, column paragraph: '9' — expected 0 to 5, the paragraphs of gazette-2012"),
    ("t-04", ",4,9,18,", ",4,9,999,",
     "row 5, column end: '999' — expected 84 at most, the length of paragraph 4"),
    ("t-04", ",4,9,18,", ",4,10,18,",
     "row 5, column value_stated: '18.5' — expected words found at paragraph, start and end in "
     "gazette-2012"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "line"), STATEMENT_FAULTS)
def test_a_broken_statement_is_one_line(toy_package: Path, name: str, old: str, new: str, line: str) -> None:
    change_row(toy_package, name, old, new)
    assert lines(toy_package) == [f"data/tables/statements.csv: {line}"]


def test_a_claim_entered_twice_is_found(toy_package: Path) -> None:
    row = row_of(toy_package, "t-08")
    edit(toy_package, TABLES + "statements.csv", row, f"{row}\n{row.replace('t-08', 't-11')}")
    assert lines(toy_package) == [
        "data/tables/statements.csv: row 10, column id: 't-11' — expected a different figure "
        "(row 9 gives the same)"
    ]


def test_a_locator_into_a_text_that_is_not_held_is_a_fault(toy_package: Path) -> None:
    row = row_of(toy_package, "t-08")
    head, _comma, _flag = row.rpartition(",,,,,")
    edit(toy_package, TABLES + "statements.csv", row, f"{head},1,2,3,,")
    assert lines(toy_package) == [
        "data/tables/statements.csv: row 9, column paragraph: '1' — expected nothing, as the text of "
        "abroad-2013 is not held"
    ]


TABLE_FAULTS = [
    ("places.csv", "id,kind,name,", "id,kind,nom,",
     "row 1: 'id,kind,nom,name_es,aliases,parent,predecessor_of,lon,lat,coordinate_source,note' — expected "
     "the columns id, kind, name, name_es, aliases, parent, predecessor_of, lon, lat, coordinate_source, "
     "note"),
    ("places.csv", "sea lane,tavaria,,,,,", "sea lane,tavaria,,,,", "row 11: '10' — expected 11 cells"),
    ("places.csv", "sea lane,tavaria,", "sea lane,tavara,",
     "row 11, column parent: 'tavara' — expected an id of data/tables/places.csv (did you mean tavaria?)"),
    ("places.csv", "lume-belmonte,corridor,", "lume-belmonte,,",
     "row 11, column kind: nothing — expected a value"),
    ("places.csv", "10.5,6.5", "10.5,96.5", "row 5, column lat: '96.5' — expected no more than 90"),
    ("places.csv", "10.5,6.5", "10.5,", "row 5, column lat: nothing — expected lon and lat, or neither"),
    ("places.csv", "10.5,6.5,toy gazetteer,", "10.5,6.5,,",
     "row 5, column coordinate_source: nothing — expected where the coordinates come from, "
     "where there are any"),
    ("places.csv", "sudra,,10.1,4.1", "lume,,10.1,4.1",
     "row 10, column parent: 'lume' — expected a place that does not lie within this one"),
    ("series.csv", ",yes,1,", ",perhaps,1,", "row 2, column monitor: 'perhaps' — expected one of yes, no"),
    ("series.csv", ",yes,1,", ",yes,first,", "row 2, column rank: 'first' — expected a whole number"),
    ("routes.csv", "r-02,lume-belmonte,2,lume,", "r-02,lume-belmonte,2,loom,",
     "row 3, column from: 'loom' — expected an id of data/tables/places.csv"),
    ("institutions.csv", "Gazette,Gaceta", "Gazette,", "row 3, column name_es: nothing — expected a value"),
    ("institutions.csv", "Gazette,Gaceta", "Gazette,Gaceta\nGazette,Diario",
     "row 4, column name: 'Gazette' — expected a key of its own (row 3 has the same)"),
    ("breaks.csv", "new-method,crop", "new-method,crops",
     "row 2, column measure: 'crops' — expected an id of data/tables/measures.csv (did you mean crop?)"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line"), TABLE_FAULTS)
def test_a_broken_table_is_one_line(toy_package: Path, file: str, old: str, new: str, line: str) -> None:
    edit(toy_package, TABLES + file, old, new)
    found = lines(toy_package)
    assert found == [f"data/tables/{file}: {line}"]


def test_a_pattern_is_held(toy_package: Path) -> None:
    edit(toy_package, TABLES + "places.csv", "lume-belmonte,corridor", "Lume,corridor")
    assert lines(toy_package)[0] == (
        "data/tables/places.csv: row 11, column id: 'Lume' — expected a text of the form [a-z0-9-]+"
    )


def test_bytes_that_are_no_utf8_are_named(toy_package: Path) -> None:
    path = toy_package / TABLES / "breaks.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    refresh_checksums(toy_package)
    (line,) = lines(toy_package)
    assert line.startswith("data/tables/breaks.csv: 'byte ")
    assert line.endswith("expected UTF-8 text")
