"""A way counts as known from the day its first source came out."""

from types import SimpleNamespace

import geopandas as gpd
import pytest
from shapely.geometry import LineString

from geo.corridors import with_known_from
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
