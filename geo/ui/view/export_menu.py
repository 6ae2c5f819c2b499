"""Export, on every page: the usual files of what the page shows, made by one press each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from geo.formats import EXPORTS, formats_of, load
from geo.language import _, current
from geo.model import View
from geo.ui.elements import show
from geo.ui.elements.downloads import made_on_demand
from geo.ui.frame.atlas import Atlas
from geo.ui.view.usual import usual_choices

Parts = Mapping[str, Any]
"""What of the choices of the Export page (`geo.ui.snapshots.choices.Choices`) is chosen for a file."""


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file that the menu offers.

    Attributes
    ----------
    label : str
    ending : str
    name : str
        Of the file, without language and ending.
    make : callable
        Returns its content.
    asked : callable
        Returns what it is made of, as `made_on_demand` has it.
    """

    label: str
    ending: str
    name: str
    make: Callable[[], bytes]
    asked: Callable[[], Hashable] = tuple


@dataclass(frozen=True, slots=True)
class Exported:
    """One thing that a page shows, as files.

    Attributes
    ----------
    files : sequence of ExportFile
    heading : str
        Says what, where that is not the page's one map.
    opens : callable, optional
        Returns the view and what is chosen for it with which the Export page opens: by default the session's.
    """

    files: Sequence[ExportFile]
    heading: str = ""
    opens: Callable[[], tuple[View, Parts]] | None = None


def export_menu(groups: Sequence[Exported]) -> None:
    """Draw the menu, with the way to all other formats and sizes of the first of ``groups``."""
    with show.popover(_("Export"), width="content", key="export_menu"):
        for number, group in enumerate(groups):
            if group.heading:
                show.caption(group.heading)
            for file in group.files:
                made_on_demand(
                    file.label,
                    file.make,
                    key=f"export_{number}_{file.ending}",
                    asked=file.asked,
                    file_name=f"{file.name}-{current()}.{file.ending}",
                    mime=formats_of(*EXPORTS)[file.ending].media_type,
                    width="stretch",
                )
        if show.button(
            _("Other formats and sizes"),
            help=_("Export this view as a picture, a document or data"),
            key="take_away",
            width="stretch",
        ):
            opens = groups[0].opens
            # Loaded when asked for: a first visit of the map must not wait.
            query = load("geo.ui.snapshots.choices:query_of")(*opens()) if opens else None
            st.switch_page("pages/snapshots.py", query_params=query)


def view_export(
    view: Callable[[], View],
    atlas: Atlas,
    pictures: Callable[[View], Parts] = lambda _view: {},
    heading: str = "",
) -> Exported:
    """Return the usual files of a view: PNG for a slide, PDF for a memo, a workbook of all years.

    Parameters
    ----------
    view : callable
        Returns it as it is when a file is asked for.
    atlas : Atlas
    pictures : callable
        Returns what is chosen for the pictures of a view beside format and size; by default one map.
    heading : str
    """

    def shown() -> tuple[View, Parts]:
        now = view()
        return now, pictures(now)

    files = [
        ExportFile(
            label,
            usual["format"],
            f"{view().measure}-{view().level}",
            partial(_made, shown, usual, atlas),
            partial(_asked, shown),
        )
        for label, usual in usual_choices().values()
    ]
    return Exported(files, heading, shown)


def chart_export(
    view: View, atlas: Atlas, kind: str = "", years: tuple[int, ...] = (), heading: str = ""
) -> Exported:
    """Return the usual files of the chart of a view, and the Export page opened with that chart."""
    parts = {"layout": "chart", "chart": kind, "years": years}
    found = view_export(lambda: view, atlas, lambda _view: parts, heading)
    return replace(found, files=[replace(file, name=f"{view.measure}-{view.place}") for file in found.files])


def _made(shown: Callable[[], tuple[View, Parts]], usual: Parts, atlas: Atlas) -> bytes:
    now, pictures = shown()
    own = pictures if usual["format"] != "xlsx" else {}
    # Loaded when asked for: a first visit of the map must not wait.
    content: bytes = load("geo.ui.snapshots.page:usual_bytes")(now, {**usual, **own}, atlas)
    return content


def _asked(shown: Callable[[], tuple[View, Parts]]) -> Hashable:
    now, pictures = shown()
    return now, tuple(sorted(pictures.items()))
