"""Changing a briefing of one's own beside its map: what is entered is kept at once, or refused there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from geo.briefing import (
    Briefing,
    Kept,
    Scene,
    duplicate_briefing,
    duplicated,
    moved,
)
from geo.language import _, current
from geo.ui.briefing.chosen import chosen, scene_index
from geo.ui.briefing.files import new_briefing
from geo.ui.briefing.keeping import (
    attempt,
    author,
    can_undo,
    drop_briefing,
    drop_file,
    drop_scene,
    keep,
    keeping,
    tell_done,
    tell_refused,
    undo,
)
from geo.ui.briefing.scene_fields import scene_fields
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas


def editor(kept: Kept | None, atlas: Atlas) -> None:
    """Draw the editor of the open briefing; a shipped one is copied first."""
    _undo_row(kept)
    if kept is not None and kept.briefing is None and not kept.shipped:
        text = _("“{file}” cannot be read, so nothing in it can be changed here.")
        show.words(text.format(file=f"{kept.id}.yaml"))
        with st.container(horizontal=True):
            show.button(_("Delete the file"), on_click=drop_file, args=(kept,), key="drop_file")
            _new()
        return
    if kept is None or kept.briefing is None:
        show.words(_("Nothing to change: add a view with “Add to briefing”, or import a file."))
        _new()
        return
    briefing = kept.briefing
    if kept.shipped:
        show.words(_("This briefing comes with the atlas. To change it, make a copy."))
        with st.container(horizontal=True):
            show.button(_("Make a copy"), on_click=_copy, args=(briefing,), key="copy_briefing")
            _new()
        return
    with show.expander(_("The briefing: title, author, date"), expanded=not briefing.scenes):
        _whole(briefing)
    if briefing.scenes:
        scene = briefing.scenes[scene_index(chosen(), briefing)]
        _order(briefing, scene)
        scene_fields(briefing, scene, atlas)


def _undo_row(kept: Kept | None) -> None:
    """Draw Undo, with what was done last beside it: the fields below stay where they are."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="undo_row"):
        nothing = not can_undo(kept.briefing if kept else None)
        # Streamlit names the key in English for assistive technology: ours stands in the label.
        show.button(_("Undo (Ctrl+Z)"), on_click=undo, key="undo", disabled=nothing, shortcut="Ctrl+Z")
        tell_done()
    tell_refused()


def _new() -> None:
    """Draw the button that makes an empty briefing."""
    show.button(_("New briefing"), on_click=_begin, key="new_briefing")


def _begin() -> None:
    new_briefing()


def _copy(briefing: Briefing) -> None:
    attempt(lambda: duplicate_briefing(briefing, by=author()), _("Briefing copied."))


def _whole(briefing: Briefing) -> None:
    """Draw what concerns the whole briefing."""
    key = f"{briefing.id}_{keeping().undone}"

    def put(name: str, read: Callable[[object], dict[str, object] | None]) -> None:
        changed = read(st.session_state[f"{name}_{key}"])
        if changed is not None:
            keep(briefing, lambda b: replace(b, **changed), _("Saved."))  # type: ignore[arg-type]

    def titled(value: object) -> dict[str, object] | None:
        title = str(value).strip()
        return {"title": {**briefing.title, current(): title}} if title else None

    show.text_input(
        _("Title of the briefing"),
        briefing.titled(),
        key=f"title_of_{key}",
        max_chars=200,
        on_change=lambda: put("title_of", titled),
    )
    show.text_input(
        _("Author"),
        briefing.author,
        key=f"author_of_{key}",
        max_chars=200,
        on_change=lambda: put("author_of", lambda value: {"author": str(value).strip()}),
    )
    show.date_input(
        _("Date"),
        briefing.date,
        key=f"date_of_{key}",
        min_value=date(1990, 1, 1),
        max_value=date(2100, 12, 31),
        on_change=lambda: put("date_of", lambda value: {"date": value}),
    )
    with st.container(horizontal=True):
        show.button(_("Duplicate the briefing"), on_click=_copy, args=(briefing,), key="copy_briefing")
        show.button(_("Delete the briefing"), on_click=drop_briefing, args=(briefing,), key="drop_briefing")
        _new()


def _order(briefing: Briefing, scene: Scene) -> None:
    """Draw the buttons that move, copy and delete the open scene."""
    at = [each.id for each in briefing.scenes].index(scene.id)

    def place(to: int) -> None:
        if keep(briefing, lambda b: moved(b, scene.id, to)):
            chosen().open(briefing.id, scene.id)

    def copy() -> None:
        saved = keep(briefing, lambda b: duplicated(b, scene.id), _("Scene copied."))
        if saved:
            chosen().open(briefing.id, saved.scenes[at + 1].id)

    show.caption(_("Scene {number} of {count}").format(number=at + 1, count=len(briefing.scenes)))
    with st.container(horizontal=True, gap="small", key="scene_order"):
        show.button(_("Move up"), disabled=at == 0, on_click=place, args=(at - 1,), key="scene_up")
        last = at == len(briefing.scenes) - 1
        show.button(_("Move down"), disabled=last, on_click=place, args=(at + 1,), key="scene_down")
        show.button(_("Duplicate"), on_click=copy, key="scene_copy")
        show.button(_("Delete"), on_click=drop_scene, args=(briefing, scene.id), key="scene_drop")
