"""A document reviewed by keyboard alone, in a browser: what is decided is kept, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.review.adding import keep_document, read_document
from geo.review.known import own_records
from geo.review.people import ADMIN, Person
from geo.review.records import save_record
from geo.review.state import Review, reviews_of
from geo.store.batches import INSTITUTION, PLACE
from geo.store.database import close_stores, open_store
from tests.support.servers.server import Server, serve

APP = Path(__file__).parents[3] / "app.py"
ANA = Person("ana", ADMIN)
NAME = "<img src=x onerror=alert(1)>.txt"
TEXT = """31 May 2014. Coca cultivation in Peru fell to 49,800 hectares in 2013, UNODC said.
<script>alert()</script>

In the VRAEM 19,167 hectares were measured in 2013. In Puno it was 3,664 hectares in 2013.

About 18,000 people live of it."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace with one document, which the server of this module works in."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEO_HOME", str(folder))
        patch.setenv("GEO_USER", "ana")
        patch.delenv("DATABASE_URL", raising=False)
        keep_document(open_store(), ANA, read_document(NAME, TEXT.encode()))
        yield folder
        close_stores()


@pytest.fixture(scope="module")
def server(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    assert home.is_dir()
    with serve(APP, tmp_path_factory.mktemp("review")) as running:
        yield running


def kept() -> dict[str, Review]:
    """Return the candidates in the database by their words."""
    with open_store().reading() as connection:
        return {review.candidate.quote: review for review in reviews_of(connection)}


def reviewed(visit: Callable[..., Page]) -> Page:
    page = visit("documents?document=1")
    expect(page.locator(".review[data-ready]")).to_be_visible()
    return page


def saved(page: Page) -> None:
    expect(page.locator(".saved")).to_have_text("All saved")


def test_a_document_is_reviewed_by_keys(visit: Callable[..., Page]) -> None:
    page = reviewed(visit)
    title, mark = page.locator(".card h2"), page.locator("mark.lit")
    expect(page.locator("h1")).to_have_text(NAME)
    expect(mark).to_have_text("49,800 hectares")
    expect(page.locator(".text")).to_contain_text("<script>alert()</script>")
    place = page.locator(".where svg")
    expect(place).to_have_attribute("aria-label", "On the map: Peru, 49,800 ha")
    page.keyboard.press("Enter")
    expect(title).to_contain_text("19,167 ha")
    expect(place.locator("path.area")).to_have_count(1)
    expect(place.locator("text")).to_have_text("19,167 ha")
    expect(page.locator(".spoken")).to_contain_text("19,167 ha, Coca cultivation, VRAEM, 2013")
    expect(mark).to_have_text("19,167 hectares")
    for key in ("ArrowDown", "ArrowDown", "c"):  # measure, place, period
        page.keyboard.press(key)
    page.locator(".editor input").fill("2012")
    page.keyboard.press("Enter")
    expect(page.locator(".field.in .is")).to_have_text("2012")
    page.keyboard.press("Enter")
    expect(title).to_contain_text("3,664 ha")
    page.keyboard.press("r")
    page.keyboard.press("3")
    expect(title).to_contain_text("18,000")
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_have_text("The measure is missing: choose one.")
    saved(page)
    held = kept()
    assert held["49,800 hectares"].state == "accepted"
    assert held["19,167 hectares"].state == "accepted"
    assert held["19,167 hectares"].fields["period_start"] == "2012-01-01"
    assert held["3,664 hectares"].last.reason == "wrong-value"
    page.keyboard.press("Control+z")
    expect(title).to_contain_text("3,664 ha")
    page.reload()
    expect(page.locator(".count")).to_have_text("2 of 4 reviewed")
    page.keyboard.press("u")  # also what was decided before the page was loaded
    expect(title).to_contain_text("19,167 ha")
    saved(page)
    assert kept()["19,167 hectares"].state == "open"
    assert kept()["19,167 hectares"].fields["period_start"] == "2013-01-01"


TOWNS = {
    "id": "santa-prueba", "kind": "town", "name": "Santa Prueba", "name_es": "Santa Prueba", "parent": "peru",
    "lon": "-74.5", "lat": "-9.5", "coordinate_source": "set by hand",
}  # fmt: skip


def test_an_own_town_can_be_chosen_before_it_is_published_and_is_a_dot_on_the_map(
    visit: Callable[..., Page],
) -> None:
    save_record(open_store(), ANA, PLACE, TOWNS)
    page = reviewed(visit)
    for key in ("ArrowDown", "c"):  # from the measure to the place
        page.keyboard.press(key)
    page.locator(".editor input").fill("Santa Prueba")
    page.keyboard.press("Enter")
    place = page.locator(".where svg")
    expect(place.locator("circle.spot")).to_have_count(1)


def test_what_another_decides_is_seen_and_a_stale_decision_is_refused(visit: Callable[..., Page]) -> None:
    from geo.review.deciding import Act, decide

    page = reviewed(visit)
    puno = kept()["3,664 hectares"]
    row = page.locator(f".list li[data-id='{puno.id}']")
    row.click()
    decide(
        open_store(), Person("luis", ADMIN), [Act(puno.id, "reject", puno.seen, "luis-1", reason="duplicate")]
    )
    expect(row).to_have_attribute("data-state", "rejected")
    expect(page.locator(".card .state")).to_contain_text("luis")
    page.get_by_role("button", name="Accept").click()
    saved(page)
    assert kept()["3,664 hectares"].last.by == "ana"


def test_parts_are_typed_and_a_name_that_is_not_known_is_chosen(visit: Callable[..., Page]) -> None:
    page = reviewed(visit)
    vraem = kept()["19,167 hectares"]
    page.locator(f".list li[data-id='{vraem.id}']").click()
    page.keyboard.press("x")
    fields = page.locator(".asks input")
    expect(fields).to_have_count(2)
    expect(fields.first).to_be_focused()
    fields.first.fill("19,000")
    page.keyboard.press("Enter")
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    expect(page.locator(".asks .problem")).to_have_text("Not understood.")
    fields.nth(1).fill("167")
    page.keyboard.press("Enter")
    title = page.locator(".card h2")
    expect(title).to_contain_text("19,000 ha")
    saved(page)
    for key in ("ArrowDown",) * 7:
        if page.locator(".field.in .name").text_content() == "Who says it":
            break
        page.keyboard.press(key)
    page.keyboard.press("c")
    page.locator(".editor input").fill("commission Devida")
    expect(page.locator(".editor .choices")).to_contain_text("a new name")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    saved(page)
    with open_store().reading() as connection:
        parts = [one for one in reviews_of(connection) if one.candidate.parent == vraem.id]
    assert [(one.fields["value"], one.fields["value_stated"]) for one in parts] == [
        ("19000", "19,000"),
        ("167", "167"),
    ]
    assert (parts[0].state, parts[0].fields["attributed_to"]) == ("accepted", "commission Devida")
    assert "commission Devida" in own_records(open_store(), INSTITUTION)
