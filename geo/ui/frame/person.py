"""Who sits in front of the page."""

from __future__ import annotations

import ipaddress

import streamlit as st

from geo.review.people import MANAGE, Person, local_person


def current_person() -> Person:
    """Return who asks: whoever works alone on this machine."""
    return local_person()


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
