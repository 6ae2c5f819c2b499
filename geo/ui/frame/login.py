"""Under which name somebody comes: alone, named by a proxy, or signed in with OpenID Connect."""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping

import streamlit as st

from geo.errors import ReviewError
from geo.language import _
from geo.review.people import checked_name

LOGIN = "GEO_LOGIN"
"""Environment variable: empty (one person, who may do everything), ``header`` or ``oidc``."""
HEADER, OIDC = "header", "oidc"
USER_HEADER, PROXY_HEADER = "X-Forwarded-User", "X-Atlas-Proxy"
"""What the proxy sets: the name, and the secret that only it and the server know."""
SECRET = "GEO_PROXY_SECRET"
LEAST_SECRET = 16
"""Letters of the secret: what can be guessed is none."""


def way() -> str:
    """Return how somebody comes by a name: empty where one person works alone.

    Raises
    ------
    ReviewError
        ``GEO_LOGIN`` is none of the ways, or the secret of the proxy is missing or too short.
    """
    chosen = os.environ.get(LOGIN, "")
    if chosen not in ("", HEADER, OIDC):
        raise ReviewError(
            _("{setting}: expected {ways}, or nothing where one person works alone").format(
                setting=LOGIN, ways=f"{HEADER}, {OIDC}"
            )
        )
    if chosen == HEADER and len(os.environ.get(SECRET, "")) < LEAST_SECRET:
        raise ReviewError(
            _("{setting}: expected a secret of {least} letters or more, the same as in the proxy").format(
                setting=SECRET, least=LEAST_SECRET
            )
        )
    return chosen


def signed_in_name() -> str:
    """Return the name of who is signed in; empty for a visitor.

    Raises
    ------
    ReviewError
        As for `way`.
    """
    chosen = way()
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
