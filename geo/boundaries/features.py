"""What a file of a user holds, before any of it is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely import Geometry

from geo.errors import BoundaryError
from geo.language import _

LONGEST_QUOTE = 80
"""Characters of a file's own text that a message repeats."""


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
        Reference system; None where the file states none, or none that can be read.
    geojson : bool
        True for GeoJSON, whose coordinates are degrees where it states no reference system.
    rows : list of dict
        The fields of each feature; empty where they cannot be read.
    geometries : list of Geometry or None
        The shape of each, in the file's own coordinates, two-dimensional.
    stated : str
        The statement of a reference system that cannot be read; mostly empty.
    notes : tuple of str
        What was read in spite of something, in words for the user.
    """

    file: str
    sha256: str
    crs: CRS | None
    geojson: bool
    rows: list[dict[str, Any]]
    geometries: list[Geometry | None]
    stated: str = ""
    notes: tuple[str, ...] = ()

    @property
    def fields(self) -> list[str]:
        """Return the names of all fields, in the order in which they first appear."""
        return [*dict.fromkeys(name for row in self.rows for name in row)]


def one_line(said: object) -> str:
    """Return a text, or what an error says, on one line."""
    return " ".join(str(said).split())


def short(text: str) -> str:
    """Return a text of the user's as a message repeats it: its beginning, where it is long."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


@lru_cache(maxsize=64)
def crs_named(text: str) -> CRS | None:
    """Return the reference system that a text names; None where it names none that is known."""
    try:
        return CRS.from_user_input(text)
    except (CRSError, UnicodeError):  # the latter for half a character, which PROJ is not even asked for
        return None


def no_format(name: str) -> BoundaryError:
    """Return the error for a file that is of none of the formats read here."""
    return BoundaryError(
        _("{file} is no GeoJSON, GeoPackage or Shapefile; expected one of these three").format(file=name)
    )
