"""Computed checks: each takes the evidence of a day and yields what it found, agreeing or not.

None names a statement: they find figures by what these are about and how they hang together
(`geo.estimates.relations`, the places' registry).
"""

from geo.estimates.checks.changes import changes, gaps, part_shares, ratios
from geo.estimates.checks.evidence import Evidence
from geo.estimates.checks.joint import loads, together
from geo.estimates.checks.limits import growth, parts, ranks
from geo.estimates.checks.sums import places, shares, totals
from geo.estimates.checks.trends import trends

CHECKS = (
    shares,
    totals,
    places,
    part_shares,
    changes,
    gaps,
    ratios,
    ranks,
    parts,
    growth,
    trends,
    together,
    loads,
)
"""All of them; a new one is added here."""

__all__ = ["CHECKS", "Evidence"]
