"""From a number to its evidence in a real browser: map, panel, chart, grid and plain table."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map.map_page import html, year_drawn
from tests.browser.waiting import TWO_FRAMES, at_rest, stays

pytestmark = pytest.mark.browser

LONG = 30_000
PERU_2020 = "s-coca-peru-2020-devida"


def map_value(page: Page):
    return page.frame_locator('iframe[title="Map"]').locator("#headline-value")


def evidence(page: Page, statement: str) -> None:
    """Wait until the page shows the evidence behind ``statement``, first of all."""
    expect(page.locator(f"article.statement#{statement}")).to_be_visible(timeout=LONG)
    assert re.search(rf"/sources\?.*statement={statement}", page.url), page.url


def test_the_value_on_the_map_leads_to_its_statement_and_back(visit) -> None:
    page = visit("?year=2020")
    value = map_value(page)
    expect(value).to_have_attribute("role", "link", timeout=LONG)
    expect(value).to_contain_text("61,777")
    value.click()
    evidence(page, PERU_2020)
    expect(page.locator(".statement .figure")).to_contain_text("61,777")
    page.go_back()
    expect(map_value(page)).to_contain_text("61,777", timeout=LONG)
    assert "year=2020" in page.url
    map_value(page).press("Enter")
    evidence(page, PERU_2020)


def test_a_range_without_a_single_value_leads_to_a_claim_that_is_contradicted(visit) -> None:
    page = visit("?year=2011&level=department&place=loreto")
    expect(map_value(page)).to_contain_text("3,000 to 40,000", timeout=LONG)
    map_value(page).click()
    expect(page.locator("article.statement h3.contradict")).to_be_visible(timeout=LONG)
    assert "year=2011" in page.url


def test_no_data_leads_nowhere(visit) -> None:
    page = visit("?year=2011&level=department&place=tacna")
    expect(map_value(page)).to_have_text("no data", timeout=LONG)
    expect(map_value(page)).not_to_have_attribute("role", "link")


def test_the_page_follows_only_the_map_and_only_what_has_the_form_of_an_id(visit) -> None:
    page = visit("?year=2020")
    expect(map_value(page)).to_contain_text("61,777", timeout=LONG)
    before = page.url
    page.evaluate("window.postMessage({ type: 'evidence', statement: 'd0-01' }, '*')")  # not from the map
    frame = page.query_selector('iframe[title="Map"]').content_frame()
    for told in (
        "'x#y'",
        "'../evil'",
        "'a b'",
        "'a&source=b'",
        "'https://example.org'",
        "undefined",
        "{}",
        "''",
    ):
        frame.evaluate(f"window.parent.postMessage({{ type: 'evidence', statement: {told} }}, '*')")
    stays(page, lambda: page.url == before)


def test_in_a_file_of_its_own_the_value_is_no_link(show) -> None:
    page = show(html())
    year_drawn(page, 2011)
    value = page.locator("#headline-value")
    expect(value).not_to_be_empty()
    expect(value).not_to_have_attribute("role", "link")
    expect(value).not_to_have_class(re.compile("leads"))
    value.click()
    assert page.url.startswith("file:")


def test_each_claim_in_the_panel_leads_to_its_statement_and_names_to_their_pages(visit) -> None:
    page = visit("?year=2020")
    panel = page.frame_locator('iframe[title="Map"]').locator("#panel")
    claim = panel.locator(".figures li b", has_text="88,200")
    expect(claim).to_have_attribute("role", "link", timeout=LONG)
    claim.click()
    expect(page.locator(".statement .figure")).to_contain_text("88,200", timeout=LONG)
    page.go_back()
    panel.get_by_text("Definition and methods").click(timeout=LONG)
    expect(page.locator("#coca_cultivation")).to_be_visible(timeout=LONG)
    page.go_back()
    panel.locator("#headline-place").click(timeout=LONG)
    expect(page.locator("h1").first).to_contain_text("Peru", timeout=LONG)
    assert "/places?" in page.url


def test_the_grid_and_the_plain_table_lead_to_the_statement(visit) -> None:
    page = visit("table?table=statements&text=d3-04")
    grid = page.locator('[data-testid="stDataFrame"]')
    expect(grid.locator("canvas").first).to_be_visible(timeout=LONG)
    box = at_rest(page, grid.bounding_box)
    x, y = box["x"] + 65, box["y"] + 55  # the link beside the mark that chooses the first row
    page.mouse.move(x - 4, y - 4)
    page.evaluate(TWO_FRAMES)
    page.mouse.move(x, y)
    with page.context.expect_page() as opened:
        page.mouse.click(x, y)
    evidence(opened.value, "d3-04")
    opened.value.close()
    page.get_by_text("Plain table").click()
    link = page.locator(".listing tbody tr td a", has_text="25,000")
    expect(link).to_be_visible(timeout=LONG)
    link.click()
    evidence(page, "d3-04")


def test_evidence_prints_without_the_frame_and_the_other_cards(visit) -> None:
    page = visit("sources?statement=d3-04")
    evidence(page, "d3-04")
    page.emulate_media(media="print")
    expect(page.locator("article.statement")).to_be_visible()
    expect(page.locator(".all-documents")).to_be_hidden()
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
