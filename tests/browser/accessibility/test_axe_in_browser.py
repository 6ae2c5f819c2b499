"""axe-core on every page: no violation of WCAG at the levels A and AA, nothing lost at zoom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility.audit import LOOKS, Audit
from tests.browser.accessibility.conftest import LONG

pytestmark = pytest.mark.browser

PAGES = {
    "places": "Places",
    "places?place=vraem": "Places: a place",
    "compare": "Compare",
    "disagreements": "Disagreements",
    "table": "Table",
    "table?plain=true": "Table: plain",
    "briefing": "Briefing",
    "snapshots": "Export",
    "sources": "Sources",
    "sources?source=unodc-peru-2011": "Sources: a document",
    "sources?statement=s-coca-vraem-2024-devida": "Sources: the evidence of a figure",
    "methods": "Methods",
    "documents": "Documents",
    "documents?document=1": "Documents: review in progress",
}  # fmt: skip


@pytest.mark.parametrize("link", PAGES)
def test_a_page_in_both_themes_on_a_phone_and_at_zoom(
    open_: Callable[..., Page], audit: Audit, link: str
) -> None:
    page = open_(link)
    expect(page.locator("h1, h2, iframe").first).to_be_visible(timeout=LONG)
    if link.endswith("document=1"):
        expect(page.locator(".review[data-ready]")).to_be_visible()
    audit.see(page, PAGES[link], LOOKS)
