"""The parts of a view, each once: its name, how it is read, written, and refused.

An address, an option of a command, a scene and a report of the map are all read by this table.
A new part of a view needs its attribute in `geo.model.View`, a line here, and a control that sets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import GeoError, ViewError
from geo.language import LANGUAGES, _
from geo.links.fields import LATEST, Field, choice, known_day, one_of, wrong, year
from geo.model import LAYERS, LENSES, LEVELS, read_decimal
from geo.model.view import DRAWINGS, EXTENTS

if TYPE_CHECKING:
    from geo.atlas import Atlas

NO_LAYERS = "none"
CARRIED = "last"
"""How it is said that the last known value is carried forward."""


def read_extent(text: str) -> str:
    """Return ``text`` if it is a named extent or ``W,S,E,N`` in degrees with some size.

    Raises
    ------
    ViewError
        If it is neither, lies outside the world or has no size.
    """
    try:
        return _extent(text, None)
    except ViewError as error:
        raise ViewError(f"extent: {error}") from error


def _extent(text: str, atlas: Atlas | None) -> str:
    outlines = atlas.outlines if atlas else ()
    if text in EXTENTS or text in outlines:
        return text
    given = text.split(",", 4)
    sides = [side for part in given if (side := read_decimal(part.strip())) is not None]
    if len(sides) == len(given) == 4:
        west, south, east, north = sides
        if -360 <= west < east <= 360 and -90 <= south < north <= 90:
            return text
    expected = _("{names}, a place with an outline, or west,south,east,north in degrees inside the world")
    raise wrong(text, expected.format(names=", ".join(EXTENTS)), (*EXTENTS, *outlines))


def _measure(text: str, atlas: Atlas) -> str:
    if text in atlas.measures:
        return text
    ids = {name: m.id for m in atlas.measures.values() for name in (m.name, m.name_es)}
    raise wrong(text, one_of(atlas.measures), (*atlas.measures, *ids), ids)


def _place(text: str, atlas: Atlas) -> str:
    try:
        return atlas.places.resolve(text).id
    except GeoError as error:
        raise ViewError(str(error)) from error


def _lens(text: str, atlas: Atlas) -> str:
    if text in LENSES or text in atlas.lenses:
        return text
    expected = _("{names}, source:ID or speaker:NAME").format(names=", ".join(LENSES))
    raise wrong(text, expected, (*LENSES, *atlas.lenses))


def _layers(text: str, _atlas: object = None) -> tuple[str, ...]:
    asked = [] if text == NO_LAYERS else [name.strip() for name in text.split(",")]
    unknown = [name for name in asked if name not in LAYERS]
    if unknown:
        expected = _("some of {names}, or {none}").format(names=", ".join(LAYERS), none=NO_LAYERS)
        raise wrong(unknown[0], expected, LAYERS)
    return tuple(name for name in LAYERS if name in asked)


def _carry(text: str, _atlas: object = None) -> bool:
    if text == CARRIED:
        return True
    raise wrong(text, _("{known}, or nothing").format(known=CARRIED))


measure, place = Field("measure", _measure), Field("place", _place)

VIEW_FIELDS = (
    measure,
    Field("level", choice(LEVELS)),
    Field("as_of", known_day, lambda day: day.isoformat() if day else LATEST),
    Field("lens", _lens),
    Field("layers", _layers, lambda layers: ",".join(layers) or NO_LAYERS),
    place,
    Field("extent", _extent),
    Field("language", choice(LANGUAGES), alias="lang"),
    Field("year", year),
    Field("since", year),
    Field("carry", _carry, lambda carry: CARRIED if carry else ""),
    Field("draw", choice(DRAWINGS)),
)
"""In the order in which an address carries them."""
