"""One thing broken, exactly that line: `geo.catalog.check` on the toy package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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


def change_package(root: Path, change) -> None:
    """Apply ``change`` to the description of the resources, by name."""
    path = root / PACKAGE
    package = json.loads(path.read_text(encoding="utf-8"))
    change(package, {item["name"]: item for item in package["resources"]})
    path.write_text(json.dumps(package), encoding="utf-8")


def test_the_toy_package_is_in_order(toy_package: Path) -> None:
    assert lines(toy_package) == []


STATEMENT_FAULTS = [
    ("t-06", ",vale,", ",vael,",
     "row 7, column place: 'vael' — expected an id of data/tables/places.csv (did you mean 'vale'?)"),
    ("t-06", ",crop,", ",crap,",
     "row 7, column measure: 'crap' — expected an id of data/tables/measures.csv (did you mean 'crop'?)"),
    ("t-06", ",watch,", ",witch,",
     "row 7, column series: 'witch' — expected an id of data/tables/series.csv (did you mean 'watch'?)"),
    ("t-06", ",watch-2012,", ",watch-2021,",
     "row 7, column source: 'watch-2021' — expected a card in seeds/ (did you mean 'watch-2012'?)"),
    ("t-06", "t-06", "t-07", "row 8, column id: 't-07' — expected a key of its own (row 7 has the same)"),
    ("t-06", ",level,", ",height,",
     "row 7, column kind: 'height' — expected one of level, change, share, rank, ratio, price, target, gap"),
    ("t-06", ",exact,", ",about,",
     "row 7, column bound: 'about' — expected one of exact, approx, at_least, at_most, range"),
    ("t-06", ",asserts,", ",thinks,",
     "row 7, column stance: 'thinks' — expected one of asserts, reports, disputes"),
    ("t-06", ",transcription,", ",hearsay,",
     "row 7, column reading: 'hearsay' — expected one of first hand, official site, transcription, press, "
     "derived"),
    ("t-05", "part-year|rounded", "part-year|round",
     "row 6, column flag: 'round' — expected one of part-year, derived, unit-doubt, conflict, forecast, "
     "revised, newly-monitored, rounded"),
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
     "row 5, column paragraph: nothing — expected where in gazette-2012 this stands"),
    ("t-04", ",4,9,18,", ",4,18,9,", "row 5, column end: '9' — expected a number above start (18)"),
    ("t-04", ",4,9,18,", ",9,9,18,",
     "row 5, column paragraph: '9' — expected 0 to 5, the paragraphs of gazette-2012"),
    ("t-04", ",4,9,18,", ",4,9,999,",
     "row 5, column end: '999' — expected 84 at most, the length of paragraph 4"),
    ("t-04", ",4,9,18,", ",4,10,18,",
     "row 5, column value_stated: '18.5' — expected words that stand where paragraph, start and end point in "
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
        "data/tables/statements.csv: row 10, column id: 't-11' — expected a claim of its own "
        "(row 9 says the same)"
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
     "row 11, column parent: 'tavara' — expected an id of data/tables/places.csv (did you mean 'tavaria'?)"),
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
    ("breaks.csv", "new-method,crop", "new-method,crops",
     "row 2, column measure: 'crops' — expected an id of data/tables/measures.csv (did you mean 'crop'?)"),
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


def ring(*points: tuple[float, float]) -> dict:
    return {"type": "Polygon", "coordinates": [[list(point) for point in points]]}


LAYER_FAULTS = [
    (ring((10.2, 5.2), (10.7, 5.7), (10.7, 5.2), (10.2, 5.7), (10.2, 5.2)),
     "feature 1, property geometry: 'Self-intersection[10.45 5.45]' — expected a valid shape"),
    (ring((10.2, 5.2), (10.2, 5.7), (10.7, 5.7), (10.7, 5.2), (10.2, 5.2)),
     "feature 1, property geometry: 'Polygon' — expected outer rings counter-clockwise and holes clockwise "
     "(right-hand rule)"),
    (ring((10.2, 5.2), (10.7, 5.2), (10.7, 85.7), (10.2, 5.2)),
     "feature 1, property geometry: '10.2, 5.2, 10.7, 85.7' — expected degrees within 9, 3, 16, 8"),
    (ring((10.2, 5.2), (10.7, 5.2), (10.71234567, 5.7), (10.2, 5.2)),
     "feature 1, property geometry: '10.71234567' — expected 6 decimals at most"),
    ({"type": "Polygon", "coordinates": []}, "feature 1, property geometry: nothing — expected a shape"),
]  # fmt: skip


@pytest.mark.parametrize(("geometry", "line"), LAYER_FAULTS)
def test_a_broken_shape_is_one_line(toy_package: Path, geometry: dict, line: str) -> None:
    change_layer(toy_package, "zones", 1, geometry)
    assert lines(toy_package) == [f"data/layers/zones.geojson: {line}"]


PROPERTY_FAULTS = [
    ("zones", 1, {"id": "vael"},
     "feature 1, property id: 'vael' — expected an id of data/tables/places.csv (did you mean 'vale'?)"),
    ("zones", 1, {"colour": "red"},
     "feature 1, property colour: 'red' — expected no property but accuracy, id, kind, method, name, "
     "name_es, source"),
    ("corridors", 2, {"statements": ["t-5"]},
     "feature 2, property statements: 't-5' — expected an id of data/tables/statements.csv (did you mean "
     "'t-05'?)"),
    ("corridors", 2, {"order": "2"}, "feature 2, property order: '2' — expected a whole number"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "number", "properties", "line"), PROPERTY_FAULTS)
def test_a_broken_property_is_one_line(
    toy_package: Path, name: str, number: int, properties: dict, line: str
) -> None:
    change_layer(toy_package, name, number, **properties)
    found = lines(toy_package)
    assert len(found) == 1
    assert found[0].startswith(f"data/layers/{name}.geojson: {line.split(' (did')[0]}")


def test_features_are_in_the_order_of_their_ids(toy_package: Path) -> None:
    path = toy_package / LAYERS / "departments.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["features"].reverse()
    path.write_text(json.dumps(content), encoding="utf-8")
    refresh_checksums(toy_package)
    assert lines(toy_package) == [
        "data/layers/departments.geojson: feature 2, property id: 'norra' — expected features in the order "
        "of id"
    ]


def test_another_reference_system_is_a_fault(toy_package: Path) -> None:
    path = toy_package / LAYERS / "zones.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32718"}}
    path.write_text(json.dumps(content), encoding="utf-8")
    refresh_checksums(toy_package)
    assert lines(toy_package) == [
        "data/layers/zones.geojson: property crs: 'urn:ogc:def:crs:EPSG::32718' — expected EPSG:4326 (or no "
        "crs, which means it)"
    ]


CARD_FAULTS = [
    ('licence: "None stated"\n', "", "key licence: nothing — expected this key (it may be empty)"),
    ('licence: "None stated"', 'licence: ""', "key licence: nothing — expected a text"),
    ("kind: publication", "kind: rumour",
     "key kind: 'rumour' — expected one of document, publication, compilation"),
    ("published_basis: stated", "published_basis: guessed",
     "key published_basis: 'guessed' — expected one of stated, read, inferred"),
    ("published_to: 2012-09-24", "published_to: 2012-09-23",
     "key published_to: '2012-09-23' — expected no day before published_from (2012-09-24)"),
    ("published_to: 2012-09-24", "published_to: autumn",
     "key published_to: 'autumn' — expected a day as YYYY-MM-DD"),
    ('sha256: ""', 'sha256: "abc"',
     "key sha256: 'abc' — expected 64 hexadecimal digits in small letters, or nothing"),
    ("id: watch-2012", "id: watch", "key id: 'watch' — expected the file's name, watch-2012"),
    ("Areas by zone.", "",
     "key abstract: nothing — expected an abstract in our own words below the front matter"),
    ("language: en", "language: [en", "expected well-formed YAML"),
    ("---\nid:", "id:", "nothing — expected front matter between two lines of three hyphens"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line"), CARD_FAULTS)
def test_a_broken_card_is_named(toy_package: Path, old: str, new: str, line: str) -> None:
    edit(toy_package, "seeds/watch-2012.md", old, new)
    first = lines(toy_package)[0]
    assert first.startswith("seeds/watch-2012.md: ")
    assert first.endswith(line)


def test_a_card_that_nothing_names_is_a_fault(toy_package: Path) -> None:
    card = (toy_package / "seeds/watch-2012.md").read_text(encoding="utf-8")
    (toy_package / "seeds/idle.md").write_text(card.replace("id: watch-2012", "id: idle"), encoding="utf-8")
    assert lines(toy_package) == [
        "seeds/idle.md: key id: 'idle' — expected a statement or route that names this source"
    ]


def test_a_text_that_is_not_its_cards_is_a_fault(toy_package: Path) -> None:
    (toy_package / "seeds/gazette-2012.txt").write_text("Another text", encoding="utf-8")
    (line,) = lines(toy_package)
    assert line.startswith("seeds/gazette-2012.txt: '")
    assert "expected the text with the checksum " in line


def test_without_the_text_the_locators_are_taken_on_trust(toy_package: Path) -> None:
    (toy_package / "seeds/gazette-2012.txt").unlink()
    assert lines(toy_package) == []


def test_a_file_that_is_not_described_is_a_fault(toy_package: Path) -> None:
    (toy_package / "data/tables/extra.csv").write_text("id\n", encoding="utf-8")
    assert lines(toy_package) == [
        "data/tables/extra.csv: nothing — expected a resource in data/datapackage.json that describes it"
    ]


def test_a_described_file_that_is_missing_is_a_fault(toy_package: Path) -> None:
    (toy_package / "data/tables/breaks.csv").unlink()
    assert lines(toy_package) == [
        "data/tables/breaks.csv: nothing — expected this file, which data/datapackage.json describes"
    ]


def test_a_changed_file_is_found_by_its_checksum(toy_package: Path) -> None:
    edit(toy_package, TABLES + "breaks.csv", "Counted at", "Reckoned at", refresh=False)
    (line,) = lines(toy_package)
    assert line.startswith("data/datapackage.json: key breaks.hash: 'sha256:")
    assert line.endswith("the checksum of data/tables/breaks.csv")


def test_a_wrong_length_is_found(toy_package: Path) -> None:
    size = (toy_package / TABLES / "breaks.csv").stat().st_size
    change_package(toy_package, lambda package, by: by["breaks"].update(bytes=size + 1))
    assert lines(toy_package) == [
        f"data/datapackage.json: key breaks.bytes: '{size + 1}' — expected {size}, the length of "
        "data/tables/breaks.csv"
    ]


PACKAGE_FAULTS = [
    (lambda package, by: by["zones"].pop("licenses"),
     "key zones.licenses: nothing — expected this key, with a value"),
    (lambda package, by: by["zones"].update(sources=[]),
     "key zones.sources: nothing — expected this key, with a value"),
    (lambda package, by: by["zones"].pop("processing"),
     "key zones.processing: nothing — expected this key, with a value"),
    (lambda package, by: package.pop("version"), "key version: nothing — expected this key, with a value"),
    (lambda package, by: by["places"]["schema"]["fields"][7].pop("unit"),
     "key places.lon.unit: nothing — expected the unit of this quantity"),
    (lambda package, by: by["places"]["schema"]["fields"][2].pop("description"),
     "key places.name.description: nothing — expected this key, with a value"),
    (lambda package, by: by["zones"]["schema"]["foreignKeys"][0]["reference"].update(resource="plaices"),
     "key zones.schema.foreignKeys: 'plaices' — expected the name of a resource"),
    (lambda package, by: by["zones"]["sources"].append({"title": ""}),
     "key zones.sources 2.title: nothing — expected this key, with a value"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "line"), PACKAGE_FAULTS)
def test_a_gap_in_the_description_is_one_line(toy_package: Path, change, line: str) -> None:
    change_package(toy_package, change)
    assert lines(toy_package) == [f"data/datapackage.json: {line}"]


def test_a_description_that_is_no_json_says_where(toy_package: Path) -> None:
    (toy_package / PACKAGE).write_text('{"name": "toy",\n', encoding="utf-8")
    (line,) = lines(toy_package)
    assert line.startswith("data/datapackage.json: 'line ")
    assert line.endswith("expected well-formed JSON")


def test_refreshing_writes_lengths_and_checksums_and_nothing_else(toy_package: Path) -> None:
    before = (toy_package / PACKAGE).read_text(encoding="utf-8")
    edit(toy_package, TABLES + "breaks.csv", "Counted at", "Reckoned at", refresh=False)
    assert refresh_checksums(toy_package) == ["tables/breaks.csv"]
    after = (toy_package / PACKAGE).read_text(encoding="utf-8")
    changed = [
        (old.strip().split(":")[0], new.strip().split(":")[0])
        for old, new in zip(before.splitlines(), after.splitlines(), strict=True)
        if old != new
    ]
    assert changed == [('"bytes"', '"bytes"'), ('"hash"', '"hash"')]
    assert refresh_checksums(toy_package) == []
