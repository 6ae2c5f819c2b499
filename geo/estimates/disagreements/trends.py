"""Directions without a number: which way, and since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from geo.estimates.claims import difference, years_of
from geo.estimates.disagreements.disagreement import BETWEEN, WITHIN, Finding
from geo.estimates.disagreements.evidence import Evidence
from geo.estimates.rules.precision import DIFFERS
from geo.estimates.rules.verdict import Line
from geo.language import _
from geo.model import Statement
from geo.style import unit_name
from geo.wording.period import period_of, span_words


def trends(evidence: Evidence) -> Iterator[Finding]:
    """Find trends that cannot both hold: opposite ones for one place and year, or one with two beginnings.

    A trend of several years has a beginning: "since 2007". Two that run to the same year in the
    same direction from different years differ on it. Of a single year no beginning is said.
    """
    told: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in evidence.standing:
        if s.kind == "trend":
            told[s.measure, s.place].append(s)
    for one, other in (pair for alike in told.values() for pair in combinations(alike, 2)):
        if _counts_another_thing(one, other):
            continue
        both = sorted(set(years_of(one)) & set(years_of(other)))
        if both and one.unit != other.unit:
            text = _("For {years} one says {one}, the other {other}.")
            words = text.format(
                years=span_words(both[0], both[-1]), one=_direction(one), other=_direction(other)
            )
            yield _told(one, other, words)
        elif both and _begins(one) != _begins(other) and "" not in (_begins(one), _begins(other)):
            text = _("Both say {direction}: one from {first} on, the other from {second} on.")
            words = text.format(
                direction=_direction(one), first=one.period_start.year, second=other.period_start.year
            )
            yield _told(one, other, words)


def _counts_another_thing(one: Statement, other: Statement) -> bool:
    return difference(one, other) in ("definition", "denominator")


def _direction(trend: Statement) -> str:
    return unit_name(trend.unit)


def _begins(trend: Statement) -> str:
    """Return the year a trend of several years begins; empty for one year."""
    return str(trend.period_start.year) if len(years_of(trend)) > 1 else ""


def _told(one: Statement, other: Statement, words: str) -> Finding:
    kind = WITHIN if one.source == other.source else BETWEEN
    lines = [Line(f"{period_of(s)}: {_direction(s)}", (s.id,)) for s in (one, other)]
    return Finding(
        "trend", kind, DIFFERS, one, [one, other], (0.0, 0.0), words, lines,
        name=f"{one.id}-{other.id}", relative=1.0 if one.unit != other.unit else 0.1,
    )  # fmt: skip
