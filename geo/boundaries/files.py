"""Read a GeoJSON, GeoPackage or Shapefile as features with a reference system.

The format is known by the first bytes, not by the name, and nothing else is opened: other formats
that GDAL knows may lead to other files, or to the network.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyogrio
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely import Geometry
from shapely.errors import ShapelyError

from geo.errors import BoundaryError
from geo.language import _

LARGEST = 200_000_000
"""Bytes; no boundary of a part of Peru is longer."""
SQLITE, SHAPEFILE = b"SQLite format 3\x00", b"\x00\x00\x27\x0a"
BESIDE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""Parts of a Shapefile that are read; the first three are needed."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a file holds.

    Attributes
    ----------
    file : str
        Its name.
    sha256 : str
        Checksum of its bytes (of the ``.shp`` of a plain Shapefile).
    crs : CRS or None
        Reference system; None where the file states none.
    geojson : bool
        True for GeoJSON, whose coordinates are degrees where it states no reference system.
    rows : list of dict
        The fields of each feature.
    geometries : list of Geometry or None
        The shape of each, in the file's own coordinates, two-dimensional.
    """

    file: str
    sha256: str
    crs: CRS | None
    geojson: bool
    rows: list[dict[str, Any]]
    geometries: list[Geometry | None]

    @property
    def fields(self) -> list[str]:
        """Return the names of all fields, in the order in which they first appear."""
        return [*dict.fromkeys(name for row in self.rows for name in row)]


def read_features(path: Path, layer: str | None = None) -> Features:
    """Return the features of a file.

    Parameters
    ----------
    path : Path
        GeoJSON, GeoPackage, the ``.shp`` of a Shapefile with its parts beside it, or a zip of one.
    layer : str, optional
        Which layer of a GeoPackage, or which Shapefile of a zip, where there are several.

    Raises
    ------
    BoundaryError
        The file is missing, too large, of another format, or broken; the layer is none of its own.
    """
    with warnings.catch_warnings():
        # What GDAL warns of (heights, odd headers) does not concern an outline; what does is checked.
        warnings.simplefilter("ignore")
        return _read(path, layer)


def _read(path: Path, layer: str | None) -> Features:
    content = _content(path)
    total = hashlib.sha256(content).hexdigest()
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    if content.startswith(b"PK") and zipfile.is_zipfile(path):
        with _unzipped(path, layer) as file:
            return _with_gdal(file, name, total, None)
    if content.startswith((SQLITE, SHAPEFILE)):
        if content.startswith(SHAPEFILE):
            if path.suffix.lower() != ".shp":
                raise BoundaryError(
                    _("{file} is part of a Shapefile; give the file that ends in .shp").format(file=name)
                )
            _complete({f.suffix.lower() for f in path.parent.iterdir() if f.stem == path.stem}, name)
        return _with_gdal(path, name, total, layer)
    return _geojson(content, name, total, layer)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except IsADirectoryError:
        raise BoundaryError(
            _("{file} is a folder; give a GeoJSON, GeoPackage or Shapefile").format(file=path)
        ) from None
    except OSError as error:
        reason = error.strerror
        raise BoundaryError(_("{file} cannot be read: {reason}").format(file=path, reason=reason)) from None
    if size > LARGEST:
        raise BoundaryError(
            _("{file} has {size} MB; expected {most} MB at most").format(
                file=path.name, size=size // 1_000_000, most=LARGEST // 1_000_000
            )
        )
    return content


def _complete(parts: set[str], name: str) -> None:
    """Refuse a Shapefile without the parts that it cannot be read without."""
    if missing := [part for part in BESIDE[:3] if part not in parts]:
        raise BoundaryError(
            _(
                "{file} lacks the part {parts}; a Shapefile is read with its parts, or as a zip of them"
            ).format(file=name, parts=", ".join(missing))
        )


