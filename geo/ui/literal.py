"""Text from outside shown as it is: in Markdown it could be a link, or a picture that is fetched."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#!|~$:&^])")


def literal(text: str) -> str:
    """Return ``text`` so that Streamlit's Markdown shows it and does nothing else with it."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
