"""The scenes as text: to choose one, and to read them all with their sources."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from geo.language import _, ngettext
from geo.ui.briefing.chosen import Chosen
from geo.ui.elements import show
from geo.ui.frame.addresses import source_address, statement_address


def scene_choice(scenes: list[dict[str, Any]], held: Chosen, briefing: str) -> None:
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


def all_scenes_html(scenes: list[dict[str, Any]]) -> str:
    """Return every scene with its words, the sources of its numbers and the speaker's notes."""
    return f'<ol class="scenes">{"".join(map(_scene, scenes))}</ol>'


def _scene(scene: dict[str, Any]) -> str:
    text = "".join(f"<p>{escape(part)}</p>" for part in scene["text"])
    if scene["fallback"]:
        text += f"<p><em>{escape(scene['fallback'])}</em></p>"
    notes = "".join(f"<p>{escape(part)}</p>" for part in scene["notes"])
    if notes:
        heading = escape(_("Presenter notes"))
        notes = f"<details><summary>{heading}</summary>{notes}</details>"
    head = f'<li id="scene-{escape(scene["id"])}"><h3>{escape(scene["title"])}</h3>'
    return f"{head}{text}{_sources(scene)}{notes}</li>"


def _sources(scene: dict[str, Any]) -> str:
    sources = scene["sources"]
    if not sources:
        return ""
    count = len(sources)
    heading = ngettext("{count} document", "{count} documents", count).format(count=count)
    rows = "".join(
        f'<li><a href="{escape(statement_address(s["statement"]))}">'
        f"<b>{escape(s['figure'])}</b> {escape(s['about'])}</a>: "
        f'<a href="{escape(source_address(s["source"]))}">{escape(s["label"])}</a></li>'
        for s in sources
    )
    return f"<details><summary>{escape(heading)}</summary><ul>{rows}</ul></details>"
