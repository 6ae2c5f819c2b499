"""One shape, card or description broken, exactly that line: `geo.catalog.check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.catalog import refresh_checksums
from tests.toys.breaking import LAYERS, PACKAGE, TABLES, change_layer, change_package, edit, lines


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
     "feature 1, property id: 'vael' — expected an id of data/tables/places.csv (did you mean vale?)"),
    ("zones", 1, {"colour": "red"},
     "feature 1, property colour: 'red' — expected no property but accuracy, id, kind, method, name, "
     "name_es, source"),
    ("corridors", 2, {"statements": ["t-5"]},
     "feature 2, property statements: 't-5' — expected an id of data/tables/statements.csv (did you mean "
     "t-05, t-06, t-01?)"),
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
    ('short_es: "Vigía 2012"\n', "", "key short_es: nothing — expected this key (it may be empty)"),
    ('short_es: "Vigía 2012"', 'short_es: ""', "key short_es: nothing — expected a text"),
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
        "seeds/idle.md: key id: 'idle' — expected a figure or route that names this document"
    ]


def test_a_publisher_without_a_name_in_spanish_is_a_fault(toy_package: Path) -> None:
    edit(toy_package, "seeds/watch-2012.md", 'publisher: "Tavaria Watch"', 'publisher: "Tavaria Watcher"')
    assert lines(toy_package) == [
        "seeds/watch-2012.md: key publisher: 'Tavaria Watcher' — expected a key of "
        "data/tables/institutions.csv (did you mean Tavaria Watch?)"
    ]


def test_a_name_that_nobody_bears_is_a_fault(toy_package: Path) -> None:
    edit(toy_package, TABLES + "institutions.csv", "Gazette,Gaceta\n", "Gazette,Gaceta\nHerald,Heraldo\n")
    assert lines(toy_package) == [
        "data/tables/institutions.csv: row 4, column name: 'Herald' — expected a name used by a figure, a "
        "route or a document"
    ]


def test_a_card_that_cannot_be_read_leaves_no_name_idle(toy_package: Path) -> None:
    edit(toy_package, "seeds/abroad-2013.md", "kind: publication", "kind: rumour")
    (line,) = lines(toy_package)
    assert line.startswith("seeds/abroad-2013.md: key kind")


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
    assert "the checksum of data/tables/breaks.csv (after a change: " in line


def test_a_wrong_length_is_found(toy_package: Path) -> None:
    size = (toy_package / TABLES / "breaks.csv").stat().st_size
    change_package(toy_package, lambda package, by: by["breaks"].update(bytes=size + 1))
    assert lines(toy_package) == [
        f"data/datapackage.json: key breaks.bytes: '{size + 1}' — expected {size}, the length of "
        "data/tables/breaks.csv (after a change: python -m geo check --refresh-checksums)"
    ]


def add_picture(root: Path, **change: object) -> None:
    """Put a picture into the toy package and describe it."""
    (root / LAYERS / "shade.webp").write_bytes(b"RIFF")
    entry = {
        "name": "shade", "title": "Shade", "path": "layers/shade.webp", "format": "webp",
        "mediatype": "image/webp", "bytes": 0, "hash": "", "extent": [9, 3, 16, 8],
        "licenses": [{"name": "CC0-1.0"}], "sources": [{"title": "Invented"}], "processing": "Invented",
        "years": "2011", "accuracy": "exact",
    }  # fmt: skip
    entry = {key: value for key, value in (entry | change).items() if value is not None}
    change_package(root, lambda package, by: package["resources"].append(entry))
    refresh_checksums(root)


def test_a_picture_needs_a_frame_and_no_fields(toy_package: Path) -> None:
    add_picture(toy_package)
    assert lines(toy_package) == []


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"extent": None}, "key shade.extent: nothing — expected this key, with a value"),
        ({"licenses": None}, "key shade.licenses: nothing — expected this key, with a value"),
        ({"extent": [16, 3, 9, 8]},
         "key shade.extent: '[16, 3, 9, 8]' — expected west, south, east and north in degrees"),
        ({"extent": [9, 3, 16]},
         "key shade.extent: '[9, 3, 16]' — expected west, south, east and north in degrees"),
        ({"extent": [9, "3", 16, 8]},
         "key shade.extent: '[9, '3', 16, 8]' — expected west, south, east and north in degrees"),
    ],
)  # fmt: skip
def test_a_picture_that_does_not_say_where_it_lies_is_one_line(toy_package: Path, change, line: str) -> None:
    add_picture(toy_package, **change)
    assert lines(toy_package) == [f"data/datapackage.json: {line}"]


def test_a_changed_picture_is_found_and_an_idle_card_still_is(toy_package: Path) -> None:
    add_picture(toy_package)
    (toy_package / LAYERS / "shade.webp").write_bytes(b"RIFX")
    card = (toy_package / "seeds/watch-2012.md").read_text(encoding="utf-8")
    (toy_package / "seeds/idle.md").write_text(card.replace("id: watch-2012", "id: idle"), encoding="utf-8")
    first, second = lines(toy_package)
    assert first.startswith("data/datapackage.json: key shade.hash: 'sha256:")
    assert second.startswith("seeds/idle.md: key id: 'idle'")


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
