"""Figures that no document brought: entered by hand or imported, and what is decided on them."""

from __future__ import annotations

import secrets

import pandas as pd
import streamlit as st

from geo.errors import GeoError
from geo.language import _
from geo.review.deciding import REASONS, Act, decide
from geo.review.known import all_measures, all_places, all_sources
from geo.review.people import DECIDE, Person
from geo.review.state import Review, reviews_of
from geo.review.words import figure_line, reason_words, state_words
from geo.store.database import Store
from geo.store.decisions import ACCEPT, REJECT, UNDO
from geo.store.documents import ENTERED
from geo.ui.elements import show
from geo.ui.frame.person import shown_name

KEY = "figures_by_hand"


def entered_figures(store: Store, person: Person) -> None:
    """Draw the list, and for who may decide the ways to accept, reject and take back what is chosen."""
    with store.reading() as connection:
        found = [one for one in reviews_of(connection) if one.candidate.document is None]
    show.subheader(_("Entered and imported figures"))
    if not found:
        show.words(_("None yet."))
        return
    found.sort(key=lambda one: -one.id)
    rows = _table(store, found)
    if not person.may(DECIDE):
        st.dataframe(rows, hide_index=True, width="stretch")
        return
    chosen = st.dataframe(
        rows, hide_index=True, width="stretch", key=KEY, on_select="rerun", selection_mode="multi-row"
    )
    _decisions(store, person, [found[at] for at in chosen["selection"]["rows"] if at < len(found)])


def _table(store: Store, found: list[Review]) -> pd.DataFrame:
    measures, places, sources = all_measures(store), all_places(store), all_sources(store)
    states = state_words()
    heads = (_("Figure"), _("Measure"), _("Place"), _("Source"), _("State"), _("Entered by"))
    rows = []
    for one in found:
        cells = one.fields
        measure, place = measures.get(cells["measure"]), cells["place"]
        named = cells | {
            "measure": measure.label() if measure else cells["measure"],
            "place": places.get(place).label() if place in places else place,
        }
        source = sources.get(cells["source"])
        origin = _("by hand") if one.candidate.origin == ENTERED else _("imported")
        line = figure_line(named).split(", ", 2)[-1]
        rows.append(
            (line, named["measure"], named["place"], source.label() if source else cells["source"],
             states[one.state], f"{shown_name(one.candidate.by)} ({origin})")
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(heads))


def _decisions(store: Store, person: Person, chosen: list[Review]) -> None:
    def act(kind: str, reason: str = "") -> None:
        acts = [Act(one.id, kind, one.seen, secrets.token_hex(16), reason=reason) for one in chosen]
        try:
            decide(store, person, acts)
            st.session_state[KEY + "_wrong"] = ""
        except GeoError as error:
            st.session_state[KEY + "_wrong"] = str(error)

    none = not chosen
    with st.container(horizontal=True, vertical_alignment="bottom"):
        show.button(_("Accept"), key=KEY + "_accept", disabled=none, on_click=act, args=(ACCEPT,))
        words = reason_words()
        reason = show.selectbox(
            _("Reason"), list(REASONS), format_func=words.__getitem__, key=KEY + "_reason", width=240,
            disabled=none,
        )  # fmt: skip
        show.button(_("Reject"), key=KEY + "_reject", disabled=none, on_click=act, args=(REJECT, reason))
        show.button(
            _("Take back the last decision"), key=KEY + "_undo", disabled=none, on_click=act, args=(UNDO,)
        )
    if none:
        show.caption(_("Choose rows to accept or reject them."))
    if wrong := st.session_state.get(KEY + "_wrong"):
        show.error(wrong)
