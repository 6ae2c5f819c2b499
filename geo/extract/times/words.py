"""Words of time of a language, read from its rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.text.phrases import Phrases


@dataclass(frozen=True)
class TimeWords:
    """The words of time of one language, folded.

    Attributes
    ----------
    months : dict of str to int
    doubtful : frozenset of str
        Months that are other words as well: only beside a day or a year.
    weekdays, past, until : frozenset of str
    parts : Phrases
        Quarters and halves of a year, as first and last month.
    relative : Phrases
        What is said from now or from the year in focus, as (base, unit, number).
    ordinals : dict of str to int
        ``first`` is 1, ``last`` is -1.
    units : dict of str to str
        ``year``, ``month``, ``week``, ``day``, ``decade``.
    since, baseline, report, mid, saying, target : Phrases
    """

    months: dict[str, int]
    doubtful: frozenset[str]
    weekdays: frozenset[str]
    past: frozenset[str]
    until: frozenset[str]
    parts: Phrases
    relative: Phrases
    ordinals: dict[str, int]
    units: dict[str, str]
    since: Phrases
    baseline: Phrases
    report: Phrases
    mid: Phrases
    saying: Phrases
    target: Phrases


@cache
def time_words(language: str) -> TimeWords:
    """Return the words of time of ``language``."""
    found = rules("times", language)
    parts = [(phrase, (3 * n - 2, 3 * n)) for phrase, n in found["quarters"].items()]
    parts += [(phrase, (6 * n - 5, 6 * n)) for phrase, n in found["halves"].items()]
    relative = []
    for name, base, unit in (
        ("years_from_now", "now", "year"),
        ("years_now", "today", "year"),
        ("years_from_focus", "focus", "year"),
        ("span_from_focus", "focus", "span"),
        ("months_from_now", "now", "month"),
        ("weeks_from_now", "now", "week"),
    ):
        for number, phrases in found[name].items():
            relative += [(phrase, (base, unit, int(number))) for phrase in phrases]
    named = {name: Phrases((p, True) for p in found[name]) for name in (
        "since", "baseline", "report", "mid", "saying", "target",
    )}  # fmt: skip
    return TimeWords(
        months=found["months"],
        doubtful=frozenset(found["doubtful_months"]),
        weekdays=frozenset(found["weekdays"]),
        past=frozenset(found["past"]),
        until=frozenset(found["until"]),
        parts=Phrases(parts),
        relative=Phrases(relative),
        ordinals=found["ordinals"],
        units=found["units"],
        **named,
    )
