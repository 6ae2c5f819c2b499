"""Make of what was given one valid polygon in degrees, and say what was done to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError
from shapely import Geometry

from geo.boundaries.features import Features, crs_named, one_line, short
from geo.errors import BoundaryError
from geo.language import _
from geo.shapes import polygons_only, right_handed, rounded, to_metres

DECIMALS = 6
"""Of a degree: 11 cm."""
MOST_REPAIRED = 0.01
"""Share of its area by which a repair may change a polygon."""
LIKELY = (
    "EPSG:4326", "EPSG:32717", "EPSG:32718", "EPSG:32719", "EPSG:24877", "EPSG:24878", "EPSG:24879",
    "EPSG:3857",
)  # fmt: skip
"""Reference systems in use in Peru: degrees, UTM on WGS 84 and on PSAD 56, Web Mercator."""

Box = tuple[float, float, float, float]


def percent(share: float) -> str:
    """Return a share as ``83 %``, a small one with two decimals."""
    return f"{100 * share:.{2 if 0 < share < 0.1 else 0}f} %"


@dataclass(frozen=True, slots=True)
class OwnPolygon:
    """A polygon fit to be drawn.

    Attributes
    ----------
    geometry : Geometry
        Polygon or MultiPolygon, EPSG:4326, degrees, valid, right-handed, six decimals at most.
    crs : str
        Reference system in which it was given.
    united : int
        Number of features it is made of.
    repaired : float or None
        Share of its area that the repair changed; None where it was valid.
    fault : str
        What was invalid, in the words of GEOS; empty where nothing was.
    overruled : str
        The reference system that the file states and the user set aside; mostly empty.
    hint : str
        Where the shape lies away from the shipped outline, in which reference systems its numbers would
        lie there, in words; mostly empty.
    """

    geometry: Geometry
    crs: str
    united: int
    repaired: float | None
    fault: str
    overruled: str = ""
    hint: str = ""

    @property
    def processing(self) -> str:
        """Return what was done to it, in English, as it is kept with it."""
        steps = [f"given in {self.crs}"]
        if self.overruled:
            steps.append(f"in spite of the file, which states {self.overruled}")
        if self.united > 1:
            steps.append(f"{self.united} features united")
        if self.repaired is not None:
            steps.append(f"repaired ({self.fault}; area changed by {percent(self.repaired)})")
        return ", ".join([*steps, f"{DECIMALS} decimals of a degree kept"])


def own_polygon(
    shapes: list[Geometry], given: Features, target: Geometry, extent: Box, stated: str | None = None
) -> OwnPolygon:
    """Return what was given as one polygon in degrees.

    Parameters
    ----------
    shapes : list of Geometry
        Polygons and MultiPolygons in the file's coordinates.
    given : Features
        The file they come from.
    target : Geometry
        The shipped outline in degrees: what they are expected to resemble.
    extent : tuple of float
        West, south, east and north of Peru, degrees.
    stated : str, optional
        Reference system for a file that states none, or one that is wrong or cannot be read, for example
        ``EPSG:32718``.

    Raises
    ------
    BoundaryError
        The reference system is missing or unknown, the axes are swapped, the polygon lies elsewhere,
        has no area, or repairing it would change its area by more than 1 %.
    """
    coordinates = shapely.get_coordinates(shapes)
    if not np.isfinite(coordinates).all():
        raise BoundaryError(_("{file} holds coordinates that are no numbers").format(file=given.file))
    crs, overruled = _reference_system(shapes, given, target, stated)
    degrees = [_to_degrees(shape, crs, given.file) for shape in shapes]
    if not _within(degrees, extent):
        raise _elsewhere(shapes, degrees, crs, given, target, extent)
    mended = [_mended(shape, given.file) for shape in degrees]
    whole = (
        shapely.union_all([shape for shape, _change, _fault in mended]) if len(mended) > 1 else mended[0][0]
    )
    faults = [fault for _shape, _change, fault in mended if fault]
    return OwnPolygon(
        geometry=right_handed(rounded(polygons_only(whole), DECIMALS)),
        crs=_name(crs),
        united=len(shapes),
        repaired=max(change for _shape, change, _fault in mended) if faults else None,
        fault=faults[0] if faults else "",
        overruled=overruled,
        hint="" if _fits(shapes, crs, target) else _hint(shapes, target),
    )


def _reference_system(
    shapes: list[Geometry], given: Features, target: Geometry, stated: str | None
) -> tuple[CRS, str]:
    """Return the reference system to read in, and the statement of the file that it sets aside.

    A statement of the file's that cannot be read, or that puts the shape away from the outline it would
    replace, gives way to the one the user states; one that fits gives way only to another that fits.
    """
    own = given.crs if given.crs is not None and (given.crs.is_geographic or given.crs.is_projected) else None
    if stated is not None:
        asked = _asked(stated)
        if own is None:
            return asked, given.stated
        if own.equals(asked, ignore_axis_order=True):
            return own, ""
        if _fits(shapes, own, target) and not _fits(shapes, asked, target):
            raise BoundaryError(
                _(
                    "{file} is in {own}; --crs {stated} is only for a file that states none, or one in "
                    "which it does not fit"
                ).format(file=given.file, own=_name(own), stated=_name(asked))
            )
        return asked, _name(own)
    if own is not None:
        return own, ""
    hint = _hint(shapes, target) or _("for example --crs EPSG:32718")
    if given.stated:
        raise BoundaryError(
            _(
                "{file} states the reference system {stated!r}, which is not known; expected one like "
                "EPSG:4326; give it with --crs, {hint}"
            ).format(file=given.file, stated=given.stated, hint=hint)
        )
    west, south, east, north = shapely.total_bounds(shapes)
    if given.geojson and max(-west, east) <= 180 and max(-south, north) <= 90:
        return CRS.from_epsg(4326), ""  # RFC 7946: a GeoJSON that states nothing is in degrees
    raise BoundaryError(
        _("{file} states no reference system that is known; give it with --crs, {hint}").format(
            file=given.file, hint=hint
        )
    )


def _asked(stated: str) -> CRS:
    """Return the reference system that the user states."""
    found = crs_named(stated)
    if found is None:
        raise BoundaryError(
            _("reference system {stated!r} is not known; expected one like EPSG:32718").format(
                stated=short(stated)
            )
        )
    return found


def _name(crs: CRS) -> str:
    """Return ``EPSG:32718``, or the name of a reference system without a code."""
    authority = crs.to_authority(min_confidence=70)
    return ":".join(authority) if authority else one_line(crs.name)


@lru_cache(maxsize=16)
def _transformer(crs: CRS) -> Transformer:
    """Return what brings coordinates to degrees; it takes 20 ms to set up, and is asked for each shape."""
    return Transformer.from_crs(crs, "EPSG:4326", always_xy=True)


def _to_degrees(shape: Geometry, crs: CRS, file: str) -> Geometry:
    try:
        transformer = _transformer(crs)
        return shapely.transform(shape, lambda p: np.column_stack(transformer.transform(p[:, 0], p[:, 1])))
    except (ProjError, CRSError) as error:
        raise BoundaryError(
            _("{file}: {crs} cannot be brought to degrees: {reason}").format(
                file=file, crs=_name(crs), reason=one_line(error)
            )
        ) from None


def _within(shapes: list[Geometry], extent: Box) -> bool:
    """Say whether all ``shapes`` lie in the box ``extent``."""
    west, south, east, north = shapely.total_bounds(shapes)  # a number that is none compares as False
    return extent[0] <= west and extent[1] <= south and east <= extent[2] and north <= extent[3]


def _elsewhere(
    shapes: list[Geometry], degrees: list[Geometry], crs: CRS, given: Features, target: Geometry, extent: Box
) -> BoundaryError:
    """Return the error that says where a polygon lies that does not lie in Peru, and likely why."""
    swapped = [shapely.transform(shape, lambda p: p[:, ::-1]) for shape in shapes]
    if _within([_to_degrees(shape, crs, given.file) for shape in swapped], extent):
        return BoundaryError(
            _(
                "{file}: the axes are swapped, the first number of each pair is the latitude or northing; "
                "expected longitude or easting first"
            ).format(file=given.file)
        )
    bounds = shapely.total_bounds(degrees)
    text = _(
        "{file} lies outside Peru, read in {crs}: it reaches over {bounds}; expected within {extent} (west, "
        "south, east, north in degrees)"
    ).format(file=given.file, crs=_name(crs), bounds=_numbers(bounds), extent=_numbers(extent))
    hint = _hint(shapes, target)
    if not hint:
        return BoundaryError(text)
    return BoundaryError(_("{text}; {hint}, which --crs states").format(text=text, hint=hint))


def _numbers(bounds: Box) -> str:
    return ", ".join(f"{number:.6g}" for number in bounds)


def _hint(shapes: list[Geometry], target: Geometry) -> str:
    """Return in which reference systems the numbers would lie where they are expected; mostly one."""
    likely = {code: crs for code in LIKELY if (crs := crs_named(code))}
    fitting = [code for code, crs in likely.items() if _fits(shapes, crs, target)]
    return _("its numbers would fit {codes}").format(codes=", ".join(fitting)) if fitting else ""


def _fits(shapes: list[Geometry], crs: CRS, target: Geometry) -> bool:
    """Say whether shapes read in a reference system lie about where the shipped outline lies."""
    try:
        bounds = shapely.total_bounds([_to_degrees(shape, crs, "") for shape in shapes])
    except BoundaryError:
        return False
    if not np.isfinite(bounds).all():
        return False
    box, wanted = shapely.box(*bounds), shapely.box(*target.bounds)
    return box.intersection(wanted).area > 0.1 * box.union(wanted).area


def _mended(shape: Geometry, file: str) -> tuple[Geometry, float, str]:
    """Return a polygon made valid, by which share of its area that changed it, and what was wrong."""
    if shape.is_valid and shape.area > 0:
        return shape, 0.0, ""
    fault = shapely.is_valid_reason(shape)
    # "structure" unites parts that overlap; the other method would cut a hole where they do.
    whole = polygons_only(shapely.make_valid(shape, method="structure", keep_collapsed=False))
    before, after = (abs(to_metres(form).area) for form in (shape, whole))
    if not after:
        raise BoundaryError(_("{file}: the polygon has no area").format(file=file))
    change = abs(after - before) / max(after, before)
    if change > MOST_REPAIRED:
        raise BoundaryError(
            _(
                "{file}: the polygon is invalid ({fault}) and mending it would change its area by {change}; "
                "expected a valid one, or {most} at most"
            ).format(file=file, fault=fault, change=percent(change), most=percent(MOST_REPAIRED))
        )
    return whole, change, fault
