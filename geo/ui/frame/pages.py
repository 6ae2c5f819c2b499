"""The one list of the pages, from which navigation, frame and tests take what they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.language import _
from geo.model import View
from geo.ui.frame.atlas import Atlas
from geo.ui.view.opening import as_asked, at_place_asked, settled


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its room is ``geo/ui/<name>``, its file ``pages/<name>.py``.

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
    """

    name: str
    title: str
    opens: Callable[[View, Mapping[str, str], Atlas], View] = as_asked
    scenes: bool = False

    @property
    def file(self) -> str:
        """The path of its file from the root of the project."""
        return f"pages/{self.name}.py"


def pages() -> tuple[Page, ...]:
    """Return every page in the order of the navigation; the first is where the bare address leads."""
    return (
        Page("map", _("Map"), settled, scenes=True),
        Page("places", _("Places"), at_place_asked, scenes=True),
        Page("disagreements", _("Disagreements"), scenes=True),
        Page("compare", _("Compare"), settled, scenes=True),
        Page("table", _("Table"), settled, scenes=True),
        Page("briefing", _("Briefing"), scenes=True),
        Page("snapshots", _("Export"), settled),
        Page("sources", _("Sources")),
        Page("methods", _("Methods")),
    )
