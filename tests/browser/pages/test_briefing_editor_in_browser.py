"""A briefing of one's own, made and edited as a new user would: scenes from views, figures in the text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

pytestmark = pytest.mark.browser

LONG = 40_000


def frame(page: Page) -> FrameLocator:
    return page.frame_locator(".atlas-map iframe")


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


def add(page: Page) -> str:
    """Add the view to a briefing, two clicks at once, and open it by its notice; return the address."""
    page.get_by_role("button", name="Add to briefing").click(timeout=LONG)
    page.get_by_role("button", name="Add", exact=True).click(click_count=2)
    link = page.get_by_test_id("stToast").get_by_role("link", name="Open it")
    expect(link).to_be_visible(timeout=LONG)
    address = link.get_attribute("href") or ""
    link.click()  # in this tab
    return address


def add_by_keyboard(page: Page) -> str:
    """Add the view to the briefing and open it with the next stop of the keyboard; return the address."""
    expect(frame(page).locator(".label .figure").first).to_be_visible(timeout=LONG)
    button = page.get_by_role("button", name="Add to briefing")
    button.press("Enter")
    expect(page.get_by_test_id("stPopoverBody").locator(":focus")).to_have_count(1)
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    expect(button).to_be_focused(timeout=LONG)
    link = page.get_by_role("link", name=re.compile("^Open it: "))
    expect(link).to_be_visible(timeout=LONG)
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    address = link.get_attribute("href") or ""
    page.keyboard.press("Enter")
    return address


@pytest.fixture(scope="module")
def made() -> list[str]:
    """Addresses of the scenes that these tests have made on their server, all in one briefing."""
    return []


@pytest.fixture
def edited(visit, made: list[str]) -> Page:
    """The editor of a new scene, which two clicks at once have made, or the keyboard."""
    page = visit("?place=vraem&year=2024")
    address = add_by_keyboard(page) if made else add(page)
    expect(frame(page).locator("html")).to_have_attribute("data-scene", re.compile("vraem"), timeout=LONG)
    made.append(address)
    expect(frame(page).locator("#scene-at")).to_have_text(f"{len(made)} of {len(made)}")
    page.get_by_role("tab", name="Edit").click()
    expect(field(page, "Text")).to_contain_text("36,345 ha")
    return page


def test_a_figure_is_put_where_the_caret_stands_and_taken_back(edited: Page) -> None:
    text, shown = field(edited, "Text"), frame(edited).locator("#scene-text")
    assert not re.search(r"[{}]", text.inner_text() + field(edited, "Title").inner_text())
    text.locator(".figure").first.click()  # what is typed then stands beside the figure
    edited.keyboard.type(" beside")
    expect(shown).to_contain_text(re.compile("beside"), timeout=LONG)
    text.press("Control+Home")
    edited.keyboard.type("Of ")
    edited.get_by_role("button", name="Insert figure").press("Enter")
    into = edited.get_by_test_id("stPopoverBody")
    expect(into.locator(":focus")).to_have_count(1)  # the keyboard is led into what it opened
    edited.get_by_label("Search all figures").fill("peru 2024 89755 devida")
    edited.keyboard.press("Enter")
    edited.get_by_role("button", name=re.compile("^89,755.ha · Coca cultivation, Peru, 2024")).first.click()
    # The map beside shows what was kept, the figure as words.
    expect(shown).to_contain_text(re.compile("^Of 89,755.ha"), timeout=LONG)
    edited.get_by_role("button", name="Undo").click()
    expect(shown).not_to_contain_text("89,755", timeout=LONG)
    expect(text).not_to_contain_text("89,755")
    # By the keyboard from within the field: first what is not kept yet, then what is; the focus stays there.
    text.press("Control+End")
    edited.keyboard.type(" typed")
    edited.keyboard.press("Control+z")
    expect(text).not_to_contain_text("typed")
    expect(text).to_contain_text("Of ")
    edited.keyboard.press("Control+z")
    expect(shown).not_to_contain_text(re.compile("^Of "), timeout=LONG)
    expect(shown).to_contain_text("beside")
    expect(text).to_be_focused()


def test_a_faulty_text_is_refused_below_its_field_and_the_scene_stays(edited: Page) -> None:
    text, shown = field(edited, "Text"), frame(edited).locator("#scene-text")
    edited.get_by_role("link", name="Skip the map").press("Enter")
    edited.keyboard.press("Tab")
    expect(edited.get_by_role("tab", name="Edit")).to_be_focused()
    before = shown.inner_text()
    text.press("Control+End")
    edited.keyboard.type(" {change:s-coca-peru-2012-unodc,s-coca-peru-2024-devida}")
    field(edited, "Title").focus()
    expect(edited.get_by_role("alert").filter(has_text="Not saved: cannot be calculated")).to_be_visible(
        timeout=LONG
    )
    assert shown.inner_text() == before
    edited.get_by_role("button", name="Present", exact=True).click()
    expect(frame(edited).locator("body")).to_have_class(re.compile("on-stage"))


def test_a_scene_becomes_a_chart(edited: Page) -> None:
    edited.get_by_test_id("stButtonGroup").get_by_text("Chart", exact=True).click()
    expect(frame(edited).locator("#scene-picture .chart-line").first).to_be_visible(timeout=LONG)
    expect(frame(edited).locator(".folium-map")).to_be_hidden()
    edited.get_by_test_id("stButtonGroup").get_by_text("Map and chart", exact=True).click()
    expect(frame(edited).locator(".folium-map")).to_be_visible(timeout=LONG)
    # The lines fill their frame: names and cautions leave them the most of it.
    drawn = """svg => {
      const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
      return Math.min(1, svg.clientWidth / svg.clientHeight / (width / height)) * svg.clientHeight
        / svg.closest("#scene-picture").clientHeight;
    }"""
    assert frame(edited).locator(".series").evaluate(drawn) > 0.35
