"""The button that offers what is shown as a file of figures."""

from __future__ import annotations

from collections.abc import Callable

from geo.language import _, current
from geo.ui.elements import show


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
    show.download_button(
        _("CSV"),
        data=make,
        file_name=f"{name}-{current()}.csv",
        mime="text/csv",
        on_click="ignore",
        help=note,
    )
