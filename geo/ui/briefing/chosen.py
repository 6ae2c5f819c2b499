"""Which briefing and scene this session has open, and the address that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import streamlit as st

from geo.briefing import Briefing, Kept, list_briefings
from geo.errors import BriefingError
from geo.language import _
from geo.links.fields import unknown_in_link
from geo.model import View
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import address_parts

_KEY = "briefing_chosen"


@dataclass
class Chosen:
    """The briefing and the scene that are open.

    Attributes
    ----------
    briefing, scene : str
        Ids; empty before any is chosen.
    turn : int
        Counts the scenes asked for on the page, so that each request is sent to the map once.
    told : tuple of str
        What the address said when it was last read or written.
    known : list of Kept
        All briefings there are.
    kept : Kept or None
        The open one.
    unreadable, unknown : str
        Why they cannot be listed, and that there is no briefing or scene of the name asked for; else empty.
    asked : str
        The scene that the address named, until it is looked for.
    """

    briefing: str = ""
    scene: str = ""
    turn: int = 0
    told: tuple[str, str] = ("", "")
    known: list[Kept] = field(default_factory=list)
    kept: Kept | None = None
    unreadable: str = ""
    unknown: str = ""
    asked: str = ""

    def open(self, briefing: str, scene: str = "") -> None:
        """Open a briefing at a scene; at its first where none is named."""
        self.briefing, self.scene = briefing, scene
        self.turn += 1


def chosen() -> Chosen:
    """Return what is open, after the address where that asks for another."""
    held: Chosen = st.session_state.setdefault(_KEY, Chosen())
    said = address_parts()
    asked = said.get("briefing", ""), said.get("scene", "")
    if any(asked) and asked != held.told:
        held.told = asked
        held.asked = asked[1]
        held.open(*asked)
    return held


def open_briefing(view: View, atlas: Atlas) -> tuple[View, dict[str, str]]:
    """Open the briefing and scene that the address names, else the first; return what it is to say."""
    held = chosen()
    held.known, held.unreadable, held.unknown = [], "", ""
    try:
        held.known = list_briefings(atlas)
    except BriefingError as error:
        held.unreadable = str(error)
        with suppress(BriefingError):
            held.known = list_briefings(atlas, shipped_only=True)
    held.kept = next((kept for kept in held.known if kept.id == held.briefing), None)
    if held.kept is None and held.briefing:
        held.unknown = _("There is no briefing “{name}”; known are {known}.").format(
            name=held.briefing[:80], known=", ".join(kept.id for kept in held.known)
        )
    if held.kept is None and held.known:
        held.kept = held.known[0]
        held.open(held.kept.id, "" if held.briefing else held.scene)
    if held.kept and held.kept.briefing:
        scenes = [scene.id for scene in held.kept.briefing.scenes]
        held.unknown = held.unknown or unknown_in_link("scene", {"scene": held.asked}, scenes)
        scene_index(held, held.kept.briefing)
    held.asked = ""
    held.told = (held.briefing, held.scene)
    return view, {k: v for k, v in {"briefing": held.briefing, "scene": held.scene}.items() if v}


def distinct_titles(titles: Mapping[str, str]) -> dict[str, str]:
    """Return the titles of briefings by id: two of one title have their ids too."""
    often = Counter(titles.values())
    return {id: title if often[title] == 1 else f"{title} ({id})" for id, title in titles.items()}


def scene_index(held: Chosen, briefing: Briefing) -> int:
    """Return the number of the scene that is open, the first being 0; the first where none is."""
    ids = [scene.id for scene in briefing.scenes]
    if held.scene not in ids:
        held.scene = ids[0] if ids else ""
    return ids.index(held.scene) if ids else 0
