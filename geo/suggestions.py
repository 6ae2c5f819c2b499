"""Names spelt much like one that is unknown."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from geo.language import _

SUGGESTED = 3
"""Names suggested at most."""
ALIKE = 0.6
"""How much a name must be like the one given, from 0 to 1 (`difflib`): a letter in four may be wrong."""
SHARED = 75
"""How many words two names must share to be like each other, from 0 to 100 (`token_set_ratio`)."""
LONGEST = 80
"""Characters of a name that are compared."""


def closest(name: str, known: Iterable[str], most: int = SUGGESTED) -> list[str]:
    """Return those of ``known`` that are spelt most like ``name``, the likest first; often none."""
    return difflib.get_close_matches(name[:LONGEST], list(known), n=most, cutoff=ALIKE)


def likest(words: str, known: Iterable[str], most: int = SUGGESTED) -> list[str]:
    """Return those of ``known`` that share most words with ``words``, in any order, the likest first.

    For names of persons and bodies, which come with more or fewer words: ``commission Devida``.
    """
    found = process.extract(
        words[:LONGEST], list(known), scorer=fuzz.token_set_ratio, score_cutoff=SHARED, limit=None
    )
    found.sort(key=lambda one: (-one[1], -fuzz.ratio(words, one[0]), one[0]))
    return [one[0] for one in found[:most]]


def did_you_mean(name: str, known: Iterable[str], ids: Mapping[str, str] | None = None) -> str:
    """Return " (did you mean …?)" with the `closest` of ``known``, else with those that share its words.

    Parameters
    ----------
    ids : mapping of str to str, optional
        What to give in place of a known name.
    """
    listed = list(known)
    by_words = {one.replace("_", " ").replace("-", " ").casefold(): one for one in listed}
    words = name.replace("_", " ").replace("-", " ").casefold()
    alike = closest(name, listed) or [by_words[one] for one in likest(words, by_words)]
    found = list(dict.fromkeys((ids or {}).get(near, near) for near in alike))
    return " " + _("(did you mean {names}?)").format(names=", ".join(found)) if found else ""
