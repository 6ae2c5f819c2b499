"""For a measure, place, year and as-of day: what is claimed, by how many, and do they agree."""

from geo.estimates.claims import (
    ODD_PERIODS,
    SINGLE,
    comparable,
    counts,
    difference,
    disagree,
    estimator,
    interval,
    printed_first,
    speaker,
    superseded,
    years_of,
)
from geo.estimates.disagreements.disagreement import (
    BETWEEN,
    DEPENDS,
    IMPOSSIBLE,
    KINDS,
    SHORT,
    WITHIN,
    Disagreement,
    kind_words,
    verdict_words,
)
from geo.estimates.disagreements.find import find_disagreements
from geo.estimates.one_outline import older_drawn, older_is_drawn
from geo.estimates.options import LensOption, lens_options
from geo.estimates.own_sums import SumCheck, sum_checks
from geo.estimates.ranking import ranks_by_monitor
from geo.estimates.rules.absent import Side, not_outcomes, why_absent
from geo.estimates.rules.adding import GuardedSum, guarded_sum, may_add_years
from geo.estimates.rules.areas import is_inside, may_add_places, members, outline
from geo.estimates.rules.extrapolation import may_extrapolate
from geo.estimates.rules.guard import may_compare, may_read_as_change, may_share_axis
from geo.estimates.rules.precision import AGREES, DIFFERS, ROUNDING
from geo.estimates.rules.side_by_side import Difference, Rules, Together, differences, together
from geo.estimates.rules.verdict import LeftOut, Line, Records, Verdict
from geo.estimates.timeline import Timelines, timeline
from geo.estimates.totals.carry import MAX_AGE, Carried, carry_forward
from geo.estimates.totals.change import Change, change_on
from geo.estimates.totals.coverage import Coverage, coverage
from geo.estimates.totals.parts import Part, part_of_whole
from geo.estimates.totals.range_total import RangeTotal, range_total
from geo.estimates.totals.same_zones import SameZones, Surveyed, same_zones

__all__ = [
    "AGREES",
    "BETWEEN",
    "DEPENDS",
    "DIFFERS",
    "IMPOSSIBLE",
    "KINDS",
    "MAX_AGE",
    "ODD_PERIODS",
    "ROUNDING",
    "SHORT",
    "SINGLE",
    "WITHIN",
    "Carried",
    "Change",
    "Coverage",
    "Difference",
    "Disagreement",
    "GuardedSum",
    "LeftOut",
    "LensOption",
    "Line",
    "Part",
    "RangeTotal",
    "Records",
    "Rules",
    "SameZones",
    "Side",
    "SumCheck",
    "Surveyed",
    "Timelines",
    "Together",
    "Verdict",
    "carry_forward",
    "change_on",
    "comparable",
    "counts",
    "coverage",
    "difference",
    "differences",
    "disagree",
    "estimator",
    "find_disagreements",
    "guarded_sum",
    "interval",
    "is_inside",
    "kind_words",
    "lens_options",
    "may_add_places",
    "may_add_years",
    "may_compare",
    "may_extrapolate",
    "may_read_as_change",
    "may_share_axis",
    "members",
    "not_outcomes",
    "older_drawn",
    "older_is_drawn",
    "outline",
    "part_of_whole",
    "printed_first",
    "range_total",
    "ranks_by_monitor",
    "same_zones",
    "speaker",
    "sum_checks",
    "superseded",
    "timeline",
    "together",
    "verdict_words",
    "why_absent",
    "years_of",
]
