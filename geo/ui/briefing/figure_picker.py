"""Insert figure: the figures of the view of a scene, and a search over all; what cannot be had says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from geo.briefing import Scene
from geo.briefing.figures import Offered, figure_index, found_figures, offered_by
from geo.language import _, current
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas, atlas_of

_TURN = "insert_turn"


def figure_picker(scene: Scene, atlas: Atlas, insert: Callable[[str, Offered], None]) -> None:
    """Draw the picker; ``insert`` is called with the part of the words and the figure."""
    # Another key is another popover, which is closed: the figure is in the text.
    turn = st.session_state.setdefault(_TURN, 0)
    with show.popover(_("Insert figure"), width="stretch", key=f"insert_figure_{turn}"):
        parts = {"text": _("Text"), "title": _("Title"), "notes": _("Presenter notes")}
        show.segmented_control(
            _("Into"), list(parts), default="text", key="insert_into", format_func=parts.__getitem__
        )
        asked = show.text_input(
            _("Search all figures"), key="insert_search", placeholder=_("VRAEM 2015, seized, Colombia …")
        )
        if asked.strip():
            found = found_figures(asked, _index(current(), atlas.version), atlas)
            if not found:
                show.caption(_("No figure has all of these words."))
        else:
            show.caption(_("Figures of this view"))
            found = offered_by(scene, atlas)
        _list(found, insert)


def _list(found: Sequence[Offered], insert: Callable[[str, Offered], None]) -> None:
    with st.container(key="insert_list", gap=None):
        for offer in found:
            if offer.refused:
                show.caption(f"{offer.about}: {offer.refused}")
                continue
            show.button(
                f"{offer.words} · {offer.about}",
                key=f"insert_{offer.reference}",
                type="tertiary",
                on_click=_insert,
                args=(insert, offer),
            )


def _insert(insert: Callable[[str, Offered], None], offer: Offered) -> None:
    insert(st.session_state.get("insert_into") or "text", offer)
    st.session_state[_TURN] += 1
    st.session_state["insert_search"] = ""


@st.cache_resource(show_spinner=False, max_entries=4)
def _index(language: str, version: str) -> dict[str, str]:
    return figure_index(atlas_of(version))
