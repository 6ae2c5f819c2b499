"""Fixtures that several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from geo import language
from tests.toy import write_package

# How long an example takes depends on what else the machine does: no time fails a test.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture
def toy_package(tmp_path: Path) -> Path:
    """A fresh copy of the toy package, to break: the folder with data/ and seeds/."""
    return write_package(tmp_path / "toy")


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins in English, whatever the one before it left."""
    language.use("en")
