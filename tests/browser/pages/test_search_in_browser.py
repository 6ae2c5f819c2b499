"""The search and the menu of measures by mouse and keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages.test_app_in_browser import LONG, drawn, link_says

pytestmark = pytest.mark.browser


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name)


def test_the_list_is_grouped_and_folds_accents_and_dashes(visit) -> None:
    page = visit()
    drawn(page, 2024)
    search = field(page, "Search")
    search.fill("bolivia brazil west")
    expect(page.get_by_role("option").nth(1)).to_have_text("Peru, Bolivia, Brazil, West Africa, Europe")
    search.fill("west africa")
    expect(page.locator("li.group")).to_have_text(["Routes", "Places"])
    search.fill("huánuco")
    search.press("ArrowDown")
    search.press("ArrowDown")
    expect(page.get_by_role("option", name="Huánuco department")).to_have_class("active")
    search.press("Enter")
    link_says(page, place="huanuco", level="department", extent="huanuco")
    expect(search).to_have_value("")


def test_a_line_of_text_opens_its_view_and_says_what_it_could_not_use(visit) -> None:
    page = visit()
    drawn(page, 2024)
    search = field(page, "Search")
    search.fill("eradication Ucayalli since 2018")
    search.press("Enter")
    link_says(page, measure="coca_eradication", place="ucayali", since="2018")
    expect(page.get_by_test_id("stToast")).to_contain_text("read as Ucayali", timeout=LONG)
    search.fill("who says Loreto")
    search.press("Enter")
    link_says(page, about="loreto")


def test_the_menu_of_measures_is_grouped_with_years_and_level(visit) -> None:
    page = visit()
    drawn(page, 2024)
    measure = field(page, "Measure")
    expect(measure).to_have_value("Coca cultivation")
    measure.click()
    assert page.locator("li.group").first.text_content() == "Cultivation"
    measure.fill("cocaine seized")
    page.get_by_role("option", name="Cocaine seized").click()
    link_says(page, measure="cocaine_seizures")
    expect(measure).to_have_value("Cocaine seized", timeout=LONG)
