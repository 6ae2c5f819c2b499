"""For a measure, place, year and as-of day: what is claimed, by how many, and do they agree."""

from geo.estimates.change import Change, change_on
from geo.estimates.claims import (
    SINGLE,
    comparable,
    counts,
    disagree,
    interval,
    speaker,
    superseded,
    years_of,
)
from geo.estimates.coverage import Coverage, coverage
from geo.estimates.timeline import Timelines, timeline

__all__ = [
    "SINGLE",
    "Change",
    "Coverage",
    "Timelines",
    "change_on",
    "comparable",
    "counts",
    "coverage",
    "disagree",
    "interval",
    "speaker",
    "superseded",
    "timeline",
    "years_of",
]
