"""A part beside its whole: what share it would be, and whether that is possible."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geo.estimates.claims import OF_WHICH, difference, estimator, interval, years_of
from geo.estimates.rules.areas import is_inside
from geo.estimates.rules.guard import no_outcome
from geo.estimates.rules.relations import is_part
from geo.estimates.rules.verdict import YES, Line, Records, Verdict, no
from geo.language import _
from geo.model import Statement
from geo.wording.amount import percent
from geo.wording.claim import claim_text
from geo.wording.period import period_of

RATES = frozenset({"per 100,000", "index", "percent"})
"""Units in which a place can have more than what contains it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What share of a whole a part would be.

    Attributes
    ----------
    low, high : float or None
        Smallest and largest share that the two claims leave open, 1 being all; ``high`` is
        None where nothing bounds it. Both None where the two may not be compared.
    impossible : bool
        Even the smallest part exceeds the largest whole.
    verdict : Verdict
        Whether the one may be held against the other as its part, and a caution where they
        come from different monitors or speakers.
    line : Line or None
        The arithmetic.
    """

    low: float | None
    high: float | None
    impossible: bool
    verdict: Verdict
    line: Line | None


def part_of_whole(part: Statement, whole: Statement, records: Records) -> Part:
    """Hold a part against its whole, no matter whose figures they are.

    A part is of the same measure at a place inside that of the whole, or a measure that is
    a part of the other's measure at the same place, or defined as "of which …". Unit,
    definition, denominator and period must be the same.
    """
    verdict = may_be_part(part, whole, records)
    if not verdict:
        return Part(None, None, False, verdict, None)
    low, high = interval(part)
    whole_low, whole_high = interval(whole)
    least = 0.0 if whole_high == math.inf or whole_high == 0 else low / whole_high
    most = None if high == math.inf or whole_low <= 0 else high / whole_low
    line = Line(share_text(part, whole), (part.id, whole.id))
    return Part(least, most, low > whole_high, verdict, line)


def share_text(part: Statement, whole: Statement) -> str:
    """Return ``about 40,000 ha of 62,500 ha = 64 %``: the named figures, bounds in words."""
    one, other = _named(part), _named(whole)
    if not other:
        return _("{part} of {whole}").format(part=claim_text(part), whole=claim_text(whole))
    return _("{part} of {whole} = {share}").format(
        part=claim_text(part), whole=claim_text(whole), share=percent(one / other)
    )


def _named(statement: Statement) -> float:
    return statement.value if statement.value is not None else interval(statement)[1]


def may_be_part(part: Statement, whole: Statement, records: Records) -> Verdict:
    """Say whether one figure may be held against another as a part of it."""
    for statement in (part, whole):
        verdict = no_outcome(statement)
        if not verdict:
            return verdict
        if statement.kind != "level":
            return no("kind", _("Only an amount is a part of another."))
    kind = relation(part, whole, records)
    if not kind:
        names = [
            f"{records.measures[s.measure].label()}, {records.places.get(s.place).label()}"
            for s in (part, whole)
        ]
        text = _("{part} is not known to be a part of {whole}.")
        return no("part", text.format(part=names[0], whole=names[1]))
    found = difference(part, whole)
    if found == "period" or not set(years_of(part)) & set(years_of(whole)):
        text = _("They cover different periods: {one}, {other}.")
        return no("period", text.format(one=period_of(part), other=period_of(whole)))
    # A part of another measure, or one "of which", is defined otherwise by being a part.
    if found == "unit" or (found and kind == "place"):
        return no(found, _("Part and total are not counted by the same method."))
    if estimator(part, records.series) != estimator(whole, records.series):
        return Verdict(True, caution=_("Part and total come from different sources."))
    return YES


def relation(part: Statement, whole: Statement, records: Records) -> str:
    """Return by what one figure is a part of another: ``place``, ``measure``, ``definition`` or nothing."""
    if part.measure == whole.measure and is_inside(part.place, whole.place, records.places):
        return "" if part.unit in RATES else "place"
    if part.place != whole.place:
        return ""
    if is_part(part.measure, whole.measure):
        return "measure"
    of_which = part.definition.startswith(OF_WHICH) and not whole.definition.startswith(OF_WHICH)
    return "definition" if part.measure == whole.measure and of_which else ""
