"""What must be minded at the year shown, and what is not known, as the last part of the panel."""

from __future__ import annotations

from geo.caveats import caveat_lines, shortfall
from geo.estimates import Timelines
from geo.markup import Markup
from geo.model import View
from geo.ui.elements.html import render
from geo.ui.frame.addresses import definition_address
from geo.ui.frame.atlas import Atlas

__all__ = ["caveats", "shortfall"]


def caveats(view: View, known: Timelines, atlas: Atlas) -> Markup:
    """Return the last part of the panel as HTML: shortfall, gaps, breaks, methods.

    Parameters
    ----------
    view : View
        With its year settled.
    known : Timelines
        Estimates of the view's measure and lens.
    """
    lines = caveat_lines(view, known, atlas)
    return render("elements.caveats", lines=lines, definition=definition_address(view.measure))
