"""The map document: one self-contained page with Leaflet, geometry, code and no address in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
from folium.elements import Element
from shapely import set_precision, transform
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.errors import MapError
from geo.language import in_language
from geo.layers.extents import AROUND, SEAS, extents, point_inside
from geo.maps.contract import (
    DeckMessage,
    DestinationShare,
    DocumentConfig,
    MapFeatures,
    NotedMark,
    ReliefPicture,
    Signs,
    Strings,
    ValuesMessage,
    ViewMessage,
    World,
)
from geo.maps.messages.coding import decimals_of
from geo.maps.stage_words import word_stages
from geo.maps.standalone import Standalone
from geo.maps.strings import map_strings
from geo.maps.time_slider import TimeSlider
from geo.markup import Markup
from geo.model.view import EXPORT_CORRIDORS
from geo.style.signs import for_map

KEPT = (
    "id", "name", "name_es", "kind", "accuracy", "accuracy_es", "outline_of", "certainty", "complete", "rank",
    "corridor", "order", "mode", "from", "to", "substance", "period_start", "period_end",
    "known_from", "reported_by", "line", "open_end", "length_km",
)  # fmt: skip
"""Properties the map shows or needs; all others stay in the data package."""

RENAMED = {"from": "from_place", "to": "to_place"}
"""Columns whose names are no names in Python."""

"""Decimals of a degree kept for drawing (3: about 110 m; 4, the default: 11 m)."""

POLYGONS = ("countries", "departments", "provinces", "zones")


def map_document(
    layers: Mapping[str, gpd.GeoDataFrame],
    *,
    title: str,
    values: ValuesMessage | None = None,
    view: ViewMessage | None = None,
    strings: Strings | None = None,
    names: Mapping[str, tuple[str, str]] | None = None,
    relief: ReliefPicture | None = None,
    shares: Sequence[DestinationShare] = (),
    noted: Sequence[NotedMark] = (),
    deck: DeckMessage | None = None,
    standalone: Standalone | None = None,
    apart: bool = False,
) -> folium.Map:
    """Return the map of all levels and years as one self-contained folium map.

    Parameters
    ----------
    layers : mapping of str to GeoDataFrame
        Frames in EPSG:4326 with the columns of the data package, by layer name (``countries``,
        ``zones``, ``corridors`` …); those not given are not drawn.
    title : str
        Title of the document.
    values, view, deck, strings : message and Strings, optional
        What a document that stands alone holds inside (`geo.maps.contract`); its words else English.
    names : mapping of id to (English, Spanish), optional
        Names of places without an outline, which corridors start from and lead to.
    relief : ReliefPicture, optional
        Its rows are in Web Mercator.
    shares, noted : sequences of DestinationShare and NotedMark
        From `geo.maps.shares.destination_shares` and `geo.maps.noted.noted_marks`.
    standalone : Standalone, optional
        What a document that stands alone holds beside the map.
    apart : bool, as for `geo.maps.time_slider.TimeSlider`

    Raises
    ------
    MapError
        If no layer holds anything to draw, a frame is not in EPSG:4326 or lacks ids.
    """
    drawn = {name: frame for name, frame in layers.items() if len(frame)}
    if not any(name in drawn for name in (*POLYGONS, "corridors")):
        raise MapError(
            "the map would be empty: no layer with places or corridors was given "
            f"(got {', '.join(layers) or 'none'})"
        )
    config: DocumentConfig = {
        **_world(drawn, names or {}, relief, shares, noted),
        "strings": strings or _english(),
        "values": values,
        "view": view,
        "deck": deck,
    }
    figure = folium.Figure(title=Markup.escape(title))
    map = _bare_map()
    figure.add_child(map)
    map.add_child(TimeSlider(config, standalone, apart=apart))
    return map


def _english() -> Strings:
    """Return the words with which the document of every page starts; the page sends those in use later."""
    with in_language("en"):
        return map_strings()


def _world(
    drawn: Mapping[str, gpd.GeoDataFrame],
    names: Mapping[str, tuple[str, str]],
    relief: ReliefPicture | None,
    shares: Sequence[DestinationShare],
    noted: Sequence[NotedMark],
) -> World:
    """Return what the document holds of the world: all that is drawn whatever the measure."""
    layers = {name: features(name, frame) for name, frame in sorted(drawn.items())}
    routes = word_stages(layers, names) if "corridors" in layers else {}
    return {
        "layers": layers,
        "extents": {name: (w, s, e, n) for name, (w, s, e, n) in extents(drawn).items()},
        "corridors": list(EXPORT_CORRIDORS),
        "routes": routes,
        "names": {id: dict(zip(("en", "es"), pair, strict=True)) for id, pair in sorted(names.items())},
        "seas": SEAS,
        "signs": cast(Signs, for_map()),
        "relief": relief,
        "shares": list(shares),
        "noted": list(noted),
    }


def _bare_map() -> folium.Map:
    """Return a folium map with nothing of folium's own in it: no tiles, no scripts from outside."""
    map = folium.Map(
        location=[-9.3, -75.0],
        zoom_start=5,
        tiles=None,
        zoom_control=False,
        control_scale=False,
        keyboard=False,
        attribution_control=False,
        zoom_snap=0.25,
        zoom_delta=0.5,
        min_zoom=1.5,  # type: ignore[arg-type]  # Leaflet takes fractions
        max_zoom=10,
        # Leaflet's own answer to a resized window comes late and looks like a move by hand.
        track_resize=False,
    )
    map.default_js, map.default_css = [], []
    return map


