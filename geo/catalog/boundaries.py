"""Own boundaries: the polygons that a user has put in place of shipped outlines.

They lie in the store, one file a place, apart from the data package: a new version of ``data/`` leaves
them as they are. A file in the workspace's folder (``boundaries/<place>.geojson``) is taken over into the
store. One that is damaged, or whose place the data no longer draw, is left out and said; it never keeps the
rest from being read.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import shapely
from shapely.geometry import shape

from geo import paths
from geo.catalog.cells import FaultError
from geo.catalog.fault import Fault
from geo.catalog.geometry import WORLD, shape_problem
from geo.catalog.package import load_package
from geo.catalog.published import PLACE, published
from geo.errors import StoreError
from geo.language import _, current
from geo.model.parsing import read_day
from geo.regular_file import cached_by_file, read_regular
from geo.storage import reason_of
from geo.store.address import store_exists
from geo.store.folder import Shared
from geo.store.shared import BOUNDARY, content_of, newest_state, own_files

if TYPE_CHECKING:
    from geo.store.files import FileState

OUTLINE_LAYERS = ("zones", "provinces", "departments")
"""Layers whose outlines a user may replace."""
POLYGONAL = ("Polygon", "MultiPolygon")
TEXTS = ("place", "source", "licence", "file", "crs", "processing")
"""Properties of a stored boundary that hold a text; the others are sha256, adopted and area_km2."""
ENDING = ".geojson"
LARGEST = 250_000_000
"""Bytes of a file of outlines: none that is taken in is larger."""
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class OwnBoundary:
    """One polygon supplied by the user.

    Attributes
    ----------
    place : str
        Id of the place it is the outline of.
    source, licence : str
        Where it comes from and under which terms, in the user's words.
    file, sha256 : str
        Name and checksum of the file that was given (of the ``.shp`` of a Shapefile).
    crs : str
        Reference system in which it was given, for example ``EPSG:32718``.
    processing : str
        What was done to it, in English: projected, united, repaired.
    adopted : date
        Day since which it is used.
    area_km2 : float
        Geodesic area (WGS 84).
    geometry : shapely.Geometry
        Polygon or MultiPolygon, EPSG:4326, degrees, right-handed, six decimals at most.
    stored : str
        Checksum (SHA-256) of its file.
    """

    place: str
    source: str
    licence: str
    file: str
    sha256: str
    crs: str
    processing: str
    adopted: date
    area_km2: float
    geometry: shapely.Geometry
    stored: str


class Outline(NamedTuple):
    """The layer that draws a place, and the place on whose outline it is drawn (mostly its own: empty)."""

    layer: str
    outline_of: str


def own_places(root: Path | None = None) -> dict[str, Outline]:
    """Return the user's own places that a layer draws, published or not; another checkout has none."""
    if (root is not None and Path(root).resolve() != paths.ROOT) or not store_exists():
        return {}
    # Imported here: who only reads the data package needs no database.
    from geo.store.database import open_store
    from geo.store.entries import read_entries

    own = {key: entry.body or {} for key, entry in read_entries(open_store(), PLACE).items()}
    own |= {item.record: item.body or {} for item in published().of_kind(PLACE)}
    layers = {layer.removesuffix("s"): layer for layer in OUTLINE_LAYERS}
    return {
        id: Outline(layers[body["kind"]], body.get("predecessor_of", ""))
        for id, body in own.items()
        if body.get("kind") in layers
    }


def outlines(root: Path | None = None) -> dict[str, Outline]:
    """Return the places whose outline may be replaced, by id; a layer that cannot be read has none.

    Parameters
    ----------
    root : Path, optional
        Another checkout's folder.
    """
    folder = root / "data" / "layers" if root else paths.LAYERS
    found = {}
    for layer in OUTLINE_LAYERS:
        for place, outline_of in _drawn(folder / f"{layer}.geojson"):
            found[place] = Outline(layer, outline_of)
    return found


@cached_by_file
def _drawn(path: Path) -> tuple[tuple[str, str], ...]:
    try:
        features = json.loads(read_regular(path, LARGEST))["features"]
        properties = [feature["properties"] for feature in features]
        return tuple((str(item["id"]), str(item.get("outline_of") or "")) for item in properties)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()  # who reads the layer itself says what is wrong with it


def own_stamp() -> tuple[tuple[str, int, int, int], ...]:
    """Return what changes when a user's boundary does.

    Of each file in the folder its name, time, size and inode; of the store the number of its newest boundary.
    """
    found = []
    try:
        with os.scandir(paths.boundaries()) as entries:
            names = [entry.name for entry in entries if entry.name.endswith(ENDING)]
    except OSError:
        names = []
    for name in sorted(names):
        try:
            stat = (paths.boundaries() / name).stat()
        except OSError:  # a link that leads nowhere, or one taken away meanwhile
            continue
        found.append((name, stat.st_mtime_ns, stat.st_size, stat.st_ino))
    newest = newest_state(BOUNDARY)
    return (*found, ("store", newest, 0, 0)) if newest else tuple(found)


