"""The first document of a visit: our frame from the first painted picture on, in Streamlit's page.

Streamlit answers every address of a page with its own ``index.html``, which shows nothing
until its script has run and a session has sent the page. What is answered here is that file
with our title, icon and frame in it; the file itself stays as it is.
"""

from __future__ import annotations

import base64
import logging
import re
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.language import _, in_language, offered
from geo.links.query import read_query
from geo.markup import ours
from geo.storage import join_modules
from geo.style.fonts import upright_font
from geo.style.palette import DARK, css_rule
from geo.ui.elements.html import render

LOG = logging.getLogger(__name__)
ASSETS = Path(__file__).parent / "assets"
ICON = ASSETS.parent.parent / "assets" / "icon.png"
SCRIPT = join_modules(ASSETS / "first.js")
PAGE_SCRIPT = join_modules(ASSETS / "page.js")
"""Sets the page's history and language in the browser, before any script of Streamlit's."""
STILL = ASSETS / "still.svg"
MAP_PAGES = ("", "map", "atlas")
"""Last part of the addresses under which the map page opens."""


@lru_cache
def _styles() -> str:
    grounds = [
        css_rule("#atlas-first, .atlas-still", "light"),
        css_rule(':is(html[data-first-theme="dark"]) :is(#atlas-first, .atlas-still)', "dark"),
    ]
    return "\n".join([*grounds, (ASSETS / "first.css").read_text(encoding="utf-8")])


def first_document(index: str, path: str, query: str) -> str:
    """Return Streamlit's ``index`` with our frame in it.

    Parameters
    ----------
    index : str
        The HTML of Streamlit's ``index.html``.
    path, query : str
        Of the address asked for; they name the page, the language and what is left out.
    """
    asked = read_query(query)
    language = offered(asked.get("lang", ""))
    with in_language(language):
        title, waiting = _("Peru Coca Atlas"), _("Loading figures…")
        needs = _("This page needs JavaScript.")
    alone = asked.get("only") == "map"
    is_map = path.rstrip("/").rsplit("/", 1)[-1] in MAP_PAGES
    page = "alone" if alone else "map" if is_map else "page"
    frame = render(
        "server.frame",
        styles=ours(_styles()),
        still=ours(_still()),
        waiting=waiting,
        page=page,
        bare=alone or asked.get("embed") == "true",
        title=title,
        font=upright_font(),
        script=ours(SCRIPT),
    )
    for old, new in (
        (r'<html lang="en">', f'<html lang="{language}">'),
        (r"<title>.*?</title>", render("server.title", text=title)),
        (r'<link rel="shortcut icon"[^>]*>', f'<link rel="icon" href="data:image/png;base64,{_icon()}" />'),
        (r"<noscript>.*?</noscript>", render("server.without_script", text=needs)),
        # Streamlit's only inline script is for crawlers, its link for programs that ask for no page.
        (r"<script>.*?</script>", f"<script>{PAGE_SCRIPT}</script>"),
        (r'<link rel="service-desc"[^>]*>', ""),
        # Before the body is there, the window would be white.
        (r"<head>", f"<head>{_dark_window()}"),
        (r"<body>", "<body>" + str(frame)),
    ):
        index, found = re.subn(old, new.replace("\\", r"\\"), index, count=1, flags=re.DOTALL)
        if not found:
            LOG.warning("Streamlit's page has no %s to replace", old)  # untranslated: the log
    return index


def _dark_window() -> str:
    return f"<style>@media (prefers-color-scheme: dark) {{ html {{ background: {DARK.panel}; }} }}</style>"


@lru_cache
def _icon() -> str:
    return base64.b64encode(ICON.read_bytes()).decode()


@lru_cache
def _still() -> str:
    return STILL.read_text(encoding="utf-8").strip()


class FirstDocument:
    """ASGI middleware that writes our frame into Streamlit's ``index.html``, whatever its address.

    It must be the next around Streamlit's own, with nothing between that packs the answer.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; where that is an HTML page, with our frame in it."""
        if scope["type"] != "http" or scope["method"] != "GET" or "/_stcore/" in scope["path"]:
            await self.app(scope, receive, send)
            return
        # A part or a packed form of the page cannot be written into, nor one the browser kept from before.
        dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
        if b"text/html" in dict(scope["headers"]).get(b"accept", b"*/*"):
            headers = [pair for pair in scope["headers"] if pair[0] not in dropped]
            scope = {**scope, "headers": headers}
        await self.app(scope, receive, _Rewriting(scope, send))


class _Rewriting:
    """Passes an answer on, a whole HTML page with our frame in it."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope = scope
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            html = headers.get("content-type", "").startswith("text/html")
            if message["status"] == 200 and html and "content-encoding" not in headers:
                self.start = message
                return
        if self.start is None:
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        query = self.scope["query_string"].decode("latin-1")
        body = first_document(self.body.decode("utf-8"), self.scope["path"], query).encode()
        headers = MutableHeaders(scope=self.start)
        headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-cache"
        for name in ("etag", "last-modified", "accept-ranges"):
            del headers[name]
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})
