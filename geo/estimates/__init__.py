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
from geo.estimates.columns import Known
from geo.estimates.coverage import Coverage, coverage
from geo.estimates.reckon import known, steps
from geo.estimates.table import ClaimTable
from geo.estimates.timeline import Timelines, timeline

__all__ = [
    "SINGLE",
    "Change",
    "ClaimTable",
    "Coverage",
    "Known",
    "Timelines",
    "change_on",
    "comparable",
    "counts",
    "coverage",
    "disagree",
    "interval",
    "known",
    "speaker",
    "steps",
    "superseded",
    "timeline",
    "years_of",
]
