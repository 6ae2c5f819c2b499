"""Layers of the data package as frames."""

from __future__ import annotations

import geopandas as gpd

from geo import paths
from geo.errors import DataError

LAYER_NAMES = ("land", "countries", "departments", "provinces", "zones", "rivers", "settlements", "corridors")


def load_layer(name: str) -> gpd.GeoDataFrame:
    """Return a layer (EPSG:4326, sorted by id)."""
    if name not in LAYER_NAMES:
        raise DataError(f"layer {name!r} is unknown; known are {', '.join(LAYER_NAMES)}")
    return gpd.read_file(paths.LAYERS / f"{name}.geojson").sort_values("id", ignore_index=True)
