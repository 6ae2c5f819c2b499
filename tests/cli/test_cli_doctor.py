"""``python -m geo doctor``: all is well here, and what is wrong is named with what to do."""

import json
import sqlite3
from importlib import metadata
from pathlib import Path

import pytest

from geo import cli
from geo.cli import doctor
from geo.store.database import close_stores
from tests.support.servers.postgresql import Server


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "home"


def remedies(capsys: pytest.CaptureFixture[str], code: int) -> dict[str, str]:
    assert cli.main(["doctor", "--format", "json"]) == code
    return {one["about"]: one["remedy"] for one in json.loads(capsys.readouterr().out) if one["remedy"]}


def test_nothing_to_mend_where_all_is_well(capsys: pytest.CaptureFixture[str], workspace: Path) -> None:
    assert cli.main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert said.endswith("All is well.\n")
    assert str(workspace) in said
    assert not workspace.exists()  # asking makes nothing


def test_a_package_that_is_missing_or_another_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = metadata.version

    def version(name: str) -> str:
        if name == "folium":
            raise metadata.PackageNotFoundError(name)
        return "0.0.1" if name == "shapely" else real(name)

    monkeypatch.setattr(doctor.metadata, "version", version)
    found = [one.found for one in doctor.findings() if one.remedy]
    assert [("folium" in text, "shapely 0.0.1" in text) for text in found] == [(True, False), (False, True)]
    assert set(remedies(capsys, 1)) == {"packages"}


def test_a_folder_that_cannot_be_written_to_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_where: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refused)
    assert "GEO_HOME" in remedies(capsys, 1)["workspace"]


def test_a_full_disk_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 10**18)
    assert set(remedies(capsys, 1)) == {"disk"}


def test_a_fault_of_the_data_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor.catalog, "check", lambda _root: ["statements.csv: row 1"])
    assert "geo check" in remedies(capsys, 1)["data"]


def test_a_database_of_a_newer_program_is_named(capsys: pytest.CaptureFixture[str], workspace: Path) -> None:
    workspace.mkdir()
    with sqlite3.connect(workspace / "atlas.db") as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
    connection.close()
    assert "restore" in remedies(capsys, 1)["database"]


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("{right}", ""),
        ("postgresql://ana:secret@127.0.0.1:1/atlas", "Connection refused"),
        ("{right}-of-nobody", "does not exist"),
        ("{wrong}", "password authentication failed"),
        ("{right}?sslmode=require", "SSL"),
        ("mysql://ana:secret@127.0.0.1/atlas", "mysql://…"),
        ("postgresql://ana:sec@ret@127.0.0.1:abc/atlas", "postgresql://user:password@host/name"),
    ],
)
def test_a_database_that_cannot_be_used_is_the_one_thing_to_mend(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    postgresql: Server,
    address: str,
    word: str,
) -> None:
    right = postgresql.url("postgres")
    wrong = right.replace(postgresql.password, "secret")
    monkeypatch.setenv("DATABASE_URL", address.format(right=right, wrong=wrong))
    try:
        found = [one for one in doctor.findings() if one.remedy]
    finally:
        close_stores()
    assert [one.about for one in found] == (["database"] if word else [])
    for one in found:
        assert word in one.found
        assert "DATABASE_URL" in one.remedy
        assert postgresql.password not in one.found
        assert "secret" not in one.found


def test_settings_of_signing_in_that_are_refused_are_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEO_LOGIN", "header")
    monkeypatch.setenv("GEO_PROXY_SECRET", "short-one")
    (found,) = [one for one in doctor.findings() if one.remedy]
    assert "GEO_PROXY_SECRET: expected" in found.found
    assert "short-one" not in found.found


def test_a_password_is_never_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ana:secret@127.0.0.1:1/atlas")
    assert cli.main(["doctor"]) == 1
    assert "secret" not in capsys.readouterr().out
