"""The parts of a view, each once: its name, how it is read, written, and refused.

An address, an option of a command, a scene and a report of the map are all read by this table.
A new part of a view needs its attribute in `geo.model.View`, a line here, and a control that sets it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.errors import GeoError, ViewError
from geo.language import LANGUAGES, _
from geo.links.fields import LATEST, Field, choice, in_order, known_day, one_of, read_fields, wrong, year
from geo.model import LAYERS, LENSES, LEVELS, View, read_decimal
from geo.model.statement import READINGS
from geo.model.view import DRAWINGS, EXTENTS, FACES

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
    if atlas and (named := _named_outline(text, atlas)):
        return named
    given = text.split(",", 4)
    sides = [side for part in given if (side := read_decimal(part.strip())) is not None]
    if len(sides) == len(given) == 4:
        west, south, east, north = sides
        if -360 <= west < east <= 360 and -90 <= south < north <= 90:
            return text
    expected = _("{names}, a place with an outline, or west,south,east,north in degrees inside the world")
    raise wrong(text, expected.format(names=", ".join(EXTENTS)), (*EXTENTS, *outlines))


def _named_outline(text: str, atlas: Atlas) -> str:
    """Return the place with an outline that ``text`` is a name of; empty if there is none."""
    try:
        place = atlas.places.resolve(text).id
    except GeoError:
        return ""
    return place if place in atlas.outlines else ""


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


def read_without(text: str, _atlas: object = None) -> tuple[str, ...]:
    """Read ways of reading joined by commas."""
    asked = [name.strip() for name in text.split(",") if name]
    unknown = [name for name in asked if name not in READINGS]
    if unknown:
        raise wrong(unknown[0], _("some of {names}").format(names=", ".join(READINGS)), READINGS)
    return tuple(name for name in READINGS if name in asked)


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
    Field("face", choice(FACES)),
    Field("without", read_without, ",".join),
)
"""In the order in which an address carries them."""


def read_view(
    given: Mapping[Field, str], view: View, atlas: Atlas, refused: Callable[[Field, ViewError], str]
) -> tuple[View, list[str]]:
    """Return ``view`` with the parts given as text, and a sentence for each that cannot be shown.

    The parameters are those of `geo.links.fields.read_fields`. What is wrong with a part beside another
    is said in the same words wherever it was asked for: years that end before they begin, a total since
    a year of what is not added over years.
    """
    from geo.estimates import may_add_years  # loaded when asked for: a command's help must not wait

    view, problems = read_fields(given, view, atlas, refused)
    counted = atlas.measures.get(view.measure)
    if view.since is not None and counted and not (allowed := may_add_years(counted)):
        problems.append(allowed.reason)
        view = replace(view, since=None)
    view, unordered = in_order(view, "since", "year", ("since",))
    return view, problems + unordered
