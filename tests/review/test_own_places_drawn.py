"""An own place on the map: a disc around its point, its own polygon, and neither once it is taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.boundaries import adopt, propose, reset
from geo.catalog.published import look_again
from geo.layers import load_layer
from geo.review.known import all_places, all_sources
from geo.review.people import ADMIN, Person
from geo.review.publication.publishing import publish, undo
from geo.review.records import save_record
from geo.review.tables.forms import enter_figure
from geo.store.database import Store

EVA = Person("eva", ADMIN)
PLACE = {
    "id": "quebrada-honda", "kind": "zone", "name": "Quebrada Honda", "name_es": "Quebrada Honda",
    "parent": "peru", "lon": "-74.5", "lat": "-9.8", "coordinate_source": "set by hand",
}  # fmt: skip
FIGURE = {
    "measure": "coca_cultivation", "place": "quebrada-honda", "kind": "level", "period_start": "2024-01-01",
    "period_end": "2024-12-31", "period_basis": "stated", "value": "41", "unit": "ha", "value_stated": "41",
    "unit_stated": "ha", "bound": "exact", "stance": "asserts", "reading": "press",
}  # fmt: skip
SQUARE = [[-74.7, -9.9], [-74.3, -9.9], [-74.3, -9.5], [-74.7, -9.5], [-74.7, -9.9]]

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def drawn() -> dict[str, object] | None:
    look_again()
    zones = load_layer("zones")
    rows = zones[zones["id"] == "quebrada-honda"]
    return rows.iloc[0].to_dict() if len(rows) else None


def test_a_point_then_a_polygon_then_nothing(store: Store, tmp_path: Path) -> None:
    save_record(store, EVA, "place", PLACE)
    source = next(one.id for one in all_sources(store).values() if not one.sha256)
    enter_figure(store, EVA, FIGURE | {"source": source}, token="one")
    assert drawn() is None
    batch = publish(store, EVA)
    disc = drawn()
    assert disc is not None
    assert (disc["certainty"], disc["licence"]) == ("schematic", "")
    assert disc["geometry"].contains(disc["geometry"].centroid)  # type: ignore[attr-defined]
    assert abs(disc["geometry"].centroid.x + 74.5) < 0.01  # type: ignore[attr-defined]
    file = tmp_path / "mine.geojson"
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [SQUARE]}))
    adopt(propose(file, all_places(store).get("quebrada-honda")), "own survey", "CC BY 4.0")
    mine = drawn()
    assert mine is not None
    assert (mine["certainty"], mine["licence"]) == ("outlined", "CC BY 4.0")
    assert mine["geometry"].bounds == (-74.7, -9.9, -74.3, -9.5)  # type: ignore[attr-defined]
    assert reset("quebrada-honda") == "quebrada-honda"
    assert (drawn() or {})["certainty"] == "schematic"
    undo(store, EVA, batch.id)
    assert drawn() is None
