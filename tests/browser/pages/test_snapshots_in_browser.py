"""The Snapshots page in a real Chromium: files by a click, the clipboard, the form before the picture."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

LONG = 40_000
PICTURE = ".st-key-snapshot_picture img"


def taken(page: Page, folder: Path) -> Path:
    """Click the download and return the file under the name it came with."""
    with page.expect_download(timeout=LONG) as waiting:
        page.get_by_role("button", name="Download").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_from_the_map_to_a_pdf_of_ones_own_choice(visit, tmp_path: Path) -> None:
    page = visit("?level=department&year=2011&place=loreto&lang=en")
    page.get_by_role("button", name="Export", exact=True).click(timeout=LONG)
    page.get_by_role("button", name="Other formats and sizes").click(timeout=LONG)
    expect(page.locator(PICTURE)).to_be_visible(timeout=LONG)
    expect(page.locator(".viewed")).to_contain_text("Loreto")
    page.get_by_role("combobox", name="Format").click()
    page.get_by_role("option", name="PDF", exact=False).click()
    expect(page.get_by_role("button", name="Download PDF")).to_be_visible(timeout=LONG)
    path = taken(page, tmp_path)
    assert path.name.startswith("coca-cultivation-2011-loreto-")
    text = PdfReader(path).pages[0].extract_text()
    assert "3,000 to 40,000" in text
    assert "Loreto" in text


def test_from_the_map_to_a_usual_file_in_two_clicks(visit, tmp_path: Path) -> None:
    page = visit("?level=department&year=2011&place=loreto&lang=en")
    page.get_by_role("button", name="Export", exact=True).click(timeout=LONG)
    with page.expect_download(timeout=LONG) as waiting:
        page.get_by_role("button", name="PDF for a memo").click(timeout=LONG)
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.suffix == ".pdf"
    assert "Loreto" in PdfReader(path).pages[0].extract_text()


def test_the_offline_map_is_shown_and_taken_and_works_alone(visit, tmp_path: Path) -> None:
    page = visit("snapshots?format=html")
    frame = page.frame_locator(".st-key-snapshot_map iframe")
    expect(frame.get_by_role("slider", name="Year")).to_be_visible(timeout=LONG)
    path = taken(page, tmp_path)
    assert len(gzip.compress(path.read_bytes())) < 600_000  # the budget of the map document
    page.goto(path.as_uri())
    expect(page.get_by_role("slider", name="Year")).to_be_visible(timeout=LONG)
    expect(page.locator('path[data-place="vraem"]')).to_be_visible()


def test_picture_and_citation_are_copied(visit) -> None:
    page = visit("snapshots", permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator(PICTURE)).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="Copy picture").click()
    expect(page.get_by_text("Copied", exact=True).first).to_be_visible()
    size = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const picture = await createImageBitmap(await item.getType("image/png"));
          return [picture.width, picture.height];
        }"""
    )
    assert size[1] == pytest.approx(1200, abs=8)
    assert size[1] / size[0] == pytest.approx(297 / 210, abs=0.01)
    page.get_by_role("button", name="Copy citation").click()
    page.wait_for_function(
        "async () => (await navigator.clipboard.readText()).startsWith('Peru Coca Atlas: “Coca cultivation')"
    )
    said = page.evaluate("navigator.clipboard.readText()")
    assert said == page.locator('[data-testid="stText"]').inner_text()


def test_a_browser_that_refuses_is_said_in_words(visit) -> None:
    page = visit("snapshots")
    expect(page.locator(PICTURE)).to_be_visible(timeout=LONG)
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Copy picture").click()
    expect(page.get_by_text("The browser does not allow it")).to_be_visible()


def test_the_form_stands_before_the_picture_and_answers_while_it_is_drawn(visit) -> None:
    page = visit("snapshots?layout=multiples")
    expect(page.get_by_role("button", name="Download PNG")).to_be_visible(timeout=LONG)
    page.get_by_text("for print, readable in grey", exact=True).click()
    page.wait_for_url("**style=print**", timeout=LONG)
    page.get_by_text("one map", exact=True).click()
    expect(page.locator(PICTURE)).to_be_visible(timeout=LONG)
    expect(page.locator("code")).to_contain_text("style=print", timeout=LONG)
    expect(page.locator("code")).to_contain_text("layout=single")


def test_on_a_phone_nothing_is_wider_than_the_window(visit) -> None:
    page = visit("snapshots", width=390, height=844)
    expect(page.locator(PICTURE)).to_be_visible(timeout=LONG)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator(PICTURE).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
