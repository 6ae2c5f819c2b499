"""Taking a briefing away and bringing one in: handouts to give out, YAML to keep."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from geo.briefing import (
    Briefing,
    Kept,
    Scene,
    export_briefing,
    import_briefing,
    save_briefing,
)
from geo.errors import GeoError
from geo.formats import HANDOUT, formats_of, handout_writer
from geo.language import _, current
from geo.ui.briefing.keeping import attempt, author, free_own, may_change
from geo.ui.elements import show
from geo.ui.elements.downloads import made_on_demand
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

    show.file_uploader(_("Import a briefing (YAML)"), type=["yaml", "yml"], key=key, on_change=bring)


def new_briefing(
    title: str = "", *scenes: Scene, saved: Callable[[Briefing], None] = lambda _made: None
) -> Briefing | None:
    """Make a briefing of the user's own, open it and return it; ``saved`` is called as soon as it is kept."""
    title = title.strip() or _("My briefing")
    name = "my-briefing"

    def make() -> Briefing:
        made = save_briefing(Briefing(free_own(name), {current(): title}, tuple(scenes)), by=author())
        saved(made)
        return made

    return attempt(make, _("Briefing created."))


def handouts(kept: Kept, version: str) -> None:
    """Draw the files to give out; each is made when it is asked for, once a process and data ``version``."""
    if kept.briefing is None:
        return
    if kept.problems or not kept.briefing.scenes:
        reason = (
            _("No handout is written while a scene has a fault.")
            if kept.problems
            else _("There is nothing to export: the briefing has no scene yet.")
        )
        show.button(_("Export"), disabled=True, help=reason, key="no_handouts")
        return
    language = current()
    with show.popover(_("Export"), width="content", key="briefing_export"):
        buttons = st.container()
        show.caption(_("PowerPoint and PDF take some seconds: every map is drawn anew."))
        template = _template()
        for ending, form in formats_of(HANDOUT).items():
            own = template if ending == "pptx" else b""
            with buttons:
                made_on_demand(
                    form.label(),
                    partial(_handout, kept.briefing, ending, language, version, own),
                    key=f"handout_{ending}",
                    asked=partial(tuple, (kept.briefing.id, kept.briefing.revision, own)),
                    file_name=f"{kept.id}-{language}.{ending}",
                    mime=form.media_type,
                    width="stretch",
                )


def _template() -> bytes:
    """Let the reader choose a PowerPoint file whose design slides take; return it where it can be used."""
    upload = show.file_uploader(
        _("Slides in your own design (optional: .pptx or .potx)"), type=["pptx", "potx"], key="slide_template"
    )
    if upload is None:
        return b""
    content: bytes = upload.getvalue()
    fault = _template_fault(content, upload.name, current())
    if fault:
        show.error(fault)
    return b"" if fault else content


@st.cache_data(show_spinner=False, max_entries=4)
def _template_fault(content: bytes, name: str, language: str) -> str:
    """Return in words why slides cannot take their design from a file; nothing where they can."""
    # Loaded now that one is given: what reads slides takes a while to load.
    from geo.briefing.formats.slides import read_template

    try:
        read_template(content, name)
    except GeoError as error:
        return str(error)
    return ""


def _handout(briefing: Briefing, ending: str, language: str, version: str, template: bytes) -> bytes:
    return _made(briefing.id, briefing.revision, ending, language, version, template, briefing)


@st.cache_resource(show_spinner=False, max_entries=6)
def _made(
    id: str, revision: str, ending: str, language: str, version: str, template: bytes, _briefing: Briefing
) -> bytes:
    # Loaded now that a handout is asked for: every page imports this module, and a first visit must not wait.
    write = handout_writer(ending, template)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{id}.{ending}"
        write(_briefing, atlas_of(version), path)
        return path.read_bytes()
