"""What tests ask of two maps side by side."""

from __future__ import annotations

from playwright.sync_api import FrameLocator, Page, expect

LONG = 30_000

WHERE = """() => {
  const map = window[Object.keys(window).find((name) => name.startsWith("map_"))];
  const { lat, lng } = map.getCenter();
  const { x, y } = map.project([lat, lng], 8);
  return { zoom: map.getZoom(), x, y };
}"""

LAG = """() => {
  const map = window[Object.keys(window).find((name) => name.startsWith("map_"))];
  window.moves = [];
  map.on("move", () => window.moves.push([Date.now(), map.getCenter().lng]));
}"""
"""Notes in ``window.moves`` when the map moves, and to where."""


def where(frame: FrameLocator) -> dict[str, float]:
    """Return zoom and centre of a map, the centre in pixels of zoom 8."""
    return frame.locator("html").evaluate(WHERE)


def together(left: FrameLocator, right: FrameLocator) -> bool:
    """Say whether two maps show the same ground at the same scale, to two pixels of their own."""
    one, other = where(left), where(right)
    pixel = 2 ** (8 - one["zoom"])
    near = all(abs(one[axis] - other[axis]) <= 2 * pixel for axis in ("x", "y"))
    return one["zoom"] == other["zoom"] and near


def middle(page: Page, title: str, right: float = 0.5, down: float = 0.5) -> tuple[float, float]:
    """Return a point on the map of the frame with this title."""
    frame = page.locator(f'iframe[title="{title}"]').bounding_box()
    ground = page.frame_locator(f'iframe[title="{title}"]').locator(".folium-map").bounding_box()
    assert frame is not None
    assert ground is not None
    return ground["x"] + right * ground["width"], ground["y"] + down * ground["height"]


def drawn(frame: FrameLocator, year: int) -> None:
    """Wait until a map has drawn this year."""
    expect(frame.locator("html")).to_have_attribute("data-year", str(year), timeout=LONG)
