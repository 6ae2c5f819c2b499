"""The scenes as text: to choose one, and to read them all with their sources."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.maps.contract import ShownScene
from geo.markup import Markup
from geo.ui.briefing.chosen import Chosen
from geo.ui.elements import show
from geo.ui.elements.html import render
from geo.ui.frame.addresses import source_address, statement_address


def scene_choice(scenes: Sequence[ShownScene], held: Chosen, briefing: str) -> None:
    """Draw one button a scene; the open one is marked."""
    with st.container(key="scene_choice", gap=None):
        for number, scene in enumerate(scenes, start=1):
            here = scene["id"] == held.scene
            show.button(
                f"{number}. {scene['title']}",
                key=f"scene_{briefing}_{scene['id']}",
                type="primary" if here else "tertiary",
                on_click=held.open,
                args=(briefing, scene["id"]),
            )


def all_scenes_html(scenes: Sequence[ShownScene]) -> Markup:
    """Return every scene with its words, the sources of its numbers and the speaker's notes."""
    return render(
        "briefing.scenes",
        scenes=scenes,
        statement_address=statement_address,
        source_address=source_address,
    )
