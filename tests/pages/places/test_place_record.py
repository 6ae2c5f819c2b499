"""Periods in words, what reaches into what, and which ways have to do with a place: on toy data."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import geopandas as gpd
import pytest
from shapely.geometry import LineString, box

from geo.atlas import drawn_ways
from geo.catalog import load_sources
from geo.ui.places.facts import reaching
from geo.ui.places.ways import Passage, open_ends, passages
from geo.views.record import known_by, within
from tests.toys.toy import toy_places, toy_root, toy_routes, toy_statements


def areas(**shapes: object) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"id": list(shapes)}, geometry=list(shapes.values()), crs="EPSG:4326")


def test_what_reaches_into_what_is_a_matter_of_area_not_of_touching() -> None:
    # on the equator, boxes of equal width: shares are those of the heights
    department = areas(dept=box(0, 0, 1, 1))
    zones = areas(
        inside=box(0.2, 0.2, 0.4, 0.4),  # all of it
        half=box(0, 0.9, 1, 1.1),  # half of it
        grazing=box(0, 0.99, 1, 1.99),  # one per cent
        beside=box(1, 0, 2, 1),  # touches only
    )
    assert reaching(department, zones, of_other=True) == ["inside", "half"]
    # of the department itself the small zone inside takes 4 %: not enough
    assert reaching(department, zones, of_other=False) == ["half"]
    assert reaching(department.iloc[:0], zones, of_other=True) == []


def test_what_lies_within_a_place_is_all_the_way_down() -> None:
    atlas = SimpleNamespace(places=toy_places())
    assert within("sudra", atlas) == {"sudra", "lume"}
    assert {"tavaria", "sudra", "lume", "vale"} <= within("tavaria", atlas)
    assert "belmonte" not in within("tavaria", atlas)


@pytest.fixture(scope="module")
def atlas() -> SimpleNamespace:
    """The toy's two stages: by road from the Vale to Lume, by sea from Lume to Belmonte."""
    places = toy_places()
    stages = gpd.GeoDataFrame(
        {
            "id": ["one", "two"],
            "corridor": ["lume-belmonte"] * 2,
            "routes": ["r-01", "r-02|r-99"],
            "open_end": ["", "end"],
            "mode": ["road", "sea"],
            "certainty": ["inferred", "documented"],
            "length_km": [160.0, 440.0],
        },
        geometry=[LineString([(10.5, 5.5), (10.1, 4.1)]), LineString([(10.1, 4.1), (14, 4.5)])],
        crs="EPSG:4326",
    )
    layers = {
        "corridors": stages,
        "departments": areas(norra=box(10, 5, 11, 7), sudra=box(10, 4, 11, 5)),
        "zones": areas(vale=box(10.25, 5.25, 10.75, 5.75)),
        "countries": areas(tavaria=box(10, 4, 11, 7)),
        "rivers": gpd.GeoDataFrame(
            {"id": ["norra-river"]}, geometry=[LineString([(10.51, 5.5), (10.11, 4.1)])], crs="EPSG:4326"
        ),
    }
    return SimpleNamespace(
        places=places,
        routes=toy_routes(),
        sources=load_sources(toy_root()),
        layers=layers,
        ways=drawn_ways(stages),
    )


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("vale", {"r-01": "from"}),
        ("lume", {"r-01": "to", "r-02": "from"}),
        ("sudra", {"r-01": "to", "r-02": "from"}),  # Lume lies in Sudra
        ("norra", {"r-01": "crosses"}),  # the Vale has no department: only the drawn line enters Norra
        ("tavaria", {"r-01": "inside", "r-02": "from"}),
        ("belmonte", {"r-02": "to"}),
        ("norra-river", {"r-01": "along"}),  # a hundredth of a degree beside the river
        ("lume-belmonte", {}),
    ],
)
def test_how_a_stage_has_to_do_with_a_place(atlas, place: str, found: dict[str, str]) -> None:
    told = passages(atlas.places.get(place), atlas, None)
    assert {p.route.id: p.how for p in told} == found
    assert all(isinstance(p, Passage) for p in told)


def test_a_stage_is_known_from_the_day_its_source_came_out(atlas) -> None:
    # the gazette's window of publication ends on 31 December 2012
    vale = atlas.places.get("vale")
    assert passages(vale, atlas, date(2012, 12, 30)) == []
    assert len(passages(vale, atlas, date(2012, 12, 31))) == 1


def test_ends_that_no_source_names_are_said_by_stage(atlas) -> None:
    assert open_ends(atlas.places.get("lume-belmonte"), atlas, None) == [
        "Stage 2, Port of Lume to Belmonte: no end named."
    ]


def test_a_statement_is_known_from_the_day_its_source_came_out(atlas) -> None:
    gazette = next(s for s in toy_statements() if s.id == "t-01")
    assert known_by(gazette, atlas, None)
    assert known_by(gazette, atlas, date(2012, 12, 31))
    assert not known_by(gazette, atlas, date(2012, 12, 30))
