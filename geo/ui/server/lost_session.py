"""A session that this server does not know: it was restarted, or another replica took over.

Streamlit's page keeps what it shows and connects again, but its new session has run nothing: it would
answer the next click with silence, since the part of the page that the click belongs to is unknown. What is
sent here in the page's place is the first request of any visit, with the address that the page is at, so
that the view is drawn again as from a link.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime

PARAMETER = "at"
"""Part of the connection's address in which ``page.js`` names page and view: path and query, encoded."""


def first_request(address: str) -> bytes:
    """Return what a page sends first, for the address ``path?query``."""
    path, _, query = address.partition("?")
    ask = BackMsg()
    ask.rerun_script.query_string = query
    ask.rerun_script.page_name = path.strip("/").rsplit("/", 1)[-1]
    return ask.SerializeToString()


def is_lost(scope: Scope) -> bool:
    """Say whether a connection names a session that is not here (third part of its subprotocols)."""
    named = [name.strip() for name in scope.get("subprotocols", [])]
    if len(named) < 3 or not named[2] or not Runtime.exists():
        return False
    return Runtime.instance()._session_mgr.get_session_info(named[2]) is None


class LostSession:
    """ASGI middleware that has the page drawn where a browser connects again and its session is gone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the connection on, with the first request before what the browser sends."""
        at = ""
        if scope["type"] == "websocket":
            at = parse_qs(scope["query_string"].decode("latin-1")).get(PARAMETER, [""])[0]
        if not at or not is_lost(scope):
            await self.app(scope, receive, send)
            return
        waiting = [first_request(at)]
        connected = False

        async def receive_with_first() -> Message:
            nonlocal connected
            if connected and waiting:
                return {"type": "websocket.receive", "bytes": waiting.pop()}
            connected = True
            return await receive()

        await self.app(scope, receive_with_first, send)
