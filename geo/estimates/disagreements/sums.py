"""Do the parts add up: shares of one whole, kinds of one total, places of one country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from geo.catalog import PlaceRegistry
from geo.estimates.claims import difference, series_of, speaker
from geo.estimates.disagreements.disagreement import BETWEEN, IMPOSSIBLE, SHORT, WITHIN, Finding
from geo.estimates.disagreements.evidence import Evidence
from geo.estimates.rules.adding import guarded_sum
from geo.estimates.rules.areas import DIVISIONS, is_inside, members
from geo.estimates.rules.precision import AGREES, DIFFERS, Reading, agreement, exact, exactly, reading, total
from geo.estimates.rules.relations import WHOLES
from geo.estimates.rules.verdict import Line
from geo.estimates.totals.parts import relation
from geo.language import _
from geo.model import Statement
from geo.wording.amount import exact_words, percent
from geo.wording.period import period_of

NEARLY_ALL = 0.9
"""Parts that make up less than this of their total are some of it, and are not expected to add up to it."""


def shares(evidence: Evidence) -> Iterator[Finding]:
    """Check that shares of one whole, stated together for several destinations, make 100 %."""
    groups = defaultdict(list)
    for s in evidence.of_kind("share"):
        if s.to_place and s.unit == "percent":
            groups[s.source, s.measure, s.place, s.denominator, s.period_start, s.period_end].append(s)
    for parts in groups.values():
        if len(parts) < 2 or len({s.to_place for s in parts}) < len(parts):
            continue
        parts.sort(key=lambda s: (-s.amount, s.id))
        verdict, kind = _verdict(total(map(reading, parts)), exactly(100), sum(s.amount for s in parts), 100)
        if not verdict:
            continue
        found = sum(exact(s.amount) for s in parts)
        line = Line(f"{_plus(parts)} = {exact_words(found)} %", tuple(s.id for s in parts))
        text = _("{count} shares of one total add up to {sum} %, not to 100 %.")
        if verdict == AGREES:
            text = _("{count} shares of one total add up to {sum} %.")
        words = text.format(count=len(parts), sum=exact_words(found))
        ends = (float(found), 100.0)
        yield Finding("shares", kind, verdict, parts[0], parts, ends, words, [line])


def totals(evidence: Evidence) -> Iterator[Finding]:
    """Check that the kinds of a total, stated beside it for the same period, add up to it."""
    for whole in evidence.of_kind("level"):
        parts: dict[tuple[str, str], Statement] = {}
        for s in evidence.beside(whole):
            how = relation(s, whole, evidence.records) if s.kind == "level" and s.value is not None else ""
            if s.unit == whole.unit and (
                how == "definition" or (how == "measure" and whole.measure in WHOLES)
            ):
                parts.setdefault((s.measure, s.definition), s)
        if len(parts) > 1:
            yield from _sum_against(evidence, "total", whole, list(parts.values()))


def places(evidence: Evidence) -> Iterator[Finding]:
    """Check that what a monitor gives for the places of a division adds up to what it gives for the whole.

    An aggregate whose name says of what it is made is held against those places.
    """
    records = evidence.records
    for whole in evidence.of_kind("level"):
        added = records.measures[whole.measure].combine.startswith("sum")
        if not added or not series_of(whole, records.series) or not _is_first(evidence, whole):
            continue
        for name, ids in _divisions(records.places, whole.place).items():
            claims = _claims_on(evidence, whole, ids)
            counted = set(guarded_sum(claims, records).counted) if len(claims) > 1 else set()
            parts = [s for s in claims if s.id in counted]
            if len(parts) > 1:
                parts += _rest(evidence, whole, parts)
                yield from _sum_against(evidence, "places", whole, parts, name)


@lru_cache(maxsize=1024)
def _divisions(registry: PlaceRegistry, whole: str) -> dict[str, list[str]]:
    """Return the ids of the places inside a place, by division."""
    if made_of := members(registry.get(whole), registry):
        return {"members": list(made_of)}
    found: dict[str, list[str]] = {}
    for place in registry:
        if place.kind in DIVISIONS and is_inside(place.id, whole, registry):
            found.setdefault(place.kind, []).append(place.id)
    return {kind: found[kind] for kind in DIVISIONS if kind in found}


def _claims_on(evidence: Evidence, whole: Statement, ids: list[str]) -> list[Statement]:
    """Return what the whole's monitor claims for the places, for the same period."""
    series = evidence.records.series
    return [
        s
        for id in ids
        for s in evidence.levels(whole.measure, id, whole.period_start.year)
        if speaker(s, series) == speaker(whole, series)
        and series_of(s, series)
        and (s.period_start, s.period_end) == (whole.period_start, whole.period_end)
        and not difference(s, whole)
    ]


