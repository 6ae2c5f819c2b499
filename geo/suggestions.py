"""Names spelt much like one that is unknown."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from geo.language import _

SUGGESTED = 3
"""Names suggested at most."""
ALIKE = 0.6
"""How much a name must be like the one given, from 0 to 1 (`difflib`): a letter in four may be wrong."""
LONGEST = 80
"""Characters of a name that are compared."""


def closest(name: str, known: Iterable[str], most: int = SUGGESTED) -> list[str]:
    """Return those of ``known`` that are spelt most like ``name``, the likest first; often none."""
    return difflib.get_close_matches(name[:LONGEST], list(known), n=most, cutoff=ALIKE)


def did_you_mean(name: str, known: Iterable[str], ids: Mapping[str, str] | None = None) -> str:
    """Return " (did you mean …?)" with the `closest` of ``known``; empty where none is close.

    Parameters
    ----------
    ids : mapping of str to str, optional
        What to give in place of a known name.
    """
    found = list(dict.fromkeys((ids or {}).get(near, near) for near in closest(name, known)))
    return " " + _("(did you mean {names}?)").format(names=", ".join(found)) if found else ""
