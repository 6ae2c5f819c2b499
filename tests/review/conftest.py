"""A store of each kind of database, empty for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.store.database import Store, close_stores, open_store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "workspace"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield open_store()
    close_stores()
