"""What must be minded at the year shown, and what is not known, as the last part of the panel."""

from __future__ import annotations

from html import escape

from geo.caveats import caveat_lines, shortfall
from geo.estimates import Timelines
from geo.language import _
from geo.model import View
from geo.ui.frame.addresses import definition_address
from geo.ui.frame.atlas import Atlas

__all__ = ["caveats", "shortfall"]


def caveats(view: View, known: Timelines, atlas: Atlas) -> str:
    """Return the last part of the panel as HTML: shortfall, gaps, breaks, methods.

    Parameters
    ----------
    view : View
        With its year settled.
    known : Timelines
        Estimates of the view's measure and lens.
    """
    items = "".join(f"<li>{escape(line)}</li>" for line in caveat_lines(view, known, atlas))
    heading = escape(_("Cautions and gaps"))
    about = escape(_("Definition and methods"))
    link = f'<a href="{escape(definition_address(view.measure))}" target="_self">{about}</a>'
    return f'<h4>{heading}</h4><ul class="notes">{items}<li>{link}</li></ul>'
