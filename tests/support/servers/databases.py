"""Fixtures: an empty store in a database of each kind for every test (a plugin of pytest)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts.servers import find_postgresql

if TYPE_CHECKING:
    from geo.store.database import Store
    from tests.support.servers.postgresql import Server

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server for the whole session, started by the first test that wants one."""
    programs = find_postgresql()
    if programs is None or shutil.which("setpriv") is None:
        pytest.skip("no PostgreSQL server here: python -m scripts.servers postgresql --install")
    from tests.support.servers.postgresql import running

    with running(programs) as server:
        yield server


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def database(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """An empty database of each kind, which the program uses by its environment; which kind it is.

    A test of one kind alone: ``@pytest.mark.parametrize("database", ["sqlite"], indirect=True)``.
    """
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "workspace"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    url = ""
    if request.param == POSTGRESQL:
        server: Server = request.getfixturevalue("postgresql")
        url = server.new_database()
        monkeypatch.setenv("DATABASE_URL", url)
    from geo.store.database import close_stores

    yield request.param
    close_stores()
    if url:
        server.drop(url)


@contextmanager
def own_store(home: Path) -> Iterator[Store]:
    """The store of a workspace of its own, open as long as a block runs."""
    from geo.store.database import close_stores, open_store

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEO_HOME", str(home))
        patch.delenv("DATABASE_URL", raising=False)
        yield open_store()
        close_stores()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty store, brought up to date once: every test of a worker begins with a copy."""
    from geo.store.address import database_file

    with own_store(tmp_path_factory.mktemp("empty")):
        file = database_file()
    return file


@pytest.fixture
def store(database: str, empty_file: Path) -> Store:
    """The store of a database of each kind, open and empty."""
    from geo.store.address import database_file
    from geo.store.database import open_store

    if file := database_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(empty_file, file)
    return open_store()
