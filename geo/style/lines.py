"""Colours of the lines in a chart: told apart in colour blindness and by lightness."""

from __future__ import annotations

MOST_SERIES = 40
"""Up to how many series a chart has colours for."""

_LIGHT = ("#1d4e80", "#7a3d16", "#0c6b70", "#8a8378", "#b0741f", "#5d6b2f", "#3f3b36", "#5b3f98")
_DARK = ("#8cc3f5", "#ecbc69", "#6fd6d6", "#a9a59d", "#cf943f", "#b5c77a", "#f4f1ea", "#c4aef5")


def series_rules() -> str:
    """Return the CSS rules that give each line and mark of a chart its colour, by its number.

    A number counts the series in the order of their table; -2 is a single claim, -1 an older place.
    """
    own = len(_LIGHT) - 2
    rules = []
    for number in range(-2, MOST_SERIES):
        at = number % own if number >= 0 else number
        rules.append(f".series-{number} {{ --own: {_LIGHT[at]}; }}")
        rules.append(f'[data-theme="dark"] .series-{number} {{ --own: {_DARK[at]}; }}')
    return "\n".join(rules)


def series_colours(dark: bool) -> tuple[str, ...]:
    """Return the colours of charts for a light or dark page.

    Those of the series in the order of their table, then two of their own: of single
    claims, and of an older place drawn on the same outline.
    """
    return _DARK if dark else _LIGHT
