"""The first document of a visit: our frame from the first painted picture on, in Streamlit's page.

Streamlit answers every address of a page with its own ``index.html``, which shows nothing
until its script has run and a session has sent the page. What is answered here is that file
with our title, icon and frame in it; the file itself stays as it is.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

SCRIPT_HASHES: tuple[str, ...] = ()
"""``sha256-…`` of each inline script."""


class FirstDocument:
    """ASGI middleware that writes our frame into Streamlit's ``index.html``."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as before."""
        await self.app(scope, receive, send)
