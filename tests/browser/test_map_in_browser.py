"""The map document alone in a Chromium, from a file, with the network cut."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.maps import map_document, render, strings_message, values_message, view_message
from geo.model import View
from geo.ui.map_host import JS as HOST
from tests import toy_map

pytestmark = pytest.mark.browser

NBSP = "\u00a0"


def values(language: str = "en", **more: object) -> dict:
    options = {
        "statements": toy_map.statements(),
        "sources": toy_map.sources(),
        "places": toy_map.Registry(),
        "breaks": [(2010, "New method")],
    }
    return values_message(toy_map.MEASURE, toy_map.estimates(), language=language, **(options | more))


def html(view: View | None = None, language: str = "en", **more: object) -> str:
    view = view or View(language=language)
    names = {id: (place[1], place[2]) for id, place in toy_map.PLACES.items()}
    options = {"values": values(language), "view": view_message(view), "strings": strings_message(language)}
    return render(map_document(toy_map.layers(), title="Toy", names=names, **(options | more)))


@pytest.fixture
def show(open_page: Callable[..., Page], tmp_path: Path) -> Callable[..., Page]:
    """Open a document from a file."""

    def show_(text: str, width: int = 900, height: int = 760, **options: object) -> Page:
        path = tmp_path / "map.html"
        path.write_text(text, encoding="utf-8")
        page = open_page(width, height, **options)
        page.goto(path.as_uri())
        return page

    return show_


@pytest.fixture
def embed(show: Callable[..., Page], tmp_path: Path) -> Callable[[str], Page]:
    """Open a document in a frame, as the page holds it, and keep what it reports."""

    def embed_(text: str) -> Page:
        page = show("<style>body { margin: 20px } iframe { width: 860px; height: 700px }</style>", 1000, 800)
        page.add_script_tag(content=HOST.replace("export default function", "window.mountMap = function"))
        page.evaluate(
            """document => { window.heard = [];
            addEventListener("message", e => { if (e.data.type === "change") heard.push(e.data); });
            mountMap({ data: { document, patience: 30, late: "" },
                       parentElement: window.document.body }); }""",
            text,
        )
        page.wait_for_function("heard.length > 0")
        return page

    return embed_


def year_drawn(page: Page, year: int) -> None:
    expect(page.locator("html")).to_have_attribute("data-year", str(year))


def path_of(page: Page, place: str):
    return page.locator(f'path[data-place="{place}"]')


def test_opens_on_the_newest_year_with_every_zone_named(show):
    page = show(html())
    year_drawn(page, 2011)
    expect(path_of(page, "vraem")).to_have_attribute("aria-label", f"VRAEM: 20,900{NBSP}ha")
    expect(path_of(page, "west")).to_have_attribute(
        "aria-label",
        f"West zone: 3,000 to 9,000{NBSP}ha (claims differ, no single value), 2 speakers disagree, 2 sources",
    )
    expect(page.locator("#headline-value")).to_have_text("62,000 ha")
    expect(page.locator("#headline-change")).to_have_text("+1.6 % on 2010")
    expect(page.get_by_role("slider", name="Year")).to_have_value("2011")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_the_keys_move_the_year_wherever_the_focus_is(show):
    page = show(html())
    year_drawn(page, 2011)
    page.keyboard.press("Home")
    year_drawn(page, 2004)
    page.keyboard.press("ArrowRight")
    year_drawn(page, 2005)
    page.keyboard.press("PageDown")  # a clicker's "next": past the years without claims
    year_drawn(page, 2010)
    page.keyboard.press("PageUp")
    year_drawn(page, 2005)
    slider = page.get_by_role("slider", name="Year")
    slider.focus()
    page.keyboard.press("PageUp")  # on the slider: five years up
    year_drawn(page, 2010)
    page.keyboard.press("End")
    year_drawn(page, 2011)
    path_of(page, "east").focus()
    page.keyboard.press("ArrowLeft")
    year_drawn(page, 2010)
    assert slider.get_attribute("aria-valuetext") == "2010: values for 2 of 3 places"
    page.keyboard.press("ArrowLeft")
    assert slider.input_value() == "2009"
    expect(slider).to_have_attribute("aria-valuetext", "2009: no claims")
    expect(page.locator("#notice")).to_have_text("No claims for 2009 at this level.")


def test_no_data_is_hatched_and_not_the_lowest_class(show):
    page = show(html(View(year=2010)))
    year_drawn(page, 2010)
    expect(path_of(page, "west")).to_have_class("leaflet-interactive place none")
    expect(path_of(page, "west")).to_have_attribute("aria-label", "West zone: no data")
    fills = {p: path_of(page, p).evaluate("e => getComputedStyle(e).fill") for p in ("west", "east", "vraem")}
    assert "hatch-none" in fills["west"]
    assert fills["east"].startswith("rgb")
    assert fills["vraem"].startswith("rgb")
    assert fills["east"] != fills["vraem"]


def test_the_older_zone_is_drawn_in_place_of_its_successor_only_where_it_alone_has_a_value(show):
    page = show(html(View(year=2005)))
    year_drawn(page, 2005)
    expect(path_of(page, "vrae")).to_be_visible()
    expect(path_of(page, "vraem")).to_be_hidden()
    page.keyboard.press("PageDown")
    year_drawn(page, 2010)
    expect(path_of(page, "vrae")).to_be_hidden()
    expect(path_of(page, "vraem")).to_be_visible()


def test_where_both_have_a_value_the_older_zone_does_not_cover_its_successor(show):
    both = [*toy_map.estimates(), toy_map.estimate("vrae", 2010, "s2004", ("a2",))]
    message = values_message(
        toy_map.MEASURE,
        both,
        statements=toy_map.statements(),
        sources=toy_map.sources(),
        places=toy_map.Registry(),
    )
    page = show(html(View(year=2010), values=message))
    year_drawn(page, 2010)
    expect(path_of(page, "vraem")).to_be_visible()
    expect(path_of(page, "vrae")).to_be_hidden()


def test_as_of_shows_what_was_known_then(show):
    page = show(html())
    as_of = page.get_by_role("slider", name="As of")
    expect(as_of).to_have_value("3")
    expect(page.locator("#as-of-words")).to_have_text("today")
    as_of.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#as-of-words")).to_have_text("1 Jun 2021")
    expect(page.locator("#known")).to_have_text("as known on 1 Jun 2021")
    expect(path_of(page, "west")).to_have_attribute("aria-label", f"West zone: at most 9,000{NBSP}ha")
    page.keyboard.press("ArrowLeft")
    expect(path_of(page, "west")).to_have_attribute("aria-label", "West zone: no data")
    year_drawn(page, 2011)


def test_play_skips_empty_years_and_stops_at_the_end(show):
    page = show(html())
    year_drawn(page, 2011)
    page.select_option("#speed", "300")
    page.evaluate(
        "() => { window.seen = [];"
        "new MutationObserver(() => seen.push(document.documentElement.dataset.year))"
        ".observe(document.documentElement, { attributeFilter: ['data-year'] }); }"
    )
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=5000)
    assert list(dict.fromkeys(page.evaluate("seen"))) == ["2004", "2005", "2010", "2011"]


@pytest.mark.parametrize("pause", ["key", "click"])
def test_a_key_or_a_click_pauses(show, pause):
    page = show(html(View(year=2004)))
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    if pause == "key":
        page.keyboard.press("x")
    else:
        page.locator("#measure").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_with_reduced_motion_each_press_moves_one_step(show):
    page = show(html(View(year=2004)), reduced_motion="reduce")
    page.get_by_role("button", name="Play").press("Enter")
    year_drawn(page, 2005)
    page.wait_for_timeout(900)
    year_drawn(page, 2005)


def test_hover_shows_every_claim_with_its_bound_speaker_and_source(show):
    page = show(html())
    year_drawn(page, 2011)
    path_of(page, "west").hover()
    tip = page.locator("#tip")
    expect(tip).to_contain_text("West zone, 2011")
    expect(tip).to_contain_text("at least 3,000 ha")
    expect(tip).to_contain_text("A. Speaker")
    expect(tip).to_contain_text("Short paper · 1 Mar 2022 · read first hand")
    expect(tip).to_contain_text("at most 9,000 ha")
    expect(tip).to_contain_text("2 speakers disagree")
    expect(tip).to_contain_text("Outline: invented outline")


def test_a_click_and_enter_select(show):
    page = show(html())
    year_drawn(page, 2011)
    path_of(page, "east").click()
    expect(page.locator("#headline-place")).to_have_text("East zone, 2011")
    expect(path_of(page, "east")).to_have_class(re.compile(r"\bselected\b"))
    path_of(page, "vraem").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#headline-place")).to_have_text("VRAEM, 2011")
    expect(page.locator("#summary")).to_contain_text("VRAEM 2011: 20,900 ha, 1 speaker, 1 source.")


def test_corridors_have_an_arrow_and_say_how_sure_they_are(show):
    page = show(html())
    stage = page.locator('path[data-corridor="callao-mexico"]').first
    expect(stage).to_have_attribute("aria-label", "Toy lane: VRAEM to Toy port, road, documented")
    assert page.locator("path.arrow").count() >= 2
    dashes = page.evaluate(
        "() => ['road', 'sea'].map(m => getComputedStyle("
        "document.querySelector(`.stage.mode-${m}`)).strokeDasharray)"
    )
    assert dashes[0] != dashes[1]


def test_a_corridor_is_faded_where_its_report_is_about_other_years(show):
    page = show(html(View(year=2010)))
    year_drawn(page, 2010)
    lane = page.locator(".leaflet-corridors-pane path.stage.mode-sea")
    strength = "e => [getComputedStyle(e).strokeOpacity, getComputedStyle(e).strokeWidth].map(parseFloat)"
    before = lane.evaluate(strength)
    expect(page.locator("#legend")).not_to_contain_text("other years")
    page.keyboard.press("Home")
    year_drawn(page, 2004)
    after = lane.evaluate(strength)
    assert after[0] < before[0]
    assert after[1] < before[1]
    expect(page.locator("#legend")).to_contain_text("faded: reported for other years (2009–2012)")
    page.keyboard.press("End")
    year_drawn(page, 2011)
    assert lane.evaluate(strength) == before
    expect(page.locator("#legend")).not_to_contain_text("other years")


def test_a_corridor_is_not_drawn_before_its_report_was_out(show):
    page = show(html(View(as_of=toy_map.DAYS["s2020"])))
    year_drawn(page, 2011)
    pane = page.locator(".leaflet-corridors-pane")
    expect(pane.locator("path.stage.mode-sea")).to_be_hidden()
    expect(pane.locator("path.stage.mode-road")).to_be_visible()
    expect(page.locator("#legend")).to_contain_text("Reported ways not yet known on 1 Jun 2021: 1")
    page.get_by_role("slider", name="As of").press("End")
    expect(pane.locator("path.stage.mode-sea")).to_be_visible()
    expect(page.locator("#legend")).not_to_contain_text("not yet known")


def test_a_measure_without_a_place_and_year_says_so_and_plays_nothing(show):
    nothing = values_message(
        toy_map.MEASURE,
        [],
        statements=toy_map.statements(),
        sources=toy_map.sources(),
        places=toy_map.Registry(),
    )
    page = show(html(values=nothing))
    expect(page.locator("#notice")).to_contain_text("can be placed on the map")
    for id in ("headline", "summary"):
        expect(page.locator(f"#{id}")).to_be_hidden()
    expect(page.get_by_role("button", name="Play")).to_be_disabled()
    expect(page.get_by_role("slider", name="Year")).to_be_disabled()
    for key in (" ", "ArrowRight", "End"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.locator("html").get_attribute("data-year") == ""
    path_of(page, "east").hover()
    expect(page.locator("#tip strong")).to_have_text("East zone")
    assert "null" not in page.locator("body").inner_text()


def test_only_a_hand_turns_a_named_extent_into_degrees(embed):
    page = embed(html(View(extent="world")))
    frame = page.locator("iframe")
    for width, height in ((500, 400), (960, 760), (300, 300), (860, 700)):
        frame.evaluate(
            "(e, size) => { [e.style.width, e.style.height] = size; }", [f"{width}px", f"{height}px"]
        )
        page.wait_for_timeout(350)
    page.frames[-1].locator("body").press("ArrowLeft")
    page.wait_for_timeout(200)
    assert set(page.evaluate("heard.map(m => m.extent)")) == {"world"}
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -300)
    page.wait_for_function("heard.at(-1).extent.split(',').length === 4")
    by_hand = page.evaluate("heard.at(-1).extent")
    frame.evaluate("e => { e.style.width = '700px'; }")
    page.wait_for_timeout(400)
    page.frames[-1].locator("body").press("ArrowLeft")
    page.wait_for_timeout(200)
    assert page.evaluate("heard.at(-1).extent") == by_hand


def test_the_tooltip_goes_when_the_pointer_leaves_the_frame(embed):
    page = embed(html())
    map = page.frame_locator("iframe")
    map.locator('path[data-place="east"]').hover()
    expect(map.locator("#tip")).to_be_visible()
    page.mouse.move(5, 5)
    expect(map.locator("#tip")).to_be_hidden()


def test_after_full_screen_space_plays(show):
    page = show(html(View(year=2004)))
    year_drawn(page, 2004)
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert page.evaluate("document.fullscreenElement !== null")


def test_a_click_on_the_sea_goes_back_to_the_country(show):
    page = show(html())
    path_of(page, "east").click()
    expect(page.locator("#headline-place")).to_have_text("East zone, 2011")
    page.locator(".folium-map").click(position={"x": 840, "y": 400})
    expect(page.locator("#headline-place")).to_have_text("Peru, 2011")


def test_how_many_speak_is_said_once(show):
    page = show(html())
    path_of(page, "west").click()
    expect(page.locator("#headline-note")).to_have_text("2 speakers disagree, 2 sources")
    expect(page.locator("#headline-who")).to_be_empty()
    page.keyboard.press("End")
    page.get_by_role("slider", name="As of").press("ArrowLeft")
    expect(page.locator("#headline-who")).to_have_text("1 speaker, 1 source")


def test_the_devices_theme_holds_until_the_page_names_its_own(show):
    page = show(html(), color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_summary_has_its_full_text_in_its_title(show):
    page = show(html())
    year_drawn(page, 2011)
    line = page.locator("#summary")
    assert line.get_attribute("title") == line.inner_text()


def test_a_level_without_outlines_or_values_says_so(show):
    page = show(html(View(level="department")))
    expect(page.locator("#notice")).to_have_text("No values of this measure at this level: departments.")
    page = show(html(View(level="province")))
    expect(page.locator("#notice")).to_have_text("the map has no outlines for this level: provinces")


def test_spanish_speaks_spanish_names(show):
    page = show(html(language="es"))
    year_drawn(page, 2011)
    expect(path_of(page, "east")).to_have_attribute("aria-label", f"Zona Este: 1,800{NBSP}ha")
    expect(page.locator("#measure")).to_contain_text("Cultivo de prueba")
    assert page.locator("#year, #as-of, #play").count() == 3


def test_a_hostile_name_stays_text(show):
    attack = "</script><img src=x onerror=\"document.title='pwned'\">${document.title='pwned'}`<b>"
    layers = toy_map.layers()
    layers["zones"].loc[layers["zones"].id == "east", ["name", "name_es", "accuracy"]] = attack
    registry = toy_map.Registry()
    get = registry.get
    registry.get = lambda id: (  # type: ignore[method-assign]
        get(id) if id != "east" else __import__("dataclasses").replace(get(id), name=attack)
    )
    text = render(
        map_document(layers, title=attack, values=values(places=registry), view=view_message(View()))
    )
    page = show(text)
    year_drawn(page, 2011)
    path_of(page, "east").hover()
    expect(page.locator("#tip strong")).to_have_text(f"{attack}, 2011")
    path_of(page, "east").click()
    expect(page.locator("#headline-place")).to_have_text(f"{attack}, 2011")
    assert page.title() == attack
    assert page.locator("#tip img, #headline img, .label img").count() == 0


def test_whatever_goes_wrong_is_said_in_the_maps_place(show):
    broken = json.loads(json.dumps(values()))
    del broken["classes"]["zone"]
    page = show(html(values=broken))
    expect(page.get_by_role("alert")).to_contain_text("The map could not be drawn")
    page.errors.clear()


def test_without_leaflet_the_reason_shows(show):
    text = html()
    start = text.index("/* @preserve")
    page = show(text[:start] + text[text.index("</script>", start) :])
    expect(page.get_by_role("alert")).to_contain_text("L is not defined")
    page.errors.clear()


@pytest.mark.parametrize(("width", "height"), [(900, 760), (1200, 940), (760, 560), (390, 600)])
def test_nothing_scrolls_and_the_controls_fit(show, width, height):
    page = show(html(), width, height)
    year_drawn(page, 2011)
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for id in ("play", "year", "as-of", "full", "summary", "year-now"):
        box = page.locator(f"#{id}").bounding_box()
        assert box["x"] >= 0, id
        assert box["x"] + box["width"] <= width + 0.5, id
        assert box["y"] + box["height"] <= height + 0.5, id
    assert page.locator(".folium-map").bounding_box()["height"] > 0.4 * height


def test_labels_do_not_cover_each_other(show):
    page = show(html())
    year_drawn(page, 2011)
    page.wait_for_timeout(200)
    shown = ".label:not(.off), .leaflet-marks-pane .mark:not(.off)"
    boxes = page.evaluate(
        f"[...document.querySelectorAll('{shown}')].map(e => {{ const b = e.getBoundingClientRect();"
        "return [e.textContent, b.left, b.top, b.right, b.bottom]; })"
    )
    names = [b[0] for b in boxes]
    assert "VRAEM" in names
    assert {"\u2260", "West zone"} <= set(names)  # the mark and, below it, the name it belongs to
    assert "Toy Town" in names
    assert "Hamlet" not in names  # it lies under the town, whose rank is higher
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert not (a[1] < b[3] and a[3] > b[1] and a[2] < b[4] and a[4] > b[2]), (a[0], b[0])
