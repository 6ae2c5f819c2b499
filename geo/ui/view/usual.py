"""The usual files: on the Export page a choice made, elsewhere the file itself."""

from __future__ import annotations

from typing import Any

from geo.language import _


def usual_choices() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the label of each usual file, and what of the choices it needs."""
    return {
        "slide": (_("PNG for a slide"), {"format": "png", "layout": "single", "size": "slide"}),
        "memo": (_("PDF for a memo"), {"format": "pdf", "layout": "single", "size": "a4"}),
        "workbook": (_("Excel, all years"), {"format": "xlsx", "scope": "years"}),
    }
