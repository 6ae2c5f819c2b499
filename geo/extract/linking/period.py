"""Which period a quantity is of."""

from __future__ import annotations

import itertools
from datetime import date

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, Near, Period, position_features
from geo.extract.linking.near import near_to, taken
from geo.extract.quantity import Quantity
from geo.extract.times.calendar import month_span, year_span
from geo.extract.times.said import CALENDAR, RELATIVE
from geo.extract.times.time import STATED, Time
from geo.extract.units import PERCENT

BACK = 3
"""Sentences before a quantity in which its time is looked for."""


def period_candidates(
    quantity: Quantity, analysis: Analysis, measure: str, before: Period | None = None
) -> list[Candidate]:
    """Return the periods that a quantity may be of, the year and month of publication among them.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    measure : str
        What it was found to measure.
    before : Period or None
        That of the quantity before it.
    """
    here = analysis.sentence_of(quantity.number_first)
    found: dict[tuple[date, date], Candidate] = {}
    times = [(time, near_to(quantity, time.first, time.last, analysis, here)) for time in analysis.times]
    close = [pair for pair in times if -1 <= pair[1].sentences <= BACK]
    nearest = min((p for p in close if p[1].sentences == 0), key=lambda p: p[1].distance, default=None)
    behind = [p for p in close if p[1].sentences == 0 and not p[1].before and p[1].quantities == 0]
    first_behind = min(behind, key=lambda p: p[1].distance, default=None)
    for time, near in close:
        features = _features(time, near, quantity, analysis)
        features["taken"] = float(near.sentences == 0 and taken(time.first, quantity, analysis))
        features["nearest"] = float(nearest is not None and time is nearest[0])
        features["first_behind"] = float(first_behind is not None and time is first_behind[0])
        _keep(
            found,
            Period(time.span.start, time.span.end, time.basis == STATED),
            analysis.words(time.first, time.last),
            features,
        )
    _persisting(found, quantity, analysis, close)
    _changes(found, quantity, close)
    day = analysis.published
    present = measure.startswith("price") or measure in ("", "troops", "military_bases", "insurgent_strength")
    alone = not any(p[1].sentences == 0 for p in close)
    anchors = (("year", year_span(day.year)), ("month", month_span(day.year, day.month))) if day else ()
    for name, span in anchors:
        features = {
            f"published_{name}": 1.0,
            f"published_{name}_alone": float(alone),
            f"published_{name}_present": float(present),
            f"published_{name}_flow": float(not present),
            f"published_{name}_yearly": float(quantity.per_year),
        }
        _keep(found, Period(span.start, span.end, stated=False), name, features)
    found[(date.min, date.min)] = Candidate(
        None, "", {"none": 1.0, "none_alone": float(alone), "none_no_time": float(not close)}
    )
    for candidate in found.values():
        period = candidate.value
        same = (
            before is not None
            and isinstance(period, Period)
            and (period.start, period.end) == (before.start, before.end)
        )
        candidate.features["as_before"] = float(same)
        candidate.features["as_before_inherited"] = float(same and quantity.inherited)
        candidate.features["as_before_alone"] = float(same and alone)
    return list(found.values())


def _persisting(found: dict, quantity: Quantity, analysis: Analysis, close: list) -> None:
    """Add the last time named before the sentences that are looked through, and that of the title."""
    earlier = [t for t in analysis.times if t.first < quantity.first and t.role not in ("saying", "report")]
    known = {id(time) for time, _near in close}
    alone = not any(near.sentences == 0 for _time, near in close)
    for time in reversed(earlier):
        if id(time) not in known:
            features = {
                "last": 1.0,
                "last_alone": float(alone),
                "last_year": float((time.span.end - time.span.start).days >= 364),
            }
            _keep(
                found,
                Period(time.span.start, time.span.end, time.basis == STATED),
                analysis.words(time.first, time.last),
                features,
            )
            break
    for time in analysis.times:
        if analysis.sentence_of(time.first) == 0 and quantity.first > time.first:
            _keep(
                found,
                Period(time.span.start, time.span.end, time.basis == STATED),
                analysis.words(time.first, time.last),
                {"title": 1.0, "title_alone": float(alone)},
            )


def _changes(found: dict, quantity: Quantity, close: list) -> None:
    """Add what a change is over: from the time it is compared with to its own."""
    if quantity.unit is None or (
        quantity.unit.dimension != PERCENT and quantity.direction not in ("up", "down")
    ):
        return
    spans = sorted(
        {
            (t.span.start, t.span.end)
            for t, near in close
            if near.sentences in (0, 1) and (t.span.end - t.span.start).days < 370
        }
    )
    for (start, _), (later, end) in itertools.pairwise(spans):
        if later > start:
            changed = float(quantity.direction in ("up", "down"))
            _keep(found, Period(start, end, True), "", {"change": 1.0, "change_said": changed})
    for start, end in spans:
        if (end - start).days >= 364:
            before = start.replace(year=start.year - 1)
            _keep(
                found,
                Period(before, end, True),
                "",
                {"change_year": 1.0, "change_year_said": float(quantity.direction in ("up", "down"))},
            )


def _features(time: Time, near: Near, quantity: Quantity, analysis: Analysis) -> dict[str, float]:
    features = position_features(near)
    days = (time.span.end - time.span.start).days
    tokens = analysis.tokens
    gap = [t.text for t in tokens[quantity.last : time.first]] if time.first >= quantity.last else []
    features |= {
        "adjacent": float(0 < len(gap) <= 2 or time.first == quantity.last),
        "close_behind": float(2 < len(gap) <= 6 and near.quantities == 0),
        "paired": float(
            bool(gap) and near.quantities == 0 and not any(text in (",", ";", "(") for text in gap)
        ),
        "baseline": float(time.role == "baseline"),
        "baseline_between": float(time.role == "baseline" and near.quantities > 0),
        "report": float(time.role == "report"),
        "saying": float(time.role == "saying"),
        "since": float(time.role == "since"),
        "year": float(time.form == CALENDAR and days >= 364),
        "years": float(days > 366),
        "relative": float(time.form == RELATIVE),
        "day": float(days == 0),
        "inferred": float(time.basis != STATED),
        "opens": float(_opens(time, analysis)),
    }
    return features


def _opens(time: Time, analysis: Analysis) -> bool:
    """Say whether a time opens its sentence: "In 2011 Peru seized …"."""
    sentence = analysis.sentences[analysis.sentence_of(time.first)]
    return time.first - sentence.first <= 3


def _keep(
    found: dict[tuple[date, date], Candidate], period: Period, label: str, features: dict[str, float]
) -> None:
    """Keep a candidate; one that is named twice has the better of each feature."""
    key = (period.start, period.end)
    known = found.get(key)
    if known is None:
        found[key] = Candidate(period, label, dict(features))
        return
    for name, value in features.items():
        known.features[name] = max(known.features.get(name, 0.0), value)
