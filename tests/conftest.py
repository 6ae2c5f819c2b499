"""Fixtures that several tests share."""

from __future__ import annotations

import atexit
import functools
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import app_test

from geo import language, paths
from tests.toys.own import write_layers
from tests.toys.toy import write_package

# Before anything is read: the workspace of who runs the tests is no part of them.
os.environ["GEO_HOME"] = tempfile.mkdtemp(prefix="geo-home-")
atexit.register(shutil.rmtree, os.environ["GEO_HOME"], ignore_errors=True)
# How long an example takes depends on what else the machine does: no time fails a test.
settings.register_profile(
    "untimed", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")


class _PagesOfTheApp(PagesManager):
    """What the server decides before its first session (`geo.ui.server`), Streamlit's AppTest forgets."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        PagesManager.uses_pages_directory = False
        super().__init__(*args, **kwargs)


app_test.PagesManager = _PagesOfTheApp
# Every app of a test looks through all that is installed for components, most of its time: once is enough.
manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)


@pytest.fixture
def toy_package(tmp_path: Path) -> Path:
    """A fresh copy of the toy package, to break: the folder with data/ and seeds/."""
    return write_package(tmp_path / "toy")


@pytest.fixture
def small_peru(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Layers of rectangles in place of the shipped ones and an empty workspace; a folder for files."""
    write_layers(tmp_path / "layers")
    monkeypatch.setattr(paths, "LAYERS", tmp_path / "layers")
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "home"))
    given = tmp_path / "given"
    given.mkdir()
    return given


class _Kept(logging.Handler):
    """Keeps what a page said it could not draw."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def undrawn() -> Iterator[list[logging.LogRecord]]:
    """What a page could not draw, which it reports in a sentence: a test that means it clears the list."""
    kept, logger = _Kept(), logging.getLogger("geo.ui")
    logger.addHandler(kept)
    yield kept.records
    logger.removeHandler(kept)
    failures = [f"{r.name}: {r.exc_info[1]!r}" for r in kept.records if r.exc_info]
    assert failures == []


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins in English, whatever the one before it left."""
    language.use("en")
