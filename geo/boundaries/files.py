"""Read a GeoJSON, GeoPackage or Shapefile as features with a reference system.

The format is known by the first bytes, not by the name, and nothing else is opened: other formats
that GDAL knows may lead to other files, or to the network.
"""

from __future__ import annotations

import codecs
import hashlib
import tempfile
import warnings
from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pyogrio
from geopandas import GeoDataFrame
from shapely.errors import ShapelyError

from geo.boundaries.features import Features, no_format, one_line, short
from geo.boundaries.geojson import read_geojson
from geo.errors import BoundaryError
from geo.language import _
from geo.storage import opened_zip, printable, read_file, read_member

LARGEST = 200_000_000
"""Bytes; no boundary of a part of Peru is longer."""
SQLITE, SHAPEFILE = b"SQLite format 3\x00", b"\x00\x00\x27\x0a"
BESIDE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""Parts of a Shapefile that are read; the first three are needed."""
IN_A_ZIP = (".shp", ".gpkg", ".geojson")
"""Files of a zip that may hold the boundary."""


def read_features(path: Path, layer: str | None = None, encoding: str | None = None) -> Features:
    """Return the features of a file.

    Parameters
    ----------
    path : Path
        GeoJSON, GeoPackage, the ``.shp`` of a Shapefile with its parts beside it, or a zip of one.
    layer : str, optional
        Which layer of a GeoPackage, or which file of a zip, where there are several.
    encoding : str, optional
        Of the fields of a Shapefile; where not given, what the file says or what its bytes can be.

    Raises
    ------
    BoundaryError
        The file is missing, too large, of another format, or broken; the layer is none of its own.
    """
    with warnings.catch_warnings():
        # What GDAL warns of (heights, odd headers) does not concern an outline; what does is checked.
        warnings.simplefilter("ignore")
        return _read(path, layer, encoding)


def _read(path: Path, layer: str | None, encoding: str | None) -> Features:
    content = _content(path)
    total = hashlib.sha256(content).hexdigest()
    name = printable(path.name)
    if content.startswith(b"PK"):
        return _from_zip(content, name, total, layer, encoding)
    if content.startswith(SQLITE):
        return _geopackage(content, name, total, layer, encoding)
    if content.startswith(SHAPEFILE):
        if path.suffix.lower() != ".shp":
            raise BoundaryError(
                _("{file} is part of a Shapefile; give the file that ends in .shp").format(file=name)
            )
        parts = {end: _content(part) for end, part in _parts_beside(path).items()} | {".shp": content}
        return _shapefile(parts, name, total, layer, encoding)
    return read_geojson(content, name, total, layer)


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise BoundaryError(
            _("{file} is a folder; give a GeoJSON, GeoPackage or Shapefile").format(file=printable(path))
        )
    return read_file(path, LARGEST, error=BoundaryError)


def _parts_beside(path: Path) -> dict[str, Path]:
    """Return the other parts of a Shapefile by their ending, whatever the case of their names."""
    try:
        near = [f for f in path.parent.iterdir() if f.stem.casefold() == path.stem.casefold()]
    except OSError as error:
        raise BoundaryError(
            _("{file} cannot be read: {reason}").format(file=path.parent, reason=error.strerror)
        ) from None
    near.sort(key=lambda f: f.stem == path.stem)  # of two that differ in case, the one named like it
    found = {f.suffix.lower(): f for f in near}
    return {ending: found[ending] for ending in BESIDE[1:] if ending in found}


def _shapefile(
    parts: Mapping[str, bytes], name: str, total: str, layer: str | None, encoding: str | None
) -> Features:
    """Read a Shapefile from its parts, put side by side under one name."""
    if missing := [part for part in BESIDE[:3] if part not in parts]:
        raise BoundaryError(
            _(
                "{file} lacks the part {parts}; a Shapefile is read with its parts, or as a zip of them"
            ).format(file=name, parts=", ".join(missing))
        )
    with tempfile.TemporaryDirectory() as folder:
        stem = PurePosixPath(name).stem if name.lower().endswith(".shp") else "given"
        for ending, content in parts.items():
            (Path(folder) / f"given{ending}").write_bytes(content)
        if layer == stem:  # its only layer, by the name it has outside
            layer = None
        declared = ".cpg" in parts and not _in_utf8(parts[".dbf"])
        return _with_gdal(Path(folder) / "given.shp", name, total, layer, encoding, declared)


def _in_utf8(table: bytes) -> bool:
    """Say whether a table of fields (.dbf) is in UTF-8, whatever is said of it: no other text reads as it."""
    rows = table[int.from_bytes(table[8:10], "little") :]  # after the header, which is no text
    try:
        return not rows.isascii() and bool(rows.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _from_zip(content: bytes, name: str, total: str, layer: str | None, encoding: str | None) -> Features:
    """Read the Shapefile, GeoPackage or GeoJSON of a zip, put into a folder of its own while it is read."""
    with opened_zip(content, name, error=BoundaryError) as archive:
        members = [
            n
            for n in archive.namelist()
            if not n.endswith("/") and not PurePosixPath(n).name.startswith(".") and "__MACOSX" not in n
        ]
        found = [n for n in members if PurePosixPath(n).suffix.lower() in IN_A_ZIP]
        if not found:
            raise BoundaryError(
                _(
                    "{file} holds no Shapefile; give a zip with one, or the GeoJSON or GeoPackage itself"
                ).format(file=name)
            )
        chosen = PurePosixPath(found[_one_of(_names(found), layer, name)])
        same = [n for n in members if _stem(n).casefold() == _stem(str(chosen)).casefold()]
        same.sort(key=lambda n: _stem(n) == _stem(str(chosen)))
        ends = BESIDE if chosen.suffix.lower() == ".shp" else (chosen.suffix.lower(),)
        parts: dict[str, bytes] = {}
        for member in same:
            ending = PurePosixPath(member).suffix.lower()
            if ending in ends:
                room = LARGEST - sum(len(content) for content in parts.values())
                parts[ending] = read_member(archive, member, room, name, error=BoundaryError)
    if ".shp" in parts:
        return _shapefile(parts, name, total, None, encoding)
    (found_file,) = parts.values()
    if found_file.startswith(SQLITE):
        return _geopackage(found_file, name, total, None, encoding)
    return read_geojson(found_file, name, total, None)


def _geopackage(content: bytes, name: str, total: str, layer: str | None, encoding: str | None) -> Features:
    """Read a GeoPackage from its bytes: what was looked at is what GDAL opens."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "given.gpkg"
        file.write_bytes(content)
        return _with_gdal(file, name, total, layer, encoding)


