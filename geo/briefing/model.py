"""A briefing: scenes in order, each a picture of a view with words whose figures are statements by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from geo.language import current, ngettext

WORDS = ("title", "text", "notes")
"""Parts of a scene that are written in languages."""
MAP, CHART, BOTH, NUMBER = "map", "chart", "map-and-chart", "number"
KINDS = (MAP, CHART, BOTH, NUMBER)
"""What stands beside the words of a scene; of ``number`` one figure in large type."""
CHARTED = (CHART, BOTH)
"""Kinds that need a chart."""


@dataclass(frozen=True)
class Scene:
    """One picture and what is said to it.

    Attributes
    ----------
    id : str
        Unique in its briefing: lower-case letters, digits and hyphens.
    view : str
        Query of a link (``measure=…&year=…``), read by `geo.links.from_query`. Its language does not
        count: a scene is shown in the language of the presentation.
    years : (int, int) or None
        First and last year to play; None stays at the view's year. Of a chart the years of its axis, or the
        two that are compared.
    title, text, notes : dict of str to str
        Words by language (``en``, ``es``); figures stand as references (`geo.briefing.references`).
        ``notes`` is for the speaker. A language may be missing; the other stands for it.
    statements : tuple of str
        Ids of the statements whose numbers the words show, in order of appearance, then those that
        the file names besides.
    places, corridors : tuple of str
        Ids of what is highlighted.
    reviewed : dict of str to str
        What each statement said when the scene was last reviewed (`geo.briefing.review`); empty
        where it never was.
    kind : str
        One of `KINDS`.
    chart : str
        One of `geo.views.charts.CHARTS` where the kind is one of `CHARTED`, else empty.
    number : str
        Where the kind is ``number``: a reference without its braces (``ID``, ``share:A,B``), else empty.
    """

    id: str
    view: str
    years: tuple[int, int] | None = None
    title: Mapping[str, str] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    statements: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    corridors: tuple[str, ...] = ()
    reviewed: Mapping[str, str] = field(default_factory=dict)
    kind: str = MAP
    chart: str = ""
    number: str = ""

    @property
    def mapped(self) -> bool:
        """Say whether it shows the map."""
        return self.kind in (MAP, BOTH)

    @property
    def texts(self) -> list[str]:
        """Return all its texts with references: its words in every language, its number in braces."""
        words = [text for part in WORDS for text in getattr(self, part).values()]
        return [*words, f"{{{self.number}}}"] if self.number else words

    def words(self, part: str) -> tuple[str, str]:
        """Return ``part`` (one of `WORDS`) and the language it is in.

        That is the one in use where it is written in it, else the other; the text is empty where
        there is none at all.
        """
        return spoken_in(getattr(self, part))


@dataclass(frozen=True)
class Briefing:
    """Scenes in order.

    Attributes
    ----------
    id : str
        Name of its file without the ending.
    title : dict of str to str
        By language.
    scenes : tuple of Scene
    shipped : bool
        It lies in the data package; a user changes a copy of it.
    revision : str
        Hash of the file it was read from; empty where it was never kept.
    author : str
        Who presents it, as a cover names them; empty where nobody is named.
    date : date or None
        Day it is for.
    """

    id: str
    title: Mapping[str, str]
    scenes: tuple[Scene, ...] = ()
    shipped: bool = False
    revision: str = ""
    author: str = ""
    date: date | None = None

    def titled(self) -> str:
        """Return the title in the language in use, else in the other, else the id."""
        return spoken_in(self.title)[0] or self.id


def scene_count(count: int) -> str:
    """Return "14 scenes" in the language in use."""
    return ngettext("{n} scene", "{n} scenes", count).format(n=count)


def spoken_in(words: Mapping[str, str]) -> tuple[str, str]:
    """Return a text and its language: that in use, else another that is there."""
    language = current()
    if words.get(language, "").strip():
        return words[language], language
    others = [name for name, text in words.items() if text.strip()]
    return (words[others[0]], others[0]) if others else ("", language)
