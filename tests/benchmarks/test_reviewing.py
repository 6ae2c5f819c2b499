"""Forty figures reviewed by keyboard alone: key to next figure painted, keys and decisions a minute.

Whoever reviews here looks at each figure as long as a practised reader does, corrects some, rejects some.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.review.adding import keep_document, read_document
from geo.review.people import ADMIN, Person
from geo.store.database import close_stores, open_store
from tests.benchmarks.report import Report
from tests.support.servers.server import serve

APP = Path(__file__).parents[2] / "app.py"
BUDGET_MS = 150.0
LEAST_A_MINUTE = 4.0
"""240 an hour."""
LOOK_S, DOUBTFUL_S = 1.5, 4.0
"""Seconds for which a figure is looked at, and one of low confidence."""
ZONES = (
    "the VRAEM", "Inambari-Tambopata", "Upper Huallaga", "Madre de Dios", "Lower Amazon", "Aguaytía",
    "Pichis-Palcazú-Pachitea", "Kcosñipata", "San Gabán", "La Convención-Lares",
)  # fmt: skip
PAINTED = """window.__painted = [];
addEventListener("keydown", (event) => {
  const pressed = event.timeStamp;
  requestAnimationFrame(() => setTimeout(() => window.__painted.push(performance.now() - pressed), 0));
}, true);"""


def article() -> str:
    lines = ["Coca by zone", "Lima, 20 June 2025. DEVIDA published its figures by zone."]
    for n, zone in enumerate(ZONES):
        area = 3000 + n * 548
        lines.append(
            f"In {zone} {area:,} hectares of coca were counted in 2024, DEVIDA said, after {area - 210:,} "
            f"hectares in 2023. In {zone} {area // 7:,} hectares of coca were eradicated in 2024. A kilogram "
            f"of coca leaf cost {2.5 + n / 5:.2f} dollars in {zone} in 2023, UNODC reported."
        )
    return "\n\n".join(lines)


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a document of forty figures in a workspace of its own."""
    folder = tmp_path_factory.mktemp("reviewing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEO_HOME", str(folder / "home"))
        patch.delenv("DATABASE_URL", raising=False)
        keep_document(open_store(), Person("ana", ADMIN), read_document("forty.txt", article().encode()))
        with serve(APP, folder) as server:
            yield f"http://127.0.0.1:{server.port}/documents?document=1"
        close_stores()


def test_forty_figures_by_keyboard(reviewed: str, new_page: Callable[[], Page], report: Report) -> None:
    page = new_page()
    page.add_init_script(PAINTED)
    page.goto(reviewed)
    expect(page.locator(".review[data-ready]")).to_be_visible(timeout=60_000)
    total = page.locator(".list li[data-id]").count()
    assert total >= 40
    page.wait_for_timeout(2000)
    page.evaluate("window.__painted.length = 0")
    keys, decisions, begun = 0, 0, time.monotonic()
    while not page.locator(".card .done").count():
        doubtful = page.locator(".card .level.low").count()
        time.sleep(DOUBTFUL_S if doubtful else LOOK_S)
        presses = (
            ["r", "3"] if decisions % 13 == 12 else ["ArrowDown", "1", "Enter"] if doubtful else ["Enter"]
        )
        for key in presses:
            page.keyboard.press(key)
        if page.locator(".problem").count():
            page.keyboard.press("w")
            presses = [*presses, "w"]
        keys += len(presses)
        decisions += 1
        assert decisions <= total, "a figure came twice"
    minutes = (time.monotonic() - begun) / 60
    expect(page.locator(".saved")).to_have_text("All saved", timeout=30_000)
    report.add("review: key → next figure painted", page.evaluate("window.__painted"), budget=BUDGET_MS)
    report.add("review: keys a decision", [keys / decisions], "keys")
    report.add("review: decisions a minute, looking at each figure", [decisions / minutes], "")
    assert decisions / minutes >= LEAST_A_MINUTE
