"""Names spelt much like one that is unknown."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from geo.language import _

NEAR = 3
"""Names given at most."""


def near(name: str, known: Iterable[str]) -> str:
    """Return " (did you mean …?)" with the known names most like ``name``; else nothing."""
    found = difflib.get_close_matches(name, list(known), n=NEAR, cutoff=0.6)
    return " " + _("(did you mean {names}?)").format(names=", ".join(found)) if found else ""
