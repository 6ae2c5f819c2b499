"""What is wrong with one shape: it must be drawable, right-handed and lie where it should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape

from geo.language import _

DECIMALS = 6
WORLD = (-180.0, -90.0, 180.0, 90.0)


def shape_problem(
    geometry: object, kinds: Sequence[str] = (), extent: Sequence[float] = WORLD
) -> tuple[str, str] | None:
    """Return what stands there and what was expected of the first thing wrong, None where nothing is.

    Parameters
    ----------
    geometry : object
        What a GeoJSON feature has as ``geometry``, in degrees (EPSG:4326).
    kinds : sequence of str
        Geometry types it may be; empty for any.
    extent : sequence of float
        West, south, east and north, degrees, within which it must lie.
    """
    if not isinstance(geometry, dict) or not geometry.get("coordinates"):
        return "", _("a shape")
    kind = str(geometry.get("type"))
    if kinds and kind not in kinds:
        return kind, _("one of {names}").format(names=", ".join(kinds))
    try:
        form = shape(geometry)
    except (ShapelyError, ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
        return str(error), _("a GeoJSON geometry")
    if form.is_empty:
        return "", _("a shape")
    west, south, east, north = extent
    bounds = form.bounds
    if not (west <= bounds[0] and south <= bounds[1] and bounds[2] <= east and bounds[3] <= north):
        expected = _("degrees within {extent}").format(extent=", ".join(map(str, (west, south, east, north))))
        return ", ".join(f"{number:.6g}" for number in bounds), expected
    if not form.is_valid:
        return shapely.is_valid_reason(form), _("a valid shape")
    if not all(_right_handed(part) for part in shapely.get_parts(form)):
        return kind, _("outer rings counter-clockwise and holes clockwise (right-hand rule)")
    for number in _numbers(geometry["coordinates"]):
        if round(number, DECIMALS) != number:
            return repr(number), _("{count} decimals at most").format(count=DECIMALS)
    return None


def _right_handed(part: shapely.Geometry) -> bool:
    if part.geom_type != "Polygon":
        return True
    return part.exterior.is_ccw and not any(ring.is_ccw for ring in part.interiors)


def _numbers(coordinates: Iterable) -> Iterator[float]:
    """Yield every number of a nest of coordinates."""
    for item in coordinates:
        if isinstance(item, int | float):
            yield item
        else:
            yield from _numbers(item)