@contextmanager
def _unzipped(path: Path, layer: str | None) -> Iterator[Path]:
    """Put the Shapefile of a zip into a folder of its own for as long as it is read."""
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            names = [n for n in archive.namelist() if not Path(n).name.startswith(".")]
            found = {
                n[:-4]: Path(n).stem for n in names if n.lower().endswith(".shp") and "__MACOSX" not in n
            }
            if not found:
                raise BoundaryError(
                    _(
                        "{file} holds no Shapefile; give a zip with one, or the GeoJSON or GeoPackage itself"
                    ).format(file=path.name)
                )
            stem = _one_of(sorted(found), [found[n] for n in sorted(found)], layer, path.name)
            parts = [n for n in names if n[:-4] == stem and n[-4:].lower() in BESIDE]
            if sum(archive.getinfo(n).file_size for n in parts) > LARGEST:
                raise BoundaryError(
                    _("{file} unpacks to more than {most} MB").format(
                        file=path.name, most=LARGEST // 1_000_000
                    )
                )
            for name in parts:
                (Path(folder) / f"given{name[-4:].lower()}").write_bytes(archive.read(name))
            _complete({n[-4:].lower() for n in parts}, path.name)
            yield Path(folder) / "given.shp"
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise BoundaryError(
            _("{file} cannot be unpacked: {reason}").format(file=path.name, reason=one_line(error))
        ) from None


def _one_of(keys: list[str], names: list[str], wanted: str | None, file: str) -> str:
    """Return the layer asked for, or the only one there is."""
    matching = [key for key, name in zip(keys, names, strict=True) if wanted in (None, name)]
    if len(matching) == 1:
        return matching[0]
    listed = ", ".join(sorted(names)) or _("none")
    if wanted is None:
        text = _("{file} holds several layers; choose one with --layer: {names}")
    else:
        text = _("{file} has no layer {layer!r} of its own; there are: {names}")
    raise BoundaryError(text.format(file=file, layer=wanted, names=listed))


def _with_gdal(path: Path, name: str, total: str, layer: str | None) -> Features:
    """Read a GeoPackage or Shapefile."""
    try:
        layers = [str(row[0]) for row in pyogrio.list_layers(path) if row[1] is not None]
        chosen = _one_of(layers, layers, layer, name)
        driver = pyogrio.read_info(path, layer=chosen)["driver"]
        if driver not in ("GPKG", "ESRI Shapefile"):
            raise _no_format(name)
        frame = pyogrio.read_dataframe(path, layer=chosen, force_2d=True)
    except BoundaryError:
        raise
    except (RuntimeError, ValueError, ShapelyError, UnicodeError) as error:
        raise BoundaryError(
            _("{file} cannot be read: {reason}").format(file=name, reason=one_line(error))
        ) from None
    geometries = [None if g is None else g for g in frame.geometry]
    rows = frame.drop(columns=frame.geometry.name).to_dict("records")
    return Features(name, total, frame.crs, False, rows, geometries)


def _no_format(name: str) -> BoundaryError:
    return BoundaryError(
        _("{file} is no GeoJSON, GeoPackage or Shapefile; expected one of these three").format(file=name)
    )


def _geojson(content: bytes, name: str, total: str, layer: str | None) -> Features:
    """Read a GeoJSON: a collection, a feature or a bare geometry."""
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _no_format(name) from None
    kind = given.get("type") if isinstance(given, dict) else None
    if kind == "FeatureCollection":
        features = given.get("features")
    elif kind == "Feature":
        features = [given]
    elif isinstance(kind, str) and ("coordinates" in given or "geometries" in given):
        features = [{"geometry": given, "properties": {}}]
    else:
        raise _no_format(name)
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise BoundaryError(_("{file}: expected a list of features").format(file=name))
    if layer is not None:
        raise BoundaryError(
            _("{file} is a GeoJSON, which has no layers; leave out --layer").format(file=name)
        )
    rows = [f["properties"] if isinstance(f.get("properties"), dict) else {} for f in features]
    geometries = [_shape(f.get("geometry"), number, name) for number, f in enumerate(features, start=1)]
    return Features(name, total, _declared(given, name), True, rows, geometries)


def _shape(geometry: object, number: int, name: str) -> Geometry | None:
    if geometry is None:
        return None
    try:
        return shapely.force_2d(shapely.geometry.shape(geometry))
    except (ShapelyError, ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
        raise BoundaryError(
            _("{file}: feature {number} holds no geometry that can be read: {reason}").format(
                file=name, number=number, reason=one_line(error)
            )
        ) from None


def _declared(given: dict, name: str) -> CRS | None:
    """Return the reference system of a GeoJSON that states one in the older way."""
    if given.get("crs") is None:
        return None
    properties = given["crs"].get("properties") if isinstance(given["crs"], dict) else None
    stated = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    try:
        return CRS.from_user_input(stated)
    except CRSError:
        raise BoundaryError(
            _(
                "{file} states the reference system {stated!r}, which is not known; expected one like "
                "EPSG:4326"
            ).format(file=name, stated=stated)
        ) from None


def one_line(error: Exception) -> str:
    """Return what an error says, on one line."""
    return " ".join(str(error).split())
