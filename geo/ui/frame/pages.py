"""The one list of the pages, from which navigation, frame and tests take what they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.formats import load
from geo.language import _
from geo.links.query import OF_PAGES
from geo.model import View
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import address_parts
from geo.ui.view.opening import as_asked, at_place_asked, settled


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its package is ``geo/ui/<name>``, its file ``pages/<name>.py``.

    Attributes
    ----------
    name : str
        Its name in the code and, but for the first page, in addresses.
    title : str
        Its name in the navigation, in the language in use.
    opens : callable
        Makes the view that the page is given out of the session's, the address and the atlas.
    scenes : bool
        Whether what it shows can become a scene of a briefing.
    group : str
        Heading under which the navigation has it; empty for those that stand in the bar itself.
    own : str
        Opens what the page has beside the view, and returns the view and the other parts that its
        address is to say: ``module:function`` below ``geo.ui``, loaded with the page. None where a page
        only keeps its own parts of the address.
    """

    name: str
    title: str
    opens: Callable[[View, Mapping[str, str], Atlas], View] = as_asked
    scenes: bool = False
    group: str = ""
    own: str = ""

    @property
    def file(self) -> str:
        """The path of its file from the root of the project."""
        return f"pages/{self.name}.py"

    def opened(self, view: View, atlas: Atlas) -> tuple[View, dict[str, str]]:
        """Open what the page has of its own; return the view and the other parts for its address."""
        if self.own:
            return load(f"geo.ui.{self.own}")(view, atlas)
        asked = address_parts()
        return view, {name: asked[name] for name in OF_PAGES.get(self.name, ()) if asked.get(name)}


def pages() -> tuple[Page, ...]:
    """Return every page in the order of the navigation; the first is where the bare address leads."""
    to_export, about = _("Present and export"), _("About the data")
    return (
        Page("map", _("Map"), settled, scenes=True),
        Page("places", _("Places"), at_place_asked, scenes=True, own="view.opening:list_or_place"),
        Page("compare", _("Compare"), settled, scenes=True, own="compare.state:open_comparison"),
        Page("disagreements", _("Disagreements"), scenes=True, own="disagreements.page:open_choice"),
        Page("table", _("Table"), settled, scenes=True, own="table.state:open_table"),
        Page("briefing", _("Briefing"), scenes=True, group=to_export, own="briefing.chosen:open_briefing"),
        Page("snapshots", _("Export"), settled, group=to_export, own="snapshots.page:open_choices"),
        Page("sources", _("Sources"), group=about, own="sources.listing:open_list"),
        Page("methods", _("Methods"), group=about),
        Page("documents", _("Documents"), group=about),
    )
