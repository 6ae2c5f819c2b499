"""One visit made by the server to itself, so that the first visitor does not wait for what is read once."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit import config, delta_generator
from streamlit.components.v2 import manifest_scanner
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, SessionClient
from streamlit.runtime.pages_manager import PagesManager
from streamlit.starlette import App

from geo.errors import GeoError
from geo.ui.server import logs

FIRST, LATER = "", "lang=es"
"""The addresses visited: the map in English, and in Spanish once that has been served."""

PAUSE = 10.0
"""Seconds between the two: a reader who opens the page at once shares no processor with the second."""

TIDY = 20.0
"""Seconds between two collections of what sessions left behind, for which all of them stop some 0.1 s."""

PATIENCE = 60.0
"""Seconds after which the address is printed although the server is not warm."""

READY = threading.Event()
"""Set once the first visit has ended: from then on the health page sends readers here."""


class VisitError(GeoError, RuntimeError):
    """The server's own visit did not end as a visitor's should."""


class Visitor(SessionClient):
    """A client that keeps nothing of what it is sent, but for how the run of the page ended."""

    def __init__(self) -> None:
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.fault = ""

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take one message of the session."""
        if msg.delta.new_element.HasField("exception"):
            self.fault = "the page ended with an error, shown above"
        if msg.WhichOneof("type") == "script_finished" and not self.ended.done():
            self.ended.set_result(None)


async def visit(query: str) -> None:
    """Open a session for the address ``?query`` and run the page to its end.

    Raises
    ------
    VisitError
        If the page showed an exception.
    """
    visitor = Visitor()
    runtime = Runtime.instance()
    session = runtime.connect_session(visitor, user_info={})
    try:
        ask = BackMsg()
        ask.rerun_script.query_string = query
        runtime.handle_backmsg(session, ask)
        await visitor.ended
    finally:
        runtime.close_session(session)
    if visitor.fault:
        raise VisitError(visitor.fault)


async def warm(query: str) -> None:
    """Visit the address ``?query``, and say so where that fails."""
    try:
        async with asyncio.timeout(PATIENCE):
            await visit(query)
    except TimeoutError:
        fault = f"the first visit took longer than {PATIENCE:.0f} seconds"
    except (RuntimeError, OSError) as error:
        fault = str(error) or type(error).__name__
    else:
        return
    sys.stdout.write(f"The first page will be slow to open: {fault}.\n")


def address() -> str:
    """Return the address under which this computer reaches the server, as Streamlit's settings give it."""
    host = str(config.get_option("server.address") or "localhost")
    if host in ("127.0.0.1", "::1", "0.0.0.0", "::"):
        host = "localhost"
    scheme = "https" if config.get_option("server.sslCertFile") else "http"
    host = f"[{host}]" if ":" in host else host
    path = str(config.get_option("server.baseUrlPath")).strip("/")
    return f"{scheme}://{host}:{config.get_option('server.port')}/{path}".rstrip("/")


def find_no_packages() -> None:
    """Keep Streamlit from looking for components in all installed packages when the server starts.

    The atlas registers its own; reading what every package says of itself takes a fifth of a second.
    """
    manifest_scanner.scan_component_manifests = lambda *_options: []


async def _announce() -> None:
    """Warm the server, say where it is, and warm it in the other language."""
    gc.disable()  # nothing that the first visit reads is garbage
    # Streamlit would look through the files of all modules for who started it, a tenth of a second.
    delta_generator._use_warning_has_been_displayed = True
    await warm(FIRST)
    gc.enable()
    gc.freeze()  # no collection ever goes through all the data again
    READY.set()
    sys.stdout.write(f"Peru Coca Atlas: {address()}   (stop with Ctrl+C)\n")
    sys.stdout.flush()
    await asyncio.sleep(PAUSE)
    await warm(LATER)
    gc.freeze()


async def _tidy() -> None:
    """Collect garbage now and then: Streamlit itself would after every run (``runner.postScriptGC``)."""
    while True:
        await asyncio.sleep(TIDY)
        gc.collect()


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[dict]:
    """Warm the server beside serving: who comes before it is warm is answered, only later."""
    # The pages are those of st.navigation from the first session on; without this, Streamlit takes
    # the folder pages/ for its older kind of page until st.navigation has once been called.
    PagesManager.uses_pages_directory = False
    logs.set_up()
    tasks = [asyncio.create_task(work()) for work in (_announce, _tidy)]
    yield {}
    for task in tasks:
        task.cancel()
