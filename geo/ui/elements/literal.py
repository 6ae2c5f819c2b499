"""Text from outside shown as it is: in Markdown it could be a link, or a picture that is fetched."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*\[\]<>~$|&]|(?<![^\W_])_|_(?![^\W_]))")
"""An underscore inside a word begins nothing."""

_BLOCK = re.compile(r"^(?:([#+-])|(\d{1,9})([.)])(?=\s|$))")
"""What begins a heading, a list or a rule at the beginning of a paragraph."""

_NAMES = re.compile(r":(?=[\w+/-]*[:\\{]|//|:)")
"""What Streamlit reads as the name of a picture, colour or block, and every address with a scheme."""

_BARE = re.compile(r"(?i)(?<=www)(?=\.)|(?<=@)(?=[\w-]+\.)")
"""Where an address without a scheme, and a mail address, become links by themselves."""

_JOINER = "\u2060"
"""A character without width. A link made of bare text is found after escapes are read away, so that
no backslash prevents it: this does, and shows nothing."""


_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that change the direction of what follows them, our own words too."""


def literal(text: str) -> str:
    """Return ``text`` so that Streamlit's Markdown shows it and does nothing else with it.

    An empty line begins a new paragraph; all other white space becomes one blank. A character
    that would turn the direction of the line is shown as one that is not known.
    """
    text = _TURNING.sub("\ufffd", text)
    return "\n\n".join(_paragraph(part) for part in re.split(r"\n\s*\n", text) if part.strip())


def _paragraph(text: str) -> str:
    escaped = _MARKS.sub(r"\\\1", " ".join(text.split()))
    escaped = _BLOCK.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3]}", escaped)
    return _BARE.sub(_JOINER, _NAMES.sub(":" + _JOINER, escaped))
