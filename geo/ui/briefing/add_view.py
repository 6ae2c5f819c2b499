"""The control at the top of every page that puts the present view into a briefing, ready to be presented."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import cast
from urllib.parse import urlencode

import streamlit as st

from geo.briefing import Briefing, own_briefing, own_titles, with_scene
from geo.briefing.draft import scene_of
from geo.errors import BriefingError
from geo.language import _
from geo.ui.briefing.chosen import chosen, distinct_titles
from geo.ui.briefing.files import new_briefing
from geo.ui.briefing.keeping import keep, keeping, may_change
from geo.ui.elements import show
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import current_view

NEW = ""
"""The choice of a briefing that does not exist yet."""

TWICE = 5
"""Seconds within which the same is asked for by a double click."""

_TURN, _TOLD, _LAST = "add_view_turn", "add_view_told", "add_view_last"


def add_view(atlas: Atlas) -> None:
    """Draw the control; the scene gets the view as it is when the button is pressed.

    The way to the scene added last stands next after the button: the notice of it goes after a while.
    Who may not change briefings has none.
    """
    if not may_change():
        return
    # Other keys are another popover, which is closed, with fields of its own: what was asked for is done.
    turn = st.session_state.setdefault(_TURN, 0)
    control = st.container(key="add_view", horizontal=True, vertical_alignment="center")
    with (
        control,
        show.popover(_("Add to briefing"), width="content", key=f"add_view_{turn}"),
        st.form(f"add_view_form_{turn}", border=False),
    ):
        names = briefing_names() | {NEW: _("a new briefing")}
        last = _record().last
        show.selectbox(
            _("Briefing"),
            list(names),
            index=list(names).index(last.briefing) if last and last.briefing in names else 0,
            key=f"add_view_to_{turn}",
            format_func=names.__getitem__,
        )
        show.text_input(
            _("Title of the scene"),
            key=f"add_view_title_{turn}",
            max_chars=200,
            placeholder=_("from the view if left empty"),
        )
        show.form_submit_button(_("Add"), type="primary", on_click=_add, args=(atlas,), key="add_view_now")
    if last and last.briefing in names:
        way = render(
            "briefing.added", title=names[last.briefing], address=_address(last.briefing, last.scene)
        )
        control.html(way)
    if told := st.session_state.pop(_TOLD, None):
        _tell(*told)


def briefing_names() -> dict[str, str]:
    """Return the titles of the user's own briefings by id; none where the store cannot be read."""
    try:
        return distinct_titles(own_titles())
    except BriefingError:
        return {}


def _tell(text: str, briefing: str, scene: str) -> None:
    """Say what was done, with the link that opens it; what failed stays longer."""
    if not briefing:
        show.toast(text, duration="long")
        return
    show.toast_with_link(text, _("Open it"), _address(briefing, scene))


def _address(briefing: str, scene: str) -> str:
    """Return where a scene of a briefing is opened."""
    return "briefing?" + urlencode({"briefing": briefing, "scene": scene})


def _add(atlas: Atlas) -> None:
    turn = st.session_state[_TURN]
    to, title = (st.session_state[f"add_view_{name}_{turn}"] for name in ("to", "title"))
    try:
        into = own_briefing(to) if to else None
    except BriefingError as error:
        st.session_state[_TOLD] = (str(error), "", "")
        return
    taken = [one.words("title")[0] for one in into.scenes] if into else []
    scene = scene_of(current_view(), atlas, title, taken=taken)
    asked = (scene.view, scene.kind, title.strip())
    record = _record()
    last = record.last
    if last and last.asked == asked and to in (NEW, last.briefing) and (there := _still_last(last, into)):
        _done(there, last.scene, again=monotonic() - last.at > TWICE)
        return
    open_before = chosen().briefing

    # Noted before the session's state is asked for again: there a second click breaks off this run.
    def saved(made: Briefing) -> None:
        record.last = _Added(asked, made.id, made.scenes[-1].id, monotonic())

    if into is None:
        made = new_briefing("", scene, saved=saved)
    else:
        made = keep(into, lambda briefing: with_scene(briefing, scene))
        if made is not None:
            saved(made)
    if made is None:
        st.session_state[_TOLD] = (keeping().said, "", "")
        return
    added = made.scenes[-1].id
    if open_before == made.id:
        chosen().open(made.id, added)
    _done(made, added)


@dataclass(frozen=True)
class _Added:
    """The scene added last: what was asked for, where it is, and when (`monotonic`)."""

    asked: tuple[object, ...]
    briefing: str
    scene: str
    at: float


@dataclass
class _Record:
    last: _Added | None = None


def _record() -> _Record:
    """Return what this session added last."""
    return cast(_Record, st.session_state.setdefault(_LAST, _Record()))


def _still_last(last: _Added, into: Briefing | None) -> Briefing | None:
    """Return the briefing where the scene added last still is the last; ``into`` if it has been read."""
    try:
        found = into or own_briefing(last.briefing)
    except BriefingError:
        return None
    return found if found.scenes and found.scenes[-1].id == last.scene else None


def _done(briefing: Briefing, scene: str, *, again: bool = False) -> None:
    keeping().said = ""
    text = _("This scene is already in “{title}”.") if again else _("Scene added to “{title}”.")
    text = text.format(title=briefing.titled())
    st.session_state[_TOLD] = (text, briefing.id, scene)
    st.session_state[_TURN] = cast(int, st.session_state.get(_TURN, 0)) + 1
