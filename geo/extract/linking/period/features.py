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
        return holding({"end_of_change": True, "same": near.sentences == 0})
    first, last = sorted((time.first, setting.quantity.number_first))
    rivals = bisect_left(setting.firsts, last) - bisect_right(setting.firsts, first)
    features = position_features(near) | _of_form(time.role, time.form == RELATIVE, time.basis != STATED)
    if rivals:
        features["rivals"] = min(rivals, 3) / 3.0
    if near.sentences:
        return features | _elsewhere(time, setting)
    return features | _in_sentence(time, near, rivals, setting)


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


def _elsewhere(time: Time, setting: Setting) -> Features:
    there = setting.analysis.sentence_of(time.first)
    return holding(
        {
            "compared_previous": setting.compared,
            "leads": setting.analysis.leads(setting.here, there),
            "same_paragraph": _paragraph(there, setting),
        }
    )


def _in_sentence(time: Time, near: Near, rivals: int, setting: Setting) -> Features:
    quantity, tokens = setting.quantity, setting.analysis.tokens
    before, alone, baseline = near.before, near.quantities == 0, time.role == BASELINE
    gap = [] if before else [t.text for t in tokens[quantity.last : time.first]]
    clean = alone and not any(text in PARTS for text in gap)
    opens = before and _opens(time, setting)
    sole = alone and rivals == 0
    first, last = sorted((time.first, quantity.number_first))
    own = sole and not before and not baseline
    return holding(
        {
            "own": own and clean and len(gap) <= 6,
            "own_close": own and clean and len(gap) <= 2,
            "own_far": own and clean and len(gap) > 6,
            "own_behind_comma": own and not clean,
            "own_before": sole and before,
            "own_before_close": before and alone and near.distance <= 3,
            "opens_before": opens,
            "opens_alone": opens and rivals == 0,
            "taken": taken(time.first, quantity, setting.analysis),
            "clause": _parted(first, last, setting),
            "baseline_behind": baseline and not before and alone,
            "baseline_of_other": baseline and not before and not alone,
            "compared_behind": setting.compared and not before and alone,
            "compared_before": setting.compared and before,
            "left_earlier": setting.left and not before and clean,
        }
    )


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
    for candidate in candidates:
        period = candidate.value
        if isinstance(period, Period):
            candidate.features |= _of_days(period, candidate.features, setting)
            if years[period.end.year]:
                candidate.features["often"] = years[period.end.year] / top
            candidate.features |= _as_before(period, setting) | _returning(period, setting)


def _of_days(period: Period, known: Features, setting: Setting) -> Features:
    return _of_kind(
        grain(period.start, period.end),
        _when(period, setting.day) if setting.day is not None else "",
        "same" if known.get("same") else "away",
        setting.tense or "verbless",
        setting.group,
        (
            ("of_change", setting.change),
            ("yearly", setting.quantity.per_year),
            ("target", period.target),
            ("per", setting.quantity.per is not None),
            ("local", setting.local),
        ),
    )


@lru_cache(maxsize=REMEMBERED)
def _of_kind(
    size: str, when: str, same: str, tense: str, group: str, marks: tuple[tuple[str, bool], ...]
) -> Features:
    """Return what speaks for days of some length; the same for all of one kind, and made once."""
    found = [size, f"{size}_{group}", f"{size}_{same}", f"{size}_{tense}"]
    found += [f"{size}_{name}" for name, holds in marks if holds]
    if when:
        found += [when, f"{when}_{tense}_{same}", f"{when}_{group}_{same}"]
        found += [f"{when}_target"] if ("target", True) in marks else []
    return dict.fromkeys(found, 1.0)


def _when(period: Period, day: date) -> str:
    if period.start > day:
        return "ahead"
    if period.start.year == day.year:
        return "now"
    return "before" if period.end.year < day.year else "until_now"


def _returning(period: Period, setting: Setting) -> Features:
    """Return what speaks for the last period before the one of the quantity before."""
    other = setting.other
    if other is None or (period.start, period.end) != (other.start, other.end):
        return {}
    return holding(
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


def _as_before(period: Period, setting: Setting) -> Features:
    before = setting.before
    if before is None:
        return {}
    if (period.start, period.end) != (before.start, before.end):
        return _beside_before(period, before, setting)
    size, same = grain(period.start, period.end), setting.sure
    return holding(
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
