"""Colours of the lines in a chart: distinguishable in colour blindness and by lightness."""

from __future__ import annotations

_LIGHT = ("#1d4e80", "#7a3d16", "#0c6b70", "#736c62", "#976212", "#5d6b2f", "#3f3b36", "#5b3f98")
_DARK = ("#8cc3f5", "#ecbc69", "#6fd6d6", "#a9a59d", "#cf943f", "#a3d08a", "#f4f1ea", "#a98bea")


OLDER, ONE_BY_ONE = -1, -2
"""The colours of an older place drawn beside its successor, and of a single claim."""


def series_rules() -> str:
    """Return the CSS rules that give each line and mark of a chart its colour, by its number.

    The numbers are those of `series_number`.
    """
    own = len(_LIGHT) - 2
    rules = []
    for number in range(-2, own):
        rules.append(f".series-{number} {{ --own: {_LIGHT[number]}; }}")
        rules.append(f'[data-theme="dark"] .series-{number} {{ --own: {_DARK[number]}; }}')
    return "\n".join(rules)


def series_number(place: int) -> int:
    """Return which colour a series has, by its place in the table: they begin again after the last."""
    return place % (len(_LIGHT) - 2)


def series_colours(dark: bool) -> tuple[str, ...]:
    """Return the colours of charts for a light or dark page.

    Those of the series in the order of their table, then two of their own: of single
    claims, and of an older place drawn on the same outline.
    """
    return _DARK if dark else _LIGHT
