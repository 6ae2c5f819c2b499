"""Tables as frames with the types of their columns, for the formats that GDAL and Arrow write."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pyarrow
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.exports.reopened import CRS
from geo.exports.tables import Column, FileContent, Table

DTYPES: dict[str, str | pd.ArrowDtype] = {
    "text": "string",
    "number": "Float64",
    "integer": "Int64",
    "boolean": "boolean",
    "date": pd.ArrowDtype(pyarrow.date32()),
}
"""Type of a column by its kind; each can say that there is no data."""


def frame_of(table: Table) -> pd.DataFrame:
    """Return ``table`` as a frame, each column of its kind; no data is missing, never zero or ""."""
    return pd.DataFrame(
        {
            column.name: pd.Series(table.column(column.name), dtype=_dtype(table, column))
            for column in table.columns
        }
    )


def _dtype(table: Table, column: Column) -> str | pd.ArrowDtype:
    """Return the type of a column: numbers that are all whole are integers, shown without ".0"."""
    numbers = [cell for cell in table.column(column.name) if cell is not None]
    if (
        column.kind == "number"
        and numbers
        and all(isinstance(number, int | float) and float(number).is_integer() for number in numbers)
    ):
        return DTYPES["integer"]
    return DTYPES[column.kind]


def values_frame(content: FileContent) -> gpd.GeoDataFrame:
    """Return the values with their shapes: EPSG:4326, polygons as multipolygons."""
    shapes = gpd.GeoSeries([_multiple(shape) for shape in content.shapes], crs=CRS)
    return gpd.GeoDataFrame(frame_of(content.values), geometry=shapes)


def _multiple(shape: BaseGeometry | None) -> BaseGeometry | None:
    return MultiPolygon([shape]) if isinstance(shape, Polygon) else shape
