"""What a sheet shows in words, for those who cannot see it: the alternative text of PDF, SVG and PNG."""

from __future__ import annotations

from geo.plots.drawn import Drawn

LONGEST = 6000


def alternative(drawn: Drawn) -> str:
    """Return title, what is read with it, every place with its figures, and the source line."""
    words = drawn.words
    parts = [words.title, words.subtitle, words.standfirst, words.note]
    for content in drawn.contents:
        listed = drawn.page.listed.get(content.year, {})
        names = {place.id: place.name for place in content.listed}
        told = "; ".join(f"{names.get(id, id)} {value}" for id, value in listed.items())
        if told:
            parts.append(f"{content.year}: {told}" if content.year is not None else told)
    parts += drawn.rows
    parts.append(words.source_line)
    text = " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
