"""The Export menu in a browser: a file comes with the second click, and a refusal stands below its button."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.test_app_in_browser import LONG

pytestmark = pytest.mark.browser


def test_a_refused_file_says_why_below_its_button(visit) -> None:
    page: Page = visit("?measure=share_of_exports&face=chart", width=1280, height=720)
    menu = page.get_by_test_id("stPopoverBody")
    page.get_by_role("button", name="Export", exact=True).click(timeout=LONG)
    menu.get_by_role("button", name="PNG for a slide").click()
    expect(menu.get_by_test_id("stAlert")).to_contain_text("there is no figure for 2018", timeout=LONG)
    expect(menu.get_by_test_id("stDownloadButtonError")).not_to_be_visible()


def test_a_profile_gives_its_chart_with_the_second_click(visit) -> None:
    page: Page = visit("places?place=vraem", width=1280, height=720)
    page.get_by_role("button", name="Export", exact=True).click(timeout=LONG)
    with page.expect_download(timeout=4 * LONG) as found:
        page.get_by_test_id("stPopoverBody").get_by_role("button", name="PDF for a memo").click()
    assert found.value.suggested_filename == "coca_cultivation-vraem-en.pdf"
    # Off while the file was made, the button has the focus again.
    expect(page.get_by_role("button", name="PDF for a memo")).to_be_focused()
