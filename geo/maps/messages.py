"""What the page tells the map: values of one measure, the view, the words.

Every number, date and sentence is worded here, in one language, so that the map only
looks things up. A message carries ``stamp``, a hash of the rest: equal stamp, same message.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from geo.maps.book import Book
from geo.maps.strings import in_language, map_strings
from geo.maps.words import NO_NAMES, Labelled, lens_words
from geo.model import LEVELS, Estimate, Measure, Place, Source, Statement, View
from geo.style import Classes, classify, format_date, unit_label


class Places(Protocol):
    """What this module asks of the place registry."""

    def get(self, id: str) -> Place:
        """Return the place with this id."""


def values_message(
    measure: Measure,
    estimates: Sequence[Estimate],
    *,
    statements: Mapping[str, Statement],
    sources: Mapping[str, Source],
    places: Places,
    series: Mapping[str, Labelled] | None = None,
    lens: str = "monitoring",
    classes: Mapping[str, Classes] | None = None,
    breaks: Iterable[tuple[int, str] | tuple[int, str, str]] = (),
    language: str = "en",
    names: Mapping[str, str] = NO_NAMES,
) -> dict[str, Any]:
    """Return all values of one measure under one lens, for every place, year and day.

    Parameters
    ----------
    measure : Measure
        What is counted.
    estimates : sequence of Estimate
        States of knowledge; those of other measures are refused.
    statements, sources, series : mapping
        Records by id; every claim of an estimate must be found.
    places : registry
        ``.get(id)`` returns a `Place`.
    lens : str
        The lens the estimates were made with; printed on the map.
    classes : mapping of level to Classes, optional
        Fixed classes; made here over all years where not given.
    breaks : iterable of (year, text) or (year, text, place)
        Breaks in the series, the text already in ``language``; with a place id the
        break is drawn only for that place.
    language : str
        ``en`` or ``es``.
    names : mapping
        Spanish names of persons and institutions by their name in the tables.

    Returns
    -------
    dict
        JSON-ready, read by ``geo/maps/assets/values.js``; class breaks in canonical units.

    Raises
    ------
    ValueError
        If an estimate is of another measure.
    KeyError
        If a claim or its source is missing.
    """
    _only_of(measure, estimates)
    book = Book(measure, statements, sources, series or {}, language, names)
    with in_language(language):
        message = _overview(measure, estimates, places, dict(classes or {}), book)
        message["lens"] = (
            "" if lens == "monitoring" else lens_words(lens, sources, book.series, language, names)
        )
        message["breaks"] = [_break(row) for row in sorted(breaks)]
        return stamped(message)


def _overview(
    measure: Measure,
    estimates: Sequence[Estimate],
    places: Places,
    classes: dict[str, Classes],
    book: Book,
) -> dict[str, Any]:
    """Return years, days, ticks, classes and the steps of every place."""
    language = book.language
    days = sorted({e.known_from for e in estimates})
    levels = {e.place: _level(places.get(e.place)) for e in estimates}
    fixed = classes or _fixed_classes(estimates, levels)
    return {
        "type": "values",
        "measure": measure.id,
        "title": measure.label(language),
        "unit": _unit_after(measure, language),
        "language": language,
        "years": sorted({e.year for e in estimates}),
        "days": [day.isoformat() for day in days],
        "dayLabels": [format_date(day, language) for day in days],
        "ticks": _ticks(estimates, levels, days),
        "classes": {level: _classes(fixed[level], measure.unit, language) for level in fixed},
        "places": _places(estimates, places, levels, days, book, language),
        "claims": book.rows,
        "texts": book.texts.all,
    }


def view_message(view: View, language: str | None = None, *, year: int | None = None) -> dict[str, Any]:
    """Return the view as the map understands it.

    Parameters
    ----------
    view : View
        All that decides the picture.
    language : str, optional
        Overrides the view's language.
    year : int, optional
        Year to draw where the view leaves it open; with neither, the map takes the
        newest year with a claim at the level.
    """
    chosen = view.year if view.year is not None else year
    spoken = language or view.language
    return stamped(
        {
            "type": "view",
            "measure": view.measure,
            "level": view.level,
            "year": chosen,
            "asOf": view.as_of.isoformat() if view.as_of else None,
            "asOfLabel": format_date(view.as_of, spoken) if view.as_of else "",
            "layers": list(view.layers),
            "place": view.place,
            "extent": view.extent,
            "language": spoken,
        }
    )


def strings_message(language: str) -> dict[str, Any]:
    """Return the map's own texts in ``language``."""
    return stamped({"type": "strings", "strings": map_strings(language)})


