"""What is stated about one place, as known on a day, sorted by measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from geo.atlas import Atlas
from geo.estimates import printed_first
from geo.estimates.claims import years_of
from geo.estimates.density import DENSITIES
from geo.language import ngettext
from geo.model import Measure, Statement
from geo.wording.period import years_words


def known_by(statement: Statement, atlas: Atlas, as_of: date | None) -> bool:
    """Say whether the source of ``statement`` had been published by ``as_of`` (None: today)."""
    return as_of is None or atlas.sources[statement.source].published_to <= as_of


def stated_of(place: str, atlas: Atlas, as_of: date | None, without: Collection[str] = ()) -> list[Statement]:
    """Return every statement known by ``as_of`` on ``place``, or on what goes to it.

    Those read in one of the ways ``without`` are left out.
    """
    return [s for s in atlas.stated.get(place, ()) if s.reading not in without and known_by(s, atlas, as_of)]


def by_measure(statements: Iterable[Statement], atlas: Atlas) -> dict[Measure, list[Statement]]:
    """Return the statements of each measure, measures in the order of their table, newest first.

    Newest is what is about the latest period, then what was published last; of one period
    what was printed comes before what the atlas calculated.
    """
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement.measure].append(statement)

    def published(s: Statement) -> tuple[date, str]:
        return atlas.sources[s.source].published_to, s.id

    def period(s: Statement) -> tuple[date, date]:
        return s.period_end, s.period_start

    return {
        measure: sorted(
            printed_first(sorted(found[id], key=published, reverse=True)), key=period, reverse=True
        )
        for id, measure in atlas.measures.items()
        if id in found
    }


def years_stated(statements: Iterable[Statement]) -> str:
    """Return the years that figures are about, as runs."""
    return years_words(year for s in statements for year in years_of(s))


def summed_up(measure: Measure, stated: Collection[Statement]) -> str:
    """Return how many figures there are of a measure, and of which years."""
    text = ngettext("{measure}: {n} figure, {years}", "{measure}: {n} figures, {years}", len(stated))
    return text.format(measure=measure.label(), n=len(stated), years=years_stated(stated))


def within(place: str, atlas: Atlas) -> set[str]:
    """Return the ids of ``place`` and of everything that lies inside it."""
    found = {place}
    waiting = [place]
    while waiting:
        for child in atlas.places.children(waiting.pop()):
            if child.id not in found:
                found.add(child.id)
                waiting.append(child.id)
    return found


def uses(atlas: Atlas) -> dict[str, list[Statement]]:
    """Return the statements that each source makes or carries; a density calculated here is none of them."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in atlas.statements.values():
        if statement.measure in DENSITIES:
            continue
        for source_id in {statement.source, statement.read_in} - {""}:
            found[source_id].append(statement)
    return found
