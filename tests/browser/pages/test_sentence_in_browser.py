"""A figure copied as a sentence in a real Chromium, from the panel beside the map."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_sentence_of_the_panel_is_on_the_clipboard(visit) -> None:
    page = visit("?place=vraem&year=2024", permissions=["clipboard-read", "clipboard-write"])
    button = page.frame_locator('iframe[title="Map"]').locator("#headline-copy .copy")
    button.click(timeout=30_000)
    expect(button).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()").replace("\xa0", " ")
    assert "of coca in production in the VRAEM" in copied