FIXED_SIZE = ", maximum-scale=1.0, user-scalable=no"
"""What folium writes into its document, and who needs large type must not be held to."""


def render(map: folium.Map) -> str:
    """Return the document as HTML; the same map gives the same bytes.

    folium names every element with a random id; each is replaced by its order of
    appearance.
    """
    text = map.get_root().render().replace(FIXED_SIZE, "")
    ids = _element_ids(map.get_root())
    order: dict[str, str] = {}
    pattern = re.compile("|".join(map_id for map_id in sorted(ids)))
    return pattern.sub(lambda m: order.setdefault(m.group(), f"{len(order) + 1:032x}"), text)


def features(name: str, frame: gpd.GeoDataFrame) -> MapFeatures:
    """Return a layer as a GeoJSON collection with only what the map uses.

    Polygons get ``at``, a point well inside their largest part, for names and marks.
    """
    if frame.crs is None or frame.crs.to_epsg() != 4326:
        raise MapError(f"layer {name}: coordinates are in {frame.crs}; expected EPSG:4326")
    if "id" not in frame.columns:
        raise MapError(f"layer {name}: no column 'id'; expected one id per feature")
    empty = frame.loc[frame.geometry.isna() | frame.geometry.is_empty, "id"].tolist()
    if empty:
        raise MapError(
            f"layer {name}: no geometry for {', '.join(map(str, empty))}; expected one per feature"
        )
    columns = [column for column in KEPT if column in frame.columns]
    result = []
    for record, geometry in zip(frame[columns].to_dict("records"), frame.geometry, strict=True):
        properties = {
            RENAMED.get(key, key): _plain(value) for key, value in record.items() if not _missing(value)
        }
        if name in (*POLYGONS, "lakes"):
            properties["at"] = point_inside(geometry)
        if name == "countries" and record["id"] != "peru" and geometry.intersects(AROUND):
            properties["near"] = point_inside(geometry.intersection(AROUND))
        drawn = _rounded(geometry, decimals_of(name))
        result.append({"type": "Feature", "properties": properties, "geometry": drawn})
    return cast(MapFeatures, {"type": "FeatureCollection", "features": result})


def _rounded(geometry: BaseGeometry, decimals: int) -> dict[str, Any]:
    """Return GeoJSON on a grid of ``decimals``; a part smaller than the grid keeps its own digits."""
    snapped = set_precision(geometry, 10.0**-decimals)
    kept = geometry if snapped.is_empty else snapped
    return mapping(transform(kept, lambda points: np.round(points, decimals)))


def _missing(value: Any) -> bool:  # noqa: ANN401
    return value is None or value == "" or (not isinstance(value, (list, tuple)) and bool(pd.isna(value)))


def _plain(value: object) -> object:
    """Return a JSON value: numpy numbers as Python's, dates as ISO text, lists joined by bars."""
    if isinstance(value, (list, tuple)):
        return "|".join(str(item) for item in value)
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value


def _element_ids(element: Element) -> set[str]:
    ids = {element._id}
    for child in element._children.values():
        ids |= _element_ids(child)
    for part in ("header", "html", "script"):
        if hasattr(element, part) and hasattr(getattr(element, part), "_id"):
            ids |= _element_ids(getattr(element, part))
    return ids
