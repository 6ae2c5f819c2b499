"""Words of time of a language, read from its rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.extract.lexicon import rules
from geo.extract.numbers.words import number_words
from geo.extract.text.phrases import FirstWords, Phrases


@dataclass(frozen=True)
class TimeWords:
    """The words of time of one language, folded.

    Attributes
    ----------
    months : dict of str to int
    doubtful, short : frozenset of str
        Months that are other words as well: the former only beside a preposition, a day or a year, the latter
        not beside a preposition alone.
    capital_months : bool
        Whether months are written with a capital; where not, a capital makes a name of one ("Mayo").
    weekdays : dict of str to int
        0 is Monday.
    past, until, articles, month_before, year_links, few, ago, ago_before : frozenset of str
    ago_focus, after_focus, decade_before, more_or_less, than, by, by_sure : frozenset of str
    parts : Phrases
        Quarters and halves of a year, as first and last month.
    relative : Phrases
        What is said from now or from the year in focus, as (base, unit, number, whether it is no time but
        at the end of a clause: "21,630 el anterior").
    again : Phrases
        The same part of another year: "the same period of".
    spoken : Phrases
        Those of `parts`, `relative` and `again` together: most words begin none of them.
    ordinals : dict of str to int
        ``first`` is 1, ``last`` is -1.
    units : dict of str to str
        ``year``, ``month``, ``week``, ``day``.
    several : dict of str to int
        Words for so many years: "decade".
    decades : dict of str to int
        "eighties" is 80.
    since, baseline, report, report_behind, saying, verdicts : Phrases
    up_to, streets, moves, since_far, records, event : Phrases
    """

    months: dict[str, int]
    doubtful: frozenset[str]
    short: frozenset[str]
    capital_months: bool
    weekdays: dict[str, int]
    past: frozenset[str]
    until: frozenset[str]
    articles: frozenset[str]
    month_before: frozenset[str]
    year_links: frozenset[str]
    few: frozenset[str]
    ago: frozenset[str]
    ago_before: frozenset[str]
    ago_focus: frozenset[str]
    after_focus: frozenset[str]
    day_before: dict[str, str]
    decade_before: frozenset[str]
    month_focus: dict[str, int]
    more_or_less: frozenset[str]
    than: frozenset[str]
    by: frozenset[str]
    by_sure: frozenset[str]
    parts: Phrases
    relative: Phrases
    again: Phrases
    spoken: Phrases
    ordinals: dict[str, int]
    units: dict[str, str]
    several: dict[str, int]
    decades: dict[str, int]
    since: Phrases
    baseline: Phrases
    report: Phrases
    report_behind: Phrases
    saying: Phrases
    verdicts: Phrases
    up_to: Phrases
    moves: Phrases
    since_far: Phrases
    records: Phrases
    event: Phrases
    streets: Phrases
    begins: FirstWords


_RELATIVE = (
    ("years_from_now", "now", "year"),
    ("years_now", "today", "year"),
    ("years_from_focus", "focus", "year"),
    ("span_from_focus", "focus", "span"),
    ("spans_joined", "focus", "both"),
    ("months_from_now", "now", "month"),
    ("months_from_focus", "focus", "month"),
    ("weeks_from_now", "now", "week"),
    ("days_from_now", "now", "day"),
    ("days_from_focus", "focus", "day"),
    ("decade_starts", "now", "decade_start"),
    ("decades_now", "now", "decade"),
    ("elliptic", "focus", "year"),
)
_SETS = (
    "past", "until", "articles", "month_before", "year_links", "few", "ago", "ago_before", "ago_focus",
    "after_focus", "decade_before", "more_or_less", "than", "by", "by_sure",
)  # fmt: skip
_PHRASES = (
    "again",
    "since",
    "baseline",
    "report",
    "report_behind",
    "saying",
    "verdicts",
    "up_to",
    "streets",
    "moves",
    "since_far",
    "records",
    "event",
)


@cache
def time_words(language: str) -> TimeWords:
    """Return the words of time of ``language``."""
    found = rules("times", language)
    parts = [(phrase, (3 * n - 2, 3 * n)) for phrase, n in found["quarters"].items()]
    parts += [(phrase, (6 * n - 5, 6 * n)) for phrase, n in found["halves"].items()]
    parts += [(phrase, (n, n)) for phrase, n in found["turns"].items()]
    relative = [
        (phrase, (base, unit, int(number), name == "elliptic"))
        for name, base, unit in _RELATIVE
        for number, phrases in found[name].items()
        for phrase in phrases
    ]
    listed = ("months", "past", "ordinals", "ago", "decades", "weekdays", "few")
    again = [(phrase, True) for phrase in found["again"]]
    spoken = Phrases([*parts, *relative, *again])
    starts = (spoken, number_words(language).starts, frozenset("'"))
    named: dict[str, Any] = {name: frozenset(found[name]) for name in _SETS}
    named |= {name: Phrases((phrase, True) for phrase in found[name]) for name in _PHRASES}
    return TimeWords(
        months=found["months"],
        doubtful=frozenset(found["doubtful_months"]),
        short=frozenset(found["short_months"]),
        capital_months=bool(found["capital_months"]),
        day_before=found["day_before"],
        month_focus=found["month_focus"],
        weekdays=found["weekdays"],
        parts=Phrases(parts),
        relative=Phrases(relative),
        spoken=spoken,
        ordinals=found["ordinals"],
        units=found["units"],
        several=found["several"],
        decades=found["decades"],
        begins=FirstWords(*starts, *(found[name] for name in listed)),
        **named,
    )
