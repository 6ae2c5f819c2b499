"""The Compare page in a real Chromium, with every outside host blocked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.map.pair import LAG, LONG, drawn, middle, together, where
from tests.browser.waiting import TWO_FRAMES, at_rest, until

pytestmark = pytest.mark.browser

FIRST, SECOND = "First map", "Second map"


def quiet(page: Page) -> None:
    """Forget what Streamlit asked for one folder too deep under a page's address before it found its root."""
    page.errors[:] = [text for text in page.errors if "404" not in text]


def of(page: Page, title: str) -> FrameLocator:
    return page.frame_locator(f'iframe[title="{title}"]')


def both(page: Page) -> tuple[FrameLocator, FrameLocator]:
    return of(page, FIRST), of(page, SECOND)


def painted(page: Page, first: int, second: int) -> None:
    """Wait until both maps have drawn their years and the table stands; forget the noise of the start."""
    drawn(of(page, FIRST), first)
    drawn(of(page, SECOND), second)
    expect(page.locator(".compare-table")).to_be_visible(timeout=LONG)
    at_rest(page, lambda: [where(frame) for frame in both(page)])
    quiet(page)


def link_says(page: Page, **parts: str) -> None:
    page.wait_for_function(
        "parts => { const q = new URLSearchParams(location.search);"
        " return Object.entries(parts).every(([k, v]) => q.get(k) === v); }",
        arg=parts,
        timeout=LONG,
    )


def row(page: Page, place: str):
    return page.locator(".compare-table tr").filter(has=page.get_by_role("link", name=place, exact=True))


def test_it_opens_on_2020_beside_2024(server, visit) -> None:
    page = visit("compare")
    painted(page, 2020, 2024)
    for frame, value in zip(both(page), ("27,994", "36,345"), strict=True):
        expect(frame.locator('path[data-place="vraem"]')).to_have_attribute(
            "aria-label", re.compile(rf"VRAEM.*{value}")
        )
    assert together(*both(page))
    expect(page.locator(".compare-summary")).to_contain_text("10 rose")
    expect(row(page, "VRAEM")).to_contain_text("+8,351")
    link_says(page, year="2020", r_year="2024")
    assert server.seen("outside") == []


def test_a_drag_in_one_map_moves_the_other_within_a_few_frames(visit) -> None:
    page = visit("compare")
    painted(page, 2020, 2024)
    for frame in both(page):
        frame.locator("html").evaluate(LAG)
    x, y = middle(page, FIRST, 0.3, 0.7)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 16):
        page.mouse.move(x + 6 * step, y)
        page.evaluate(TWO_FRAMES)
    page.evaluate(TWO_FRAMES)
    told, followed = (f.locator("html").evaluate("window.moves") for f in both(page))
    page.mouse.up()
    assert len(told) >= 8
    # As many moves as under the hand, but for those that fell into one frame.
    assert len(followed) >= len(told) * 0.6
    until(page, lambda: together(*both(page)))
    page.wait_for_function("new URLSearchParams(location.search).get('extent') !== 'peru'", timeout=LONG)


def test_slider_and_click_reach_table_and_address(visit) -> None:
    page = visit("compare")
    painted(page, 2020, 2024)
    slider = of(page, FIRST).get_by_role("slider", name="Year")
    slider.focus()
    slider.press("ArrowLeft")
    slider.press("ArrowLeft")
    drawn(of(page, FIRST), 2018)
    link_says(page, year="2018", r_year="2024")
    expect(row(page, "VRAEM")).to_contain_text("24,111", timeout=LONG)
    drawn(of(page, SECOND), 2024)
    of(page, SECOND).get_by_role("slider", name="Year").press("ArrowLeft")
    link_says(page, year="2018", r_year="2023")
    of(page, SECOND).locator('path[data-place="huallaga"]').click()
    expect(of(page, FIRST).locator("#headline-place")).to_contain_text("Huallaga, 2018")
    link_says(page, place="huallaga", year="2018", r_year="2023")


