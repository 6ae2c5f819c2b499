"""Keep a user's boundary in the workspace, or take it away again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import shapely

from geo import paths
from geo.boundaries.polygon import OwnPolygon
from geo.errors import BoundaryError
from geo.language import _
from geo.shapes import area_km2
from geo.storage import write_whole

LONGEST = 300
"""Characters of a source or licence line: it is shown in the map's tooltip."""


def line(text: str | None, option: str) -> str:
    """Return a source or licence line as it is kept: on one line.

    Parameters
    ----------
    text : str or None
        What the user gave.
    option : str
        The option it was given with, for the error.

    Raises
    ------
    BoundaryError
        It is missing, too long, or no text.
    """
    kept = " ".join((text or "").split())
    if not kept:
        raise BoundaryError(
            _("{option} is missing; expected the line that is shown with the boundary").format(option=option)
        )
    if len(kept) > LONGEST:
        raise BoundaryError(
            _("{option} has {count} characters; expected {most} at most").format(
                option=option, count=len(kept), most=LONGEST
            )
        )
    if not kept.isprintable():
        raise BoundaryError(_("{option} holds characters that cannot be shown").format(option=option))
    return kept


def keep(
    place: str, polygon: OwnPolygon, *, file: str, sha256: str, source: str, licence: str, day: date
) -> Path:
    """Write a boundary into the workspace, whole or not at all.

    Parameters
    ----------
    place : str
        Id of the place.
    polygon : OwnPolygon
        Its new outline.
    file, sha256 : str
        Name and checksum of the file that was given.
    source, licence : str
        Lines as `line` returns them.
    day : date
        Day since which it is used.

    Raises
    ------
    BoundaryError
        The workspace cannot be written to.
    """
    properties = {
        "place": place,
        "source": source,
        "licence": licence,
        "file": file,
        "sha256": sha256,
        "crs": polygon.crs,
        "processing": polygon.processing,
        "adopted": day.isoformat(),
        "area_km2": round(area_km2(polygon.geometry), 3),
    }
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": shapely.geometry.mapping(polygon.geometry),
    }
    body = json.dumps(feature, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text = f'{{"type":"FeatureCollection","name":"{place}","features":[\n{body}\n]}}\n'
    path = paths.boundaries() / f"{place}.geojson"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8"))
    except OSError as error:
        raise BoundaryError(
            _("{folder} cannot be written to: {reason}; GEO_HOME may name another folder").format(
                folder=path.parent, reason=error.strerror
            )
        ) from None
    return path


def kept_places() -> list[str]:
    """Return the places of the boundaries in the workspace, those that cannot be used among them."""
    try:
        return sorted(path.stem for path in paths.boundaries().iterdir() if path.suffix == ".geojson")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BoundaryError(
            _("{folder} cannot be read: {reason}").format(folder=paths.boundaries(), reason=error.strerror)
        ) from None


def forget(place: str) -> None:
    """Remove the boundary of a place of `kept_places` from the workspace.

    Raises
    ------
    BoundaryError
        The file cannot be removed.
    """
    path = paths.boundaries() / f"{place}.geojson"
    try:
        path.unlink()
    except OSError as error:
        raise BoundaryError(
            _("{file} cannot be removed: {reason}").format(file=path, reason=error.strerror)
        ) from None
