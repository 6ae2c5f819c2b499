"""What axe-core finds on a page in each look, whether all of it fits, and the table of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Frame, Page

from tests.browser.waiting import at_rest, still

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

RUN = """([tags, iframes]) => axe.run(document, {
  runOnly: { type: "tag", values: tags }, resultTypes: ["violations"],
  selectors: false, elementRef: false, preload: false, iframes,
})"""
"""Only what fails is worked out whole, and no selectors: most of the time went there.

Into the frames of a page it looks only where they hold axe too; elsewhere it would wait for their answer.
"""

WIDER = """() => {
  const width = document.documentElement.clientWidth;
  const main = document.querySelector("[data-testid=stMain]") ?? document.scrollingElement;
  const cut = (e) => {
    for (let p = e.parentElement; p && p !== main && p !== document.body; p = p.parentElement)
      if (getComputedStyle(p).overflowX !== "visible" && p.getBoundingClientRect().right <= width + 2)
        return true;
    return false;
  };
  const beyond = (e) => {
    const box = e.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.left >= 0 && box.right > width + 2 &&
      getComputedStyle(e).visibility !== "hidden" && !cut(e);
  };
  const found = [...document.querySelectorAll("body *")].filter(beyond);
  const named = found.map((e) => `beyond the right edge: ${e.outerHTML.slice(0, 120)}`);
  return main.scrollWidth > main.clientWidth + 1 ? ["the page scrolls sideways", ...named] : named;
}"""
"""What a reader would have to scroll sideways for; a table or map that scrolls in its own box is none."""

SIZE = """() => {
  const main = document.querySelector("[data-testid=stMain]") ?? document.scrollingElement;
  return [document.querySelectorAll("*").length, main.scrollWidth, main.scrollHeight];
}"""


GRID = "[data-testid=stDataFrame]"
"""What tells its cells to a screen reader only a while after it was drawn in another size."""


@dataclass(frozen=True)
class Look:
    """A size of the window and a theme, and what the table calls them."""

    name: str
    width: int
    height: int
    scheme: str


DESK = Look("light, 1440 × 900", 1440, 900, "light")
DARK = Look("dark, 1440 × 900", 1440, 900, "dark")
PHONE = Look("dark, 390 × 844", 390, 844, "dark")
ZOOM = Look("zoom 200 % (640 × 360)", 640, 360, "light")
NARROW = Look("zoom 400 % (320 × 568)", 320, 568, "light")
LOOKS = (DESK, DARK, PHONE, ZOOM, NARROW)


def violations(frames: Sequence[Frame]) -> list[str]:
    """Return what axe finds in each frame: the rule, the element, what is wrong."""
    for frame in frames:
        if not frame.evaluate("'axe' in window"):
            frame.evaluate(AXE)
    within = len(frames) > 1
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for frame in frames
        for rule in frame.evaluate(RUN, [TAGS, within])["violations"]
        for node in rule["nodes"]
    ]


def settled(where: Frame | Page) -> None:
    """Wait until nothing more is added to the page or frame, and nothing changes its size."""
    still(where, SIZE)
    if where.locator(GRID).count():
        loaded(where)


def loaded(where: Frame | Page) -> None:
    """Wait also for what is fetched when it is shown and for the cells of a grid: nothing tells of them."""
    at_rest(where if isinstance(where, Page) else where.page, lambda: where.evaluate(SIZE))


def too_wide(frame: Frame) -> list[str]:
    """Return what a reader would have to scroll sideways for, once all is drawn in the size of the window."""
    return still(frame, WIDER)


@dataclass
class Audit:
    """What was found in one test, by page or state and look."""

    found: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def see(
        self,
        page: Page,
        what: str,
        looks: Sequence[Look] = (DESK, DARK),
        frames: Callable[[], Sequence[Frame]] | None = None,
    ) -> None:
        """Check ``page`` in each of ``looks``: its own document, or what ``frames`` returns."""
        for at, look in enumerate(looks):
            page.emulate_media(color_scheme=look.scheme)
            page.set_viewport_size({"width": look.width, "height": look.height})
            if at == 0 and page.url.startswith("http"):  # a file fetches nothing later
                loaded(page)
            settled(page)
            checked = frames() if frames else [page.main_frame]
            for frame in checked:
                if frame != page.main_frame:
                    settled(frame)
            said = violations(checked)
            if look in (ZOOM, NARROW):
                said += [line for frame in checked for line in too_wide(frame)]
            self.found.setdefault(what, {})[look.name] = said

    def faults(self) -> dict[str, list[str]]:
        """Return only what is wrong, by page or state and look."""
        return {
            f"{what}, {look}": lines
            for what, looks in self.found.items()
            for look, lines in looks.items()
            if lines
        }


HEAD = f"| page or state | {' | '.join(look.name for look in LOOKS)} |\n|---|{'---:|' * len(LOOKS)}"


def row(what: str, looks: dict[str, list[str]]) -> str:
    """Return how many faults there are in each look as a line of the table; a dash: not looked at."""
    cells = [str(len(looks[look.name])) if look.name in looks else "–" for look in LOOKS]
    return f"| {what} | {' | '.join(cells)} |"


def write_table(path: Path, found: dict[str, dict[str, list[str]]]) -> None:
    """Put what was found into the table between two marks of a document; its other rows stay."""
    text = path.read_text(encoding="utf-8")
    before, rest = text.split("<!-- axe -->", 1)
    held, after = rest.split("<!-- end -->", 1)
    lines = {line.split(" | ")[0].lstrip("| "): line for line in held.strip().splitlines()[2:]}
    lines |= {what: row(what, looks) for what, looks in found.items()}
    whole = "\n".join([HEAD, *lines.values()])
    path.write_text(f"{before}<!-- axe -->\n\n{whole}\n\n<!-- end -->{after}", encoding="utf-8")
