"""Five tasks with what a screen reader is given, step by step, in both languages: names, values, order."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser.accessibility.conftest import LONG, map_frame
from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser


def said(where: Locator | Page | Frame) -> str:
    """Return the accessibility tree below an element as lines, with common blanks."""
    held = where if isinstance(where, Locator) else where.locator("body")
    return at_rest(where.page if not isinstance(where, Page) else where, held.aria_snapshot).replace(
        "\u00a0", " "
    )


def in_order(text: str, *parts: str) -> None:
    """Hold a text to holding ``parts``, each after the one before."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is not said after {text[max(0, at - 80) : at]!r}"
        at = found + len(part)


WORDS = {
    "en": {
        "figure": "36,345 ha",
        "who": "DEVIDA",
        "year": "Year",
        "map": "Map",
        "evidence": "The figure in full",
        "differ": "sources disagree",
        "export": "Export",
        "sheet": "PNG",
        "compare": "difference",
        "past": "VRAEM 2015",
    },
    "es": {
        "figure": "36,345 ha",
        "who": "DEVIDA",
        "year": "Año",
        "map": "Mapa",
        "evidence": "La cifra completa",
        "differ": "fuentes discrepan",
        "export": "Exportar",
        "sheet": "PNG",
        "compare": "diferencia",
        "past": "VRAEM 2015",
    },
}


@pytest.fixture(params=["en", "es"])
def words(request: pytest.FixtureRequest) -> dict[str, str]:
    return {"lang": request.param, **WORDS[request.param]}


def test_a_place_is_found_and_who_says_its_figure(visit: Callable[..., Page], words: dict[str, str]) -> None:
    page = visit(f"?lang={words['lang']}")
    frame = map_frame(page)
    tree = said(frame)
    in_order(
        tree, "banner", "heading", f'region "{words["map"]}"', f"VRAEM: {words['figure']}", words["year"]
    )
    drawn = tree[tree.index(f'region "{words["map"]}"') : tree.index("contentinfo")]
    assert drawn.count("VRAEM") == 1, "the name on the map is not read beside the place"
    assert "- img\n" not in tree, "a picture without a name"
    around = said(page.locator("body"))
    assert ("Help for" in around, '"Open"' in around, '"App pages"' in around) == (False, False, False)
    assert ("Abrir la lista" in around) == (words["lang"] == "es")
    outline = frame.locator('path[data-place="vraem"]')
    outline.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(outline).to_have_attribute("aria-describedby", "tip")
    in_order(
        frame.locator("#tip").inner_text().replace("\u00a0", " "),
        "VRAEM, 2024",
        words["figure"],
        words["who"],
    )
    page.keyboard.press("Enter")
    expect(frame.locator("#headline-place")).to_contain_text("VRAEM, 2024")
    panel = frame.get_by_role("complementary", name="VRAEM, 2024")
    in_order(said(panel), 'heading "VRAEM, 2024" [level=2]', words["figure"], words["who"])
    frame.locator("#headline-value").press("Enter")
    expect(page.get_by_role("heading", name=words["evidence"])).to_be_visible(timeout=LONG)
    in_order(said(page.get_by_role("main")), words["figure"], words["who"], words["evidence"])


def test_a_change_of_the_year_is_heard(visit: Callable[..., Page], words: dict[str, str]) -> None:
    page = visit(f"?lang={words['lang']}&place=vraem")
    frame = map_frame(page)
    slider = frame.get_by_role("slider", name=words["year"], exact=True)
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^2024"))
    live = frame.locator("[aria-live=polite]#summary")
    before = live.inner_text()
    slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^2023"))
    expect(live).not_to_have_text(before)
    expect(live).to_contain_text(re.compile(r"VRAEM.*2023"))


def test_two_years_are_compared(visit: Callable[..., Page], words: dict[str, str]) -> None:
    page = visit(f"compare?lang={words['lang']}")
    expect(page.get_by_role("table").first).to_be_attached(timeout=LONG)
    tree = said(page.get_by_role("main"))
    in_order(tree, "table", "columnheader", "VRAEM")
    assert words["compare"] in tree.lower()


def test_a_disagreement_is_told(visit: Callable[..., Page], words: dict[str, str]) -> None:
    page = visit(f"?lang={words['lang']}&measure=coca_cultivation&level=department&place=loreto&year=2011")
    frame = map_frame_of(page, "loreto")
    name = frame.locator('path[data-place="loreto"]').get_attribute("aria-label") or ""
    assert re.search(rf"^Loreto: .*\d.*{words['differ']}", name.replace("\u00a0", " ")), name
    in_order(said(frame.get_by_role("complementary")), "Loreto, 2011", words["differ"])


def map_frame_of(page: Page, place: str) -> Frame:
    """Return the map's frame once a place is named in it."""
    held = page.frame_locator('iframe[title="Map"], iframe[title="Mapa"]')
    expect(held.locator(f'path[data-place="{place}"]')).to_have_attribute(
        "aria-label", re.compile(r"\d"), timeout=LONG
    )
    return next(f for f in page.frames if f.parent_frame and f.evaluate("!!document.querySelector('#year')"))


def test_a_file_is_exported(visit: Callable[..., Page], words: dict[str, str]) -> None:
    page = visit(f"?lang={words['lang']}", accept_downloads=True)
    map_frame(page)
    menu = page.get_by_role("button", name=words["export"], exact=True)
    menu.focus()
    page.keyboard.press("Enter")
    held = page.locator('[data-testid="stPopoverBody"]')
    expect(held).to_be_visible()
    in_order(said(held), words["sheet"])
    with page.expect_download(timeout=LONG) as waiting:
        held.get_by_role("button", name=re.compile(words["sheet"])).first.press("Enter")
        way = held.get_by_role("link", name=re.compile(words["sheet"])).or_(
            held.get_by_role("button", name=re.compile("PNG"))
        )
        expect(way.first).to_be_visible(timeout=LONG)
    assert Path(waiting.value.path()).stat().st_size > 10_000
