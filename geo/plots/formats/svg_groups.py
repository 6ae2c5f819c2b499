"""The groups of an SVG: what belongs together lies in one, by name, in the order in which it is drawn."""

from __future__ import annotations

import re
from collections import Counter

OPENED = re.compile(r'^( *)<g id="([a-z]+)\.\d+">$')


def grouped(text: str) -> str:
    """Return an SVG of matplotlib with the artists of a group (``zones.12``, ``zones.13``) in one ``<g>``.

    Where a group goes on after something else was drawn, the further part is called ``zones-2``.
    """
    kept: list[str] = []
    counted: Counter[str] = Counter()
    open_group, indent = "", ""
    inside = False
    for line in text.split("\n"):
        found = OPENED.match(line)
        if not inside and open_group and (not found or found[2] != open_group):
            kept.append(f"{indent}</g>")
            open_group = ""
        if not inside and found:
            inside, indent = True, found[1]
            if not open_group:
                open_group = found[2]
                counted[open_group] += 1
                number = counted[open_group]
                kept.append(f'{indent}<g id="{open_group}{f"-{number}" if number > 1 else ""}">')
        elif inside and line == f"{indent}</g>":
            inside = False
        kept.append(line)
    return "\n".join(kept)
