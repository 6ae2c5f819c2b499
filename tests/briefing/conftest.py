"""The shipped briefing on the shipped data, whole and cut down to two scenes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo import paths
from geo.atlas import Atlas, read_atlas
from geo.briefing import Briefing, read_briefing

SHIPPED = paths.BRIEFINGS / "peru-coca-atlas.yaml"
KEPT = ("loreto-2011", "pacific-lane")
"""Scenes of the short one: one of values, one of ways."""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


@pytest.fixture(scope="module")
def whole() -> Briefing:
    return read_briefing(SHIPPED, shipped=True)


@pytest.fixture(scope="module")
def short(whole: Briefing) -> Briefing:
    return replace(whole, scenes=tuple(scene for scene in whole.scenes if scene.id in KEPT))