def _rest(evidence: Evidence, whole: Statement, parts: list[Statement]) -> list[Statement]:
    """Return what the monitor gives for "elsewhere", if it is what the parts leave of the whole.

    No table says which aggregate is a remainder; one that closes the sum is.
    """
    registry = evidence.records.places
    ids = [p.id for p in registry.children(whole.place) if p.kind == "aggregate" and not members(p, registry)]
    for claim in _claims_on(evidence, whole, ids):
        if agreement(reading(whole), total(map(reading, [*parts, claim]))) != DIFFERS:
            return [claim]
    return []


def _is_first(evidence: Evidence, whole: Statement) -> bool:
    """Say whether this is the best of the repeats of one monitor's figure, so that it is checked once."""
    alike = [
        s
        for s in evidence.levels(whole.measure, whole.place, whole.period_start.year)
        if s.series == whole.series
        and (s.period_start, s.period_end) == (whole.period_start, whole.period_end)
        and not difference(s, whole)
    ]
    return bool(alike) and alike[0].id == whole.id


def _sum_against(
    evidence: Evidence, rule: str, whole: Statement, parts: list[Statement], division: str = ""
) -> Iterator[Finding]:
    parts = sorted(parts, key=lambda s: (-s.amount, s.id))
    added = sum((exact(s.amount) for s in parts), exact(0))
    verdict, kind = _verdict(total(map(reading, parts)), reading(whole), float(added), whole.amount)
    if not verdict:
        return
    if kind == WITHIN and len({s.source for s in (whole, *parts)}) > 1:
        kind = BETWEEN
    ids = tuple(s.id for s in parts)
    lines = [Line(f"{_plus(parts)} = {_value(added, whole)}", ids)]
    if verdict != AGREES:
        apart = abs(exact(whole.amount) - added)
        more, less = (
            (added, exact(whole.amount)) if added > exact(whole.amount) else (exact(whole.amount), added)
        )
        difference_text = f"{exact_words(more)} − {exact_words(less)} = {_value(apart, whole)}"
        share = percent(float(apart) / whole.amount) if whole.amount else ""
        lines.append(Line(f"{difference_text} ({share})" if share else difference_text, (whole.id, *ids)))
    text = _("The {count} parts given with the total of {whole} add up to {sum}.")
    if division:
        text = _("{place}, {period}: {count} places add up to {sum}; the total given is {whole}.")
    words = text.format(
        place=evidence.records.places.get(whole.place).label(),
        period=period_of(whole),
        count=len(parts),
        whole=exact_words(whole.amount, whole.unit),
        sum=_value(added, whole),
    )
    name = f"{whole.id}-{division}" if division else ""
    ends = (float(added), whole.amount)
    yield Finding(rule, kind, verdict, whole, [whole, *parts], ends, words, lines, name=name)


def _verdict(added: Reading, whole: Reading, sum_: float, stated: float) -> tuple[str, str]:
    """Return verdict and kind; no verdict where the parts are only some of the whole."""
    if sum_ < NEARLY_ALL * stated:
        return "", ""
    found = agreement(whole, added)
    if found != DIFFERS:
        return found, WITHIN
    return (DIFFERS, IMPOSSIBLE) if sum_ > stated else (SHORT, WITHIN)


def _plus(parts: list[Statement]) -> str:
    return " + ".join(exact_words(exact(s.amount)) for s in parts)


def _value(amount: Fraction, like: Statement) -> str:
    return exact_words(amount, like.unit)
