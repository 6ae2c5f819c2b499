"""The toy's edition, published once for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.editions import publish_toy, toy_briefings


@pytest.fixture(autouse=True, scope="session")
def _briefings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with toy_briefings(tmp_path_factory.mktemp("briefings")):
        yield


@pytest.fixture(scope="session")
def editions(_briefings: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the index and one edition."""
    folder = tmp_path_factory.mktemp("editions") / "atlas"
    publish_toy(folder)
    return folder


@pytest.fixture(scope="session")
def edition(editions: Path) -> Path:
    """The edition's own folder."""
    return next(path for path in editions.iterdir() if path.is_dir())