def stamped(message: dict[str, Any]) -> dict[str, Any]:
    """Return ``message`` with ``stamp``, a short hash of everything else in it."""
    body = {key: value for key, value in message.items() if key != "stamp"}
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, allow_nan=False)
    return body | {"stamp": hashlib.sha256(text.encode()).hexdigest()[:16]}


def _break(row: tuple[int, str] | tuple[int, str, str]) -> dict[str, Any]:
    return {"year": row[0], "text": row[1], "place": row[2] if len(row) > 2 else ""}


def _only_of(measure: Measure, estimates: Iterable[Estimate]) -> None:
    wrong = {e.measure for e in estimates} - {measure.id}
    if wrong:
        raise ValueError(f"estimates of {', '.join(sorted(wrong))} in a message of {measure.id}")


def _unit_after(measure: Measure, language: str) -> str:
    """Return the unit to write after the measure's name; empty where the name says it already."""
    unit = unit_label(measure.unit)
    return "" if measure.label(language).endswith(unit) else unit


def _level(place: Place) -> str:
    return place.kind if place.kind in LEVELS else "other"


def level_classes(estimates: Sequence[Estimate], places: Places) -> dict[str, Classes]:
    """Return the classes of each level, over all years and days of ``estimates``."""
    return _fixed_classes(estimates, {e.place: _level(places.get(e.place)) for e in estimates})


def _fixed_classes(estimates: Iterable[Estimate], levels: Mapping[str, str]) -> dict[str, Classes]:
    values: dict[str, list[float]] = defaultdict(list)
    for estimate in estimates:
        found = values[levels[estimate.place]]
        if estimate.headline is not None:
            found.append(estimate.headline)
    return {level: classify(found) for level, found in sorted(values.items()) if level != "other"}


def _classes(classes: Classes, unit: str, language: str) -> dict[str, Any]:
    """Return breaks, labels and colours; the first rank gets the strongest colour."""
    order = -1 if unit == "rank" else 1
    return {
        "breaks": list(classes.breaks),
        "labels": classes.labels(language),
        "light": classes.colours("light")[::order],
        "dark": classes.colours("dark")[::order],
    }


def _ticks(
    estimates: Iterable[Estimate], levels: Mapping[str, str], days: list[date]
) -> dict[str, list[list[int]]]:
    """Return, by level, ``[year, first day on which anything was known of it]``.

    Claims that no level draws (ways, areas) count at every level: the panel tells them.
    """
    number = {day: i for i, day in enumerate(days)}
    first: dict[str, dict[int, int]] = defaultdict(dict)
    for estimate in estimates:
        day, level = number[estimate.known_from], levels[estimate.place]
        for name in LEVELS if level == "other" else (level,):
            years = first[name]
            years[estimate.year] = min(day, years.get(estimate.year, day))
    return {
        level: [[year, day] for year, day in sorted(years.items())] for level, years in sorted(first.items())
    }


def _places(
    estimates: Sequence[Estimate],
    places: Places,
    levels: Mapping[str, str],
    days: list[date],
    book: Book,
    language: str,
) -> dict[str, Any]:
    number = {day: i for i, day in enumerate(days)}
    result: dict[str, Any] = {}
    for estimate in sorted(estimates, key=lambda e: (e.place, e.year, e.known_from)):
        entry = result.setdefault(
            estimate.place,
            {
                "name": places.get(estimate.place).label(language),
                "level": levels[estimate.place],
                "years": {},
            },
        )
        step = book.step(estimate, number[estimate.known_from])
        entry["years"].setdefault(str(estimate.year), []).append(step)
    return result
