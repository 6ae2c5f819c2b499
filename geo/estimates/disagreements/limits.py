"""What cannot be: a part greater than its whole, growth beyond belief, a rank that the amounts deny."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from geo.estimates.claims import counts, is_of_which, series_of, years_of
from geo.estimates.disagreements.disagreement import BETWEEN, DEPENDS, IMPOSSIBLE, Finding
from geo.estimates.disagreements.evidence import Evidence
from geo.estimates.rules.areas import places_around
from geo.estimates.rules.extrapolation import arithmetic, factor, may_extrapolate, repeats
from geo.estimates.rules.precision import AGREES, DIFFERS, Reading, exact, reading
from geo.estimates.rules.relations import RANKS, wholes_of
from geo.estimates.rules.verdict import Line
from geo.estimates.totals.parts import Part, part_of_whole, relation
from geo.language import _
from geo.model import Statement
from geo.wording.amount import amount, exact_words
from geo.wording.change import signed_exact
from geo.wording.claim import claim_text

_Amounts = dict[str, tuple[Statement, Reading]]
"""By place an amount and what it stands for."""


def parts(evidence: Evidence) -> Iterator[Finding]:
    """Find parts that exceed their whole, no matter whose figures they are.

    A figure whose unit is in doubt is also read in the unit of its measure: where it
    exceeds a whole only then, the doubt has an answer in the other figures.
    """
    amounts = defaultdict(list)
    for s in evidence.of_kind("level"):
        if counts(s):
            for year in years_of(s):
                # A part shares the measure of its whole, or its place.
                amounts[year, s.unit, s.measure, ""].append(s)
                amounts[year, s.unit, "", s.place].append(s)
    seen: set[tuple[str, str, str]] = set()
    for claims in amounts.values():
        for part, wholes in _candidates(claims, evidence):
            other = _as_printed(part)
            for whole in wholes:
                for rule, claim in (("part", part), ("unit", other)):
                    key = (rule, part.id, whole.place + whole.measure)
                    if claim is None or key in seen or _fits(claim, whole):
                        continue
                    if not relation(claim, whole, evidence.records):
                        continue
                    found = part_of_whole(claim, whole, evidence.records)
                    if found.impossible:
                        seen.add(key)
                        yield _too_much(evidence, rule, part, claim, whole, found)


def _candidates(claims: list[Statement], evidence: Evidence) -> Iterator[tuple[Statement, list[Statement]]]:
    """Return each claim with those it may be a part of: of what lies around its place, or of its place.

    Most claims of a measure and year are about places apart, most of a place about measures apart, and most
    parts are smaller than every whole: those pairs are not looked at one by one.
    """
    by_subject: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in claims:
        by_subject[s.place, s.measure].append(s)
    least = {subject: min(whole.amount for whole in wholes) for subject, wholes in by_subject.items()}
    order = {subject: number for number, subject in enumerate(by_subject)}
    for (place, measure), parts_ in by_subject.items():
        around = [(whole, measure) for whole in places_around(place, evidence.records.places)]
        here = [(place, whole) for whole in (measure, *wholes_of(measure))]
        for subject in sorted(order.keys() & {*around, *here}, key=order.__getitem__):
            for part in parts_:
                greater = part.amount > least[subject] or "unit-doubt" in part.flags
                if greater and (subject != (place, measure) or is_of_which(part)):
                    yield part, by_subject[subject]


def _fits(part: Statement, whole: Statement) -> bool:
    """Say whether the part is no greater than the whole, seen before anything else is asked."""
    return part.id == whole.id or part.amount <= whole.amount


def _as_printed(statement: Statement) -> Statement | None:
    """Return a figure in doubt with the number as printed in the measure's own unit."""
    printed = re.fullmatch(r"\d[\d,]*(\.\d+)?", statement.value_stated)
    if "unit-doubt" not in statement.flags or printed is None:
        return None
    return replace(statement, value=float(statement.value_stated.replace(",", "")))


