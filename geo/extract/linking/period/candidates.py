"""Which period a quantity is of."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import lru_cache

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, Features, Followed, Near, Period, holding, merge, said
from geo.extract.linking.period.aims import is_target
from geo.extract.linking.period.features import REMEMBERED, share, time_features
from geo.extract.linking.period.setting import EVENT, Setting, setting_of
from geo.extract.quantity import Quantity
from geo.extract.times.calendar import YEAR_DAYS, Span, month_span, year_span
from geo.extract.times.said import AGAIN
from geo.extract.times.time import BASELINE, DATELINE, REPORT, SAYING, STATED, Time

PART = 20
"""Days of the shortest part of a year that is compared with that of another."""
MOST_IN_TITLE = 5
"""Times of a title that are offered to the figures of the text."""
AWAY = ("prev", "next", "same_paragraph", "recent", "last", "title")
"""How features begin of a time in another sentence; none of one that is named in the quantity's own."""
Found = dict[tuple[date, date], Candidate]


def period_candidates(
    quantity: Quantity, analysis: Analysis, measure: str, followed: Followed | None = None
) -> list[Candidate]:
    """Return the periods that a quantity may be of, the year and month of publication among them.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    measure : str
        What it was found to measure.
    followed : Followed, optional
        Period of the quantity before it.
    """
    setting = setting_of(quantity, analysis, measure, followed or Followed())
    found: Found = {}
    _in_table(found, setting)
    if not found:
        _in_prose(found, setting)
    candidates = list(found.values())
    if setting.day is None and not setting.table.given:
        candidates.append(Candidate(None, "", {"none": 1.0}))
    target = is_target(quantity, analysis)
    if target:
        for candidate in candidates:
            if isinstance(candidate.value, Period):
                candidate.value = Period(
                    candidate.value.start, candidate.value.end, candidate.value.stated, True
                )
    share(candidates, setting)
    return candidates


def _in_prose(found: Found, setting: Setting) -> None:
    """Add what the text and the day of publication offer a figure that stands in no table."""
    _named(found, setting)
    _earlier(found, setting)
    _changes(found, setting)
    _changes_of_parts(found, setting)
    _published(found, setting)
    before, other = setting.before, setting.other
    if other is not None:
        _keep(found, Span(other.start, other.end), other.stated, "", {})
    if before is not None and before.end.year - before.start.year == 1:
        _keep(found, year_span(before.end.year), before.stated, "", {"tail": 1.0})


def _named(found: Found, setting: Setting) -> None:
    """Add the times of the sentences around, with what else each may mean."""
    here = [pair for pair in setting.close if pair[1].sentences == 0]
    nearest = min(here, key=lambda pair: pair[1].distance, default=None)
    latest = max((t.first for t, near in setting.close if near.before), default=-1)
    spans = sorted({(t.span.start, t.span.end) for t, _near in here})
    for time, near in sorted(setting.close, key=lambda pair: abs(pair[1].sentences)):
        features = time_features(time, near, setting)
        if "end_of_change" not in features:
            if nearest is not None and time is nearest[0]:
                features["nearest"] = 1.0
            if time.first == latest:
                features |= said("recent", setting.alone)
            if near.sentences == 0 and len(spans) > 1:
                features |= _in_order(time, spans, setting)
        words = setting.analysis.words(time.first, time.last)
        _keep(found, _own_end(time, near, setting), time.basis == STATED, words, features)
        for name, span in time.others:
            _keep(found, span, time.basis == STATED, words, {**features, f"other_{name}": 1.0})


def _own_end(time: Time, near: Near, setting: Setting) -> Span:
    """Return the days of a time; of years between which something went from 300 to 509, the figure's own.

    What stood on the last day of a year is of that year.
    """
    first, last = time.span.start.year, time.span.end.year
    ends = near.sentences == 0 and (setting.left or setting.right) and first < last
    if setting.group != EVENT and time.span.start == time.span.end == date(last, 12, 31):
        return year_span(last)
    return year_span(last if setting.right else first) if ends else time.span


def _in_order(time: Time, spans: list[tuple[date, date]], setting: Setting) -> Features:
    """Return what speaks for one of several times of a sentence by their order and that of its figures."""
    own = (time.span.start, time.span.end)
    return holding(
        {
            "left_earliest": setting.left and own == spans[0],
            "right_latest": setting.right and own == spans[-1],
            "in_order": (setting.firsts.index(time.first), len(setting.firsts)) == setting.order,
        }
    )


def _in_table(found: Found, setting: Setting) -> None:
    """Add the time of a table's column; without one that of the row, or all of the head for a change."""
    table = setting.table
    time = table.column or table.row
    if time is not None:
        words = setting.analysis.words(time.first, time.last)
        _keep(found, time.span, time.basis == STATED, words, {"table": 1.0})
    elif len(table.across) > 1:
        _keep(found, table.across[0].span.to(table.across[-1].span), True, "", {"table": 1.0})


