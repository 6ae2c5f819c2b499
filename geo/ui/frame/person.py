"""Who sits in front of the page."""

from __future__ import annotations

import ipaddress
import os

import streamlit as st

from geo.language import _
from geo.review.people import (
    MANAGE,
    OIDC,
    VIEWER,
    Person,
    local_person,
    named_person,
    role_words,
    way_of_signing_in,
)
from geo.store.address import local_name
from geo.store.database import open_store
from geo.ui.elements import show
from geo.ui.frame.login import signed_in_name


def current_person() -> Person:
    """Return who asks: whoever works alone on this machine, or a member of a team with the role given.

    Somebody without a name is a visitor, who sees everything and changes nothing.

    Raises
    ------
    ReviewError
        The settings of the login are wrong (`geo.review.people.way_of_signing_in`).
    StoreError
        The roles cannot be read.
    """
    if not way_of_signing_in():
        return local_person()
    name = signed_in_name()
    return named_person(open_store(), name) if name else Person(_("visitor"), VIEWER)


def shown_name(name: str) -> str:
    """Return what a reader calls who signed something: whoever works alone is not called by a login name."""
    alone = not way_of_signing_in() and not os.environ.get("GEO_USER") and name == local_name()
    return _("you") if alone else name


def say_who(person: Person) -> None:
    """Say under which name and role somebody is here, and offer to sign in or out; nothing alone."""
    chosen = way_of_signing_in()
    if not chosen:
        return
    show.caption(_("{name} · {role}").format(name=person.name, role=role_words()[person.role]))
    if chosen == OIDC:
        if st.user.is_logged_in:
            show.button(_("Sign out"), on_click=st.logout)
        else:
            show.button(_("Sign in"), on_click=st.login)


def may_name_folders(person: Person) -> bool:
    """Say whether somebody may have folders of this machine read: an admin who sits at it."""
    return (
        person.may(MANAGE)
        and _is_loopback(str(st.get_option("server.address") or ""))
        and _visits_from_here()
    )


def _visits_from_here() -> bool:
    """Say whether the browser runs on this machine, with no proxy between."""
    headers = st.context.headers
    if any(name in headers for name in ("X-Forwarded-For", "X-Real-Ip", "Forwarded")):
        return False
    return st.context.ip_address is None or _is_loopback(st.context.ip_address)


def _is_loopback(address: str) -> bool:
    try:
        return address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
