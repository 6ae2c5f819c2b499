"""Keep a user's boundary in the store, or take it out of use again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import shapely

from geo import paths
from geo.boundaries.polygon import OwnPolygon
from geo.catalog.boundaries import BOUNDARIES, LARGEST
from geo.errors import BoundaryError, StaleDecisionError, StoreError
from geo.language import _
from geo.shapes import area_km2
from geo.storage import read_file
from geo.store.address import database_url, shown_address
from geo.store.folder import set_aside, take_over
from geo.store.shared import content_of, keep_file, own_files

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
) -> str:
    """Keep a boundary in the store, whole or not at all, and return where that is, as it may be shown.

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
    with _failures_named():
        take_over(BOUNDARIES)
        keep_file(BOUNDARIES, place, text.encode("utf-8"))
        _clear(place)
    return shown_address(database_url())


def kept_places() -> list[str]:
    """Return the places of the user's boundaries, those that cannot be used among them.

    Raises
    ------
    BoundaryError
        The folder or the store cannot be read.
    """
    try:
        return sorted({name for found in own_files(BOUNDARIES) for name in found})
    except OSError as error:
        raise BoundaryError(
            _("{folder} cannot be read: {reason}").format(folder=paths.boundaries(), reason=error.strerror)
        ) from None
    except StoreError as error:
        raise BoundaryError(str(error)) from None


def boundary_file(place: str) -> bytes:
    """Return the GeoJSON of a place of `kept_places`, as it is kept.

    Raises
    ------
    BoundaryError
        There is none, or it cannot be read.
    """
    with _failures_named():
        kept, files = own_files(BOUNDARIES)
        if place in files:
            return read_file(files[place], LARGEST, error=BoundaryError)
        content = content_of(BOUNDARIES, place, kept[place].number) if place in kept else None
    if content is None:
        raise BoundaryError(_("{place}: the shipped outline is in use already.").format(place=place))
    return content


def forget(place: str) -> None:
    """Take the boundary of a place of `kept_places` out of use; the store keeps its earlier states.

    Raises
    ------
    BoundaryError
        The workspace cannot be written to.
    """
    with _failures_named():
        if place in own_files(BOUNDARIES)[0]:
            keep_file(BOUNDARIES, place, None)
        _clear(place)


def _clear(place: str) -> None:
    """Set aside what still lies in the folder for a place: a file that cannot be used."""
    if file := own_files(BOUNDARIES)[1].get(place):
        set_aside(BOUNDARIES, file)


@contextmanager
def _failures_named() -> Iterator[None]:
    """Turn what disk and database refuse into one of our sentences."""
    try:
        yield
    except (StoreError, StaleDecisionError) as error:
        raise BoundaryError(str(error)) from None
    except OSError as error:
        raise BoundaryError(
            _("{folder} cannot be written to: {reason}; GEO_HOME may name another folder").format(
                folder=paths.boundaries(), reason=error.strerror or error
            )
        ) from None