def _earlier(found: Found, setting: Setting) -> None:
    """Add the last times named before the sentences that are looked through, and those of the title."""
    known = {id(time) for time, _near in setting.close}
    times = setting.analysis.times
    behind = bisect_left(setting.analysis.time_firsts, setting.quantity.first)
    names = ["last_but_one", "last"]
    for number in range(behind - 1, -1, -1):
        time = times[number]
        if id(time) in known or time.role in (SAYING, REPORT, DATELINE):
            continue
        _further(found, time, setting, names.pop())
        if not names:
            break
    for time in times[: min(behind, MOST_IN_TITLE)]:
        if setting.analysis.sentence_of(time.first) == 0 and time.role != DATELINE:
            _further(found, time, setting, "title")


def _further(found: Found, time: Time, setting: Setting, name: str) -> None:
    features = _of_further(name, setting.alone, time.span.days >= YEAR_DAYS, setting.tense or "verbless")
    _keep(found, time.span, time.basis == STATED, setting.analysis.words(time.first, time.last), features)


@lru_cache(maxsize=REMEMBERED)
def _of_further(name: str, alone: bool, year: bool, tense: str) -> Features:
    """Return what speaks for a time further off; the same for all of one kind, and made once."""
    marks = (("alone", alone), ("year", year), (tense, True))
    return {name: 1.0} | {f"{name}_{mark}": 1.0 for mark, holds in marks if holds}


def _changes(found: Found, setting: Setting) -> None:
    """Add the years that a change is over: from that which it is compared with to its own."""
    if not setting.change and not setting.quantity.fraction:
        return
    here = [t for t, near in setting.close if near.sentences == 0 and t.span.days <= 366]
    near = {t.span.end.year for t, near in setting.close if near.sentences in (0, 1) and t.span.days <= 366}
    before = setting.before.end.year if setting.before is not None else None
    published = setting.day.year if setting.day is not None else None
    ends = near | {year for year in (before, published) if year is not None}
    base = {t.span.start.year for t in here if t.role == BASELINE}
    own = {t.span.end.year for t in here if t.role != BASELINE}
    for end in ends:
        for start in {end - 1} | {year for year in near | {before} if year is not None and year < end}:
            features = holding(
                {
                    "change": 1.0,
                    "change_said": setting.change,
                    "change_from_baseline": start in base,
                    "change_from_here": start in own,
                    "change_from_unsaid": start not in near,
                    "change_from_passed_over": bool(base) and start not in base,
                    "change_to_here": end in own,
                    "change_to_baseline": end in base and end not in own,
                    "change_to_before": end == before,
                    "change_to_published": end == published,
                    "change_step": start == end - 1,
                    "change_published_alone": end == published and not own,
                    "change_to_passed_over": bool(own) and end not in own,
                }
            )
            _keep(found, year_span(start, end), True, "", features)


def _changes_of_parts(found: Found, setting: Setting) -> None:
    """Add the months of a change "than in the same months of last year": from those to the figure's own."""
    if not setting.change:
        return
    spans = {(t.span.start, t.span.end): near.sentences for t, near in setting.close if near.sentences >= 0}
    before = setting.before
    if before is not None:
        spans.setdefault((before.start, before.end), 1)
    again = any(time.form == AGAIN and near.sentences == 0 for time, near in setting.close)
    for (start, end), back in spans.items():
        if start.year != end.year or not PART < (end - start).days < YEAR_DAYS - 1:
            continue
        earlier = _year_before(start)
        features = holding(
            {
                "change_part": True,
                "change_part_again": again,
                "change_part_same": back == 0,
                "change_part_before": before is not None and (start, end) == (before.start, before.end),
            }
        )
        _keep(found, Span(earlier, end), True, "", features)


def _year_before(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def _published(found: Found, setting: Setting) -> None:
    """Add the year and month of publication, and the year before."""
    day = setting.day
    if day is None:
        return
    tense = setting.tense or "verbless"
    marks = [tense]
    marks += ["alone", f"{tense}_alone"] if setting.alone else []
    marks += [] if setting.close else ["no_time"]
    marks += ["yearly"] if setting.quantity.per_year else []
    marks += ["head"] if setting.analysis.sentences[setting.here].paragraph == 0 else []
    marks += ["per"] if setting.quantity.per is not None else []
    for name, span in _spans_of(day):
        _keep(found, span, False, name, _of_published(f"published_{name}", tuple(marks)))


@lru_cache(maxsize=REMEMBERED)
def _spans_of(day: date) -> tuple[tuple[str, Span], ...]:
    """Return the times that a day of publication stands for."""
    return (
        ("year", year_span(day.year)),
        ("month", month_span(day.year, day.month)),
        ("last_year", year_span(day.year - 1)),
    )


@lru_cache(maxsize=REMEMBERED)
def _of_published(name: str, marks: tuple[str, ...]) -> Features:
    """Return what speaks for a time of publication; the same for all of one kind, and made once."""
    return {name: 1.0} | {f"{name}_{mark}": 1.0 for mark in marks}


def _keep(found: Found, span: Span, stated: bool, label: str, features: Features) -> None:
    """Keep a candidate; one that is named twice has the better of each feature."""
    key = (span.start, span.end)
    known = found.get(key)
    if known is None:
        found[key] = Candidate(Period(span.start, span.end, stated), label, dict(features))
        return
    if stated and isinstance(known.value, Period) and not known.value.stated:
        known.value, known.label = Period(span.start, span.end, True), label or known.label
    if known.features.get("same") and not features.get("same"):
        known.features["again"] = 1.0
        features = {name: value for name, value in features.items() if not name.startswith(AWAY)}
    merge(known.features, features)
