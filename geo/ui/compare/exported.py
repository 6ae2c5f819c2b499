"""What the Export menu offers of a comparison: both maps on a sheet, the map of change, or each map."""

from __future__ import annotations

from dataclasses import dataclass

from geo.language import _
from geo.model import Comparison, View
from geo.ui.frame.atlas import Atlas
from geo.ui.view.export_menu import Exported, Parts, view_export


@dataclass
class Shown:
    """The comparison that the page shows now; its maps change it without the page being drawn anew."""

    now: Comparison


def exported(shown: Shown, atlas: Atlas, *, difference: bool) -> list[Exported]:
    """Return the files of a comparison; ``difference`` is whether the map of the difference is shown.

    Only two years have a sheet in common: of two days, figures shown or measures each map is one.
    """
    if shown.now.part == "year":
        layout = "change" if difference else "multiples"

        def pictured(_view: View) -> Parts:
            return {"layout": layout, "years": _years(shown.now)}

        heading = _("Map of the change") if difference else _("Both maps on one sheet")
        return [view_export(lambda: shown.now.left, atlas, pictured, heading)]
    return [
        view_export(lambda: shown.now.left, atlas, heading=_("First map")),
        view_export(lambda: shown.now.right, atlas, heading=_("Second map")),
    ]


def _years(now: Comparison) -> tuple[int, ...]:
    """Return both years, the earlier first."""
    return tuple(sorted({year for year in (now.left.year, now.right.year) if year is not None}))
