"""What speaks for a time as that of a quantity."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from geo.extract.linking.candidates import Candidate, Features, Near, Period, holding, position_features
from geo.extract.linking.near import taken
from geo.extract.linking.period.setting import Setting
from geo.extract.text.tokens import Token
from geo.extract.times.calendar import YEAR_DAYS
from geo.extract.times.said import RELATIVE, text_at
from geo.extract.times.time import BASELINE, REPORT, SAYING, SINCE, STATED, UP_TO, Time

REMEMBERED = 2048
"""Kinds of days whose features are remembered."""
PARTS = (",", ";", "(", ":")
CLAUSE_WORDS = frozenset(("and", "but", "while", "y", "pero", "mientras", "whereas", "pues"))
"""Words that open a new clause behind a comma."""


def time_features(time: Time, near: Near, setting: Setting) -> Features:
    """Return what speaks for a time by where it stands beside a quantity.

    Of a change the times beside it are the ends (`period.candidates`), and seldom its own.
    """
    if setting.change and time.span.days <= YEAR_DAYS + 2:
        return {"end_of_change": 1.0, "same": 1.0} if near.sentences == 0 else {"end_of_change": 1.0}
    rivals = _rivals(time.first, setting)
    features = position_features(near) | _of_form(time.role, time.form == RELATIVE, time.basis != STATED)
    if rivals:
        features["rivals"] = min(rivals, 3) / 3.0
    if near.sentences:
        _add_elsewhere(features, time, setting)
    else:
        _add_in_sentence(features, time, near, rivals, setting)
    return features


def _rivals(first: int, setting: Setting) -> int:
    """Return how many other times of the quantity's sentence stand between it and a time."""
    firsts, own = setting.firsts, setting.quantity.number_first
    if not firsts:
        return 0
    low, high = (first, own) if first < own else (own, first)
    return bisect_left(firsts, high) - bisect_right(firsts, low)


@cache
def _of_form(role: str, relative: bool, inferred: bool) -> Features:
    """Return what speaks for a time wherever it stands."""
    found: Mapping[str, float] = {
        "baseline": role == BASELINE,
        "report": role == REPORT,
        "saying": role == SAYING,
        "since": role == SINCE,
        "up_to": role == UP_TO,
        "relative": relative,
        "inferred": inferred,
    }
    return holding(found)


def _add_elsewhere(found: Features, time: Time, setting: Setting) -> None:
    """Add what speaks for a time of another sentence."""
    there = setting.analysis.sentence_of(time.first)
    if setting.compared:
        found["compared_previous"] = 1.0
    if setting.analysis.leads(setting.here, there):
        found["leads"] = 1.0
    if _paragraph(there, setting):
        found["same_paragraph"] = 1.0


def _add_in_sentence(found: Features, time: Time, near: Near, rivals: int, setting: Setting) -> None:
    """Add what speaks for a time of the quantity's sentence."""
    quantity = setting.quantity
    first, last = sorted((time.first, quantity.number_first))
    if taken(time.first, quantity, setting.analysis):
        found["taken"] = 1.0
    if _parted(first, last, setting):
        found["clause"] = 1.0
    if near.before:
        _add_before(found, time, near, rivals, setting)
    else:
        _add_behind(found, time, near, rivals, setting)


def _add_before(found: Features, time: Time, near: Near, rivals: int, setting: Setting) -> None:
    if near.quantities == 0:
        if rivals == 0:
            found["own_before"] = 1.0
        if near.distance <= 3:
            found["own_before_close"] = 1.0
    if _opens(time, setting):
        found["opens_before"] = 1.0
        if rivals == 0:
            found["opens_alone"] = 1.0
    if setting.compared:
        found["compared_before"] = 1.0


def _add_behind(found: Features, time: Time, near: Near, rivals: int, setting: Setting) -> None:
    baseline, alone = time.role == BASELINE, near.quantities == 0
    gap = setting.analysis.tokens[setting.quantity.last : time.first] if alone else []
    clean = alone and not any(token.text in PARTS for token in gap)
    if alone and rivals == 0 and not baseline:
        if not clean:
            found["own_behind_comma"] = 1.0
        else:
            found["own" if len(gap) <= 6 else "own_far"] = 1.0
            if len(gap) <= 2:
                found["own_close"] = 1.0
    if baseline:
        found["baseline_behind" if alone else "baseline_of_other"] = 1.0
    if setting.compared and alone:
        found["compared_behind"] = 1.0
    if setting.left and clean:
        found["left_earlier"] = 1.0


def _opens(time: Time, setting: Setting) -> bool:
    """Say whether a time opens its sentence: "In 2011 Peru seized …"."""
    sentence = setting.analysis.sentences[setting.analysis.sentence_of(time.first)]
    return time.first - sentence.first <= 3


def _paragraph(there: int, setting: Setting) -> bool:
    sentences = setting.analysis.sentences
    return sentences[there].paragraph == sentences[setting.here].paragraph


