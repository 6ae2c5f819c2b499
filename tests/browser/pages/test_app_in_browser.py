"""The whole dashboard in a real Chromium, with every outside host blocked."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser

LONG = 30_000


def map_of(page: Page) -> FrameLocator:
    return page.frame_locator('iframe[title="Map"]')


def drawn(page: Page, year: int) -> None:
    expect(map_of(page).locator("html")).to_have_attribute("data-year", str(year), timeout=LONG)


def panel(page: Page):
    return map_of(page).locator("#panel")


def link_says(page: Page, **parts: str) -> None:
    """Wait until the address carries ``parts``."""
    page.wait_for_function(
        "parts => { const q = new URLSearchParams(location.search);"
        " return Object.entries(parts).every(([k, v]) => q.get(k) === v); }",
        arg=parts,
        timeout=LONG,
    )


def test_it_opens_on_2024_with_zones_corridors_and_the_national_figure(visit) -> None:
    page = visit()
    drawn(page, 2024)
    frame = map_of(page)
    expect(frame.locator('path[data-place="vraem"]')).to_have_attribute(
        "aria-label", re.compile(r"VRAEM.*36,345")
    )
    expect(frame.locator("#headline")).to_contain_text("89,755")
    expect(frame.locator("#headline")).to_contain_text("3.3 % less than in 2023")
    expect(frame.locator("#headline")).to_contain_text("DEVIDA")
    for corridor in ("callao-mexico", "bolivia-brazil-west-africa"):
        assert frame.locator(f'path[data-corridor="{corridor}"]').count() > 0, corridor
    expect(panel(page)).to_contain_text("national", timeout=LONG)
    nothing_scrolls(page)


def test_nothing_scrolls_on_a_large_desk(visit) -> None:
    page = visit(width=1920, height=1080)
    drawn(page, 2024)
    expect(panel(page)).to_contain_text("national", timeout=LONG)
    nothing_scrolls(page)


def test_slider_keys_and_click_reach_panel_and_address(visit) -> None:
    page = visit()
    drawn(page, 2024)
    slider = map_of(page).get_by_role("slider", name="Year")
    slider.focus()
    for _ in range(4):
        slider.press("ArrowLeft")
    drawn(page, 2020)
    expect(panel(page)).to_contain_text("Peru, 2020", timeout=LONG)
    expect(panel(page)).to_contain_text("88,200")
    link_says(page, year="2020")
    map_of(page).locator('path[data-place="vraem"]').click()
    expect(panel(page)).to_contain_text("VRAEM, 2020", timeout=LONG)
    link_says(page, year="2020", place="vraem")


def test_a_reload_shows_the_same_view(visit) -> None:
    link = (
        "?measure=coca_cultivation&level=department&year=2011&as_of=2012-12-31&lens=highest"
        "&layers=rivers&place=loreto&extent=-79.50,-9.00,-68.00,1.00&lang=es"
    )
    page = visit(link)
    drawn(page, 2011)
    expect(panel(page)).to_contain_text("Loreto, 2011", timeout=LONG)
    seen = []
    for _ in range(2):
        drawn(page, 2011)
        expect(panel(page)).to_contain_text("25,000", timeout=LONG)
        at_rest(page, lambda: page.url)
        seen.append(
            (
                parse_qs(urlsplit(page.url).query),
                map_of(page).locator("#headline").inner_text(),
                map_of(page).locator('path[data-place="loreto"]').get_attribute("aria-label"),
                panel(page).locator("#headline-place").inner_text(),
            )
        )
        page.reload()
    assert seen[0] == seen[1]
    assert seen[0][0]["lens"] == ["highest"]
    assert "40,000" in seen[0][1]


def test_play_skips_empty_years_and_stops_at_the_end(visit) -> None:
    page = visit("?level=zone&year=2005")
    drawn(page, 2005)
    frame = map_of(page)
    frame.locator("html").evaluate(
        "html => { window.seen = []; new MutationObserver(() => window.seen.push(+html.dataset.year))"
        ".observe(html, { attributeFilter: ['data-year'] }); }"
    )
    frame.locator("select").select_option("300")
    frame.locator("#play").click()
    drawn(page, 2024)
    link_says(page, year="2024")
    seen = frame.locator("html").evaluate("() => window.seen")
    assert [year for year in seen if year < 2010] == [2006, 2008, 2009]  # no zone figure is of 2007


def test_no_control_remounts_the_map(visit) -> None:
    page = visit()
    drawn(page, 2024)
    page.evaluate("document.querySelector('iframe[title=\"Map\"]').bornOnce = true")
    page.get_by_text("Countries", exact=True).click()
    expect(map_of(page).locator('path[data-place="colombia"]')).to_be_visible(timeout=LONG)
    page.get_by_text("ES", exact=True).click()
    expect(map_of(page).get_by_role("slider", name="Año")).to_be_visible(timeout=LONG)
    expect(page.get_by_text("Países", exact=True)).to_be_visible(timeout=LONG)
    assert page.evaluate("document.querySelector('iframe[title=\"Map\"]').bornOnce") is True


def test_reset_and_csv(visit) -> None:
    page = visit("?level=country&year=2012&place=bolivia")
    drawn(page, 2012)
    page.get_by_role("button", name="More", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    # UNODC on 2012: Bolivia 25,300 ha, Colombia 47,788 ha (printed as 48,000), Peru 60,400 ha
    for figure in ("25300", "47788", "60400"):
        assert figure in text
    page.get_by_role("button", name="Reset").click()
    drawn(page, 2024)
    link_says(page, level="zone", place="peru")


def nothing_scrolls(page: Page) -> None:
    over = page.evaluate(
        "() => { const m = document.querySelector('[data-testid=stMain]');"
        " return [m.scrollHeight - m.clientHeight, m.scrollWidth - m.clientWidth]; }"
    )
    assert over[0] <= 0
    assert over[1] <= 0


def test_on_a_phone_the_panel_comes_under_the_map(visit) -> None:
    page = visit(width=390, height=844)
    drawn(page, 2024)
    expect(panel(page)).to_contain_text("national", timeout=LONG)
    frame = page.locator('iframe[title="Map"]').bounding_box()
    ground, side = map_of(page).locator(".folium-map").bounding_box(), panel(page).bounding_box()
    assert side["y"] >= ground["y"] + ground["height"]
    assert side["y"] + side["height"] <= frame["y"] + frame["height"] + 1, "the frame cuts the panel off"
    assert frame["width"] <= 390


@pytest.mark.parametrize("link", ["sources?source=unodc-peru-2011", "methods#coca_cultivation"])
def test_the_other_pages_open_by_link(visit, link: str) -> None:
    page = visit(link)
    wanted = "UNODC" if link.startswith("sources") else "Coca cultivation"
    expect(page.get_by_text(wanted).first).to_be_visible(timeout=LONG)
    # Under a page's address Streamlit first looks for itself one folder too deep, then finds its root.
    page.errors[:] = [text for text in page.errors if "404" not in text]


def test_the_map_may_be_called_by_its_name(visit) -> None:
    page = visit("map?measure=coca_cultivation&level=country&year=2013&place=peru")
    drawn(page, 2013)
    expect(page.get_by_role("dialog")).to_have_count(0)
    link_says(page, year="2013", level="country")
    page.errors[:] = [text for text in page.errors if "404" not in text]


def test_a_level_without_figures_leads_to_those_that_have_some(visit) -> None:
    page = visit("?measure=coca_cultivation&level=zone&year=2011&as_of=2012-06-30")
    drawn(page, 2011)
    notice = map_of(page).locator("#notice")
    expect(notice).to_contain_text("No figures for 2011 at this level had been published by 30 Jun 2012.")
    expect(notice.get_by_role("button")).to_have_text(["Show departments", "Show provinces"])
    notice.get_by_role("button", name="Show departments").click()
    expect(notice).to_be_hidden()
    link_says(page, level="department", year="2011", as_of="2012-06-30")
    expect(page.get_by_role("radio", name="Departments")).to_be_checked(timeout=LONG)


def test_what_has_few_years_is_not_played(visit) -> None:
    page = visit("?measure=coca_eradication&level=department")
    expect(map_of(page).locator("#play")).to_be_hidden(timeout=LONG)
    page = visit()
    drawn(page, 2024)
    expect(map_of(page).locator("#play")).to_be_visible(timeout=LONG)


def test_shares_drawn_are_no_lack_of_values(visit) -> None:
    page = visit("?measure=share_of_exports")
    listed = map_of(page).locator("#panel-body .figures > ul > li")
    expect(listed).to_have_count(4, timeout=LONG)
    expect(listed.first).to_contain_text("79 %")
    notice = map_of(page).locator("#notice")
    expect(map_of(page).locator(".share:not(.off)")).to_have_count(4, timeout=LONG)
    expect(notice).to_be_hidden()
    page = visit("?measure=share_of_exports&level=country&extent=peru")
    expect(map_of(page).locator("#notice")).to_contain_text("can be placed on the map", timeout=LONG)
