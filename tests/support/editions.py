"""A small edition: the invented country of `tests.toys.toy`, published as any atlas is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest

from geo.atlas import Atlas
from geo.edition.pages import briefings
from geo.edition.publishing import Published, publish
from tests.toys.toy_atlas import toy_atlas, toy_layers
from tests.toys.toy_briefing import TOY

DAY = date(2026, 11, 28)


def whole_toy_atlas(**changed: object) -> Atlas:
    """Return Tavaria's atlas with every layer that pages ask for, some of them empty."""
    none = gpd.GeoDataFrame({"id": [], "name": [], "certainty": []}, geometry=[], crs="EPSG:4326")
    layers = dict.fromkeys(("rivers", "lakes", "emergencies", "settlements"), none) | {
        name: frame if "certainty" in frame else frame.assign(certainty="documented")
        for name, frame in toy_layers().items()
    }
    return toy_atlas(layers=layers, **changed)


@contextmanager
def toy_briefings(folder: Path) -> Iterator[None]:
    """Have the toy's briefing be the one that is shipped."""
    path = folder / "toy.yaml"
    path.write_text(TOY, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(briefings, "shipped_files", lambda: [path])
        yield


def publish_toy(folder: Path, day: date = DAY, **changed: object) -> Published:
    """Publish the toy's edition of ``day``; ``changed`` are parts of its atlas."""
    return publish(whole_toy_atlas(**changed), folder, day)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder`` by its path, but for the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
