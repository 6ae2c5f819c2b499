"""The app with a document under review, pages whose policy lets axe in, and the table of what axe found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from geo.review.adding import keep_document, read_document
from geo.review.people import ADMIN, Person
from geo.store.database import close_stores, open_store
from tests.browser.accessibility.audit import Audit, write_table
from tests.support.servers.server import Server, serve

ROOT = Path(__file__).parents[3]
LONG = 60_000
REPORT = """31 May 2014. Coca cultivation in Peru fell to 49,800 hectares in 2013, UNODC said.

In the VRAEM 19,167 hectares were measured in 2013. In Puno it was 3,664 hectares in 2013.

About 18,000 people live of it."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app in a workspace that holds one document to review."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEO_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("GEO_USER", "ana")
        patch.delenv("DATABASE_URL", raising=False)
        keep_document(open_store(), Person("ana", ADMIN), read_document("report.txt", REPORT.encode()))
        close_stores()
        serving = serve(ROOT / "app.py", tmp_path_factory.mktemp("app"))
        running = serving.__enter__()
    yield running
    serving.__exit__(None, None, None)


@pytest.fixture
def open_(visit: Callable[..., Page]) -> Callable[..., Page]:
    """Open a page whose policy lets axe in."""
    return lambda link="", **options: visit(link, bypass_csp=True, **options)


@pytest.fixture
def audit() -> Iterator[Audit]:
    """What one test finds; anything wrong fails it at its end, so that all of it is told.

    Written also into the table of the document that ``ATLAS_AXE_TABLE`` names.
    """
    audit = Audit()
    yield audit
    if named := os.environ.get("ATLAS_AXE_TABLE"):
        write_table(Path(named), audit.found)
    assert audit.faults() == {}


def map_frame(page: Page) -> Frame:
    """Return the frame of the map once its places are drawn."""
    expect(page.locator('iframe[title="Map"], iframe[title="Mapa"]')).to_be_visible(timeout=LONG)
    held = page.frame_locator('iframe[title="Map"], iframe[title="Mapa"]')
    expect(held.locator('path[data-place="vraem"]')).to_have_count(1, timeout=LONG)
    return next(f for f in page.frames if f.parent_frame and f.evaluate("!!document.querySelector('#year')"))
