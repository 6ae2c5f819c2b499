"""The real data package: description and files say the same, in both directions."""

from __future__ import annotations

import csv
import hashlib
import json

import pytest

from geo.catalog import check, data_version, load_measures, load_places, load_series, load_sources
from geo.catalog.package import DATAPACKAGE
from geo.model import STATEMENT_COLUMNS
from geo.model.route import ROUTE_COLUMNS
from geo.paths import DATA, ROOT, SEEDS
from tests.support.statements import load_routes, load_statements

PACKAGE = json.loads((ROOT / DATAPACKAGE).read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
PICTURES = {name for name, item in RESOURCES.items() if item["mediatype"].startswith("image/")}
WITH_FIELDS = {name: item for name, item in RESOURCES.items() if name not in PICTURES}
FIXED_PLACES = (
    "peru", "colombia", "bolivia", "brazil", "vraem", "upper-huallaga", "loreto",
    "mariscal-ramon-castilla", "madre-de-dios", "callao-mexico", "bolivia-brazil-west-africa",
)  # fmt: skip


def columns(resource: dict) -> list[set[str]]:
    """Return the columns of a table, or the properties of each feature of a layer."""
    path = DATA / resource["path"]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [set(next(csv.reader(file)))]
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [set(feature["properties"]) for feature in features]


def test_everything_in_data_and_seeds_is_in_order() -> None:
    assert [str(fault) for fault in check(ROOT)] == []


def test_every_file_is_described_and_every_described_file_is_there() -> None:
    files = {path.relative_to(DATA).as_posix() for path in DATA.glob("*/**/*") if path.is_file()}
    described = {item["path"] for kind in ("resources", "briefings") for item in PACKAGE[kind]}
    assert described == files


@pytest.mark.parametrize("name", WITH_FIELDS)
def test_every_field_is_described_and_every_described_field_is_there(name: str) -> None:
    described = {field["name"] for field in RESOURCES[name]["schema"]["fields"]}
    for found in columns(RESOURCES[name]):
        assert found == described


@pytest.mark.parametrize("name", RESOURCES)
def test_length_and_checksum_are_those_of_the_file(name: str) -> None:
    content = (DATA / RESOURCES[name]["path"]).read_bytes()
    assert RESOURCES[name]["bytes"] == len(content)
    assert RESOURCES[name]["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("name", RESOURCES)
def test_every_resource_says_what_a_reader_must_know(name: str) -> None:
    resource = RESOURCES[name]
    for key in ("title", "sources", "licenses", "processing", "years", "accuracy"):
        assert resource[key], key


@pytest.mark.parametrize("name", WITH_FIELDS)
def test_every_field_has_a_meaning_and_every_quantity_a_unit(name: str) -> None:
    for field in RESOURCES[name]["schema"]["fields"]:
        assert field["description"].strip()
        assert field.get("unit") or field["type"] != "number", field["name"]


def test_another_reader_of_data_packages_finds_the_tables_valid() -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(ROOT / DATAPACKAGE))
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.valid


def test_the_ids_that_others_rely_on_are_there() -> None:
    assert {place.id for place in load_places()} >= set(FIXED_PLACES)


def test_the_records_count_what_the_files_hold() -> None:
    for name, records in (
        ("statements", load_statements()), ("routes", load_routes()), ("places", [*load_places()]),
        ("measures", load_measures()), ("series", load_series()),
    ):  # fmt: skip
        with (DATA / RESOURCES[name]["path"]).open(encoding="utf-8", newline="") as file:
            assert len(records) == sum(1 for _row in csv.DictReader(file)) > 0
    assert len(load_sources()) == len(list(SEEDS.glob("*.md")))


def test_the_columns_are_those_of_the_records() -> None:
    names = {
        name: tuple(field["name"] for field in item["schema"]["fields"]) for name, item in WITH_FIELDS.items()
    }
    assert names["statements"] == STATEMENT_COLUMNS
    assert names["routes"] == ROUTE_COLUMNS


def test_the_version_is_that_of_the_package() -> None:
    assert data_version().startswith(PACKAGE["version"] + "-")
