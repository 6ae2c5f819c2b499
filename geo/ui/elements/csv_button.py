"""The button that offers what is shown as a file of figures."""

from __future__ import annotations

from collections.abc import Callable

from geo.language import _, current
from geo.ui.elements.downloads import made_on_demand


def csv_button(name: str, make: Callable[[], bytes], note: str) -> None:
    """Offer a CSV file, made when asked for.

    Parameters
    ----------
    name : str
        What the file is called, before the language and the ending.
    make : callable
        Returns its content.
    note : str
        What it holds, in the language in use.
    """
    made_on_demand(
        _("CSV"),
        make,
        key="csv",
        file_name=f"{name}-{current()}.csv",
        mime="text/csv",
        help=note,
    )
