"""The day of publication, where a text gives it at its head."""

from __future__ import annotations

from datetime import date

from geo.extract.analysis import analyse

HEAD = 600
"""Characters from the start in which a date counts as that of publication."""


def published_in(text: str, language: str) -> date | None:
    """Return the first whole date (day, month and year) at the head of a text; None where it has none."""
    for time in analyse(text[:HEAD], language, None).times:
        if time.span.start == time.span.end:
            return time.span.start
    return None
