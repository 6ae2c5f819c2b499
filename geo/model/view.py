"""All that decides a picture, and the link that carries it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.errors import ViewError

LEVELS = ("zone", "department", "province", "country")
LENSES = ("monitoring", "lowest", "highest", "newest")
NOTED_LAYERS = ("emergencies", "airstrips", "areas")
"""Layers of marks beside values and routes, shown where a reader asks for them."""
LAYERS = (
    "corridors",
    "ways",
    "destinations",
    "departments",
    "rivers",
    "settlements",
    "relief",
    *NOTED_LAYERS,
)
DEFAULT_LAYERS = tuple(name for name in LAYERS if name not in ("ways", *NOTED_LAYERS))
EXPORT_CORRIDORS = ("callao-mexico", "bolivia-brazil-west-africa")
"""The corridors of the layer ``corridors``; all other reported ways are the layer ``ways``."""
Drawing = Literal["circles", "areas"]
DRAWINGS: tuple[Drawing, ...] = ("circles", "areas")
"""How the values of places are drawn; totals as circles where a view says nothing."""
WITHOUT = "|"
"""What in a whole lens stands between the lens and the ways of reading it leaves out."""
FACES = ("map", "chart", "table")
"""What a page shows of a view in its middle."""
EXTENTS = ("peru", "vraem", "andes", "world")
"""``andes`` holds the three countries that grow coca."""


@dataclass(frozen=True, slots=True)
class View:
    """All that decides a picture.

    Attributes
    ----------
    measure : str
        Measure id.
    level : str
        One of `LEVELS`.
    year : int or None
        Year drawn; None means the newest year with data at this level.
    as_of : date or None
        Day up to which publications count; None means all known today.
    lens : str
        One of `LENSES`, or ``source:<id>`` or ``speaker:<name>``.
    layers : tuple of str
        Those of `LAYERS` that are switched on.
    place : str
        Id of the selected place.
    extent : str
        One of `EXTENTS`, the id of a place with an outline, or ``W,S,E,N`` in degrees.
    language : str
        ``en`` or ``es``.
    carry : bool
        A place without a value shows the last one known, faded and with its age.
    since : int or None
        First year of a range that ends with ``year``: what happened within it is added where
        it may be. None means the one year.
    draw : str
        One of `DRAWINGS`; what is no total is drawn as areas in any case.
    face : str
        One of `FACES`; empty leaves it open: the map, of a measure with few mapped years its chart or
        table. Files and scenes ignore it.
    without : tuple of str
        Those of `geo.model.statement.READINGS` of which no figure counts, in that order.
    """

    measure: str = "coca_cultivation"
    level: str = "zone"
    year: int | None = None
    as_of: date | None = None
    lens: str = "monitoring"
    layers: tuple[str, ...] = DEFAULT_LAYERS
    place: str = "peru"
    extent: str = "peru"
    language: str = "en"
    carry: bool = False
    since: int | None = None
    draw: Drawing = "circles"
    face: str = ""
    without: tuple[str, ...] = ()

    @property
    def whole_lens(self) -> str:
        """Return which figures count, as estimates are asked for: the lens and what it leaves out."""
        return self.lens + WITHOUT * bool(self.without) + ",".join(self.without)

    @property
    def shows_routes(self) -> bool:
        """Say whether a layer of routes is switched on."""
        return "corridors" in self.layers or "ways" in self.layers

    @property
    def shown_year(self) -> int:
        """Return the year of a view that is settled (`geo.views.defaults.settled`).

        Raises
        ------
        ViewError
            If it leaves the year open.
        """
        if self.year is None:
            raise ViewError("the view leaves its year open")
        return self.year


def parts_of_lens(lens: str) -> tuple[str, tuple[str, ...]]:
    """Return the lens in a `View.whole_lens` and the ways of reading that it leaves out."""
    plain, _without, readings = lens.partition(WITHOUT)
    return plain, tuple(readings.split(",")) if readings else ()
