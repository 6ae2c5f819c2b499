"""For a measure, place, year and as-of day: what is claimed, by how many, and do they agree."""

from geo.estimates.claims import (
    ODD_PERIODS,
    SINGLE,
    comparable,
    counts,
    disagree,
    on_line,
    printed_first,
    replaces,
    speaker,
    superseded,
    years_of,
)
from geo.estimates.disagreements.disagreement import (
    BETWEEN,
    CONTESTED,
    IMPOSSIBLE,
    KINDS,
    WITHIN,
    Disagreement,
    kind_words,
    verdict_words,
)
from geo.estimates.disagreements.find import find_disagreements
from geo.estimates.one_outline import older_drawn, older_is_drawn
from geo.estimates.options import single_lenses
from geo.estimates.own_sums import SumCheck, sum_checks
from geo.estimates.ranking import ranks_by_monitor
from geo.estimates.rules.absent import Side, not_outcomes
from geo.estimates.rules.adding import may_add_years
from geo.estimates.rules.guard import may_compare, may_read_as_change
from geo.estimates.rules.precision import AGREES, DIFFERS, ROUNDING
from geo.estimates.rules.side_by_side import Difference, Rules, Together, differences, together
from geo.estimates.timeline import Timelines, newest, timeline
from geo.estimates.totals.carry import carry_forward
from geo.estimates.totals.change import change_on
from geo.estimates.totals.coverage import coverage
from geo.estimates.totals.parts import part_of_whole
from geo.estimates.totals.range_total import RangeTotal, range_total
from geo.estimates.totals.same_zones import SameZones, Surveyed, same_zones

__all__ = [
    "AGREES",
    "BETWEEN",
    "CONTESTED",
    "DIFFERS",
    "IMPOSSIBLE",
    "KINDS",
    "ODD_PERIODS",
    "ROUNDING",
    "SINGLE",
    "WITHIN",
    "Difference",
    "Disagreement",
    "RangeTotal",
    "Rules",
    "SameZones",
    "Side",
    "SumCheck",
    "Surveyed",
    "Timelines",
    "Together",
    "carry_forward",
    "change_on",
    "comparable",
    "counts",
    "coverage",
    "differences",
    "disagree",
    "find_disagreements",
    "kind_words",
    "may_add_years",
    "may_compare",
    "may_read_as_change",
    "newest",
    "not_outcomes",
    "older_drawn",
    "older_is_drawn",
    "on_line",
    "part_of_whole",
    "printed_first",
    "range_total",
    "ranks_by_monitor",
    "replaces",
    "same_zones",
    "single_lenses",
    "speaker",
    "sum_checks",
    "superseded",
    "timeline",
    "together",
    "verdict_words",
    "years_of",
]
