"""Taking a briefing away and bringing one in: handouts to give out, YAML to keep."""

from __future__ import annotations

import streamlit as st

from geo.briefing import Briefing, Kept, export_briefing, import_briefing, save_briefing
from geo.briefing.store import free_name
from geo.language import _, current
from geo.ui.briefing.keeping import attempt


def briefing_files(kept: Kept | None) -> None:
    """Draw the file of the open briefing, and what brings another in."""
    if kept and kept.briefing:
        st.download_button(
            _("Download the YAML file"),
            data=export_briefing(kept.briefing),
            file_name=f"{kept.id}.yaml",
            mime="application/yaml",
            on_click="ignore",
            key="export_briefing",
        )
    turn = st.session_state.setdefault("import_turn", 0)
    key = f"import_briefing_{turn}"

    def bring() -> None:
        upload = st.session_state[key]
        if upload is not None:
            content, name = upload.getvalue(), upload.name
            attempt(lambda: import_briefing(content, name), _("Imported."))
            st.session_state["import_turn"] = turn + 1

    st.file_uploader(_("Import a briefing (YAML)"), type=["yaml", "yml"], key=key, on_change=bring)
    st.button(_("New briefing"), on_click=new_briefing, key="new_briefing")


def new_briefing(title: str = "", *scenes: object) -> Briefing | None:
    """Make an empty briefing of the user's own, open it and return it."""
    title = title.strip() or _("My briefing")
    name = "my-briefing"

    def make() -> Briefing:
        return save_briefing(Briefing(free_own(name), {current(): title}, tuple(scenes)))  # type: ignore[arg-type]

    return attempt(make, _("Made."))


def free_own(name: str) -> str:
    """Return ``name``, or one like it that no briefing bears."""
    from geo.briefing.store import briefing_path

    return free_name(name) if briefing_path(name).exists() else name


def handouts(kept: Kept) -> None:
    """Draw the files to give out, where the library makes them."""
