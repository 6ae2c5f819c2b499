"""Every state of knowledge, worked out claim by claim as the rules read: slow, and easy to check by eye.

What `geo.estimates.timeline` computes in columns must be this, field by field. Only the
rules on one or two claims (what counts, comparable, disagree, speaker, preference) are
the library's own; how they are put together is written here a second time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from geo.estimates import comparable, counts, disagree, speaker, years_of
from geo.estimates.claims import LOOSE, largest, outranks, replaces, several_years, smallest
from geo.estimates.lens import admits, preference
from geo.model import Estimate, Series, Source, Statement


def plain_timeline(
    statements: Iterable[Statement],
    sources: dict[str, Source],
    series: dict[str, Series],
    measure: str,
    lens: str,
) -> list[Estimate]:
    """Return one estimate per place, year and day on which a further claim came out."""
    cells: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.measure == measure and counts(statement) and admits(lens, statement, series):
            for year in years_of(statement):
                cells[statement.place, year].append(statement)
    found = []
    for (place, year), claims in sorted(cells.items()):
        claims = sorted(claims, key=lambda s: (sources[s.source].published_to, s.id))
        for day in sorted({sources[s.source].published_to for s in claims}):
            known = [s for s in claims if sources[s.source].published_to <= day]
            found.append(_estimate(measure, place, year, day, known, sources, series, lens))
    return found


def plain_known(steps: Sequence[Estimate], as_of: date | None) -> list[Estimate]:
    """Return the newest state of every place and year that is not younger than ``as_of``."""
    newest = {(e.place, e.year): e for e in steps if as_of is None or e.known_from <= as_of}
    return [newest[cell] for cell in sorted(newest)]


def _estimate(
    measure: str,
    place: str,
    year: int,
    day: date,
    known: list[Statement],
    sources: dict[str, Source],
    series: dict[str, Series],
    lens: str,
) -> Estimate:
    standing = [s for s in known if not any(outranks(o, s, series) for o in known)]
    active = [s for s in standing if not any(replaces(o, s, sources) for o in known)]
    contested = any(disagree(a, b) for a in active for b in active)
    best = _best(lens, active, contested, sources, series)
    alike = _alike(active, best)
    value = _value(lens, best, active, series)
    behind = "" if best is None or value is None else best.id
    spoken = [s for s in active if s.id == behind] or alike
    flags = set().union(*(s.flags for s in spoken))
    if any(several_years(s) and "undated" not in s.flags for s in spoken):
        flags.add("several-years")
    if any(replaces(o, s, sources) for s in known for o in known):
        flags.add("revised")
    if len(alike) < len(active):
        flags.add("other-definitions")
    return Estimate(
        measure=measure,
        place=place,
        year=year,
        known_from=day,
        low=min(smallest(s) for s in alike),
        high=max(largest(s) for s in alike),
        headline=value,
        headline_claim=behind,
        claims=tuple(s.id for s in (*(s for s in known if not s.ours), *(s for s in known if s.ours))),
        speakers=len({speaker(s, series) for s in active}),
        documents=len({s.read_in or s.source for s in standing}),
        contested=contested,
        flags=frozenset(flags),
    )


def _best(
    lens: str,
    active: list[Statement],
    contested: bool,
    sources: dict[str, Source],
    series: dict[str, Series],
) -> Statement | None:
    if lens == "lowest":
        return min(active, key=smallest)
    if lens == "highest":
        return max(active, key=largest)
    order = preference(sources, series)
    if lens == "newest":
        newest = max(sources[s.source].published_to for s in active)
        return min((s for s in active if sources[s.source].published_to == newest), key=order)
    if monitors := [s for s in active if _is_monitor(s, series)]:
        return min(monitors, key=order)
    return None if contested else min(active, key=order)


def _value(
    lens: str, best: Statement | None, active: list[Statement], series: dict[str, Series]
) -> float | None:
    if best is None:
        return None
    if lens in ("lowest", "highest"):
        return smallest(best) if lens == "lowest" else largest(best)
    if not _is_monitor(best, series) and any(_bounds(best, other, series) for other in active):
        return None
    return best.value


def _bounds(one: Statement, other: Statement, series: Mapping[str, Series]) -> bool:
    """Say whether two claims of one speaker in one document name the two ends of one range.

    "At least 5, perhaps closer to 7": one a floor or a ceiling, the other no exact figure,
    both on the same thing and time. A floor beside an exact figure only says it more roughly.
    """
    return (
        speaker(one, series) == speaker(other, series)
        and (one.read_in or one.source) == (other.read_in or other.source)
        and _sort(one) == _sort(other)
        and one.value != other.value
        and len({one.bound, other.bound} & set(LOOSE)) == 2
    )


def _sort(claim: Statement) -> tuple[object, ...]:
    return (
        *(claim.unit, claim.definition, claim.denominator, claim.period_start, claim.period_end),
        "part-year" in claim.flags,
    )


def _is_monitor(claim: Statement, series: dict[str, Series]) -> bool:
    return claim.series in series and series[claim.series].monitor


def _alike(active: list[Statement], best: Statement | None) -> list[Statement]:
    """The claims that may be held against the best one, else against the first contested."""
    for claim in active:
        if claim is best or (best is None and any(disagree(claim, other) for other in active)):
            return [s for s in active if s is claim or comparable(claim, s)]
    return active
