"""What stands beside the preview: the file, its command and its citation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from geo.citation import citation, file_name
from geo.exports import Request
from geo.formats import DATA, PICTURES, formats_of
from geo.language import _, ngettext
from geo.model import FileMetadata, View
from geo.plots import Sheet, sheet_link
from geo.ui.elements import show
from geo.ui.elements.clipboard import copy_link, copy_picture, copy_text
from geo.ui.elements.downloads import made_on_demand
from geo.ui.frame.atlas import Atlas
from geo.ui.snapshots.preview import PICTURE
from geo.ui.snapshots.state import SnapshotState
from geo.ui.snapshots.turns import files
from geo.ui.snapshots.worker import file_bytes


def coded_view(wanted: Sheet | Request) -> View:
    """Return the view whose code the file bears: of several maps the first year, of a chart the last."""
    return replace(wanted.view, year=wanted.one_year) if isinstance(wanted, Sheet) else wanted.view


def name_of(wanted: Sheet | Request, ending: str, atlas: Atlas) -> str:
    """Return the name of the file."""
    everything = isinstance(wanted, Request) and wanted.everything
    return file_name(coded_view(wanted), wanted.years, atlas.version, ending, everything=everything)


def command_of(wanted: Sheet | Request, ending: str, atlas: Atlas) -> str:
    """Return the command that makes the same file in a script.

    The link holds no sign that a shell would act on between double quotes.
    """
    verb = "export" if ending in formats_of(DATA) else "snapshot"
    link = sheet_link(wanted, coded_view(wanted), wanted.years) if isinstance(wanted, Sheet) else wanted.link
    return f'python -m geo {verb} {name_of(wanted, ending, atlas)} --view "{link}"'


def download(state: SnapshotState, wanted: Sheet | Request, atlas: Atlas) -> None:
    """Draw the buttons that take the file away and copy the picture."""
    ending = state.choices.format
    with st.container(key="snapshot_take", horizontal=True, vertical_alignment="center", gap="small"):
        made_on_demand(
            _("Download {format}").format(format=ending.upper()),
            lambda: file_bytes(wanted, ending, atlas),
            key="snapshot_download",
            asked=lambda: (wanted, ending),
            file_name=name_of(wanted, ending, atlas),
            mime=state.choices.form.media_type,
            type="primary",
            help=_("Each file is checked before it is offered; an incomplete file is not delivered."),
        )
        if state.choices.form.kind in PICTURES:
            copy_picture(_("Copy picture"), PICTURE, "snapshot_copy_picture")
        copy_link()
    _queue()


def _queue() -> None:
    """Say how many files of others come first: they are made one after another."""
    before = files().waiting
    if before:
        text = ngettext(
            "{count} file that others asked for is made before yours.",
            "{count} files that others asked for are made before yours.",
            before,
        )
        show.caption(text.format(count=before))


def cite(metadata: FileMetadata, wanted: Sheet | Request, atlas: Atlas) -> None:
    """Draw the citation of the file and the button that copies it."""
    everything = isinstance(wanted, Request) and wanted.everything
    text = citation(metadata, coded_view(wanted), wanted.years, atlas, date.today(), everything=everything)
    show.subheader(_("How to cite it"), anchor=False)
    st.text(text)
    copy_text(_("Copy citation"), text, "snapshot_copy_citation")


def command(wanted: Sheet | Request, ending: str, atlas: Atlas) -> None:
    """Draw the command."""
    show.subheader(_("The same file from a script"), anchor=False)
    st.code(command_of(wanted, ending, atlas), language="shell", wrap_lines=True)
