"""What a build says of the layers it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapely.geometry import LineString, Point, Polygon, box

from geo import language
from geo.build import _write
from geo.build.changes import changes, moved_km, read_features
from geo.build.write import layer_text

# A square of a tenth of a degree at the equator: 11.1 km a side, 123 km².
SQUARE = box(-75.0, 0.0, -74.9, 0.1)


def _layer(**shapes: object) -> dict:
    """Return features by id; a value is a geometry or (geometry, properties)."""
    found = {}
    for id, value in shapes.items():
        shape, more = value if isinstance(value, tuple) else (value, {})
        found[id] = ({"id": id} | more, shape)
    return found


def _said(before: dict, now: dict) -> list[str]:
    return list(changes("toy", before, now))


def test_nothing_is_said_of_a_layer_that_is_the_same():
    layer = _layer(a=SQUARE, b=(Point(0, 0), {"name": "B"}))
    assert _said(layer, _layer(a=SQUARE, b=(Point(0, 0), {"name": "B"}))) == []


def test_features_that_come_and_go_are_named():
    assert _said(_layer(a=SQUARE, b=SQUARE), _layer(b=SQUARE, c=SQUARE)) == ["toy: c added", "toy: a removed"]


def test_an_area_says_how_far_it_moved_and_what_it_gained():
    wider = box(-75.0, 0.0, -74.85, 0.1)
    assert _said(_layer(a=SQUARE), _layer(a=wider)) == [
        "toy: a changed: moved by up to 5.6 km; area +62 km² (+50.0 %)"
    ]


def test_a_line_says_what_became_of_its_length():
    short, long = LineString([(0, 0), (1, 0)]), LineString([(0, 0), (1, 0), (1, 1)])
    (line,) = _said(_layer(a=(short, {"order": 1})), _layer(a=(long, {"order": 2})))
    assert line == "toy: a changed: moved by up to 111.2 km; length +111 km; properties: order"


def test_a_point_says_how_far_it_moved():
    assert _said(_layer(a=Point(-70, 60)), _layer(a=Point(-69, 60))) == [
        "toy: a changed: moved by up to 55.6 km"
    ]


def test_features_of_which_only_the_same_words_changed_share_a_line():
    before = {id: ({"id": id, "note": "old"}, SQUARE) for id in "abcdefg"}
    now = {id: ({"id": id, "note": "new"}, SQUARE) for id in "abcdefg"}
    now["g"] = ({"id": "g", "note": "old", "extra": 1}, SQUARE)
    assert _said(before, now) == [
        "toy: 1 feature changed in its properties only (extra): g",
        "toy: 6 features changed in their properties only (note): a, b, c, d, e, …",
    ]


def test_a_hole_that_opens_is_a_move():
    hole = Polygon(SQUARE.exterior, [box(-74.96, 0.04, -74.94, 0.06).exterior])
    assert moved_km(SQUARE, hole) == pytest.approx(0.04 * 111.2, rel=0.05)


def test_spanish_is_spoken_where_it_is_asked_for():
    language.use("es")
    assert _said(_layer(), _layer(a=SQUARE)) == [
        language._("{layer}: {id} added").format(layer="toy", id="a")
    ]


def test_a_written_layer_is_compared_with_the_one_before(tmp_path: Path):
    lines: list[str] = []
    first = layer_text("toy", [({"id": "a"}, SQUARE)], 4)
    second = layer_text("toy", [({"id": "a"}, SQUARE), ({"id": "b"}, Point(1, 2))], 4)
    assert _write(tmp_path, "toy", first, lines.append)
    assert _write(tmp_path, "toy", second, lines.append)
    assert not _write(tmp_path, "toy", second, lines.append)
    assert [line.split(",")[0] for line in lines] == [
        "toy: new", "toy: changed", "  toy: b added", "toy: unchanged",
    ]  # fmt: skip
    assert read_features(second)["a"][1].equals(SQUARE)
