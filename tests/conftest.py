"""Fixtures that several tests share."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from geo import language, paths
from tests.own import write_layers
from tests.toy import write_package

# Before anything is read: the workspace of who runs the tests is no part of them.
os.environ["GEO_HOME"] = tempfile.mkdtemp(prefix="geo-home-")
atexit.register(shutil.rmtree, os.environ["GEO_HOME"], ignore_errors=True)
# How long an example takes depends on what else the machine does: no time fails a test.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


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


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins in English, whatever the one before it left."""
    language.use("en")