def _stem(member: str) -> str:
    """Return the path of a file in a zip without its ending."""
    return str(PurePosixPath(member).with_suffix(""))


def _names(found: list[str]) -> list[tuple[str, str]]:
    """Return for each file of a zip its path without ending and the shortest name that only it has."""
    stems = Counter(PurePosixPath(n).stem.casefold() for n in found)
    paths = Counter(_stem(n).casefold() for n in found)
    named = []
    for member in found:
        stem, path = PurePosixPath(member).stem, _stem(member)
        shown = stem if stems[stem.casefold()] == 1 else path if paths[path.casefold()] == 1 else member
        named.append((member if shown == member else path, shown))
    return named


def _one_of(named: list[tuple[str, str]], wanted: str | None, file: str) -> int:
    """Return the position of the layer asked for (by either of its names), or of the only one there is."""
    matching = [n for n, names in enumerate(named) if wanted is None or wanted in names]
    if len(matching) == 1:
        return matching[0]
    listed = ", ".join(sorted(short(shown) for _path, shown in named)) or _("none")
    if wanted is None:
        text = _("{file} holds several layers; choose one with --layer: {names}")
    else:
        text = _("{file} has no layer {layer!r} of its own; there are: {names}")
    raise BoundaryError(text.format(file=file, layer=wanted and short(wanted), names=listed))


def _with_gdal(
    path: Path, name: str, total: str, layer: str | None, encoding: str | None, declared: bool = True
) -> Features:
    """Read a GeoPackage or Shapefile; ``declared``: its word on the encoding counts."""
    try:
        layers = [str(row[0]) for row in pyogrio.list_layers(path) if row[1] is not None]
        chosen = layers[_one_of([(n, n) for n in layers], layer, name)]
        # The fields are left out: one that cannot be decoded must not stop this.
        driver = pyogrio.read_info(path, layer=chosen, encoding="latin-1")["driver"]
        if driver not in ("GPKG", "ESRI Shapefile"):
            raise no_format(name)
        shapefile = driver != "GPKG"
        frame, notes = _frame(path, chosen, name, _encodings(encoding, shapefile, declared))
    except BoundaryError:
        raise
    except UnboundLocalError:  # how pyogrio fails where the text of a reference system is not UTF-8
        raise BoundaryError(
            _(
                "{file} states a reference system whose text is not UTF-8; save it anew, or give the file "
                "without its .prj and name the system with --crs"
            ).format(file=name)
        ) from None
    except (RuntimeError, ValueError, ShapelyError) as error:
        raise BoundaryError(
            _("{file} cannot be read: {reason}").format(file=name, reason=short(one_line(error)))
        ) from None
    rows = frame.drop(columns=frame.geometry.name).to_dict("records")
    return Features(name, total, frame.crs, False, rows, list(frame.geometry), notes=notes)


def _encodings(asked: str | None, shapefile: bool, declared: bool) -> list[str | None]:
    """Return the encodings in which fields may be, likeliest first; None is what the file says."""
    if asked is not None:
        try:
            return [codecs.lookup(asked).name]
        except (LookupError, ValueError):
            raise BoundaryError(
                _("encoding {encoding!r} is not known; expected one like utf-8 or latin-1").format(
                    encoding=short(asked)
                )
            ) from None
    if not shapefile:
        return [None]
    return [None, "utf-8", "cp1252", "latin-1"] if declared else ["utf-8", None, "cp1252", "latin-1"]


def _frame(
    path: Path, layer: str, name: str, encodings: list[str | None]
) -> tuple[GeoDataFrame, tuple[str, ...]]:
    """Return shapes and fields, the shapes alone where no encoding fits the fields, and a note of that."""
    for encoding in encodings:
        try:
            frame = pyogrio.read_dataframe(path, layer=layer, force_2d=True, encoding=encoding)
        except UnicodeError:
            continue
        if encoding == encodings[0] or encoding is None:
            return frame, ()
        note = _("the fields of {file} are not in the encoding it states; they were read as {encoding}")
        return frame, (note.format(file=name, encoding=encoding),)
    frame = pyogrio.read_dataframe(path, layer=layer, force_2d=True, columns=[], encoding="latin-1")
    note = _("the fields of {file} cannot be read and were left out; --encoding states how they are stored")
    return frame, (note.format(file=name),)
