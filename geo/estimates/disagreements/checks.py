"""Computed checks: each takes the evidence of a day and yields what it found, agreeing or not.

None names a statement: they find figures by what these are about and how they hang together
(`geo.estimates.rules.relations`, the places' registry).
"""

from geo.estimates.disagreements.changes import changes, gaps, part_shares, ratios
from geo.estimates.disagreements.evidence import Evidence
from geo.estimates.disagreements.joint import loads, together
from geo.estimates.disagreements.limits import growth, parts, ranks
from geo.estimates.disagreements.sums import places, shares, totals
from geo.estimates.disagreements.trends import trends

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
