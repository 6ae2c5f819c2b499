"""A join by place id reports what did not match on either side."""

from datetime import date

import geopandas as gpd
import pytest
from shapely.geometry import box

from geo.errors import DataError
from geo.estimates import Timelines, timeline
from geo.joins import join_layer
from tests.estimates.test_estimates import SERIES, SOURCES, claim


def layer(*ids: str) -> gpd.GeoDataFrame:
    shapes = [box(i, 0, i + 1, 1) for i in range(len(ids))]
    return gpd.GeoDataFrame({"id": list(ids)}, geometry=shapes, crs="EPSG:4326")


LINES = Timelines(
    timeline([claim(5), claim(0, place="moor"), claim(9, place="lost")], SOURCES, SERIES, "crop")
)


def test_both_sides_of_what_did_not_match_are_reported() -> None:
    joined = join_layer(layer("moor", "ridge", "vale"), LINES, 2011, None, LINES.places())
    assert joined.without_value == ("ridge",)
    assert joined.without_shape == ("lost",)


def test_before_publication_nothing_is_known() -> None:
    joined = join_layer(layer("vale"), LINES, 2011, date(2000, 1, 1), LINES.places())
    assert joined.without_value == ("vale",)
    assert joined.without_shape == ()


def test_an_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(DataError, match="vale"):
        join_layer(layer("vale", "vale"), LINES, 2011, None, ())
