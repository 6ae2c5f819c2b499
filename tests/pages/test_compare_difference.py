"""The map of the difference: what rose and fell by size and sign, hatched where nothing may be compared."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET

import pytest

from geo.language import in_language
from geo.model import Comparison, View
from geo.ui.compare.difference import drawn_difference
from geo.ui.compare.table import reckon
from geo.ui.frame.atlas import load_atlas
from tests.pages.test_compare_page import text, visit
from tests.support.pages import html

ATLAS = load_atlas()
SVG = "{http://www.w3.org/2000/svg}"
ZONES = Comparison(View(level="zone", year=2020), "year", 2024)
COUNTRIES = Comparison(View(level="country", year=2010), "year", 2011)


def marks(now: Comparison) -> dict[str, ET.Element]:
    """What stands for each place that the keyboard reaches, by the text that is read out."""
    root = ET.fromstring(drawn_difference(reckon(now, ATLAS), now, ATLAS))
    return {g.get("aria-label", ""): g[1] for g in root.iter(f"{SVG}g")}


@pytest.mark.parametrize("now", [ZONES, COUNTRIES], ids=["zones", "countries"])
def test_every_place_stands_by_what_may_be_said_of_it(now: Comparison) -> None:
    shown, drawn = reckon(now, ATLAS), marks(now)
    assert shown.found
    for found in shown.found:
        name = ATLAS.places.get(found.place).label()
        mine = [mark for said, mark in drawn.items() if said.startswith(f"{name}: ")]
        if found.silent:
            assert not mine
        elif found.change is None:
            assert "apart" in mine[0].get("class", "")
            assert f"{name}: {found.verdict.reason}" in drawn
        else:
            sign = "rise" if found.change > 0 else "fall" if found.change else "same"
            assert mine[0].get("class") == sign


def test_the_area_of_a_circle_is_in_proportion_to_the_change() -> None:
    drawn = marks(ZONES)
    vraem = next(float(m.get("r")) for said, m in drawn.items() if said.startswith("VRAEM: "))
    lares = next(float(m.get("r")) for said, m in drawn.items() if said.startswith("La Convención-Lares: "))
    assert math.isclose((vraem / lares) ** 2, 8351 / 3569, rel_tol=0.05)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_address_carries_the_map_of_the_difference(language: str) -> None:
    app = visit(level="zone", year="2020", r_year="2024", shown="difference", lang=language)
    assert app.query_params["shown"] == "difference"
    assert 'class="difference-legend"' in html(app)
    assert "8,351" in text(app)
    app.segmented_control(key="compare_face").set_value("maps").run()
    assert not app.exception
    assert "shown" not in app.query_params


def test_two_measures_have_no_difference_to_draw() -> None:
    app = visit(year="2024", level="department", r_measure="coca_eradication", shown="difference")
    assert "shown" not in app.query_params
    assert not [c for c in app.segmented_control if c.key == "compare_face"]


def test_a_face_that_there_is_none_of_is_named() -> None:
    assert any("shown" in warning.value for warning in visit(shown="globe").warning)


def test_names_do_not_lie_over_one_another_in_either_language() -> None:
    for language in ("en", "es"):
        with in_language(language):
            root = ET.fromstring(drawn_difference(reckon(ZONES, ATLAS), ZONES, ATLAS))
        names = [node for node in root.iter(f"{SVG}text") if node.get("class") == "value"]
        assert len(names) > 7
        tops = [(float(n.get("x")), float(n.get("y"))) for n in names]
        assert len(set(tops)) == len(tops)


def test_a_face_of_the_map_stays_with_the_map():
    app = visit(face="chart", year="2018", r_year="2022")
    assert not app.warning
    assert "face" not in app.query_params


def test_a_density_is_said_to_be_ours():
    app = visit(measure="coca_density", year="2018", r_year="2022", shown="difference")
    assert any("printed by no source" in caption.value for caption in app.caption)
