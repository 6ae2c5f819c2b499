"""A view as a link, and a link as a view.

Every part of a view has one query parameter. A parameter that names something unknown
is reported, not guessed: the reader is told what was wrong and what is shown instead.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from geo.errors import ViewError
from geo.language import LANGUAGES, _
from geo.model import LAYERS, LENSES, LEVELS, View
from geo.model.view import EXTENTS

LATEST = "latest"
"""How a link says "all known today" on the as-of axis."""

NO_LAYERS = "none"


def to_query(view: View) -> dict[str, str]:
    """Return the query parameters that carry ``view``, every part spelled out."""
    query = {
        "measure": view.measure,
        "level": view.level,
        "as_of": view.as_of.isoformat() if view.as_of else LATEST,
        "lens": view.lens,
        "layers": ",".join(view.layers) or NO_LAYERS,
        "place": view.place,
        "extent": view.extent,
        "lang": view.language,
    }
    if view.year is not None:
        query["year"] = str(view.year)
    return query


def view_code(view: View, version: str) -> str:
    """Return eight characters that stand for ``view`` and data ``version`` where a link is too long.

    The same view of the same data has the same code; another has another.
    """
    text = json.dumps([sorted(to_query(view).items()), version])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def from_query(
    query: Mapping[str, str],
    *,
    measures: Collection[str],
    places: Collection[str],
    outlines: Collection[str] = (),
    lenses: Collection[str] = (),
    years: range = range(1900, 2101),
    today: date = date.max,
    default: View | None = None,
) -> tuple[View, list[str]]:
    """Return the view a link asks for, and one sentence for each part that cannot be shown.

    Parameters
    ----------
    query : mapping of str to str
        Query parameters; missing ones keep ``default``, others of the page are passed over.
    measures, places : collection of str
        Known ids.
    outlines : collection of str
        Ids of places with an outline, each of which is an extent too.
    lenses : collection of str
        Known lenses of the forms ``source:<id>`` and ``speaker:<name>``.
    years : range
        Years any statement speaks of.
    today : date
        Last day that can be asked for.

    Returns
    -------
    View, list of str
        A part that cannot be shown keeps its default and is named in the list.
    """
    view, problems = default or View(), []
    readers = _readers(measures, places, outlines) | {
        "year": ("year", lambda t: _year(t, years)),
        "as_of": ("as_of", lambda t: _as_of(t, today)),
        "lens": ("lens", lambda t: _lens(t, lenses)),
    }
    for name, text in query.items():
        if name not in readers:
            continue
        field, read = readers[name]
        try:
            view = replace(view, **{field: read(text)})
        except ViewError as error:
            problems.append(str(error))
    return view, problems


def _readers(
    measures: Collection[str], places: Collection[str], outlines: Collection[str]
) -> dict[str, tuple[str, Callable[[str], Any]]]:
    """Return, for each query parameter, the field of the view and how to read it."""
    return {
        "lang": ("language", lambda t: _one_of("lang", t, LANGUAGES)),
        "measure": ("measure", lambda t: _one_of("measure", t, measures)),
        "level": ("level", lambda t: _one_of("level", t, LEVELS)),
        "layers": ("layers", _layers),
        "place": ("place", lambda t: _one_of("place", t, places)),
        "extent": ("extent", lambda t: t if t in outlines else read_extent(t)),
    }


def _one_of(name: str, text: str, known: Collection[str]) -> str:
    if text in known:
        return text
    some = ", ".join(sorted(known)[:6]) + (" …" if len(known) > 6 else "")
    raise ViewError(
        _("The link asks for {name} “{value}”, which is unknown; known are {known}.").format(
            name=name, value=text[:60], known=some
        )
    )


def _year(text: str, years: range) -> int:
    if text.isascii() and text.isdigit() and int(text[:5]) in years:
        return int(text)
    raise ViewError(
        _("The link asks for year “{value}”; expected a year from {first} to {last}.").format(
            value=text[:60], first=years[0], last=years[-1]
        )
    )


def _as_of(text: str, today: date) -> date | None:
    if text == LATEST:
        return None
    try:
        asked = date.fromisoformat(text)
    except ValueError as error:
        raise ViewError(
            _("The link asks for what was known on “{value}”; expected a date such as 2012-06-30.").format(
                value=text[:60]
            )
        ) from error
    if asked > today:
        raise ViewError(
            _("The link asks for what was known on “{value}”, a day still to come.").format(value=text[:60])
        )
    return asked


def _lens(text: str, lenses: Collection[str]) -> str:
    if text in LENSES or text in lenses:
        return text
    raise ViewError(
        _(
            "The link asks for lens “{value}”; expected {known}, source:… or speaker:… with a known name."
        ).format(value=text[:60], known=", ".join(LENSES))
    )


def _layers(text: str) -> tuple[str, ...]:
    if text == NO_LAYERS:
        return ()
    asked = text.split(",")
    unknown = [name for name in asked if name not in LAYERS]
    if unknown:
        raise ViewError(
            _("The link asks for layer “{value}”, which is unknown; known are {known}.").format(
                value=unknown[0][:60], known=", ".join(LAYERS)
            )
        )
    return tuple(name for name in LAYERS if name in asked)


def read_extent(text: str) -> str:
    """Return ``text`` if it is a named extent or ``W,S,E,N`` in degrees with some size.

    Raises
    ------
    ViewError
        If it is neither, lies outside the world or has no size.
    """
    if text in EXTENTS:
        return text
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise ViewError(
            _(
                "The link asks for extent “{value}”; expected {known} or west,south,east,north in degrees."
            ).format(value=text[:60], known=", ".join(EXTENTS))
        ) from error
    if not (-360 <= west < east <= 360 and -90 <= south < north <= 90):
        raise ViewError(
            _("The link asks for extent “{value}”, which has no size or lies outside the world.").format(
                value=text[:60]
            )
        )
    return text
