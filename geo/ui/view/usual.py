"""The usual files, one press each: on the Export page a choice made, elsewhere the file itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from geo.formats import EXPORTS, formats_of, load
from geo.language import _, current
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import SessionView


def usual_choices() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the label of each usual file, and what of the choices it needs."""
    return {
        "slide": (_("PNG for a slide"), {"format": "png", "layout": "single", "size": "slide"}),
        "memo": (_("PDF for a memo"), {"format": "pdf", "layout": "single", "size": "a4"}),
        "workbook": (_("Excel, all years"), {"format": "xlsx", "scope": "years"}),
    }


def usual_files(held: SessionView, atlas: Atlas) -> None:
    """Draw a button for each usual file: it is made, of the view as it is then, when it is pressed."""
    kinds = formats_of(*EXPORTS)
    for name, (label, parts) in usual_choices().items():
        ending = parts["format"]
        show.download_button(
            label,
            data=_maker(held, parts, atlas),
            file_name=f"{held.view.measure}-{held.view.level}-{current()}.{ending}",
            mime=kinds[ending].media_type,
            on_click="ignore",
            key=f"take_{name}",
            width="stretch",
        )


def _maker(held: SessionView, parts: dict[str, Any], atlas: Atlas) -> Callable[[], bytes]:
    def make() -> bytes:
        # Loaded when asked for: a first visit of the map must not wait.
        content: bytes = load("geo.ui.snapshots.page:usual_bytes")(held.view, parts, atlas)
        return content

    return make
