"""Figures of one document that do not go together: places over their nation, a rate over a capacity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from geo.estimates.claims import counts, difference, years_of
from geo.estimates.disagreements.disagreement import DEPENDS, WITHIN, Finding
from geo.estimates.disagreements.evidence import Evidence
from geo.estimates.rules.areas import is_inside, may_add_places, outline
from geo.estimates.rules.precision import exact
from geo.estimates.rules.relations import CARRIED
from geo.estimates.rules.verdict import Line
from geo.language import _
from geo.model import Statement
from geo.wording.amount import exact_words
from geo.wording.change import place_names
from geo.wording.claim import claim_text
from geo.wording.period import period_of

DAYS = 365
KG_PER_TONNE = 1000
YEARS_APART = 1
"""Figures of one document that lie further apart in time are not added."""


def together(evidence: Evidence) -> Iterator[Finding]:
    """Find places of which one document's figures, added, exceed what it gives for their country.

    No matter who is quoted in it, and in years that touch: so the text says of which year each is, and
    nobody is called wrong. Places are added only where they share no ground.
    """
    groups = defaultdict(list)
    for s in evidence.of_kind("level"):
        if counts(s) and evidence.records.measures[s.measure].combine.startswith("sum"):
            groups[s.source, s.measure, s.unit].append(s)
    for claims in groups.values():
        wholes = [s for s in claims if evidence.records.places.get(s.place).kind == "country"]
        for whole in _largest(wholes):
            parts = _disjoint(_largest([s for s in claims if _is_part(s, whole, evidence)]), evidence)
            found = sum(exact(s.amount) for s in parts)
            fits = any(s.amount > whole.amount for s in parts) or found <= exact(whole.amount)
            if len(parts) < 2 or fits:
                continue
            yield _over(evidence, whole, parts)


def _largest(claims: Sequence[Statement]) -> list[Statement]:
    """Return the largest figure for each place, the larger first."""
    found: dict[str, Statement] = {}
    for s in sorted(claims, key=lambda s: (-s.amount, s.id)):
        found.setdefault(s.place, s)
    return list(found.values())


def _is_part(s: Statement, whole: Statement, evidence: Evidence) -> bool:
    apart = abs(s.period_end.year - whole.period_end.year)
    return (
        is_inside(s.place, whole.place, evidence.records.places)
        and apart <= YEARS_APART
        and difference(s, whole) in ("", "period")
    )


def _disjoint(parts: Sequence[Statement], evidence: Evidence) -> list[Statement]:
    """Return the parts, the larger first, that share no ground with those before them."""
    chosen: list[Statement] = []
    for part in parts:
        if all(_share_no_ground(part.place, other.place, evidence) for other in chosen):
            chosen.append(part)
    return chosen


def _share_no_ground(one: str, other: str, evidence: Evidence) -> bool:
    """Say whether two places may be added: of one division, or a zone that lies in other departments."""
    places = evidence.records.places
    if may_add_places(one, other, places):
        return True
    for zone, department in ((one, other), (other, one)):
        inside = evidence.zones.get(outline(places.get(zone)), ())
        if inside and places.get(department).kind == "department":
            return department not in inside
    return False


def _over(evidence: Evidence, whole: Statement, parts: list[Statement]) -> Finding:
    places = evidence.records.places
    added = sum(exact(s.amount) for s in parts)
    named = [f"{places.get(s.place).label()} ({period_of(s)}): {claim_text(s)}" for s in parts]
    plus = " + ".join(exact_words(exact(s.amount)) for s in parts)
    lines = [
        Line("; ".join(named), tuple(s.id for s in parts)),
        Line(f"{plus} = {exact_words(added, whole.unit)}", tuple(s.id for s in parts)),
        Line(
            f"{exact_words(added)} − {exact_words(exact(whole.amount))} = "
            f"{exact_words(added - exact(whole.amount), whole.unit)}",
            (whole.id, *(s.id for s in parts)),
        ),
    ]
    text = _(
        "Added by us, {names} have {sum}: more than the {whole} that the same document gives for {country} "
        "({period})."
    ).format(
        names=place_names([s.place for s in parts], places),
        sum=exact_words(added, whole.unit),
        whole=claim_text(whole),
        country=places.get(whole.place).label(),
        period=period_of(whole),
    )
    ends = (float(added), whole.amount)
    return Finding("together", WITHIN, DEPENDS, whole, [whole, *parts], ends, text, lines)


def loads(evidence: Evidence) -> Iterator[Finding]:
    """Find a rate and a load of one document that, over a year, exceed the capacity it gives."""
    for (rate_of, load_of), capacity_of in CARRIED.items():
        for rate in evidence.of_kind("level"):
            if rate.measure != rate_of or rate.unit != "count/day":
                continue
            for load in evidence.in_source(rate.source):
                alike = (load.measure, load.place, load.unit) == (load_of, rate.place, "kg")
                if not alike or load.value is None:
                    continue
                yield from _over_capacity(evidence, rate, load, capacity_of)


def _over_capacity(
    evidence: Evidence, rate: Statement, load: Statement, capacity_of: str
) -> Iterator[Finding]:
    around = {place.id for place in evidence.records.places.ancestors(rate.place)}
    kilograms = exact(rate.amount) * exact(load.amount) * DAYS
    tonnes = kilograms / KG_PER_TONNE
    for capacity in evidence.in_source(rate.source):
        fits = (
            capacity.measure != capacity_of
            or capacity.kind != "level"
            or capacity.value is None
            or capacity.place not in around
            or not set(years_of(capacity)) & set(years_of(rate))
            or tonnes <= exact(capacity.value)
        )
        if fits:
            continue
        ids = (rate.id, load.id)
        a_day, each = exact_words(exact(rate.amount)), exact_words(exact(load.amount), "kg")
        steps = f"{a_day} × {each} × {DAYS}"
        over = tonnes - exact(capacity.amount)
        lines = [
            Line(f"{steps} = {exact_words(kilograms, 'kg')} = {exact_words(tonnes, 't')}", ids),
            Line(
                f"{exact_words(tonnes)} − {exact_words(exact(capacity.amount))} = {exact_words(over, 't')}",
                (*ids, capacity.id),
            ),
        ]
        text = _(
            "Calculated by us, {rate} flights a day with {load} on each would carry {sum} a year: more than "
            "the {capacity} that the same document gives as the capacity of {place}."
        ).format(
            rate=claim_text(rate).removesuffix(_("a day")).strip(),
            load=claim_text(load),
            sum=exact_words(tonnes, "t"),
            capacity=claim_text(capacity),
            place=evidence.records.places.get(capacity.place).label(),
        )
        yield Finding(
            "load", WITHIN, DEPENDS, capacity, [capacity, rate, load], (float(tonnes), capacity.amount), text,
            lines,
        )  # fmt: skip
