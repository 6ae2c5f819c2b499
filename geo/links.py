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
from geo.model import (
    COMPARED,
    FIRST_DAY,
    LAYERS,
    LENSES,
    LEVELS,
    Comparison,
    View,
    read_decimal,
    read_known_day,
    read_year,
)
from geo.model.view import EXTENTS
from geo.query import RIGHT

LATEST = "latest"
"""How a link says "all known today" on the as-of axis."""

NO_LAYERS = "none"
CARRIED = "last"
"""How a link says that the last known value is carried forward."""


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
    if view.since is not None:
        query["since"] = str(view.since)
    if view.carry:
        query["carry"] = CARRIED
    return query


def view_code(view: View, version: str) -> str:
    """Return eight characters that stand for ``view`` and data ``version`` where a link is too long.

    The same view of the same data has the same code; another has another.
    """
    text = json.dumps([sorted(to_query(view).items()), version])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def to_short_query(view: View) -> dict[str, str]:
    """Return the parameters in which ``view`` differs from what opens with nothing chosen.

    `from_query` reads the same view out of it. For the many links inside a page, where a
    view spelled out in each would outweigh what the page says; an address to be kept is
    `to_query`.
    """
    plain = to_query(View())
    return {name: text for name, text in to_query(view).items() if plain.get(name) != text}


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
        "year": ("year", lambda t: _year("year", t, years)),
        "since": ("since", lambda t: _year("since", t, years)),
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
    if view.since is not None and view.year is not None and view.since > view.year:
        problems.append(
            _("The link asks for the years {since} to {year}, which end before they begin.").format(
                since=view.since, year=view.year
            )
        )
        view = replace(view, since=None)
    return view, problems


def to_comparison_query(comparison: Comparison) -> dict[str, str]:
    """Return the query parameters that carry a comparison: the left view, and where the right differs."""
    query = to_query(comparison.left)
    return query | {RIGHT + comparison.part: to_query(comparison.right)[comparison.part]}


def from_comparison_query(
    query: Mapping[str, str], read: Callable[[Mapping[str, str]], tuple[View, list[str]]]
) -> tuple[str, View | None, list[str]]:
    """Return what a link compares the left view with, and one sentence for each part that is wrong.

    Parameters
    ----------
    query : mapping of str to str
        Query parameters; those of the left view are `from_query`'s to read.
    read : callable
        Reads query parameters as `from_query` does; what they leave out is as in the left view.

    Returns
    -------
    str
        The one of `COMPARED` that the link names; empty where it names none.
    View or None
        The right view; None where the link gives none that can be shown.
    list of str
        What was wrong.
    """
    asked = {name.removeprefix(RIGHT): text for name, text in query.items() if name.startswith(RIGHT)}
    parts = [part for part in COMPARED if part in asked]
    problems = [
        _("The link compares “{name}”, which cannot be compared; known are {known}.").format(
            name=RIGHT + name[:60], known=", ".join(RIGHT + part for part in COMPARED)
        )
        for name in asked
        if name not in COMPARED
    ]
    if not parts:
        return "", None, problems
    if len(parts) > 1:
        problems.append(
            _("The link asks for {count} comparisons at once; one is shown: {name}.").format(
                count=len(parts), name=RIGHT + parts[0]
            )
        )
    right, wrong = read({parts[0]: asked[parts[0]]})
    return parts[0], None if wrong else right, problems + wrong


def _readers(
    measures: Collection[str], places: Collection[str], outlines: Collection[str]
) -> dict[str, tuple[str, Callable[[str], Any]]]:
    """Return, for each query parameter, the field of the view and how to read it."""
    return {
        "lang": ("language", lambda t: _one_of("lang", t, LANGUAGES)),
        "measure": ("measure", lambda t: _one_of("measure", t, measures)),
        "level": ("level", lambda t: _one_of("level", t, LEVELS)),
        "layers": ("layers", _layers),
        "carry": ("carry", _carry),
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


def _year(name: str, text: str, years: range) -> int:
    year = read_year(text, years)
    if year is not None:
        return year
    raise ViewError(
        _("The link asks for {name} “{value}”; expected a year from {first} to {last}.").format(
            name=name, value=text[:60], first=years[0], last=years[-1]
        )
    )


def _carry(text: str) -> bool:
    if text == CARRIED:
        return True
    raise ViewError(
        _("The link asks to fill gaps with “{value}” (carry); expected {known}, or nothing.").format(
            value=text[:60], known=CARRIED
        )
    )


def _as_of(text: str, today: date) -> date | None:
    if text == LATEST:
        return None
    asked = read_known_day(text, today)
    if asked is None:
        raise ViewError(
            _(
                "The link asks for what had been published by “{value}”; "
                "expected a day from {first} to {last}, such as 2012-06-30."
            ).format(value=text[:60], first=FIRST_DAY, last=today)
        )
    return asked


def _lens(text: str, lenses: Collection[str]) -> str:
    if text in LENSES or text in lenses:
        return text
    raise ViewError(
        _(
            "The link asks for the figure shown “{value}” (lens); expected {known}, source:… "
            "or speaker:… with a known name."
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
    sides = [read_decimal(part.strip()) for part in text.split(",", 4)]
    if len(sides) != 4 or None in sides:
        raise ViewError(
            _(
                "The link asks for extent “{value}”; expected {known} or west,south,east,north in degrees."
            ).format(value=text[:60], known=", ".join(EXTENTS))
        )
    west, south, east, north = sides
    if not (-360 <= west < east <= 360 and -90 <= south < north <= 90):
        raise ViewError(
            _("The link asks for extent “{value}”, which has no size or lies outside the world.").format(
                value=text[:60]
            )
        )
    return text
