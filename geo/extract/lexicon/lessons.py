"""What a team taught the extractor: words that lie over the rules while a text is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from typing import TypeVar

from geo.catalog.published import Overlay, published

T = TypeVar("T")
PLACE, INSTITUTION, SPELLING, MEASURE, NOT_MEASURE = (
    "place", "institution", "spelling", "measure", "not-measure",
)  # fmt: skip
KINDS = (PLACE, INSTITUTION, SPELLING, MEASURE, NOT_MEASURE)
"""Kinds of lesson: words are a name of a place, a name of an institution, another spelling of a speaker's
name, say that a figure is of a measure, or say that it is not of a measure."""
OF, ACT, NOUNS = "of", "act", "nouns"
PARTS = (OF, ACT, NOUNS)
"""What words say of a measure: what it is of, what is done, what is counted."""
REMEMBERED = 8
"""Sets of lessons whose phrases are kept at once."""


@dataclass(frozen=True, slots=True, order=True)
class Lesson:
    """One thing that was taught.

    Attributes
    ----------
    kind : str
        Of `KINDS`.
    words : str
        As they stand in a text; capitals and accents do not matter, ``*`` at the end of a word stands for
        any ending.
    meaning : str
        Id of the place or measure, name of the institution, or the spelling that is kept.
    language : str
        ``en`` or ``es``, of words of a measure.
    part : str
        Of `PARTS`, of words of a measure.
    dimension : str
        Of a measure that has no rule of its own (``area``, ``mass``, ``count`` …); else empty.
    """

    kind: str
    words: str
    meaning: str
    language: str = ""
    part: str = ""
    dimension: str = ""


@dataclass(frozen=True)
class Lessons:
    """All that holds while a text is read.

    Attributes
    ----------
    items : tuple of Lesson
    """

    items: tuple[Lesson, ...] = ()

    @cached_property
    def digits(self) -> str:
        """Return digits that differ where the lessons do; empty where there are none."""
        return self.digits_of(*KINDS)

    def digits_of(self, *kinds: str) -> str:
        """Return digits that differ where the lessons of some kinds do; empty where there are none."""
        known = self._known.get(kinds)
        if known is None:
            chosen = sorted(one for one in self.items if one.kind in kinds)
            known = hashlib.sha256(repr(chosen).encode()).hexdigest()[:12] if chosen else ""
            self._known[kinds] = known
        return known

    @cached_property
    def _known(self) -> dict[tuple[str, ...], str]:
        """Digits by the kinds they are of, asked for with every figure."""
        return {}


NOTHING_TAUGHT = Lessons()
_IN_USE: ContextVar[Lessons] = ContextVar("lessons", default=NOTHING_TAUGHT)


@contextmanager
def taught(lessons: Lessons) -> Iterator[None]:
    """Let lessons hold for all that is read inside."""
    token = _IN_USE.set(lessons)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def lessons_of(*kinds: str) -> list[Lesson]:
    """Return the lessons of some kinds that hold now."""
    return [lesson for lesson in _IN_USE.get().items if lesson.kind in kinds]


def cached_with_lessons(*kinds: str) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Cache what is made of rules and tables until other records are published or other lessons hold.

    Parameters
    ----------
    *kinds : str
        Of `KINDS`: lessons of no other kind change what is made.
    """

    def caching(read: Callable[..., T]) -> Callable[..., T]:
        @lru_cache(maxsize=REMEMBERED)
        def cached(_overlay: Overlay, _digits: str, *rest: object) -> T:
            return read(*rest)

        @wraps(read)
        def reader(*rest: object) -> T:
            return cached(published(), _IN_USE.get().digits_of(*kinds), *rest)

        return reader

    return caching
