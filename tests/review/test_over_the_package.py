"""Published records lie over the data package: what every reader of it sees, and goes on seeing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from geo import paths
from geo.atlas import read_atlas
from geo.catalog import (
    data_stamp,
    data_version,
    load_institutions,
    load_places,
    load_source,
    load_sources_lenient,
)
from geo.catalog.check.published import published_faults
from geo.catalog.published import look_again, published_problem
from geo.errors import UnknownNameError
from geo.extract.batch.task import STATEMENTS, Options, extract
from geo.extract.places.gazetteer import names
from geo.language import use
from geo.statements import load_statements_lenient
from geo.store.address import database_file
from geo.store.batches import INSTITUTION, MEASURE, PLACE, SOURCE, STATEMENT, UNDO, Item, publish_batch
from geo.store.database import Store

PLACE_BODY = {
    "kind": "town", "name": "Nueva Aurora", "name_es": "Nueva Aurora", "aliases": "Aurora del Ene",
    "parent": "peru", "lon": "-74.1", "lat": "-11.6", "coordinate_source": "set by hand",
}  # fmt: skip
SOURCE_BODY = {
    "id": "own-report", "title": "A report", "short": "Report 2014", "short_es": "Informe 2014",
    "publisher": "The Team", "authors": "Ana | Luis", "published_from": "2014-06-01",
    "published_to": "2014-06-01", "published_basis": "stated", "established": "Printed on it.",
    "language": "en", "licence": "internal", "link": "", "kind": "publication", "sha256": "",
    "read_through": "read in the report", "abstract": "What we found.",
}  # fmt: skip
FIGURE = {
    "measure": "coca_cultivation", "place": "nueva-aurora", "kind": "level", "period_start": "2013-01-01",
    "period_end": "2013-12-31", "period_basis": "stated", "value": "120", "unit": "ha",
    "value_stated": "120", "unit_stated": "hectares", "bound": "exact", "attributed_to": "The Team",
    "institution": "The Team", "stance": "asserts", "source": "own-report", "reading": "press",
}  # fmt: skip
WHOLE = (
    Item(INSTITUTION, "The Team", {"name_es": "El equipo"}),
    Item(SOURCE, "own-report", SOURCE_BODY),
    Item(PLACE, "nueva-aurora", PLACE_BODY),
    Item(STATEMENT, "own-abcdef-1", FIGURE),
)


def publish(store: Store, items: Sequence[Item], follows: int = 0) -> list[int]:
    batch = publish_batch(store, items, by="ana", reason="", follows=follows)
    look_again()  # a server is asked only every second
    return [item.id for item in batch.items]


def shown() -> dict[str, float | None]:
    return {s.id: s.value for s in load_statements_lenient()[0]}


def test_own_records_are_read_with_those_of_the_package(store: Store) -> None:
    version, stamp = data_version(), data_stamp()
    text = b"In 2015 police destroyed 300 hectares of coca in Nueva Aurora."
    assert extract("a.txt", text, Options())[STATEMENTS][0]["place"] != "nueva-aurora"
    known = names()
    publish(store, WHOLE)
    atlas = read_atlas()
    assert atlas.faults == []
    assert atlas.statements["own-abcdef-1"].value == 120
    assert atlas.places.resolve("Aurora del Ene").parent == "peru"
    source = atlas.sources["own-report"]
    assert (source.authors, source.published_to) == (("Ana", "Luis"), date(2014, 6, 1))
    assert load_source("own-report") == source
    assert load_institutions()["The Team"] == "El equipo"
    assert data_version().startswith(version + "+local:")
    assert data_stamp() != stamp
    # The extractor, in whose process they were not there a moment ago, knows the new place.
    assert names() is not known
    found = extract("a.txt", text, Options())
    assert found[STATEMENTS][0]["place"] == "nueva-aurora"


def test_taken_back_everything_is_as_it_was(store: Store) -> None:
    version, before = data_version(), shown()
    ids = publish(store, WHOLE)
    assert shown() == before | {"own-abcdef-1": 120}
    publish(store, [Item(UNDO, str(id), None) for id in ids], follows=1)
    assert shown() == before
    assert data_version() == version
    with pytest.raises(UnknownNameError):
        load_places().resolve("Nueva Aurora")


def test_a_record_stands_in_the_place_of_a_shipped_one_or_withdraws_it(store: Store) -> None:
    before = shown()
    kept, gone = list(before)[:2]
    row = next(s for s in load_statements_lenient()[0] if s.id == kept)
    body = FIGURE | {"measure": row.measure, "place": row.place, "source": row.source, "unit": row.unit}
    publish(store, [Item(STATEMENT, kept, body | {"attributed_to": ""}), Item(STATEMENT, gone, None)])
    assert list(shown()) == [id for id in before if id != gone]
    assert shown()[kept] == 120


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Item(STATEMENT, "own-1", FIGURE | {"place": "nueva-auror"}), "statement/own-1: key place"),
        (Item(STATEMENT, "own-1", FIGURE | {"value": "many"}), "statement/own-1: key value"),
        (Item(STATEMENT, "own-1", FIGURE | {"high": "3"}), "statement/own-1: key value"),
        (Item(SOURCE, "own-2", {"id": "own-2"}), "source/own-2: key"),
        (Item(PLACE, "here", PLACE_BODY | {"kind": "hamlet"}), "place/here: key kind"),
        (Item(PLACE, "here", PLACE_BODY | {"parent": "atlantis"}), "place/here: key parent"),
        (Item(PLACE, "here", PLACE_BODY | {"parent": "here"}), "place/here: key parent"),
        (Item(PLACE, "here", PLACE_BODY | {"lat": ""}), "place/here: key lat"),
        (Item(PLACE, "peru", None), "place/peru: key id"),
        (Item(MEASURE, "own_measure", {"unit": "acres"}), "measure/own_measure: key"),
        (Item(MEASURE, "coca_cultivation", None), "measure/coca_cultivation: key id"),
        (Item(INSTITUTION, "Nobody", {"name_es": ""}), "institution/Nobody: key name_es"),
    ],
)  # fmt: skip
def test_a_bad_record_is_named_and_stops_nothing_else(store: Store, item: Item, said: str) -> None:
    before = shown()
    publish(store, [*WHOLE, item])
    found = [*load_sources_lenient()[1], *load_statements_lenient()[1], *published_faults()]
    faults = [str(fault) for fault in found]
    assert [fault.startswith(f"workspace/{said}") for fault in faults] == [True]
    assert shown() == before | {"own-abcdef-1": 120}
    if item.kind in (PLACE, MEASURE, INSTITUTION):
        use("es")
        assert str(published_faults()[0]) not in faults


def test_another_checkout_is_shown_without_them(store: Store) -> None:
    publish(store, WHOLE)
    other = paths.ROOT / "data" / "tables" / "statements.csv"
    assert "own-abcdef-1" not in {s.id for s in load_statements_lenient(other)[0]}


def test_a_database_that_is_gone_is_named_and_what_was_read_stays(store: Store) -> None:
    file = database_file()
    if file is None:  # a server is not taken away in this way
        return
    publish(store, WHOLE)
    version, stamp = data_version(), data_stamp()
    away = file.parent / "away"
    shutil.copytree(file.parent, away)
    for name in ("atlas.db", "atlas.db-wal", "atlas.db-shm"):
        (file.parent / name).unlink(missing_ok=True)
    assert "atlas.db" in published_problem()
    assert (data_version(), data_stamp()) == (version, stamp)
    for name in ("atlas.db", "atlas.db-wal"):
        if (away / name).exists():
            shutil.copy(away / name, file.parent / name)
    look_again()
    assert published_problem() == ""
    assert shown()["own-abcdef-1"] == 120


def test_without_a_database_nothing_is_imported_to_read_one(tmp_path: Path) -> None:
    code = "import sys; from geo.atlas import read_atlas; read_atlas(); print('sqlalchemy' in sys.modules)"
    env = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    env["GEO_HOME"] = str(tmp_path / "home")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.ROOT, env=env, capture_output=True, text=True
    )
    assert done.stdout.strip() == "False", done.stderr
