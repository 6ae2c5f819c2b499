"""Colours of the lines in a chart: told apart in colour blindness and by lightness."""

from __future__ import annotations

_LIGHT = ("#7a3d16", "#1d4e80", "#8a8378", "#0c6b70", "#5b3f98", "#b0741f", "#3f3b36")
_DARK = ("#ecbc69", "#8cc3f5", "#a9a59d", "#6fd6d6", "#c4aef5", "#cf943f", "#f4f1ea")


def series_colours(dark: bool) -> tuple[str, ...]:
    """Return the colours of series in the order they are drawn, for a light or dark page."""
    return _DARK if dark else _LIGHT
