"""The Briefing page: the scenes on the map, to choose, present, read, take away and change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geo.briefing import Briefing, Kept
from geo.errors import GeoError
from geo.language import _, current, ngettext
from geo.maps import present_message, strings_message
from geo.maps.contract import DeckMessage
from geo.model import View
from geo.ui.briefing.chosen import Chosen, chosen, distinct_titles, scene_index
from geo.ui.briefing.deck import deck_of
from geo.ui.briefing.editor import editor
from geo.ui.briefing.files import briefing_files, handouts
from geo.ui.briefing.keeping import may_change
from geo.ui.briefing.present_bar import present_bar, scene_seen
from geo.ui.briefing.reading import all_scenes_html, scene_choice
from geo.ui.elements import show
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas, load_atlas
from geo.ui.frame.shipped import style_sheet
from geo.ui.map_frame.channel import messages_channel
from geo.ui.map_frame.host import map_host
from geo.ui.map_frame.values import document

MAP = "briefing_map"
"""Key of the map that presents."""


def briefing_page(view: View, atlas: Atlas) -> None:
    """Draw the page for the briefing and the scene that are open."""
    style_sheet("briefing")
    held = chosen()
    kept = held.kept
    if held.unreadable:
        show.error(held.unreadable)
    with st.container(key="briefing"):
        if held.unknown:
            show.warning(held.unknown)
        _choice(held.known, held)
        deck = None
        if kept and kept.briefing and kept.briefing.scenes:
            deck = _stage(kept, kept.briefing, atlas)
        else:
            _without_scenes(kept, atlas)
        _rooms(kept, deck)


def _choice(known: list[Kept], held: Chosen) -> None:
    labels = _labels(known)
    st.session_state["briefing_choice"] = held.briefing
    with st.container(key="briefing_head", horizontal=True, vertical_alignment="bottom"):
        if known:
            show.selectbox(
                _("Briefing"),
                list(labels),
                key="briefing_choice",
                format_func=labels.__getitem__,
                on_change=lambda: held.open(st.session_state["briefing_choice"]),
                width=420,
            )
        present_bar(MAP, held.scene, _take_scene, _why_not(held.kept))
        if held.briefing:
            handouts(next(k for k in known if k.id == held.briefing), load_atlas().version)


def _why_not(kept: Kept | None) -> str:
    """Return why nothing can be presented; empty where it can."""
    if kept is None:
        return _("There is no briefing yet.")
    if kept.briefing is None:
        return _("It cannot be presented: its file cannot be read.")
    return "" if kept.briefing.scenes else _("It cannot be presented: it has no scene yet.")


def _without_scenes(kept: Kept | None, atlas: Atlas) -> None:
    """Say why there is nothing to show, with the editor of what there is."""
    for line in kept.problems if kept and not kept.briefing else ():
        show.warning(line)
    if kept and kept.briefing:
        text = _("This briefing has no scenes yet. “Add to briefing”, at the top of any page, adds its view.")
        show.info(text)
    if may_change():
        editor(kept, atlas)


def _labels(known: list[Kept]) -> dict[str, str]:
    """Return what each briefing is called in the list."""
    named = distinct_titles({kept.id: kept.briefing.titled() if kept.briefing else kept.id for kept in known})
    return {kept.id: _label(kept, named[kept.id]) for kept in known}


def _label(kept: Kept, title: str) -> str:
    if kept.briefing is None:
        return _("{title} (cannot be read)").format(title=title)
    return title if kept.shipped else _("{title} (your own)").format(title=title)


def _take_scene() -> None:
    """Take over the scene at which the presentation stands; what the map reported is not sent back to it."""
    held, seen = chosen(), scene_seen()
    if seen:
        held.scene = seen


def _stage(kept: Kept, briefing: Briefing, atlas: Atlas) -> DeckMessage | None:
    """Draw the map with the scenes, and beside it the list of them and the editor; return what was sent."""
    held = chosen()
    left, right = st.columns([1.75, 1], gap="medium")
    with left, st.container(key="briefing_stage"):  # first of all: the map starts while its scenes are made
        st.html(render("briefing.skip"))
        map_host(document(atlas.version), key=MAP, presents=True)
        deck = _deck(briefing, atlas)
        if deck is None:
            return None
        words: list[Mapping[str, Any]] = [strings_message(), deck]
        messages_channel(words, "briefing_channel", map_key=MAP, title=_("Map"))
        # Apart from the scenes, which would all be sent again with it.
        turn = present_message(scene_index(held, briefing), held.turn)
        messages_channel([turn], "scene_channel", map_key=MAP)
        show.caption(_("F5 presents from this scene; arrow keys or a clicker move on; ? lists all keys."))
    with right:
        st.html(render("briefing.skipped"))
        _tell_faults(deck)
        if not may_change():
            scene_choice(deck["scenes"]["scenes"], held, briefing.id)
            return deck
        # One's own is opened to be worked on, the shipped one to be looked through.
        first = _("Scenes") if kept.shipped else _("Edit")
        listed, editing = show.tabs([_("Scenes"), _("Edit")], first)
        with listed:
            scene_choice(deck["scenes"]["scenes"], held, briefing.id)
        with editing, st.container(key="briefing_editor"):
            editor(kept, atlas)
    return deck


def _tell_faults(deck: DeckMessage) -> None:
    """Say which scenes have a fault: the others are presented as they are."""
    faulty = [
        str(number) for number, scene in enumerate(deck["scenes"]["scenes"], start=1) if scene.get("faults")
    ]
    if faulty:
        text = ngettext(
            "Scene {numbers} has a fault, which it shows; all others are whole.",
            "Scenes {numbers} have a fault, which they show; all others are whole.",
            len(faulty),
        )
        reason = _("No handout is written while a scene has a fault.")
        show.warning(f"{text.format(numbers=', '.join(faulty))} {reason}")


def _deck(briefing: Briefing, atlas: Atlas) -> DeckMessage | None:
    """Return the scenes with their values; say in words what keeps them from being presented."""
    try:
        return deck_of(briefing, current(), atlas.version)
    except GeoError as error:
        show.error(_("It cannot be presented: {reason}").format(reason=str(error)))
        return None


def _rooms(kept: Kept | None, deck: DeckMessage | None) -> None:
    """Draw what lies below the map: the text of all scenes, the files."""
    reading, files = show.tabs([_("Read"), _("Files")])
    with reading:
        if deck:
            st.html(all_scenes_html(deck["scenes"]["scenes"]))
    with files:
        briefing_files(kept)
