"""A server that goes while somebody presents: the scenes go on without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geo.atlas import read_atlas
from geo.briefing import list_briefings
from tests.browser.waiting import until
from tests.support.servers.replica import Replica
from tests.support.servers.server import free_port

pytestmark = pytest.mark.browser
LATE = 60_000


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Replica]:
    replica = Replica("a", free_port(), tmp_path, {"GEO_HOME": str(tmp_path / "workspace")})
    replica.start()
    try:
        replica.wait()
        yield replica
    finally:
        replica.stop()


def frame(page: Page) -> FrameLocator:
    return page.frame_locator(".atlas-map iframe")


def test_scenes_go_on_while_the_server_is_gone_and_when_it_is_back(
    alone: Replica, open_page: Callable[..., Page]
) -> None:
    briefing = list_briefings(read_atlas(), shipped_only=True)[0].briefing
    assert briefing is not None
    scenes = [scene.id for scene in briefing.scenes]
    page = open_page(1440, 900)
    page.goto(f"http://127.0.0.1:{alone.port}/briefing")
    shown = frame(page).locator("html")
    expect(shown).to_have_attribute("data-scene", scenes[0], timeout=LATE)
    page.get_by_role("button", name="Present", exact=True).click()
    expect(frame(page).locator("body")).to_have_class(re.compile("on-stage"), timeout=LATE)
    shown.evaluate("() => { window.bornOnce = true; }")

    alone.kill()
    for scene in scenes[1:3]:
        page.keyboard.press("ArrowRight")
        expect(shown).to_have_attribute("data-scene", scene)
    expect(frame(page).locator("body")).to_have_class(re.compile("on-stage"))
    assert shown.evaluate("() => window.bornOnce === true")

    alone.returns = True
    alone.wait()
    until(page, lambda: alone.health().get("sessions") == 1)
    page.wait_for_timeout(1000)  # for what a page drawn anew would bring
    page.keyboard.press("ArrowRight")
    expect(shown).to_have_attribute("data-scene", scenes[3])
    assert shown.evaluate("() => window.bornOnce === true")
    page.keyboard.press("Escape")
    expect(frame(page).locator("body")).not_to_have_class(re.compile("on-stage"), timeout=LATE)
    until(page, lambda: shown.evaluate("() => window.bornOnce !== true"))
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_enabled(timeout=LATE)
    page.errors[:] = []  # of the connection that was cut
