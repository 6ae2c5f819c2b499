"""A way counts as known from the day its first source came out."""

from types import SimpleNamespace

import geopandas as gpd
import pytest
from shapely.geometry import LineString

from geo.corridors import rough_km, with_known_from
from geo.errors import DataError
from tests.estimates.test_estimates import SOURCES

ROUTES = [SimpleNamespace(id="r1", source="p2013"), SimpleNamespace(id="r2", source="p2011")]


def stages(*routes: str) -> gpd.GeoDataFrame:
    lines = [LineString([(0, 0), (1, i)]) for i in range(len(routes))]
    ids = [f"stage-{i}" for i in range(len(routes))]
    return gpd.GeoDataFrame({"id": ids, "routes": list(routes)}, geometry=lines, crs="EPSG:4326")


def test_the_first_of_several_sources_counts() -> None:
    dated = with_known_from(stages("r1|r2", "r1", ""), ROUTES, SOURCES)
    assert list(dated["known_from"]) == ["2011-06-30", "2013-06-30", ""]
    assert dated.crs == "EPSG:4326"


def test_a_route_that_is_in_no_table_is_named() -> None:
    with pytest.raises(DataError, match="r9"):
        with_known_from(stages("r1|r9"), ROUTES, SOURCES)


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (4213.7, 4000),
        (11_450, 12_000),
        (12_600, 12_000),
        (2810, 2800),
        (1260, 1200),
        (640, 600),
        (87, 90),
        (0.2, 1),
    ],
)
def test_a_length_is_no_surer_than_the_line(length: float, said: int) -> None:
    assert rough_km(length) == said
