"""What the page sends to the map: values of one measure, the view, the words.

Every number, date and sentence is worded here, in the language in use, so that the map only
looks things up. A message carries ``stamp``, a hash of the rest: equal stamp, same message.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from geo.atlas import Atlas
from geo.catalog import PlaceRegistry
from geo.caveats import break_levels, foreign_country, is_abroad
from geo.errors import ArgumentError
from geo.estimates import older_drawn
from geo.language import _, current
from geo.maps.contract import Carried, LevelClasses, OlderDrawn, PlaceValues, SeriesBreak, Tick, ValuesMessage
from geo.maps.messages.changes import Covered, add_changes
from geo.maps.messages.claim_index import ClaimIndex
from geo.maps.messages.panel import PanelMaker
from geo.maps.messages.view import stamped
from geo.model import LEVELS, Break, Estimate, Measure
from geo.model.view import parts_of_lens
from geo.style import Classes, classify, format_date, unit_label
from geo.style.circles import Circles, circles_for
from geo.style.signs import NO_DATA, look_of
from geo.views.spans import Carried as CarriedYears
from geo.wording.kinds import break_words
from geo.wording.view import lens_words

State = tuple[str, int, date]
"""Place, year, and the day from which what is known of them holds."""


def values_message(
    measure: Measure,
    estimates: Sequence[Estimate],
    atlas: Atlas,
    *,
    lens: str = "monitoring",
    classes: Mapping[str, Classes] | None = None,
    breaks: Iterable[Break] = (),
    carried: CarriedYears | None = None,
    coverage: Covered | None = None,
    panel: PanelMaker | None = None,
) -> ValuesMessage:
    """Return all values of one measure under one lens, for every place, year and day, in the language in use.

    Parameters
    ----------
    measure, estimates
        What is counted, and its states of knowledge; those of other measures are refused.
    atlas : Atlas
        Its sources, series and places.
    lens : str
        The lens the estimates were made with; printed on the map.
    classes : mapping of level to Classes, optional
        Fixed classes; made here over all years where not given.
    breaks : iterable of Break
        Drawn for the places they concern, from the day they were known.
    carried : mapping, optional
        What stands for years without a claim; not given where nothing is carried.
    coverage : mapping, optional
        What zones added since the year before mean for the change of a place and year.
    panel : callable, optional
        Writes what stands beside the map; not given where nothing does.

    Raises
    ------
    ArgumentError, KeyError
        If an estimate is of another measure; if the source of a claim is missing.
    """
    _only_of(measure, estimates)
    index = ClaimIndex(atlas)
    places = atlas.places
    days = sorted({e.known_from for e in estimates})
    levels = {e.place: level_of(e.place, places) for e in estimates}
    classes = classes or classes_of(estimates, places)
    shown = _places(measure, estimates, places, levels, classes, days, index)
    add_changes(shown, estimates, coverage or {}, days, index)
    _add_carried(shown, carried or {}, days, index)
    _add_older(shown, estimates, places, days)
    states = [(e.place, e.year, e.known_from) for e in estimates]
    common = overview(measure, states, levels, classes, days)
    known = [_break(found, places) for found in sorted(breaks, key=lambda b: (b.year, b.id))]
    if panel:
        common["panel"] = panel(index, days)
    return whole_message(common, shown, known, index, lens)


def whole_message(
    overview: dict[str, Any],
    places: dict[str, PlaceValues],
    breaks: list[SeriesBreak],
    index: ClaimIndex,
    lens: str,
) -> ValuesMessage:
    """Return the message of an `overview` and of its places, in the language in use."""
    shown = ""
    if lens != "monitoring":
        shown = lens_words(lens, index.records)
    held = {"places": places, "claims": index.rows, "texts": index.texts.all, "breaks": breaks, "lens": shown}
    held["without"] = list(parts_of_lens(lens)[1])
    return cast(ValuesMessage, stamped(overview | held))


def overview(
    measure: Measure,
    states: Iterable[State],
    levels: Mapping[str, str],
    classes: Mapping[str, Classes],
    days: Sequence[date],
) -> dict[str, Any]:
    """Return what a values message says of all its places together.

    Parameters
    ----------
    states : iterable of (place, year, day)
        Every state of knowledge and the day from which it holds.
    levels : mapping
        Level of each place.
    classes : mapping
        Classes of each level.
    days : sequence of date
        The days on which knowledge changed, in order.
    """
    listed = list(states)
    return {
        "type": "values",
        "measure": measure.id,
        "title": measure.label(),
        "unit": _unit_after(measure),
        "language": current(),
        "since": None,
        "years": sorted({year for _place, year, _day in listed}),
        "days": [day.isoformat() for day in days],
        "day_labels": [format_date(day) for day in days],
        "ticks": _ticks(listed, levels, days),
        "classes": {level: _classes(found, measure) for level, found in classes.items()},
    }


def _break(found: Break, places: PlaceRegistry) -> SeriesBreak:
    """Return a break as the map reads it; without ``places`` it concerns all."""
    return {
        "year": found.year,
        "short": break_words().get(found.kind, found.kind),
        "text": found.words(),
        "published": found.published.isoformat(),
        "places": sorted({found.place, *found.touched}) if found.place else [],
        "levels": break_levels(found, places),
    }


def _only_of(measure: Measure, estimates: Iterable[Estimate]) -> None:
    wrong = {e.measure for e in estimates} - {measure.id}
    if wrong:
        raise ArgumentError(f"estimates of {', '.join(sorted(wrong))} in a message of {measure.id}")


def _unit_after(measure: Measure) -> str:
    """Return the unit to write after the measure's name; empty where the name says it already."""
    unit = unit_label(measure.unit)
    return "" if measure.label().endswith(unit) else unit


