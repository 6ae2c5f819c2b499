"""What must be said beside the values of a view, in words: for the page, a picture and a file alike."""

from __future__ import annotations

from collections.abc import Collection

from geo.atlas import Atlas
from geo.catalog import PlaceRegistry
from geo.caveats.decrees import emergency_lines
from geo.caveats.gaps import named, unmatched
from geo.caveats.over_years import Listed
from geo.caveats.sums import shortfall
from geo.estimates import Timelines, ranks_by_monitor, same_zones
from geo.estimates.density import DENSITIES
from geo.language import _, bilingual
from geo.model import LEVELS, Break, View
from geo.model.view import parts_of_lens
from geo.wording.kinds import reading_words


def caveat_lines(view: View, known: Timelines, atlas: Atlas, *, gaps: bool = True) -> list[str]:
    """Return the `cautions` of ``view`` as sentences."""
    return [str(line) for line in cautions(view, known, atlas, gaps=gaps)]


def cautions(
    view: View,
    known: Timelines,
    atlas: Atlas,
    *,
    gaps: bool = True,
    listed: Collection[str] = (),
    changes: bool = True,
) -> list[str | Listed]:
    """Return what must be said at the year of ``view``, one by one: shortfall, gaps, methods, breaks.

    Parameters
    ----------
    view : View
        With its year settled.
    known : Timelines
        Estimates of the view's measure and lens.
    gaps : bool
        Whether to name the places without data, which a map hatches and a table lists anyway.
    listed : collection of str
        Places of which a list beside says where they have no figure.
    changes : bool
        Whether a change on the year before is shown, and so what the same zones give for it.
    """
    return [
        *_left_out(view),
        *shortfall(view, known, atlas),
        *unmatched(view, known, atlas, gaps=gaps, listed=listed),
        *_countries(view, known, atlas),
        *_breaks(view, atlas),
        *(_same_zones(view, known, atlas) if changes else ()),
        *_orders(view, atlas),
        *density_lines(view, atlas),
        *emergency_lines(view, atlas),
    ]


def _left_out(view: View) -> list[str]:
    """Say which figures do not count by how they were read."""
    left_out = parts_of_lens(view.whole_lens)[1]
    words = reading_words()
    text = _("Figures left out by how they were read: {readings}.")
    return [text.format(readings=", ".join(words[name] for name in left_out))] if left_out else []


def level_lines(view: View, known: Timelines, atlas: Atlas) -> list[str]:
    """Return those of `caveat_lines` that are not seen from the values alone: sums, methods, ranks."""
    return [
        *_left_out(view),
        *map(str, shortfall(view, known, atlas)),
        *_countries(view, known, atlas),
        *_orders(view, atlas),
        *density_lines(view, atlas),
    ]


def _countries(view: View, known: Timelines, atlas: Atlas) -> list[str]:
    """Say, beside other countries, by whose count and method each value is made."""
    if view.level != "country":
        return []
    lines = []
    for place in atlas.at_level("country"):
        estimate = known.at(place, view.shown_year, view.as_of)
        if estimate is None or not estimate.headline_claim:
            continue
        series = atlas.series.get(estimate.headline_claim.series)
        if series is None:
            continue
        if view.measure != "coca_cultivation":  # the methods speak of how areas are counted
            method = series.label()
        else:
            method = bilingual(series.method, series.method_es)
        if method:
            lines.append(f"{atlas.places.get(place).label()}: {method}")
    return lines


def _breaks(view: View, atlas: Atlas) -> list[str | Listed]:
    """Return what changed in the way of counting in the year shown, so far as it was known by then."""
    return [
        _break_words(found, atlas)
        for found in atlas.breaks_known(view.as_of)
        if found.year == view.shown_year
        and found.measure in ("", view.measure)
        and (found.concerns(view.measure, view.place) or view.level in break_levels(found, atlas.places))
    ]


def _break_words(found: Break, atlas: Atlas) -> str | Listed:
    if not found.zones:
        return found.words()
    text = _(
        "Newly monitored: unknown before the year given, not zero; part of the totals from then on: {names}."
    )
    return Listed(text, named(found.zones, atlas.places), found.words())


def break_levels(found: Break, places: PlaceRegistry) -> list[str]:
    """Return the levels at which a break is said whatever place is chosen.

    They are those that draw parts of Peru, where it concerns Peru, and the countries, where it concerns one.
    """
    touched = {found.place, *found.touched} - {""}
    if not touched:
        return list(LEVELS)
    country = any(places.get(place).kind == "country" for place in touched)
    return [level for level in LEVELS if (country if level == "country" else "peru" in touched)]


def _same_zones(view: View, known: Timelines, atlas: Atlas) -> list[str]:
    """Return what the same zones give for the change on the year before, where zones were added."""
    lines = []
    for place in dict.fromkeys(("peru", view.place)):
        before, now = (known.at(place, year, view.as_of) for year in (view.shown_year - 1, view.shown_year))
        if before is None or now is None:
            continue
        zones = same_zones([before], [now], known, atlas.surveyed(view.as_of), view.as_of)
        if zones is not None:
            lines.append(f"{atlas.places.get(place).label()}: {zones.sums}")
    return lines


def _orders(view: View, atlas: Atlas) -> list[str]:
    """Return, where a rank is shown, in which order each monitor's own figures put the countries."""
    if atlas.measures[view.measure].unit != "rank":
        return []
    found = ranks_by_monitor(atlas.known(view.as_of).values(), atlas, view.measure, view.shown_year)
    return [line.text for line in found]


def density_lines(view: View, atlas: Atlas) -> list[str]:
    """Return, of a density, whose calculation it is, by which areas, and which places have none."""
    if view.measure not in DENSITIES:
        return []
    lines = [
        _(
            "Our calculation, printed by no source: hectares of coca over the published area of the "
            "department or of the districts listed for the zone, or over the outline of the zone. "
            "Never added."
        )
    ]
    counted = {s.place for s in atlas.known(view.as_of).values() if s.measure == DENSITIES[view.measure]}
    without = [place for place in atlas.at_level(view.level) if place in counted - atlas.density_areas.keys()]
    if without:
        text = _("No density, because their outline or list of districts is not sure enough: {names}.")
        lines.append(text.format(names=", ".join(named(without, atlas.places))))
    return lines
