"""Land under decrees of emergency: its days, from when it is known, how whole its list of districts is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from geo.atlas import Atlas
from geo.language import _, bilingual
from geo.model import View
from geo.wording.period import period_words


def decree_days(row: Mapping[str, Any]) -> tuple[date, date]:
    """Return the first and the last day of a decree of the layer ``emergencies``."""
    first, last = (date.fromisoformat(str(row[name])[:10]) for name in ("period_start", "period_end"))
    return first, last


def decree_known(row: Mapping[str, Any], atlas: Atlas) -> date:
    """Return the day from which a decree of the layer ``emergencies`` is known here.

    The last of its first day and of the days by which the report that lists its districts, and
    the source of its figure, were published.
    """
    report = atlas.sources[str(row["reported_in"])]
    days = [decree_days(row)[0], report.published_to]
    statement = atlas.statements.get(str(row["statement"]))
    if statement is not None:
        days.append(atlas.sources[statement.source].published_to)
    return max(days)


def emergency_lines(view: View, atlas: Atlas) -> list[str]:
    """Return, where land under a decree of emergency is shown, whose list of districts is not whole."""
    layer = atlas.layers.get("emergencies")
    if layer is None or "emergencies" not in view.layers:
        return []
    lines = [_("Land under a state of emergency is outlined by the districts that a report lists.")]
    for row in layer.drop(columns="geometry").to_dict("records"):
        first, last = decree_days(row)
        known = view.as_of is None or decree_known(row, atlas) <= view.as_of
        shown = first.year <= view.shown_year <= last.year and known
        if shown and row["complete"] == "no":
            name, note = bilingual(row["name"], row["name_es"]), bilingual(row["note"], row["note_es"])
            lines.append(f"{name}, {period_words(first, last)}: {note}")
    return lines
