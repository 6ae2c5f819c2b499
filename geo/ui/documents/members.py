"""Who works on the documents, and in which role: an admin gives the roles."""

from __future__ import annotations

import streamlit as st

from geo.errors import GeoError
from geo.language import _
from geo.review.people import (
    LEAST_ROLE,
    REVIEWER,
    ROLE,
    ROLES,
    Person,
    act_words,
    give_role,
    role_words,
    way_of_signing_in,
)
from geo.store.address import store_exists
from geo.store.database import open_store
from geo.store.entries import read_entries
from geo.ui.elements import show as shown
from geo.ui.elements.html import render

_SAID = "members_said"
"""What became of the last role that was given: whether it was, and in words."""


def members(person: Person) -> None:
    """Draw the members with their roles and the form that gives one; of who works alone, that it is so."""
    shown.subheader(_("Members"), anchor=False)
    if not way_of_signing_in():
        shown.words(
            _("You work alone on this machine and may do everything. How a team signs in: docs/team.md.")
        )
        return
    done, words = st.session_state.pop(_SAID, (True, ""))
    if words:
        (shown.success if done else shown.error)(words)
    names = role_words()
    known = read_entries(open_store(), ROLE) if store_exists() else {}
    for name, entry in known.items():
        role = (entry.body or {}).get("role", "")
        shown.words(_("{name} · {role}").format(name=name, role=names.get(role, role)))
    shown.text_input(_("Name, as the login gives it"), key="members_name", max_chars=120)
    shown.selectbox(
        _("Role"), list(ROLES), key="members_role", format_func=names.__getitem__, index=ROLES.index(REVIEWER)
    )

    def give() -> None:
        name, role = st.session_state["members_name"], st.session_state["members_role"]
        try:
            give_role(open_store(), person, name, role)
        except GeoError as error:
            st.session_state[_SAID] = (False, str(error))
        else:
            st.session_state[_SAID] = (True, _("{name} · {role}").format(name=name, role=role_words()[role]))

    shown.button(_("Give this role"), on_click=give, key="members_give")
    words = act_words()
    rows = [
        (words[act], [ROLES.index(role) >= ROLES.index(least) for role in ROLES])
        for act, least in LEAST_ROLE.items()
    ]
    st.html(render("documents.roles", roles=names.values(), rows=rows))
