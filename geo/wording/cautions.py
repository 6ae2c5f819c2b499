"""What must be known of one figure, in sentences."""

from __future__ import annotations

from geo.language import _
from geo.model import Statement


def claim_cautions(statement: Statement) -> list[str]:
    """Return what must be known of a figure, a sentence each."""
    words = {
        "inferred": _("The figure is inferred from the text of the source."),
        "withdrawn": _("Its source has withdrawn it."),
        "unit-doubt": _("Its unit is in doubt."),
        "inconsistent": _("Other figures of the same document do not agree with it."),
        "conflict": _("Other publications give it differently."),
        "doubtful": _("The figure is in doubt."),
        "forecast": _("It is a forecast, not an outcome."),
        "newly-monitored": _("The area was newly monitored: what it held before is unknown, not zero."),
    }
    lines = [words[flag] for flag in sorted(statement.flags) if flag in words]
    if "part-year" in statement.flags and not _one_month(statement):
        lines.insert(0, _("It is not a figure for the whole year."))
    if statement.kind == "target":
        lines.append(_("A target is a goal, not an outcome."))
    if statement.stance == "disputes":
        lines.append(_("The source disputes it."))
    if statement.ours:
        lines.append(_("It is a calculation by Peru Coca Atlas; no source printed it."))
    return lines


def _one_month(statement: Statement) -> bool:
    start, end = statement.period_start, statement.period_end
    return (start.year, start.month) == (end.year, end.month)
