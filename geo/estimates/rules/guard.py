"""What may be held against each other, put on one axis or read as a change, and why not.

Each rule looks at two statements and answers with a `Verdict`: a sentence a reader
understands, in the language in use. Adding is in `geo.estimates.rules.adding`, carrying a rate
on in `geo.estimates.rules.extrapolation`, parts and wholes in `geo.estimates.totals.parts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from geo.estimates.claims import OUTCOME_KINDS, change_barrier, difference, estimator, years_of
from geo.estimates.rules.areas import is_inside, outline
from geo.estimates.rules.relations import OTHER_WHOLES, STAGES, is_part, substance
from geo.estimates.rules.verdict import YES, Records, Verdict, no
from geo.language import _
from geo.model import Break, Statement
from geo.wording.change import zones_added
from geo.wording.claim import definition, denominator
from geo.wording.period import period_of

Rule = Callable[[Statement, Statement, Records], Verdict]


def may_compare(one: Statement, other: Statement, records: Records) -> Verdict:
    """Say whether two figures may be held against each other as claims on the same thing.

    They may not where measure, kind (a target is no outcome), unit or currency, definition,
    denominator, destination, place or period differ. Where they may and come from different
    monitors or speakers the verdict's ``caution`` says that this is a disagreement.
    """
    return _first_refusal(one, other, records, _SAME_THING + _SAME_WHERE_AND_WHEN)


def may_read_as_change(
    before: Statement, now: Statement, records: Records, breaks: Iterable[Break] = ()
) -> Verdict:
    """Say whether the difference of two figures is a change from one year to a later one.

    A gap between two estimators is no growth: both must be of one series (or, outside any,
    one speaker), definition and unit, each of a whole year, with no break of method or
    publisher between them. A break of vintage is a caution, and so are zones added
    (`geo.estimates.totals.same_zones` goes on to the same zones in both years), and a printed figure
    beside one that the atlas calculated from figures of the same maker.
    """
    verdict = _first_refusal(before, now, records, (*_SAME_THING, _place))
    if not verdict:
        return verdict
    barrier = change_barrier(before, now, records.series)
    if barrier == "estimator":
        return no(
            "estimator", _("A gap between two estimates is not growth: each is counted in its own way.")
        )
    if barrier == "floor":
        return no(
            barrier,
            _("Our sum lacks districts in one of the years: it is a minimum, not a figure to compare."),
        )
    cautions = []
    if barrier == "calculated":
        cautions.append(
            _(
                "One of the two is printed by the source, the other calculated by us from its figures: "
                "they are not made the same way."
            )
        )
    elif barrier:
        return no(barrier, _("Another method or definition in one of the years: no change between them."))
    if any(len(years_of(s)) > 1 or "part-year" in s.flags for s in (before, now)):
        return no("period", _("Part of a year, or several years, gives no change from one year to the next."))
    if now.period_start <= before.period_end:
        return no("year", _("A change needs an earlier and a later year."))
    between = [
        found
        for found in breaks
        if before.period_end.year < found.year <= now.period_end.year
        and found.concerns(now.measure, now.place, now.series)
    ]
    for found in between:
        if found.kind in ("method", "publisher"):
            return no("break", found.words())
    cautions += [found.words() for found in between if not found.zones]
    if added := {zone for found in between for zone in found.added(now.place)}:
        cautions.append(zones_added(sorted(added), records.places) + ".")
    return Verdict(True, caution=" ".join(cautions))


def _first_refusal(one: Statement, other: Statement, records: Records, rules: Iterable[Rule]) -> Verdict:
    for rule in rules:
        verdict = rule(one, other, records)
        if not verdict:
            return verdict
    if estimator(one, records.series) == estimator(other, records.series):
        return YES
    if one.place == other.place and set(years_of(one)) & set(years_of(other)):
        text = _("Different sources: their figures are shown apart, never added or averaged.")
    else:
        text = _("Different sources: each counts in its own way.")
    return Verdict(True, caution=text)


def different_measures(one: Statement, other: Statement, records: Records) -> Verdict:
    """Refuse two measures, in the words that fit the mistake that mixing them would be."""
    if one.measure == other.measure:
        return YES
    first, second = records.measures[one.measure], records.measures[other.measure]
    names = {"one": first.label(), "other": second.label()}
    if {first.id, second.id} == OTHER_WHOLES:
        return no("measure", _("A share of exports and a share of a market are parts of different totals."))
    for part, whole in ((first, second), (second, first)):
        if is_part(part.id, whole.id):
            text = _("{part} is a part of {whole}, which already includes it.")
            return no("part", text.format(part=part.label(), whole=whole.label()))
    counted = {substance(first.id), substance(second.id)}
    if len(counted) == 2 and counted <= {"coca", "leaf", "paste", "cocaine"}:
        text = _("The plant, its leaf, the paste and the drug are never mixed: {one}, {other}.")
    elif first.group != second.group and {first.group, second.group} <= set(STAGES):
        text = _(
            "What is grown, what can be made of it and what is seized or destroyed are not the same: "
            "{one}, {other}."
        )
    else:
        text = _("{one} and {other} are different measures.")
    return no("measure", text.format(**names))


def no_outcome(statement: Statement) -> Verdict:
    """Refuse what says nothing of an amount: a target, a forecast, a gap, a change, a ratio, a trend."""
    words = {
        "target": _("A target is a goal, not an outcome."),
        "gap": _("A gap between two estimates is neither an amount nor growth."),
        "change": _("A change is how much more or less there was, not how much."),
        "trend": _("A trend is whether there was more or less, not how much."),
        "ratio": _("A ratio is how many times as much there was, not how much."),
    }
    if statement.kind in words:
        return no(statement.kind, words[statement.kind])
    if "forecast" in statement.flags:
        return no("forecast", _("A forecast is not an outcome."))
    return YES


def _kind(one: Statement, other: Statement, _records: Records) -> Verdict:
    if one.kind == other.kind and ("forecast" in one.flags) == ("forecast" in other.flags):
        return YES
    refused = [verdict for verdict in (no_outcome(one), no_outcome(other)) if not verdict]
    if not refused and {one.kind, other.kind} <= OUTCOME_KINDS:
        return no("kind", _("An amount, a share, a rank and a price are different kinds of figure."))
    order = ("target", "forecast", "gap", "trend", "change", "ratio")
    return min(refused, key=lambda verdict: order.index(verdict.code))


def different_counts(one: Statement, other: Statement, _records: Records) -> Verdict:
    """Refuse different units or currencies, definitions, denominators."""
    found = difference(one, other)
    if found == "unit" and "/" in one.unit and "/" in other.unit:
        text = _("Prices in {one} and {other} are not converted, so they are not compared.")
        return no("unit", text.format(one=one.unit, other=other.unit))
    if found == "unit":
        text = _("Figures in {one} and in {other} have no common scale.")
        return no("unit", text.format(one=one.unit, other=other.unit))
    if found == "definition":
        text = _("They count different things: “{one}” and “{other}”.")
        return no("definition", text.format(one=definition(one), other=definition(other)))
    if found == "denominator":
        text = _("They refer to different totals: “{one}” and “{other}”.")
        return no("denominator", text.format(one=denominator(one), other=denominator(other)))
    return YES


def different_destinations(one: Statement, other: Statement, records: Records) -> Verdict:
    """Refuse shares towards different destinations."""
    if one.to_place == other.to_place:
        return YES
    names = [
        records.places.get(s.to_place).label() if s.to_place else _("no destination named")
        for s in (one, other)
    ]
    text = _("They go to different destinations: {one}, {other}.")
    return no("destination", text.format(one=names[0], other=names[1]))


def _place(one: Statement, other: Statement, records: Records) -> Verdict:
    if one.place == other.place:
        return YES
    first, second = records.places.get(one.place), records.places.get(other.place)
    for part, whole in ((first, second), (second, first)):
        if is_inside(part.id, whole.id, records.places):
            text = _("{part} lies inside {whole}: a part is not compared with its total.")
            return no("place", text.format(part=part.label(), whole=whole.label()))
    if outline(first) == outline(second):
        text = _("{one} and {other} are one area before and after a change of limits: not the same area.")
    else:
        text = _("{one} and {other} are different places.")
    return no("place", text.format(one=first.label(), other=second.label()))


def _year(one: Statement, other: Statement, _records: Records) -> Verdict:
    if set(years_of(one)) & set(years_of(other)):
        return YES
    text = _("They are of different years: {one}, {other}.")
    return no("year", text.format(one=period_of(one), other=period_of(other)))


def _period(one: Statement, other: Statement, _records: Records) -> Verdict:
    if difference(one, other) != "period":
        return YES
    text = _("They cover periods of different length: {one}, {other}.")
    return no("period", text.format(one=period_of(one), other=period_of(other)))


_SAME_THING: tuple[Rule, ...] = (different_measures, _kind, different_counts, different_destinations)
_SAME_WHERE_AND_WHEN: tuple[Rule, ...] = (_place, _year, _period)
