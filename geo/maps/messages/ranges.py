"""The values message of a range: what happened from one year to another, as far as it may be added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from geo.atlas import Atlas
from geo.estimates import RangeTotal
from geo.language import _, ngettext
from geo.maps.contract import PlaceValues, Step, ValuesMessage
from geo.maps.messages.claim_index import ClaimIndex
from geo.maps.messages.panel import PanelMaker
from geo.maps.messages.values import level_of, overview, scales_of, whole_message
from geo.model import LEVELS, Measure
from geo.style import Classes, bound_text, classify
from geo.style.signs import NO_DATA, look_of
from geo.views.spans import Dated
from geo.wording.amount import without_unit
from geo.wording.claim import spoken


def range_message(
    measure: Measure,
    totals: Iterable[Dated],
    atlas: Atlas,
    *,
    since: int,
    lens: str = "monitoring",
    panel: PanelMaker | None = None,
) -> ValuesMessage:
    """Return the totals from ``since`` to every later year, shaped as `geo.maps.values_message`.

    Parameters
    ----------
    totals : iterable of (day, RangeTotal)
        For every place, last year and day on which the total changed; those without a
        value are passed over: no data is not zero.
    since : int
        First year of all of them; the year drawn is the last.

    The other parameters are those of `geo.maps.values_message`.
    """
    index = ClaimIndex(atlas)
    places = atlas.places
    dated = sorted(
        ((day, total) for day, total in totals if total.value is not None),
        key=lambda row: (row[1].place, row[1].last, row[0]),
    )
    days = sorted({day for day, _total in dated})
    number = {day: i for i, day in enumerate(days)}
    levels = {total.place: level_of(total.place, places) for _day, total in dated}
    classes = _range_classes(dated, levels)
    scales = scales_of(measure, classes)
    shown: dict[str, PlaceValues] = {}
    for day, total in dated:
        level = levels[total.place]
        look = look_of(total.value, classes[level]) if level in classes else NO_DATA
        name = places.get(total.place).label()
        entry = shown.setdefault(total.place, {"name": name, "level": level, "years": {}})
        step = _step(total, number[day], look, index)
        if level in scales:
            step["radius"] = scales[level].radius(total.value or 0.0)
        entry["years"].setdefault(str(total.last), []).append(step)
    states = [(total.place, total.last, day) for day, total in dated]
    common = overview(measure, states, levels, classes, days)
    if panel:
        common["panel"] = panel(index, days)
    return whole_message(common | {"since": since}, shown, [], index, lens)


def _range_classes(dated: Iterable[Dated], levels: Mapping[str, str]) -> dict[str, Classes]:
    values: dict[str, list[float]] = defaultdict(list)
    for _day, total in dated:
        values[levels[total.place]].append(total.value or 0.0)
    return {level: classify(found) for level, found in sorted(values.items()) if level in LEVELS}


def _step(total: RangeTotal, day: int, look: str, index: ClaimIndex) -> Step:
    """Return a total as a step of the message: nobody disputes it, nothing is compared with it."""
    label = bound_text(total.value, None, None, total.bound, total.unit)
    counted = ngettext("sum of {count} figure", "sum of {count} figures", len(total.claims))
    notes = range_notes(total)
    if total.left_out:
        text = ngettext("{count} figure not added.", "{count} figures not added.", len(total.left_out))
        notes.append(text.format(count=len(total.left_out)))
    claims = [index.claim(claim) for claim in total.claims]
    count = counted.format(count=len(total.claims))
    return {
        "day": day,
        "look": look,
        "headline": total.value,
        "high": total.value,
        "figure": without_unit(label, total.unit),
        "value": label,
        "words": label,
        "aside": covered(total),
        "who": index.texts.add(f"{_who(total, index)}, {count}"),
        "note": index.texts.add(count),
        "contested": False,
        "mark": "",
        "spread": 0,
        "flags": [index.texts.add(note) for note in notes],
        "claims": claims,
        "alike": len(claims),
    }


def covered(total: RangeTotal) -> str:
    """Return in how many of its years a total has figures, where not in all or not in whole ones."""
    asked, partly = total.last - total.first + 1, len(total.partly)
    if not total.missing and not partly:
        return ""
    if asked == 1:
        return _("part of the year only")
    text = _("figures for {have} of {asked} years").format(have=len(total.years) + partly, asked=asked)
    return _("{years}, {n} of them in part").format(years=text, n=partly) if partly else text


def range_notes(total: RangeTotal) -> list[str]:
    """Return what must be said of a total: years without a figure, and years known in part."""
    notes = [total.gap_words] if total.gap_words else []
    if total.partly:
        text = _("Part of the year only: {years}.")
        notes.append(text.format(years=", ".join(map(str, total.partly))))
    return notes


def _who(total: RangeTotal, index: ClaimIndex) -> str:
    """Return whose figures were added: a series, else those who made the claims."""
    if total.series in index.records.series:
        return index.records.series[total.series].label()
    speakers = dict.fromkeys(
        spoken(c.attributed_to or c.institution, index.records.institutions) for c in total.claims
    )
    return ", ".join(name for name in speakers if name) or _("single figures")
