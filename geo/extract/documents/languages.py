"""Which language a text is in, by its function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from geo.extract.lexicon import LANGUAGES, rules

ENOUGH = 200_000
"""Characters that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return ``en`` or ``es``: whose function words are more; English where there are none.

    Looks at the first `ENOUGH` characters, so a document in both languages is of the one it begins in.
    """
    counted = Counter(found.group().casefold() for found in _WORD.finditer(text, 0, ENOUGH))
    scores = {language: sum(counted[word] for word in words) for language, words in _function_words().items()}
    return max(LANGUAGES, key=lambda language: scores[language])


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Return by language the words that hold its sentences together, without those of the others."""
    return {language: frozenset(rules("function_words", language)["words"]) for language in LANGUAGES}