def level_of(place: str, places: PlaceRegistry) -> str:
    """Return the level that draws ``place``; for what none draws ``abroad`` or, in Peru, ``other``."""
    kind = places.get(place).kind
    return kind if kind in LEVELS else "abroad" if is_abroad(place, places) else "other"


def classes_of(estimates: Iterable[Estimate], places: PlaceRegistry) -> dict[str, Classes]:
    """Return classes by level over every headline value of all years.

    Two maps whose colours are to be compared (one measure under two lenses) share the
    classes of both their estimates.
    """
    values: dict[str, list[float]] = defaultdict(list)
    for estimate in estimates:
        found = values[level_of(estimate.place, places)]
        if estimate.headline is not None:
            found.append(estimate.headline)
    return {level: classify(found) for level, found in sorted(values.items()) if level in LEVELS}


def scales_of(measure: Measure, classes: Mapping[str, Classes]) -> dict[str, Circles]:
    """Return the scale of the circles of each level that has one."""
    found = {level: circles_for(measure, held) for level, held in classes.items()}
    return {level: scale for level, scale in found.items() if scale}


def _classes(classes: Classes, measure: Measure) -> LevelClasses:
    """Return breaks, labels, colours and circles; the first rank gets the strongest colour."""
    order = -1 if measure.unit == "rank" else 1
    circles = circles_for(measure, classes)
    keys = circles.ladder() if circles else []
    return {
        "labels": classes.labels(),
        "light": classes.colours("light")[::order],
        "dark": classes.colours("dark")[::order],
        "circles": [{"radius": key.radius, "label": key.label} for key in keys],
    }


def _ticks(states: Iterable[State], levels: Mapping[str, str], days: Sequence[date]) -> dict[str, list[Tick]]:
    """Return, by level, each year and the first day on which anything was known of it.

    Claims that no level draws (ways, areas) count at every level, those abroad among countries: the panel
    lists them.
    """
    number = {day: i for i, day in enumerate(days)}
    first: dict[str, dict[int, int]] = defaultdict(dict)
    for place, year, known_from in states:
        day, level = number[known_from], levels[place]
        for name in LEVELS if level == "other" else ("country" if level == "abroad" else level,):
            years = first[name]
            years[year] = min(day, years.get(year, day))
    return {
        level: [{"year": year, "day": day} for year, day in sorted(years.items())]
        for level, years in sorted(first.items())
    }


def _places(
    measure: Measure,
    estimates: Sequence[Estimate],
    places: PlaceRegistry,
    levels: Mapping[str, str],
    classes: Mapping[str, Classes],
    days: list[date],
    index: ClaimIndex,
) -> dict[str, PlaceValues]:
    number = {day: i for i, day in enumerate(days)}
    scales = scales_of(measure, classes)
    result: dict[str, PlaceValues] = {}
    for estimate in sorted(estimates, key=lambda e: (e.place, e.year, e.known_from)):
        name, level = places.get(estimate.place).label(), levels[estimate.place]
        entry = result.setdefault(estimate.place, {"name": name, "level": level, "years": {}})
        if level == "abroad" and (country := foreign_country(estimate.place, places)):
            entry["inside"] = country
        look = look_of(estimate.headline, classes[level]) if level in classes else NO_DATA
        step = index.step(estimate, number[estimate.known_from], look)
        if level in scales and (rings := scales[level].rings(estimate))[0]:
            step["radius"], step["inner"] = rings
        entry["years"].setdefault(str(estimate.year), []).append(step)
    return result


def _add_carried(
    shown: dict[str, PlaceValues], carried: CarriedYears, days: Sequence[date], index: ClaimIndex
) -> None:
    """Enter which earlier year's value stands for a year without one; days as their number."""
    for (place, year), kept in sorted(carried.items()):
        rows: list[Carried] = [
            {
                "day": bisect_right(days, day) - 1,
                "year": of_year,
                "text": index.texts.add("" if of_year is None else _carried_words(of_year, year - of_year)),
            }
            for day, of_year in sorted(kept, key=lambda k: k[0])
        ]
        if place in shown and any(row["year"] is not None for row in rows):
            shown[place].setdefault("carried", {})[str(year)] = rows


def _carried_words(year: int, age: int) -> str:
    text = _("figure of {year}, 1 year old") if age == 1 else _("figure of {year}, {age} years old")
    return text.format(year=year, age=age)


def _add_older(
    shown: dict[str, PlaceValues],
    estimates: Sequence[Estimate],
    places: PlaceRegistry,
    days: Sequence[date],
) -> None:
    """Enter by year whether an older place is drawn on its successor's outline."""
    older = {place: places.get(place).predecessor_of for place in shown}
    drawn = older_drawn(estimates, {place: by for place, by in older.items() if by})
    for (place, year), days_drawn in sorted(drawn.items()):
        rows: list[OlderDrawn] = [
            {"day": bisect_right(days, day) - 1, "older": bool(is_drawn)} for day, is_drawn in days_drawn
        ]
        shown[place].setdefault("drawn", {})[str(year)] = rows
