"""What speaks for a time as that of a quantity."""

from __future__ import annotations

from collections import Counter
from datetime import date

from geo.extract.linking.candidates import Candidate, Features, Near, Period, position_features
from geo.extract.linking.near import taken
from geo.extract.linking.scene import Scene
from geo.extract.times.calendar import YEAR_DAYS
from geo.extract.times.said import RELATIVE, text_at
from geo.extract.times.time import BASELINE, REPORT, SAYING, SINCE, STATED, UP_TO, Time

PARTS = (",", ";", "(", ":")


def time_features(time: Time, near: Near, scene: Scene) -> Features:
    """Return what speaks for a time by where it stands beside a quantity."""
    quantity, tokens = scene.quantity, scene.analysis.tokens
    features = position_features(near)
    same, behind = near.sentences == 0, near.sentences == 0 and not near.before
    gap = [t.text for t in tokens[quantity.last : time.first]] if behind else []
    alone = near.quantities == 0
    clean = alone and not any(text in PARTS for text in gap)
    first, last = sorted((time.first, quantity.number_first))
    rivals = sum(
        1 for other, n in scene.close if n.sentences == 0 and other is not time and first < other.first < last
    )
    baseline = time.role == BASELINE
    features |= {
        "own": float(behind and clean and len(gap) <= 6 and not baseline and rivals == 0),
        "own_close": float(behind and clean and len(gap) <= 2 and not baseline and rivals == 0),
        "own_far": float(behind and clean and len(gap) > 6 and not baseline and rivals == 0),
        "own_behind_comma": float(behind and alone and not clean and rivals == 0 and not baseline),
        "own_before": float(same and near.before and alone and rivals == 0),
        "own_before_close": float(same and near.before and alone and near.distance <= 3),
        "opens_before": float(same and near.before and _opens(time, scene)),
        "opens_alone": float(same and near.before and _opens(time, scene) and rivals == 0),
        "rivals": min(rivals, 3) / 3.0,
        "taken": float(same and taken(time.first, quantity, scene.analysis)),
        "clause": float(same and _parted(first, last, scene)),
        "baseline": float(baseline),
        "baseline_behind": float(baseline and behind and alone),
        "baseline_behind_change": float(baseline and behind and alone and scene.change),
        "compared_behind": float(scene.compared and behind and alone),
        "compared_before": float(scene.compared and same and near.before),
        "compared_previous": float(scene.compared and not same),
        "change_behind": float(scene.change and behind),
        "report": float(time.role == REPORT),
        "saying": float(time.role == SAYING),
        "since": float(time.role == SINCE),
        "up_to": float(time.role == UP_TO),
        "relative": float(time.form == RELATIVE),
        "inferred": float(time.basis != STATED),
        "same_paragraph": float(not same and _paragraph(time, scene)),
        "left_earlier": float(scene.left and behind and clean),
    }
    return features


def _opens(time: Time, scene: Scene) -> bool:
    """Say whether a time opens its sentence: "In 2011 Peru seized …"."""
    sentence = scene.analysis.sentences[scene.analysis.sentence_of(time.first)]
    return time.first - sentence.first <= 3


def _paragraph(time: Time, scene: Scene) -> bool:
    sentences = scene.analysis.sentences
    return sentences[scene.analysis.sentence_of(time.first)].paragraph == sentences[scene.here].paragraph


def _parted(first: int, last: int, scene: Scene) -> bool:
    """Say whether a semicolon or a new clause stands between two tokens."""
    tokens = scene.analysis.tokens
    return any(
        tokens[at].text == ";"
        or (
            tokens[at].text == ","
            and text_at(tokens, at + 1) in ("and", "but", "while", "y", "pero", "mientras", "whereas", "pues")
        )
        for at in range(first, last)
    )


def grain(start: date, end: date) -> str:
    """Return how long a period is: a day, a month, a part of a year, a year or years."""
    days = (end - start).days
    if days <= 7:
        return "day"
    if days <= 31:
        return "month"
    return "part" if days < YEAR_DAYS else "year" if days <= 366 else "years"


def share(candidates: list[Candidate], scene: Scene) -> None:
    """Add to every candidate what its days alone speak for: tense, publication, the quantity before, the document."""
    years = Counter(t.span.end.year for t in scene.analysis.times if t.span.days <= 366)
    top = max(years.values(), default=1)
    for candidate in candidates:
        period = candidate.value
        if isinstance(period, Period):
            candidate.features |= _of_days(period, candidate.features, scene)
            candidate.features["often"] = years[period.end.year] / top
        candidate.features |= _as_before(period if isinstance(period, Period) else None, scene)
        for name in [name for name, value in candidate.features.items() if not value]:
            del candidate.features[name]


def _of_days(period: Period, known: Features, scene: Scene) -> Features:
    size = grain(period.start, period.end)
    same = "same" if known.get("same") else "away"
    features = {
        f"{size}": 1.0,
        f"{size}_{scene.group}": 1.0,
        f"{size}_{same}": 1.0,
        f"{size}_{scene.tense or 'verbless'}": 1.0,
        f"{size}_of_change": float(scene.change),
        f"{size}_yearly": float(scene.quantity.per_year),
        f"{size}_target": float(period.target),
        f"{size}_per": float(scene.quantity.per is not None),
    }
    if scene.day is not None:
        when = _when(period, scene.day)
        features |= {
            when: 1.0,
            f"{when}_{scene.tense or 'verbless'}_{same}": 1.0,
            f"{when}_{scene.group}_{same}": 1.0,
            f"{when}_target": float(period.target),
            f"{when}_{scene.tense or 'verbless'}": 1.0,
        }
    return features


def _when(period: Period, day: date) -> str:
    if period.start > day:
        return "ahead"
    if period.start.year == day.year:
        return "now"
    return "before" if period.end.year < day.year else "until_now"


def _as_before(period: Period | None, scene: Scene) -> Features:
    before = scene.before
    if before is None or period is None:
        return {}
    same = (period.start, period.end) == (before.start, before.end)
    tail = not same and period.end == before.end and period.start.year == before.end.year > before.start.year
    return {
        "as_before": float(same),
        "as_before_inherited": float(same and scene.quantity.inherited),
        "as_before_alone": float(same and scene.alone),
        "as_before_sentence": float(same and scene.same_sentence),
        "as_before_compared": float(same and scene.compared),
        "as_before_change": float(same and scene.change),
        "as_before_right": float(same and scene.right),
        "as_before_" + (scene.tense or "verbless"): float(same),
        "tail_of_before": float(tail),
        "tail_of_before_change": float(tail and scene.change),
        "earlier_compared": float(scene.compared and period.end < before.end),
        "later_right": float(scene.right and period.end > before.end),
    }
