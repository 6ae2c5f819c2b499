"""One part of a view as an option gives it: read, or refused with near names."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from geo import links, model
from geo.errors import GeoError, ViewError
from geo.language import _
from geo.links import LATEST, NO_LAYERS
from geo.model import FIRST_DAY, LAYERS, LENSES, read_known_day
from geo.model.view import EXTENTS

if TYPE_CHECKING:
    from geo.atlas import Atlas

NEAR = 4
"""Near names given for one that is unknown."""

LONGEST = 60
"""Characters of a wrong value that are repeated."""


def read_measure(text: str, atlas: Atlas) -> str:
    """Return the id of a known measure.

    Raises
    ------
    ViewError
        If it is none.
    """
    if text in atlas.measures:
        return text
    names = {id: id for id in atlas.measures}
    names |= {name: m.id for m in atlas.measures.values() for name in (m.name, m.name_es)}
    raise ViewError(_("--measure: “{value}” is unknown").format(value=text[:LONGEST]) + near(text, names))


def read_place(text: str, atlas: Atlas) -> str:
    """Return the id of the place that has this id, name or alias.

    Raises
    ------
    ViewError
        If it is none.
    """
    try:
        return atlas.places.resolve(text).id
    except GeoError as error:
        raise ViewError(f"--place: {error}") from error


def read_as_of(text: str, atlas: Atlas) -> date | None:
    """Return the day up to which publications count; None for all of them.

    Raises
    ------
    ViewError
        If it is none.
    """
    if text == LATEST:
        return None
    asked = read_known_day(text, date.today())
    if asked is None:
        raise ViewError(
            _("--as-of: “{value}”; expected a day from {first} to {last}, such as 2012-06-30").format(
                value=text[:LONGEST], first=FIRST_DAY, last=date.today()
            )
        )
    return asked


def read_year(text: str, atlas: Atlas) -> int:
    """Return a year that any statement speaks of.

    Raises
    ------
    ViewError
        If it is none.
    """
    year = model.read_year(text, atlas.years)
    if year is None:
        raise ViewError(
            _("--year: “{value}”; expected a year from {first} to {last}").format(
                value=text[:LONGEST], first=atlas.years[0], last=atlas.years[-1]
            )
        )
    return year


def read_lens(text: str, atlas: Atlas) -> str:
    """Return a lens that the atlas knows.

    Raises
    ------
    ViewError
        If it is none.
    """
    if text in LENSES or text in atlas.lenses:
        return text
    names = {name: name for name in (*LENSES, *atlas.lenses)}
    expected = _("expected {names}, source:ID or speaker:NAME").format(names=", ".join(LENSES))
    unknown = _("--lens: “{value}” is unknown; {expected}").format(value=text[:LONGEST], expected=expected)
    raise ViewError(unknown + near(text, names))


def read_layers(text: str, atlas: Atlas) -> tuple[str, ...]:
    """Return the layers named, in their usual order.

    Raises
    ------
    ViewError
        If it is none.
    """
    asked = [] if text == NO_LAYERS else [name.strip() for name in text.split(",")]
    unknown = [name for name in asked if name not in LAYERS]
    if unknown:
        raise ViewError(
            _("--layers: “{value}” is unknown; there are {names}, or none").format(
                value=unknown[0][:LONGEST], names=", ".join(LAYERS)
            )
            + near(unknown[0], {name: name for name in LAYERS})
        )
    return tuple(name for name in LAYERS if name in asked)


def read_extent(text: str, atlas: Atlas) -> str:
    """Return a named extent, a place with an outline, or degrees with some size inside the world.

    Raises
    ------
    ViewError
        If it is none.
    """
    if text in atlas.outlines:
        return text
    try:
        return links.read_extent(text)
    except ViewError as error:
        names = {name: name for name in (*EXTENTS, *atlas.outlines)}
        raise ViewError(
            _(
                "--extent: “{value}” shows nothing; expected {names}, a place with an outline, or "
                "west,south,east,north in degrees"
            ).format(value=text[:LONGEST], names=", ".join(EXTENTS))
            + near(text, names)
        ) from error


def near(text: str, names: Mapping[str, str]) -> str:
    """Return " (did you mean …?)" with the ids whose names are spelt much like ``text``; else nothing.

    Parameters
    ----------
    names : mapping of str to str
        Id by each of its names.
    """
    found = difflib.get_close_matches(text, names, n=NEAR, cutoff=0.5)
    ids = list(dict.fromkeys(names[name] for name in found))
    return " " + _("(did you mean {names}?)").format(names=", ".join(ids)) if ids else ""
