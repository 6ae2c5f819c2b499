"""A chart of lines as SVG, both axes in powers of ten, for pages of docs/ that are written from figures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM, TOP = 640, 300, 60, 500, 46, 20
"""Pixels of the chart, and the room of its axes; the names of the lines stand at the right."""
APART = 15
"""Pixels from name to name."""


@dataclass(frozen=True)
class Line:
    """A line: its name, colour, dashes (SVG's, empty for none) and points, all greater than zero."""

    name: str
    colour: str
    dash: str
    points: Sequence[tuple[float, float]]


def log_chart(
    title: str,
    lines: Sequence[Line],
    *,
    ticks: Sequence[float],
    across: str,
    budget: tuple[float, str] | None = None,
) -> str:
    """Return a chart of seconds.

    Parameters
    ----------
    title : str
        Read out in place of the picture.
    ticks : sequence of float
        Marked on the axis below, which is named ``across``.
    budget : (float, str), optional
        A height that is marked, and its name.
    """
    values = [y for line in lines for _x, y in line.points] + ([budget[0]] if budget else [])
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    first, last = math.log10(min(ticks)), math.log10(max(ticks))

    def x(value: float) -> float:
        return LEFT + (math.log10(value) - first) / max(last - first, 0.1) * (RIGHT - LEFT - 20)

    def y(value: float) -> float:
        share = (math.log10(value) - low) / max(high - low, 1)
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{title}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbfaf7"/>',
    ]
    for power in range(low, high + 1):
        parts.append(f'<path d="M{LEFT} {y(10.0**power):.1f}H{RIGHT}" stroke="#d8d2c7"/>')
        parts.append(_text(LEFT - 8, y(10.0**power) + 4, f"{10.0**power:g} s", "end"))
    if budget:
        parts.append(
            f'<path d="M{LEFT} {y(budget[0]):.1f}H{RIGHT}" stroke="#8a867d" stroke-dasharray="5 4"/>'
        )
        parts.append(_text(LEFT + 4, y(budget[0]) - 5, budget[1], colour="#5f5b53"))
    parts.append(_text((LEFT + RIGHT) / 2, HEIGHT - 8, across, "middle"))
    parts += [_text(x(tick), HEIGHT - 26, f"{tick:,.0f}", "middle") for tick in ticks]
    named: float = HEIGHT
    for line in sorted(lines, key=lambda line: line.points[-1][1]):
        points = [(x(a), y(b)) for a, b in line.points]
        path = "L".join(f"{a:.1f} {b:.1f}" for a, b in points)
        dash = f' stroke-dasharray="{line.dash}"' if line.dash else ""
        parts.append(f'<path d="M{path}" fill="none" stroke="{line.colour}" stroke-width="2"{dash}/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5" fill="{line.colour}"/>' for a, b in points]
        named = min(points[-1][1] + 4, named - APART)
        parts.append(_text(points[-1][0] + 10, named, line.name, colour=line.colour))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _text(x: float, y: float, words: str, anchor: str = "start", colour: str = "#262421") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'