def _parted(first: int, last: int, setting: Setting) -> bool:
    """Say whether a semicolon or a new clause stands between two tokens."""
    tokens = setting.analysis.tokens
    parts = setting.analysis.once("parted", lambda: [at for at in range(len(tokens)) if _parts(at, tokens)])
    return bisect_left(parts, first) < bisect_left(parts, last)


def _parts(at: int, tokens: Sequence[Token]) -> bool:
    text = tokens[at].text
    return text == ";" or (text == "," and text_at(tokens, at + 1) in CLAUSE_WORDS)


def grain(start: date, end: date) -> str:
    """Return how long a period is: a day, a month, a part of a year, a year or years."""
    days = (end - start).days
    if days <= 7:
        return "day"
    if days <= 31:
        return "month"
    return "part" if days < YEAR_DAYS else "year" if days <= 366 else "years"


def share(candidates: list[Candidate], setting: Setting) -> None:
    """Add to every candidate what its days speak for: tense, publication, what came before, the document."""
    years = setting.analysis.named_years
    top = setting.analysis.once("most named", lambda: max(years.values(), default=1))
    tense, group = setting.tense or "verbless", setting.group
    marks = tuple(name for name, holds in _marks(setting) if holds)
    for candidate in candidates:
        period = candidate.value
        if not isinstance(period, Period):
            continue
        same = "same" if candidate.features.get("same") else "away"
        when = _when(period, setting.day) if setting.day is not None else ""
        size = grain(period.start, period.end)
        candidate.features |= _of_kind(size, when, same, tense, group, marks, period.target)
        if often := years.get(period.end.year):
            candidate.features["often"] = often / top
        if setting.before is not None:
            _add_as_before(candidate.features, period, setting.before, setting)
        if setting.other is not None:
            _add_returning(candidate.features, period, setting.other, setting)


def _marks(setting: Setting) -> Sequence[tuple[str, bool]]:
    """Return what goes with the length of a period, whichever it is, and whether it holds."""
    return (
        ("of_change", setting.change),
        ("yearly", setting.quantity.per_year),
        ("per", setting.quantity.per is not None),
        ("local", setting.local),
    )


@lru_cache(maxsize=REMEMBERED)
def _of_kind(
    size: str, when: str, same: str, tense: str, group: str, marks: tuple[str, ...], target: bool
) -> Features:
    """Return what speaks for days of some length; the same for all of one kind, and made once."""
    found = [size, f"{size}_{group}", f"{size}_{same}", f"{size}_{tense}"]
    found += [f"{size}_{name}" for name in (*marks, *["target"] * target)]
    if when:
        found += [when, f"{when}_{tense}_{same}", f"{when}_{group}_{same}"]
        found += [f"{when}_target"] if target else []
    return dict.fromkeys(found, 1.0)


def _when(period: Period, day: date) -> str:
    if period.start > day:
        return "ahead"
    if period.start.year == day.year:
        return "now"
    return "before" if period.end.year < day.year else "until_now"


def _add_returning(found: Features, period: Period, other: Period, setting: Setting) -> None:
    """Add what speaks for the last period before the one of the quantity before."""
    if period.end != other.end or period.start != other.start:
        return
    found |= holding(
        {
            "returns": True,
            "returns_alone": setting.alone,
            "returns_sentence": setting.alone and setting.same_sentence,
            "returns_new_sentence": setting.alone and not setting.same_sentence,
            "returns_fresh": setting.alone and setting.analysis.opens_paragraph(setting.here),
            "returns_compared": setting.compared,
            f"returns_{setting.tense or 'verbless'}": setting.alone,
        }
    )


def _add_as_before(found: Features, period: Period, before: Period, setting: Setting) -> None:
    """Add what speaks for the period of the quantity before, and for others by how they lie to it."""
    if period.end != before.end or period.start != before.start:
        found |= _beside_before(period, before, setting)
        return
    size, same = grain(period.start, period.end), setting.sure
    found |= holding(
        {
            "as_before": same,
            "as_before_inherited": same * setting.quantity.inherited,
            "as_before_alone": same * setting.alone,
            "as_before_sentence": same * setting.same_sentence,
            "as_before_compared": same * setting.compared,
            "as_before_change": same * setting.change,
            "as_before_right": same * setting.right,
            f"as_before_{size}": same * setting.alone,
            f"as_before_{size}_{setting.group}": same * setting.alone,
            f"as_before_{size}_alike": same * setting.alone * setting.alike,
            "as_before_measure": same * setting.alike,
            "as_before_measure_alone": same * setting.alike * setting.alone,
            "as_before_other_measure_alone": same * (not setting.alike) * setting.alone,
            "as_before_item": same * setting.analysis.in_list(setting.here),
        }
    )


def _beside_before(period: Period, before: Period, setting: Setting) -> Features:
    """Return what speaks for another period than that of the quantity before, by how it lies to it."""
    tail = period.end == before.end and period.start.year == before.end.year > before.start.year
    if not (tail or setting.compared or setting.right):
        return {}
    return holding(
        {
            "tail_of_before": tail,
            "tail_of_before_change": tail and setting.change,
            "earlier_compared": setting.compared and period.end < before.end,
            "later_right": setting.right and period.end > before.end,
        }
    )
