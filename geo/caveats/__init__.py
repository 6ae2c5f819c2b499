"""Cautions shown beside values, whose terms apply, in words."""

from geo.caveats.decrees import decree_days, decree_known
from geo.caveats.gaps import foreign_country, is_abroad
from geo.caveats.lines import break_levels, cautions, caveat_lines, density_lines, level_lines
from geo.caveats.over_years import Listed, over_years
from geo.caveats.standing import licence_line, outline_credits, relief_credit, standing_caveats
from geo.caveats.sums import shortfall

__all__ = [
    "Listed",
    "break_levels",
    "cautions",
    "caveat_lines",
    "decree_days",
    "decree_known",
    "density_lines",
    "foreign_country",
    "is_abroad",
    "level_lines",
    "licence_line",
    "outline_credits",
    "over_years",
    "relief_credit",
    "shortfall",
    "standing_caveats",
]
