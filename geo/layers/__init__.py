"""Read the layers of ``data/layers``: what is drawn, in degrees, sorted by id."""

from __future__ import annotations

import io
from typing import Any

import geopandas as gpd
import pandas as pd
from pyogrio.errors import DataSourceError

from geo import paths
from geo.catalog.boundaries import OUTLINE_LAYERS
from geo.catalog.cells import LARGEST
from geo.catalog.fault import Fault
from geo.catalog.package import load_package
from geo.errors import DataError
from geo.language import _
from geo.layers.own import overlap_words, overlapping, with_own
from geo.layers.own_places import with_places
from geo.regular_file import read_regular
from geo.storage import printable, reason_of

LAYER_NAMES = (
    "land", "lakes", "countries", "departments", "provinces", "zones", "emergencies", "rivers", "corridors",
    "settlements",
)  # fmt: skip
"""The layers there are, from the bottom of the map to its top."""

CRS = "EPSG:4326"

__all__ = [
    "LAYER_NAMES",
    "empty_layer",
    "load_layer",
    "load_layers",
    "load_shipped",
    "overlap_words",
    "overlapping",
]


def load_layer(name: str) -> gpd.GeoDataFrame:
    """Return one layer as it is drawn: the user's own boundaries in place of shipped outlines.

    Parameters
    ----------
    name : str
        One of `LAYER_NAMES`.

    Returns
    -------
    GeoDataFrame
        As `load_shipped`; zones, provinces and departments have a column ``licence`` beside those
        of the data package, ``""`` but for the user's own polygons (see `geo.layers.own`), and rows for
        the user's own places that were published (see `geo.layers.own_places`). An own
        boundary that is damaged is left out: `geo.catalog.own_boundaries` says why.

    Raises
    ------
    DataError
        As `load_shipped`.
    """
    frame = load_shipped(name)
    return with_places(name, with_own(name, frame)) if name in OUTLINE_LAYERS else frame


def load_layers() -> tuple[dict[str, gpd.GeoDataFrame], list[Fault]]:
    """Return every layer as it is drawn, and what is wrong with those that cannot be read.

    Such a layer is empty, with the columns that the data package promises: all else is shown.
    """
    layers, faults = {}, []
    for name in LAYER_NAMES:
        try:
            layers[name] = load_layer(name)
        except DataError as error:
            layers[name] = empty_layer(name)
            expected = _("a layer that can be read; the maps are drawn without it")
            faults.append(Fault(f"data/layers/{name}.geojson", None, "", str(error), expected))
    return layers, faults


def empty_layer(name: str) -> gpd.GeoDataFrame:
    """Return a layer without features, with the columns that the data package promises."""
    described: dict[str, Any] = next(
        (item for item in load_package()["resources"] if item.get("name") == name), {}
    )
    columns: dict[str, pd.Series] = {"id": pd.Series(dtype="str")}
    for field in described.get("schema", {}).get("fields", ()):
        kind = "float64" if field["type"] in ("number", "integer") else "str"
        columns[field["name"]] = pd.Series(dtype=kind)
    if name in OUTLINE_LAYERS:
        columns["licence"] = pd.Series(dtype="str")
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries([], crs=CRS), crs=CRS)


def load_shipped(name: str) -> gpd.GeoDataFrame:
    """Return one layer as shipped.

    Parameters
    ----------
    name : str
        One of `LAYER_NAMES`.

    Returns
    -------
    GeoDataFrame
        EPSG:4326, degrees; sorted by ``id``, index 0 to n − 1, the columns of the data package.
        Text that a feature leaves empty is ``""``, a number it lacks is NaN: no data is not zero.

    Raises
    ------
    DataError
        The name is none of the layers', or the file is missing, unreadable, empty or lacks ids.
    """
    if name not in LAYER_NAMES:
        raise DataError(
            _("there is no layer {name!r}; there are {names}").format(name=name, names=", ".join(LAYER_NAMES))
        )
    path = paths.LAYERS / f"{name}.geojson"
    try:
        content = read_regular(path, LARGEST)
        if not content.lstrip().startswith(b"{"):
            raise ValueError(_("it is no GeoJSON"))
        frame = gpd.read_file(io.BytesIO(content))
    except FileNotFoundError:
        raise DataError(
            _("data/layers/{file} is missing; python -m geo build makes it").format(file=path.name)
        ) from None
    except (OSError, DataSourceError, ValueError) as error:
        reason = printable(reason_of(error, LARGEST))
        raise DataError(
            _("data/layers/{file} cannot be read as GeoJSON: {error}").format(file=path.name, error=reason)
        ) from error
    if "id" not in frame or frame.empty or frame["id"].isna().any():
        raise DataError(_("data/layers/{file} holds no features with ids").format(file=path.name))
    frame = frame.set_crs(CRS, allow_override=True).sort_values("id", kind="stable", ignore_index=True)
    words = [c for c in frame.columns if c != "geometry" and not pd.api.types.is_numeric_dtype(frame[c])]
    frame[words] = frame[words].fillna("")
    return frame
