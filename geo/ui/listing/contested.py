"""Which figures another one contradicts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from geo.estimates import counts, disagree, superseded
from geo.estimates.claims import years_of
from geo.model import Statement
from geo.ui.frame.atlas import Atlas


def contested_ids(atlas: Atlas, as_of: date | None) -> frozenset[str]:
    """Return the ids of the statements that another one contradicts, as known on ``as_of``.

    As on the map: only what says how much there was, on one measure, place and year, may
    be held against each other, and what its own series has revised no longer counts.
    """
    groups: dict[tuple[str, str, int], list[Statement]] = defaultdict(list)
    for s in atlas.statements.values():
        if counts(s) and (as_of is None or atlas.sources[s.source].published_to <= as_of):
            for year in years_of(s):
                groups[s.measure, s.place, year].append(s)
    found: set[str] = set()
    for known in groups.values():
        if len(known) > 1:
            found |= _contradicted([s for s in known if not superseded(s, known, atlas.sources)])
    return frozenset(found)


def _contradicted(claims: list[Statement]) -> set[str]:
    return {
        id
        for i, one in enumerate(claims)
        for other in claims[i + 1 :]
        if disagree(one, other)
        for id in (one.id, other.id)
    }