def _too_much(
    evidence: Evidence, rule: str, part: Statement, claim: Statement, whole: Statement, found: Part
) -> Finding:
    places = evidence.records.places
    names = {
        "part": claim_text(claim),
        "whole": claim_text(whole),
        "inside": places.get(part.place).label(),
        "around": places.get(whole.place).label(),
    }
    lines = [found.line] if found.line else []
    if rule == "unit":
        literal = part_of_whole(part, whole, evidence.records)
        lines = [line for line in (literal.line, found.line) if line]
        text = _("Read as {part}, {inside} would have more than the {whole} given for {around}.")
        verdict = DEPENDS
    else:
        text = _("{part} in {inside} is more than the {whole} given for {around}, which contains it.")
        verdict = DIFFERS
    return Finding(
        rule, IMPOSSIBLE, verdict, part, [part, whole], (claim.amount, whole.amount),
        text.format(**names), lines, name=f"{part.id}-{whole.id}",
    )  # fmt: skip


def growth(evidence: Evidence) -> Iterator[Finding]:
    """Find rates said of each of several years that cannot have held in all of them."""
    for change in evidence.of_kind("change"):
        if not repeats(change):
            continue
        levels = evidence.levels(change.measure, change.place, change.period_end.year)
        verdict = may_extrapolate(change, levels)
        lines = verdict.lines or arithmetic(change, levels)
        times = float(factor(change))
        text = _("{change} in each of {count} years multiplies the figure by {times}.").format(
            change=signed_exact(change.amount),
            count=len(years_of(change)),
            times=exact_words(round(factor(change), 2)),
        )
        yield Finding(
            "growth", IMPOSSIBLE, AGREES if verdict else DIFFERS, change,
            [change, *(s for s in levels if any(s.id in line.claims for line in lines))],
            (1.0, times), verdict.reason or text, lines, unit="ratio", sides=[change],
        )  # fmt: skip


def ranks(evidence: Evidence) -> Iterator[Finding]:
    """Check a rank against the amounts of the places of its kind for the same year.

    The amounts are those of the series the rank is drawn from, if it is no monitor's;
    else what the monitors give. More places than are known can only push a rank down, so
    a rank is at odds only where more places lie above than it allows.
    """
    held: dict[tuple[str, str, int, str], _Amounts] = {}
    for rank in evidence.of_kind("rank"):
        if rank.measure not in RANKS or len(years_of(rank)) > 1:
            continue
        kind, whose = evidence.records.places.get(rank.place).kind, _whose(rank, evidence)
        asked = (RANKS[rank.measure], kind, rank.period_end.year, whose)
        if asked not in held:
            held[asked] = _amounts(evidence, *asked)
        others = [found for place, found in held[asked].items() if place != rank.place]
        own, least = held[asked].get(rank.place, (None, None))
        if own is None or least is None or not others:
            continue
        above = sorted(
            (s for s, read in others if read.close.low >= least.close.high),
            key=lambda s: (-s.amount, s.id),
        )
        yield _rank_told(evidence, rank, own, above, [s for s, _read in others])


def _whose(rank: Statement, evidence: Evidence) -> str:
    """Return the series whose amounts a rank is held against; empty for those of all monitors."""
    series = evidence.records.series
    named = series.get(rank.series)
    own = named is not None and not named.monitor and series_of(rank, series)
    return rank.series if own else ""


def _amounts(evidence: Evidence, measure: str, kind: str, year: int, whose: str) -> _Amounts:
    """Return the best amount of each place of a kind that has one."""
    series = evidence.records.series
    found = {}
    for place in evidence.records.places:
        for s in evidence.levels(measure, place.id, year) if place.kind == kind else ():
            speaks = s.series == whose if whose else s.series in series and series[s.series].monitor
            if s.value and speaks:
                found[place.id] = (s, reading(s))
                break
    return found


def _rank_told(
    evidence: Evidence, rank: Statement, own: Statement, above: list[Statement], others: list[Statement]
) -> Finding:
    places = evidence.records.places
    listed = [*above, own] if above else [own, *sorted(others, key=lambda s: -s.amount)[:1]]
    figures = "; ".join(f"{places.get(s.place).label()}: {exact_words(s.amount, s.unit)}" for s in listed)
    text = _("The amounts for {year} give {found} at best; the source says {stated}.")
    words = text.format(
        year=rank.period_end.year,
        found=amount(len(above) + 1, "rank"),
        stated=claim_text(rank),
    )
    verdict = DIFFERS if exact(len(above) + 1) > exact(rank.amount) else AGREES
    return Finding(
        "rank", BETWEEN, verdict, rank, [rank, *listed], (rank.amount, float(len(above) + 1)),
        words, [Line(figures, tuple(s.id for s in listed))], sides=[rank, listed[0]],
        relative=1 - own.amount / above[0].amount if above else 0.0,
    )  # fmt: skip
