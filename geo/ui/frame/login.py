"""Under which name somebody comes: alone, named by a proxy, or signed in with OpenID Connect."""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping

import streamlit as st

from geo.errors import ReviewError
from geo.review.people import HEADER, LEAST_SECRET, OIDC, SECRET, checked_name, way_of_signing_in

USER_HEADER, PROXY_HEADER = "X-Forwarded-User", "X-Atlas-Proxy"
"""What the proxy sets: the name, and the secret that only it and the server know."""


def signed_in_name() -> str:
    """Return the name of who is signed in; empty for a visitor.

    Raises
    ------
    ReviewError
        As for `geo.review.people.way_of_signing_in`.
    """
    chosen = way_of_signing_in()
    if chosen == HEADER:
        return name_in(st.context.headers)
    if chosen == OIDC and st.user.is_logged_in:
        verified = st.user.get("email_verified") is not False  # else anybody may claim anybody's address
        return _as_name(str((st.user.get("email") if verified else "") or st.user.get("sub") or ""))
    return ""


def name_in(headers: Mapping[str, str]) -> str:
    """Return the name that the proxy gives, empty where it gives none or the request did not come through it.

    Parameters
    ----------
    headers : mapping of str to str
        Of the request that opened the session.
    """
    given, secret = headers.get(PROXY_HEADER) or "", os.environ.get(SECRET, "")
    if len(secret) < LEAST_SECRET or not hmac.compare_digest(given.encode(), secret.encode()):
        return ""
    return _as_name(headers.get(USER_HEADER) or "")


def _as_name(given: str) -> str:
    try:
        return checked_name(given)
    except ReviewError:
        return ""
