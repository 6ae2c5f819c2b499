"""Read a GeoJSON, in whatever encoding and with whatever older statement of its reference system."""

from __future__ import annotations

import json
import re

import shapely
from pyproj import CRS
from shapely import Geometry
from shapely.errors import ShapelyError

from geo.boundaries.features import Features, crs_named, no_format, one_line, short
from geo.errors import BoundaryError
from geo.language import _

ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
"""Tried in this order, where the bytes do not say themselves that they are UTF-16."""
LAST_EPSG = 32767
"""Codes above it are no EPSG codes: ArcGIS writes its own (ESRI) under that name."""
GOOGLE = 900913
"""Web Mercator before it had a code of EPSG."""


def read_geojson(content: bytes, name: str, total: str, layer: str | None) -> Features:
    """Return the features of a GeoJSON: a collection, a feature or a bare geometry.

    Parameters
    ----------
    content : bytes
        The whole file.
    name, total : str
        Name and checksum of the file.
    layer : str or None
        As the user gave it; a GeoJSON has none.

    Raises
    ------
    BoundaryError
        It is of another format or broken; the message says where.
    """
    text, notes = _decoded(content, name)
    features, given = _features(text, name)
    if layer is not None:
        raise BoundaryError(
            _("{file} is a GeoJSON, which has no layers; leave out --layer").format(file=name)
        )
    rows = [f["properties"] if isinstance(f.get("properties"), dict) else {} for f in features]
    geometries = [_shape(f.get("geometry"), number, name) for number, f in enumerate(features, start=1)]
    crs, stated = _declared(given)
    return Features(name, total, crs, True, rows, geometries, stated=stated, notes=notes)


def _decoded(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and a note where it is not in UTF-8."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16", *ENCODINGS) if marked else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8-sig":
            return text, ()
        if not text.lstrip().startswith(("{", "[")):
            break
        return text, (
            _("{file} is not in UTF-8; it was read as {encoding}").format(file=name, encoding=encoding),
        )
    raise no_format(name)


def _features(text: str, name: str) -> tuple[list[dict], dict]:
    """Return the features of a text and the object that holds them."""
    if not text.lstrip().startswith("{"):
        raise no_format(name)
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise BoundaryError(
            _("{file} is no GeoJSON that can be read: line {line}, column {column}: {reason}").format(
                file=name, line=error.lineno, column=error.colno, reason=error.msg
            )
        ) from None
    except RecursionError:
        raise BoundaryError(
            _("{file} is no GeoJSON that can be read: it is nested too deeply").format(file=name)
        ) from None
    except ValueError as error:  # an integer of thousands of digits
        raise BoundaryError(
            _("{file} is no GeoJSON that can be read: {reason}").format(
                file=name, reason=short(one_line(error))
            )
        ) from None
    kind = given.get("type")
    if kind == "FeatureCollection":
        features = given.get("features")
    elif kind == "Feature":
        features = [given]
    elif isinstance(kind, str) and ("coordinates" in given or "geometries" in given):
        features = [{"geometry": given, "properties": {}}]
    elif kind == "Topology":
        raise BoundaryError(_("{file} is no GeoJSON but a TopoJSON; expected a GeoJSON").format(file=name))
    else:
        raise no_format(name)
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise BoundaryError(_("{file}: expected a list of features").format(file=name))
    return features, given


def _shape(geometry: object, number: int, name: str) -> Geometry | None:
    if geometry is None:
        return None
    try:
        return shapely.force_2d(shapely.geometry.shape(geometry))
    except (ShapelyError, ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
        raise BoundaryError(
            _("{file}: feature {number} holds no geometry that can be read: {reason}").format(
                file=name, number=number, reason=short(one_line(error))
            )
        ) from None


def _declared(given: dict) -> tuple[CRS | None, str]:
    """Return the reference system that a GeoJSON states in the older way, and its words where unreadable."""
    member = given.get("crs")
    if member is None:
        return None, ""
    properties = member.get("properties") if isinstance(member, dict) else {"name": member}
    properties = properties if isinstance(properties, dict) else {}
    named = properties.get("name")
    if isinstance(member, dict) and member.get("type") == "EPSG":
        named = f"EPSG:{properties.get('code')}"
    if not named:  # a link would have to be followed
        return None, short(str(properties.get("href") or json.dumps(member, ensure_ascii=False)))
    found = crs_named(_code(str(named)))
    return found, "" if found else short(str(named))


def _code(named: str) -> str:
    """Return a reference system by the authority that has its code, as PROJ knows it."""
    found = re.fullmatch(
        r"(?:urn:(?:x-)?ogc:def:crs:)?EPSG:(?:[\d.]*:)?(\d{1,9})", named, re.ASCII | re.IGNORECASE
    )
    if not found:
        return named
    code = int(found[1])
    if code == GOOGLE:
        return "EPSG:3857"
    return f"ESRI:{code}" if code > LAST_EPSG else f"EPSG:{code}"