def own_boundaries(root: Path | None = None) -> tuple[dict[str, OwnBoundary], list[Fault]]:
    """Return the user's boundaries by place, sorted, and what is wrong with those left out.

    Parameters
    ----------
    root : Path, optional
        Another checkout, to whose places they are held; by default this one.
    """
    try:
        kept, files = own_files(BOUNDARIES)
    except OSError as error:
        expected = _("a folder that can be read, or none")
        return {}, [Fault("workspace/boundaries", None, "", str(error.strerror), expected)]
    except StoreError as error:
        return {}, [Fault("workspace/boundaries", None, "", str(error), _("a database that can be read"))]
    found, faults = {}, []
    for place in sorted({*kept, *files}):
        file = files.get(place)
        try:
            own = _of_file(file, current()) if file else _of_store(kept[place], current())
            _held_to(own, f"{_label(file)}{place}{ENDING}", root)
        except (OSError, StoreError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            faults.append(
                _fault(f"{_label(file)}{place}{ENDING}", "", reason, _("a file that can be read")).fault
            )
        except FaultError as error:
            faults.append(error.fault)
        else:
            found[own.place] = own
    return found, faults


def _label(file: Path | None) -> str:
    """Return what stands before a boundary's name: where its file lies, or that it is in the store."""
    return "workspace/boundaries/" if file else "boundaries/"


def _fault(file: str, column: str, value: str, expected: str) -> FaultError:
    """Return the error that says what is wrong in a stored boundary, and what to do about it."""
    remedy = _(
        "python -m geo boundaries use writes it anew, python -m geo boundaries reset --place {place} "
        "goes back to the shipped outline"
    ).format(place=_place(file))
    return FaultError(Fault(file, 1 if column else None, column, value, f"{expected}; {remedy}"))


def _place(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(ENDING)


@cached_by_file
def _of_file(path: Path, language: str) -> OwnBoundary:
    """Read a boundary in the folder; ``language`` is that of the words of an error."""
    file = f"{_label(path)}{path.name}"
    try:
        content = read_regular(path, LARGEST)
    except OSError as error:
        raise _unread(file, error) from None
    return _parsed(content, file)


@lru_cache(maxsize=4096)
def _of_store(state: FileState, language: str) -> OwnBoundary:
    """Read a boundary in the store; ``language`` is that of the words of an error."""
    content = content_of(BOUNDARIES, state.name, state.number)
    return _parsed(content or b"", f"{_label(None)}{state.name}{ENDING}")


def _is_usable(place: str, content: bytes) -> bool:
    file = f"{place}{ENDING}"
    try:
        _held_to(_parsed(content, file), file, None)
    except FaultError:
        return False
    return True


BOUNDARIES = Shared(BOUNDARY, ENDING, paths.boundaries, LARGEST, _is_usable, lambda place, _others: place)
"""Own boundaries in the store, and the folder that is their way in; a new one replaces that of its place."""


def _unread(file: str, error: Exception) -> FaultError:
    return _fault(file, "", reason_of(error, LARGEST), _("a GeoJSON file that can be read"))


def _parsed(content: bytes, file: str) -> OwnBoundary:
    """Return the boundary that the bytes of a file hold."""
    try:
        collection = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _unread(file, error) from None
    features = collection.get("features") if isinstance(collection, dict) else None
    feature = features[0] if isinstance(features, list) and len(features) == 1 else None
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise _fault(file, "", "", _("one feature with properties"))
    properties = feature["properties"]
    for column, value, expected in _wrong(_place(file), properties):
        raise _fault(file, column, value, expected)
    if problem := shape_problem(feature.get("geometry"), POLYGONAL):
        raise _fault(file, "geometry", *problem)
    return OwnBoundary(
        **{name: properties[name] for name in TEXTS},
        sha256=properties["sha256"],
        adopted=date.fromisoformat(properties["adopted"]),
        area_km2=float(properties["area_km2"]),
        geometry=shape(feature["geometry"]),
        stored=hashlib.sha256(content).hexdigest(),
    )


def _wrong(stem: str, properties: dict) -> Iterator[tuple[str, str, str]]:
    """Yield (property, value, expected) for what is wrong in the properties of a stored boundary."""
    for name in TEXTS:
        if not isinstance(properties.get(name), str) or not properties[name].strip():
            yield name, str(properties.get(name) or ""), _("a text")
    if properties.get("place") != stem:
        yield "place", str(properties.get("place")), _("the file's name, {name}").format(name=stem)
    if not SHA256.fullmatch(str(properties.get("sha256"))):
        yield "sha256", str(properties.get("sha256") or ""), _("64 hexadecimal digits in small letters")
    if read_day(str(properties.get("adopted"))) is None:
        yield "adopted", str(properties.get("adopted") or ""), _("a day as YYYY-MM-DD")
    area = properties.get("area_km2")
    if isinstance(area, bool) or not isinstance(area, int | float) or not 0 < area < math.inf:
        yield "area_km2", str(area or ""), _("a number above zero")


def _held_to(own: OwnBoundary, file: str, root: Path | None) -> None:
    """Hold a boundary to the places that the data draw and the extent of their layer."""
    drawn = outlines(root).get(own.place) or own_places(root).get(own.place)
    if drawn is None:
        expected = _("a zone, province or department that data/layers still draws")
        raise _fault(file, "place", own.place, expected)
    if drawn.outline_of:
        expected = _("a place with an outline of its own: it is drawn on that of {place}").format(
            place=drawn.outline_of
        )
        raise _fault(file, "place", own.place, expected)
    west, south, east, north = own.geometry.bounds
    least = extent_of(drawn.layer, root)
    if not (least[0] <= west and least[1] <= south and east <= least[2] and north <= least[3]):
        value = ", ".join(f"{number:.6g}" for number in own.geometry.bounds)
        expected = _("degrees within {extent}").format(extent=", ".join(map(str, least)))
        raise _fault(file, "geometry", value, expected)


def extent_of(layer: str, root: Path | None = None) -> tuple[float, float, float, float]:
    """Return west, south, east and north, degrees, within which the shapes of ``layer`` lie."""
    for resource in load_package(root)["resources"]:
        if resource.get("name") == layer and resource.get("extent"):
            return tuple(resource["extent"])
    return WORLD
