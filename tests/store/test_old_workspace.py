"""Workspaces of 2026-11-24 and 2026-11-27, as the program left them, opened by today's: nothing is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from shapely.geometry import shape

from geo.boundaries.store import boundary_file, kept_places
from geo.briefing.own import own_names
from geo.briefing.reading import parse
from geo.briefing.store import own_briefing
from geo.review.backups import back_up, restore
from geo.review.people import ADMIN, Person
from geo.store.database import close_stores, open_store
from tests.support.records import TEXT, everything

OLD = Path(__file__).parent.parent / "data" / "workspace-2026-11-27"
"""Made by the program as it was: a database of its first migration, a boundary and a briefing as files.

The database holds what `tests.support.records.fill` wrote. These files stay as they are.
"""


FIRST = OLD.with_name("workspace-2026-11-24")
"""Made by the program before it had a database: files alone, one of them deleted."""


@pytest.fixture(params=[OLD])
def old(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "home"))
    shutil.copytree(request.param, tmp_path / "home")
    yield tmp_path / "home"
    close_stores()


def test_records_of_its_database_are_all_there(old: Path) -> None:
    found = everything(open_store())
    counts = {name: len(rows) for name, rows in found.items() if rows}
    assert (counts["documents"], counts["candidates"], counts["decisions"], counts["batches"]) == (1, 4, 2, 2)
    assert found["documents"][0]["text"] == TEXT
    assert [row["content"] for row in found["files"]][:2] == [bytes(range(256)), b""]
    assert [row["by"] for row in found["decisions"]] == ["ana", "ana"]


def test_its_briefing_and_boundary_are_taken_over_whole(old: Path) -> None:
    assert "informe-de-ayer" in own_names()
    name, content = "informe-de-ayer", (OLD / "briefings" / "informe-de-ayer.yaml").read_bytes()
    before, now = parse(content, name=name), own_briefing(name)
    assert (now.title, now.scenes) == (before.title, before.scenes)
    assert len(now.scenes) == 3
    assert "huallaga" in kept_places()
    given = json.loads((OLD / "boundaries" / "huallaga.geojson").read_bytes())
    kept = json.loads(boundary_file("huallaga"))
    assert shape(_feature(kept)["geometry"]).equals(shape(_feature(given)["geometry"]))
    assert _feature(kept)["properties"] == _feature(given)["properties"]


@pytest.mark.parametrize("old", [FIRST], indirect=True)
def test_files_of_the_days_before_the_database_are_taken_over_and_restored_elsewhere(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (FIRST / "briefings" / "mi-informe.yaml").read_bytes()

    def all_is_there() -> None:
        before, now = parse(written, name="mi-informe"), own_briefing("mi-informe")
        assert (now.title, now.scenes) == (before.title, before.scenes)
        assert own_names() == ["mi-informe"]
        given = json.loads((FIRST / "boundaries" / "vraem.geojson").read_bytes())
        kept = json.loads(boundary_file("vraem"))
        assert shape(_feature(kept)["geometry"]).equals(shape(_feature(given)["geometry"]))
        assert _feature(kept)["properties"] == _feature(given)["properties"]

    all_is_there()
    back_up(open_store(), Person("ana", ADMIN), old / "backup.zip")
    close_stores()
    monkeypatch.setenv("GEO_HOME", str(old.parent / "other"))
    restore(open_store(), Person("ana", ADMIN), (old / "backup.zip").read_bytes(), "backup.zip")
    all_is_there()


def _feature(content: dict) -> dict:
    return content["features"][0] if "features" in content else content
