"""The headers that every answer of the server carries."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRAMED_BY = "GEO_FRAMED_BY"
"""Environment variable: which other pages may hold this one in a frame (docs/embedding.md)."""

THIS_COMPUTER = ("http://localhost:*", "http://127.0.0.1:*")
"""Pages served on the reader's own computer, as while an embedding page is written."""
ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?")


def policy(framed_by: str = "") -> str:
    """Return the content security policy: everything from this server, nothing from elsewhere.

    What the rules that are wider than ``'self'`` are for: Streamlit loads a component's script
    from ``blob:`` and writes styles into the page; the map is a document of ours inside the page
    (``srcdoc``) that inherits this policy and has its scripts and pictures in it; downloads and
    pictures of tables are ``blob:`` and ``data:``. ``'unsafe-eval'`` is for who drives the page by script:
    Playwright and Selenium wait for a condition by evaluating it in the page.

    Parameters
    ----------
    framed_by : str
        Origins such as ``https://intranet.example``, separated by blanks. What is none is left out.
    """
    origins = [origin for origin in framed_by.split() if ORIGIN.fullmatch(origin)]
    rules = {
        "default-src": "'self'",
        "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "media-src": "'self' data: blob:",
        "frame-src": "'self' blob:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(["'self'", *THIS_COMPUTER, *origins]),
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


HEADERS: dict[str, str] = {
    "Content-Security-Policy": policy(os.environ.get(FRAMED_BY, "")),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
"""Name and text of each. What is added here stands on pages, scripts, pictures and downloads alike."""


class WithHeaders:
    """ASGI middleware that adds `headers` to every HTTP answer.

    Parameters
    ----------
    app : ASGIApp
        What answers.
    headers : mapping of str to str
        They replace those of the same name.
    """

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)
