"""A script of ours in the first document, before any of Streamlit's: history and language of the page."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCRIPT = r"""
(() => {
  // Streamlit adds a step to the browser's history each time the page writes its view into the
  // address: Back would have to be pressed once for every year that Play has drawn. Here only another
  // page is a step, and another place of the page of places. Assistive technology and translators
  // are told the language that the address names.
  const push = history.pushState, replace = history.replaceState;
  const speak = () => {
    const language = new URLSearchParams(location.search).get("lang");
    if (/^[a-z]{2}$/.test(language || "")) document.documentElement.lang = language;
  };
  const placeOf = (address) => /\/places$/.test(address.pathname) && address.searchParams.get("place");
  const write = (step, state, title, url) => {
    const now = new URL(location.href), next = new URL(url ?? "", now);
    const stays = next.pathname === now.pathname && (!placeOf(now) || placeOf(next) === placeOf(now));
    (stays ? replace : step).call(history, state, title, url);
    speak();
  };
  history.pushState = (state, title, url) => write(push, state, title, url);
  history.replaceState = (state, title, url) => write(replace, state, title, url);
  addEventListener("popstate", speak);
  speak();
})();
"""


class WithScript:
    """ASGI middleware that puts `SCRIPT` first into the head of every HTML document."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; a document is held until it is whole."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        # Whole and as it is: neither compressed nor "not modified" since a file's date.
        left_out = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
        asked = [(name, text) for name, text in scope["headers"] if name not in left_out]
        start: Message = {}
        body = bytearray()

        async def hold(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                if not Headers(raw=start["headers"]).get("content-type", "").startswith("text/html"):
                    await send(message)
                return
            if not Headers(raw=start["headers"]).get("content-type", "").startswith("text/html"):
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await _send_whole(start, with_script(bytes(body)), send)

        await self.app(scope | {"headers": asked}, receive, hold)


def with_script(document: bytes) -> bytes:
    """Return an HTML document with `SCRIPT` at the beginning of its head."""
    return document.replace(b"<head>", b"<head>\n<script>" + SCRIPT.encode() + b"</script>", 1)


async def _send_whole(start: Message, body: bytes, send: Send) -> None:
    headers = MutableHeaders(raw=start["headers"])
    for name in ("etag", "last-modified"):
        if name in headers:
            del headers[name]
    if "content-length" in headers and headers["content-length"] != "0" and body:
        headers["content-length"] = str(len(body))
    await send(start | {"headers": headers.raw})
    await send({"type": "http.response.body", "body": body})
