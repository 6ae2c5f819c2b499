"""The headers that every answer of the server carries."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: dict[str, str] = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
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
