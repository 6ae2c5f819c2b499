"""Taking a briefing away and bringing one in: handouts to give out, YAML to keep."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from geo.briefing import (
    Briefing,
    Kept,
    Scene,
    export_briefing,
    free_name,
    import_briefing,
    own_names,
    save_briefing,
)
from geo.formats import HANDOUT, formats_of, handout_writer
from geo.language import _, current
from geo.ui.briefing.keeping import attempt, author, may_change
from geo.ui.elements import show
from geo.ui.frame.atlas import atlas_of, load_atlas


def briefing_files(kept: Kept | None) -> None:
    """Draw the file of the open briefing, and what brings another in."""
    if kept and kept.briefing:
        show.download_button(
            _("Download the YAML file"),
            data=export_briefing(kept.briefing),
            file_name=f"{kept.id}.yaml",
            mime="application/yaml",
            on_click="ignore",
            key="export_briefing",
        )
    if not may_change():
        return
    turn = st.session_state.setdefault("import_turn", 0)
    key = f"import_briefing_{turn}"

    def bring() -> None:
        upload = st.session_state[key]
        if upload is not None:
            content, name = upload.getvalue(), upload.name
            attempt(
                lambda: import_briefing(content, name, load_atlas(), by=author()), _("Briefing imported.")
            )
            st.session_state["import_turn"] = turn + 1

    def begin() -> None:
        new_briefing()

    show.file_uploader(_("Import a briefing (YAML)"), type=["yaml", "yml"], key=key, on_change=bring)
    show.button(_("New briefing"), on_click=begin, key="new_briefing")


def new_briefing(title: str = "", *scenes: Scene) -> Briefing | None:
    """Make an empty briefing of the user's own, open it and return it."""
    title = title.strip() or _("My briefing")
    name = "my-briefing"

    def make() -> Briefing:
        return save_briefing(Briefing(free_own(name), {current(): title}, tuple(scenes)), by=author())

    return attempt(make, _("Briefing created."))


def free_own(name: str) -> str:
    """Return ``name``, or one like it that no briefing bears."""
    return free_name(name) if name in own_names() else name


def handouts(kept: Kept, version: str) -> None:
    """Draw the files to give out; each is made when it is asked for, once a process and data ``version``."""
    if kept.briefing is None or not kept.briefing.scenes:
        return
    if kept.problems:
        reason = _("No handout is written while a scene has a fault.")
        show.button(_("Handouts"), disabled=True, help=reason, key="no_handouts")
        return
    language = current()
    with show.popover(_("Handouts"), width="content"):
        for ending, form in formats_of(HANDOUT).items():
            show.download_button(
                form.label(),
                data=partial(_handout, kept.briefing, ending, language, version),
                file_name=f"{kept.id}-{language}.{ending}",
                mime=form.media_type,
                on_click="ignore",
                key=f"handout_{ending}",
                width="stretch",
            )
        show.caption(_("PowerPoint and PDF take some seconds: every map is drawn anew."))


def _handout(briefing: Briefing, ending: str, language: str, version: str) -> bytes:
    return _made(briefing.id, briefing.revision, ending, language, version, briefing)


@st.cache_resource(show_spinner=False, max_entries=6)
def _made(id: str, revision: str, ending: str, language: str, version: str, _briefing: Briefing) -> bytes:
    # Loaded now that a handout is asked for: every page imports this module, and a first visit must not wait.
    write = handout_writer(ending)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{id}.{ending}"
        write(_briefing, atlas_of(version), path)
        return path.read_bytes()
