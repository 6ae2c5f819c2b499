"""Names on a map: none over another or over the edge, the more important first, arrows along lines."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString

from geo.plots.canvas import crosses
from geo.plots.map.drawing import arrow_places
from geo.plots.map.label_placement import Taken, place_labels
from geo.plots.map.labels import Label, Line, broken


def same(x: float, y: float) -> tuple[float, float]:
    return x, y


def label(text: str, at: tuple[float, float], rank: int = 10, **more) -> Label:
    return Label("zone", (rank,), ((Line(text, "regular", 9, "ink"),),), at, **more)


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200)), max_size=40))
def test_no_name_covers_another_or_leaves_the_map(points):
    placed = place_labels([label(f"Name {n}", at) for n, at in enumerate(points)], Taken(300, 200), same, 0.6)
    boxes = [p.box for p in placed]
    assert all(b[0] >= 2 and b[1] >= 2 and b[2] <= 298 and b[3] <= 198 for b in boxes)
    assert not any(crosses(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_where_two_names_want_one_place_the_first_stands():
    crowd = Taken(60, 20)
    placed = place_labels([label("First name", (30, 10)), label("Second one", (30, 10))], crowd, same, 0.6)
    assert [p.lines[0][0].text for p in placed] == ["First name"]


def test_a_name_falls_back_on_its_shorter_form():
    forms = ((Line("Zone", "regular", 9, "ink"), Line("12,345 [1]", "regular", 8, "ink")),
             (Line("Zone", "regular", 9, "ink"),))  # fmt: skip
    found = place_labels([Label("zone", (1,), forms, (50, 8))], Taken(100, 16), same, 0.6)
    assert [line.text for line, _x, _y in found[0].lines] == ["Zone"]


def test_a_place_smaller_than_its_name_is_not_hidden_by_it():
    small = label("Alto Chicama", (100, 100), half=(6.0, 6.0))
    (found,) = place_labels([small], Taken(300, 200), same, 0.6)
    assert not crosses(found.box, (94, 94, 106, 106))


def test_a_river_is_named_along_its_course_and_the_right_way_up():
    course = LineString([(200, 120), (20, 40)])
    river = Label("river", (40,), ((Line("Toy", "italic", 9, "river_text"),),), None, course)
    (found,) = place_labels([river], Taken(300, 200), same, 0.6)
    assert found.angle == pytest.approx(math.degrees(math.atan2(80, 180)), abs=0.1)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("VRAEM", ["VRAEM"]),
        ("Pichis-Palcazú-Pachitea", ["Pichis-", "Palcazú-", "Pachitea"]),
        ("Madre de Dios (coca zone)", ["Madre de Dios", "(coca zone)"]),
    ],
)
def test_a_long_name_breaks_at_its_hyphens_and_blanks(name, lines):
    assert broken(name) == lines


def test_arrows_stand_evenly_and_point_where_the_line_goes():
    line = np.array([(0.0, 0.0), (0.0, 520.0)])
    places = arrow_places(line, 1.0)
    assert [(x, y) for x, y, _angle in places] == [(0.0, 130.0), (0.0, 390.0)]
    assert all(angle == pytest.approx(math.pi / 2) for *_at, angle in places)
    assert arrow_places(line[:, ::-1], 1.0)[0][2] == pytest.approx(0.0)


def test_a_line_too_short_for_an_arrow_has_none():
    assert arrow_places(np.array([(0.0, 0.0), (10.0, 0.0)]), 1.0) == []
