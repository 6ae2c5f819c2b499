"""The web server around the pages: `app.py` hands these to Streamlit's ASGI application.

Both commands go through them (``make run`` and ``streamlit run app.py``), for Streamlit
finds the ``App`` in ``app.py``.

A header that every answer should carry is added in `geo.ui.server.headers`. The first
document of a visit is written by `geo.ui.server.first_document`.
"""

from __future__ import annotations

from starlette.middleware import Middleware

from geo.ui.server.first_document import FirstDocument
from geo.ui.server.headers import HEADERS, WithHeaders
from geo.ui.server.health import ROUTES
from geo.ui.server.lost_session import LostSession
from geo.ui.server.warming import find_no_packages, lifespan

__all__ = ["HEADERS", "MIDDLEWARE", "ROUTES", "find_no_packages", "lifespan"]

MIDDLEWARE = [Middleware(WithHeaders, headers=HEADERS), Middleware(FirstDocument), Middleware(LostSession)]
"""Outermost first."""
