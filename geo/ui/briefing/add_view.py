"""The small control at the top of every page that puts the present view into a briefing."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from geo.briefing import Scene, free_id, own_briefing, own_names, with_scene
from geo.errors import BriefingError
from geo.language import _, current
from geo.links import to_query
from geo.model import View
from geo.ui.briefing.chosen import chosen
from geo.ui.briefing.files import new_briefing
from geo.ui.briefing.keeping import keep, keeping, may_change
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import current_view
from geo.views.defaults import as_taken_away

NEW = ""
"""The choice of a briefing that does not exist yet."""


def add_view(atlas: Atlas) -> None:
    """Draw the control; the scene gets the view as it is when the button is pressed.

    Who may not change briefings has none.
    """
    if not may_change():
        return
    with (
        st.container(key="add_view"),
        show.popover(_("+ Scene"), help=_("Add this view to a briefing"), width="content"),
        st.form("add_view_form", border=False, clear_on_submit=True),
    ):
        show.own_markdown("**{words}**", words=_("Add this view to a briefing"))
        names = {name: name for name in own_briefings()} | {NEW: _("a new briefing")}
        show.selectbox(
            _("Briefing"),
            list(names),
            key="add_view_to",
            format_func=names.__getitem__,
        )
        show.text_input(_("Title of the scene"), key="add_view_title", max_chars=200)
        show.form_submit_button(_("Add"), type="primary", on_click=_add, args=(atlas,), key="add_view_now")
    said, failed = keeping().said, keeping().failed
    if said and st.session_state.pop("add_view_said", False):
        show.toast(said, icon=None, duration="long" if failed else "short")


def own_briefings() -> list[str]:
    """Return the ids of the user's own briefings; none where the store cannot be read."""
    try:
        return own_names()
    except BriefingError:
        return []


def scene_from(view: View, title: str, atlas: Atlas) -> Scene:
    """Return a scene that shows ``view``.

    A range of years becomes a run of years to play; what is carried forward is not shown in a scene, nor are
    the routes that every map opens with.
    """
    years = (view.since, view.year) if view.since is not None and view.year is not None else None
    plain = replace(as_taken_away(view, atlas), since=None, carry=False)
    year = f" {view.year}" if view.year else ""
    measure = atlas.measures[view.measure].label()
    words = title.strip() or f"{measure}{year}"
    query = {name: text for name, text in to_query(plain).items() if name != "lang"}
    return Scene(
        id=free_id(words, ()),
        view=urlencode(query, safe=",:"),
        years=years if years and years[0] < years[1] else None,
        title={current(): words},
        text={current(): _("{measure}: write the text of the scene here.").format(measure=measure)},
    )


def _add(atlas: Atlas) -> None:
    st.session_state["add_view_said"] = True
    name = st.session_state["add_view_to"]
    scene = scene_from(current_view(), st.session_state["add_view_title"], atlas)
    open_before = chosen().briefing
    if name == NEW:
        new_briefing("", scene)
    else:
        try:
            briefing = own_briefing(name)
        except BriefingError as error:
            keeping().said, keeping().failed = str(error), True
            return
        saved = keep(briefing, lambda b: with_scene(b, scene), _("Added to “{name}”.").format(name=name))
        if saved and open_before == name:
            chosen().open(name, saved.scenes[-1].id)