def test_no_way_to_compare_remounts_the_maps_and_each_links_the_years_or_not(visit) -> None:
    page = visit("compare")
    painted(page, 2020, 2024)
    page.evaluate("for (const f of document.querySelectorAll('iframe')) f.bornOnce = true")
    page.locator("[data-testid=stButtonGroup] button", has_text="Figure shown").click()
    link_says(page, r_lens="highest")
    expect(of(page, SECOND).locator("#known")).to_contain_text("highest", timeout=LONG)
    year = int(at_rest(page, lambda: of(page, FIRST).locator("html").get_attribute("data-year")))
    drawn(of(page, SECOND), year)
    of(page, SECOND).get_by_role("slider", name="Year").press("ArrowRight")
    drawn(of(page, FIRST), year + 1)
    drawn(of(page, SECOND), year + 1)
    link_says(page, year=str(year + 1))
    page.get_by_text("Measures", exact=True).click()
    expect(of(page, SECOND).locator("#measure")).to_contain_text("Coca eradicated", timeout=LONG)
    page.get_by_text("Publication dates", exact=True).click()
    expect(of(page, FIRST).locator("#known")).to_contain_text("30 Jun 2012", timeout=LONG)
    expect(of(page, SECOND).locator("#known")).to_contain_text("to date")
    page.get_by_text("ES", exact=True).click()
    spanish = page.frame_locator("iframe >> nth=0")
    expect(spanish.locator("#known")).to_contain_text("30 jun", timeout=LONG)
    assert page.evaluate("[...document.querySelectorAll('iframe')].map((f) => f.bornOnce)") == [True, True]


def test_the_map_page_is_as_it_was_before(visit) -> None:
    page = visit("")
    alone = page.frame_locator('iframe[title="Map"]')
    drawn(alone, 2024)
    before = where(alone)
    for _ in range(2):
        page.get_by_role("link", name="Compare").click()
        painted(page, 2020, 2024)
        assert together(*both(page))
        expect(page.locator("iframe")).to_have_count(2)
        page.get_by_role("link", name="Map", exact=True).click()
        drawn(alone, 2024)
        expect(page.locator("iframe")).to_have_count(1)
        expect(alone.locator("body.slim")).to_have_count(0)
        until(page, lambda: where(alone) == before)
    slider = alone.get_by_role("slider", name="Year")
    slider.press("ArrowLeft")
    expect(alone.locator("#panel")).to_contain_text("Peru, 2023", timeout=LONG)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_on_a_desk_both_maps_stand_side_by_side_and_are_mostly_map(visit, width: int, height: int) -> None:
    page = visit("compare", width=width, height=height)
    painted(page, 2020, 2024)
    frames = [page.locator(f'iframe[title="{title}"]').bounding_box() for title in (FIRST, SECOND)]
    assert frames[0]["y"] == frames[1]["y"]
    assert frames[0]["width"] == frames[1]["width"] > 0.45 * min(width, 1280)
    for frame in both(page):
        ground, side = (frame.locator(name).bounding_box() for name in (".folium-map", "#headline"))
        assert ground["height"] > 340
        over = side["width"] * side["height"] if side["y"] >= ground["y"] else 0
        assert over < 0.15 * ground["width"] * ground["height"]
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0


def test_on_a_phone_the_maps_stand_one_under_the_other(visit) -> None:
    page = visit("compare", width=390, height=844)
    drawn(of(page, FIRST), 2020)
    page.locator(f'iframe[title="{SECOND}"]').scroll_into_view_if_needed()
    drawn(of(page, SECOND), 2024)
    expect(page.locator(".compare-table")).to_be_visible(timeout=LONG)
    frames = [page.locator(f'iframe[title="{title}"]').bounding_box() for title in (FIRST, SECOND)]
    assert frames[1]["y"] >= frames[0]["y"] + frames[0]["height"]
    assert max(frame["width"] for frame in frames) <= 390
    measure = page.get_by_role("combobox", name="Measure")
    expect(measure).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    expect(measure).to_be_visible()
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
    quiet(page)


def test_dark_reaches_both_maps(visit) -> None:
    page = visit("compare", color_scheme="dark")
    painted(page, 2020, 2024)
    for frame in both(page):
        expect(frame.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_map_of_the_difference_is_read_by_keyboard_and_stands_in_the_address(visit) -> None:
    page = visit("compare?level=zone&year=2020&r_year=2024")
    painted(page, 2020, 2024)
    page.locator(".st-key-compare_face").get_by_text("Map of the difference").click()
    link_says(page, shown="difference")
    vraem = page.get_by_role("img", name=re.compile("VRAEM: .8,351"))
    expect(vraem).to_be_visible(timeout=LONG)
    vraem.focus()
    expect(vraem).to_be_focused()
    expect(page.locator("iframe")).to_have_count(0)
    quiet(page)
