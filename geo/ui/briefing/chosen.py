"""Which briefing and scene this session has open, and the address that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from geo.briefing import Briefing, Kept
from geo.language import _
from geo.ui.elements import show
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
        Counts the scenes asked for on the page, so that the map is told each wish once.
    told : tuple of str
        What the address said when it was last read or written.
    """

    briefing: str = ""
    scene: str = ""
    turn: int = 0
    told: tuple[str, str] = ("", "")

    def open(self, briefing: str, scene: str = "") -> None:
        """Open a briefing at a scene; at its first where none is named."""
        self.briefing, self.scene = briefing, scene
        self.turn += 1


def chosen() -> Chosen:
    """Return what is open, after the address where that asks for another."""
    held: Chosen = st.session_state.setdefault(_KEY, Chosen())
    said = address_parts()
    asked = said.get("briefing", ""), said.get("scene", "")
    if asked[0] and asked != held.told:
        held.told = asked
        held.open(*asked)
    return held


def briefing_named(held: Chosen, known: Sequence[Kept]) -> Kept | None:
    """Return the briefing that is open, else the first; say so where the address names none there is."""
    found = next((kept for kept in known if kept.id == held.briefing), None)
    if found is None and held.briefing:
        show.warning(
            _("There is no briefing “{name}”; known are {known}.").format(
                name=held.briefing[:80], known=", ".join(kept.id for kept in known)
            )
        )
    if found is None and known:
        found = known[0]
        held.open(found.id)
    return found


def scene_index(held: Chosen, briefing: Briefing) -> int:
    """Return the number of the scene that is open, the first being 0; the first where none is."""
    ids = [scene.id for scene in briefing.scenes]
    if held.scene not in ids:
        held.scene = ids[0] if ids else ""
    return ids.index(held.scene) if ids else 0
