"""A real Chromium in which every outside host is blocked; asking for one fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from geo.maps.standalone import pack
from geo.ui.frame.shipped import script
from scripts.browser import find_browser
from tests.support.servers.server import Server, serve

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]
# A machine with other work takes longer; what never comes still fails.
expect.set_options(timeout=20_000)
ROOT = Path(__file__).parents[2]
LOCAL = {"127.0.0.1", "localhost", "::1"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker; skips by name where there is none."""
    program = find_browser()
    if program is None:
        pytest.skip("no Chromium found: install Debian's chromium or run `playwright install chromium`")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


def pings(message: ConsoleMessage) -> bool:
    """Say whether an error is Streamlit looking for its root below a page opened by its address."""
    asked = urlsplit(str(message.location.get("url", ""))).path
    return asked.endswith(("/_stcore/health", "/_stcore/host-config")) and "404" in message.text


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Who has been here before: what the app is made of need not be fetched again for each test."""
    context = browser.new_context()
    yield context
    context.close()


def forget(context: BrowserContext, origins: set[str]) -> None:
    """Close the pages of a context and take from it what they kept, but for what was fetched."""
    if origins:
        page = context.pages[0] if context.pages else context.new_page()
        session = context.new_cdp_session(page)
        kinds = "local_storage,indexeddb,service_workers,cache_storage"
        for origin in origins:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": kinds})
        context.clear_cookies()
    for one in context.pages:
        one.close()


@pytest.fixture
def open_page(browser: Browser, visitor: BrowserContext) -> Iterator[Callable[..., Page]]:
    """A function that opens a page at a size; afterwards nothing may have gone wrong in it.

    Whatever was asked of another host, logged as an error or thrown fails the test. The page is that of a
    visitor who has been here before, unless it is given options of a context of its own, or is ``first``.
    """
    contexts: list[BrowserContext] = []
    origins: set[str] = set()
    outside: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in LOCAL:
            outside.append(request.url)
        if parts.scheme == "http":
            origins.add(f"http://{parts.netloc}")

    def open_(
        width: int = 900,
        height: int = 760,
        *,
        first: bool = False,
        color_scheme: str = "light",
        **options: object,
    ) -> Page:
        if first or options:
            context = browser.new_context(**options)
            context.on("request", note)
            contexts.append(context)
        else:
            context = visitor
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=color_scheme)
        page.errors = errors  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" and not pings(m) else None)
        return page

    visitor.on("request", note)
    yield open_
    for context in contexts:
        context.close()
    forget(visitor, origins)
    visitor.remove_listener("request", note)
    assert outside == []
    assert errors == []


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, served under the guard, once for all tests of a worker.

    A module that tests another app has a fixture of this name.
    """
    with serve(ROOT / "app.py", tmp_path_factory.mktemp("app")) as running:
        yield running


@pytest.fixture
def visit(server: Server, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """A function that opens a link of the served app at a size."""

    def visit_(link: str = "", *, width: int = 1440, height: int = 900, **options: object) -> Page:
        page = open_page(width, height, **options)
        page.goto(f"http://127.0.0.1:{server.port}/{link}")
        return page

    return visit_


@pytest.fixture
def show(open_page: Callable[..., Page], tmp_path: Path) -> Callable[..., Page]:
    """Open a document from a file."""

    def show_(text: str, width: int = 900, height: int = 760, **options: object) -> Page:
        path = tmp_path / "map.html"
        path.write_text(text, encoding="utf-8")
        page = open_page(width, height, **options)
        page.goto(path.as_uri())
        return page

    return show_


@pytest.fixture
def embed(show: Callable[..., Page], tmp_path: Path) -> Callable[[str], Page]:
    """Open a document in a frame, as the page holds it, and keep what it reports."""

    def embed_(text: str) -> Page:
        page = show("<style>body { margin: 20px } iframe { width: 860px; height: 700px }</style>", 1000, 800)
        page.add_script_tag(
            content=script("host").replace("export default function", "window.mountMap = function")
        )
        page.evaluate(
            """document => { window.heard = [];
            addEventListener("message", e => { if (e.data.type === "change") heard.push(e.data); });
            mountMap({ data: { document, map: "map", chrome: 174, pair: "", presents: false, notes: "",
                               patience: 30, late: "" },
                       parentElement: window.document.body }); }""",
            pack(text),
        )
        page.wait_for_function("heard.length > 0")
        return page

    return embed_
