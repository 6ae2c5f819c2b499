"""Every disagreement known on a day, ranked: contested figures and computed checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from geo.estimates.claims import comparable, disagree
from geo.estimates.density import DENSITIES
from geo.estimates.disagreements.checks import CHECKS, Evidence
from geo.estimates.disagreements.disagreement import BETWEEN, CONTESTED, Disagreement, Finding
from geo.estimates.rules.precision import AGREES, DIFFERS
from geo.estimates.rules.verdict import Line, Records
from geo.estimates.timeline import newest
from geo.estimates.totals.parts import part_of_whole
from geo.language import ngettext
from geo.model import Estimate, Statement
from geo.style import format_range
from geo.wording.amount import exact_words

_ByCell = dict[tuple[str, int], Estimate]


def find_disagreements(
    statements: Iterable[Statement],
    records: Records,
    *,
    as_of: date | None = None,
    agreeing: bool = False,
) -> list[Disagreement]:
    """Return all disagreements known on a day, the most important first.

    Parameters
    ----------
    statements : iterable of Statement
        All of them: checks need figures of several measures. Densities are passed over: what is at odds is
        what they are made from.
    as_of : date, optional
        Publications to this day count; None: all.
    agreeing : bool
        Also computed checks that came out right. What agrees within rounding is always
        listed, with that verdict.

    Returns
    -------
    list of Disagreement
        Texts and arithmetic are in the language in use. The order is by
        `geo.estimates.disagreements.disagreement.importance`, then measure, place and year.
    """
    evidence = Evidence((s for s in statements if s.measure not in DENSITIES), records, as_of)
    checks = (contested, *CHECKS)
    found = [finding.told(records) for check in checks for finding in check(evidence)]
    wanted = [d for d in found if agreeing or d.verdict != AGREES]
    return sorted(wanted, key=lambda d: (-d.importance, d.measure, d.place, d.first_year, d.id))


def contested(evidence: Evidence) -> Iterator[Finding]:
    """Find the places and years for which two comparable claims cannot both be true."""
    records = evidence.records
    of_measure: dict[str, list[Statement]] = defaultdict(list)
    for s in evidence.statements:
        of_measure[s.measure].append(s)
    for measure, statements in sorted(of_measure.items()):
        states = newest(statements, records.sources, records.series, measure)
        by_cell = {(state.place, state.year): state for state in states}
        for state in states:
            if state.contested:
                yield _contested(evidence, state, by_cell)


def _contested(evidence: Evidence, estimate: Estimate, states: _ByCell) -> Finding:
    active = [s for s in estimate.claims if evidence.stands(s)]
    odd = [s for s in active if any(disagree(s, other) for other in active)]
    anchor = estimate.headline_claim or odd[0]
    claims = [s for s in odd if comparable(s, anchor)]
    if not any(disagree(s, other) for s in claims for other in claims):
        claims = odd
    unit = anchor.unit
    text = ngettext(
        "{place}, {year}: {speakers} source, {figures}.", "{place}, {year}: {speakers} sources, {figures}.",
        estimate.speakers,
    )  # fmt: skip
    sentence = text.format(
        place=evidence.records.places.get(estimate.place).label(),
        year=estimate.year,
        speakers=estimate.speakers,
        figures=format_range(*estimate.ends, unit),
    )
    return Finding(
        CONTESTED,
        BETWEEN,
        DIFFERS,
        anchor,
        claims,
        estimate.ends,
        sentence,
        [*_apart(estimate, claims, unit), *_of_country(evidence, estimate, claims, states)],
        name=f"{estimate.measure}-{estimate.place}-{estimate.year}",
        beside=[s for s in active if s not in claims],
    )


def _apart(estimate: Estimate, claims: list[Statement], unit: str) -> list[Line]:
    ids = tuple(s.id for s in claims)
    if unit == "rank":  # places in an order are not subtracted
        return []
    lowest, highest = estimate.ends
    low, high = exact_words(lowest, unit), exact_words(highest, unit)
    lines = [Line(f"{high} − {low} = {exact_words(highest - lowest, unit)}", ids)]
    if lowest > 0:
        times = exact_words(round(highest / lowest, 2 if highest > 1.1 * lowest else 3))
        lines.append(Line(f"{high} / {low} = {times}", ids))
    return lines


def _of_country(
    evidence: Evidence, estimate: Estimate, claims: list[Statement], states: _ByCell
) -> list[Line]:
    """Return what share of the country's figure each claim would be, where they may be held together."""
    lines = []
    for country in evidence.records.places.ancestors(estimate.place):
        whole = states.get((country.id, estimate.year)) if country.kind == "country" else None
        if whole is None or not whole.headline_claim:
            continue
        found = [part_of_whole(s, whole.headline_claim, evidence.records) for s in claims]
        lines += [part.line for part in found if part.line]
    return list(dict.fromkeys(lines))
