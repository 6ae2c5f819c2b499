"""What an offline document says besides what its map draws: the sources, and under which terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from geo.exports.values import definition
from geo.language import LANGUAGES, _, in_language
from geo.markup import Markup, Templates, joined
from geo.model import FileMetadata, Measure, Source
from geo.wording.claim import published, spoken, terms_words

render = Templates(Path(__file__).parents[1] / "templates")

T = TypeVar("T")
"""What is shown in one language."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the panel shows in one language.

    Attributes
    ----------
    said : FileMetadata
        The file's record, in that language.
    citation : str
    measure : Measure
    behind_values, behind_ways : sequence of Source
        Cited for the values and for the ways drawn; a source stands in one of them.
    names : mapping
        Spanish names of persons and institutions.
    code : str
        Stands for view and data version (`geo.links.view_code`).
    """

    said: FileMetadata
    citation: str
    measure: Measure
    behind_values: Sequence[Source]
    behind_ways: Sequence[Source]
    names: Mapping[str, str]
    code: str


def panel(told: Mapping[str, Told]) -> Markup:
    """Return the switch of language, the sources and the credits as HTML.

    Parameters
    ----------
    told : mapping of language to Told
        For each of `LANGUAGES`, with the same sources.
    """
    one = next(iter(told.values()))
    papers = [
        in_each(told, _opening),
        in_each(told, lambda t: heading(_("Sources of the figures"))),
        _sources(one.behind_values, told, start=1),
    ]
    if one.behind_ways:
        papers.append(in_each(told, lambda t: heading(_("Sources of the routes and shares shown"))))
        papers.append(_sources(one.behind_ways, told, start=1 + len(one.behind_values)))
    papers.append(in_each(told, _closing))
    return panel_of(told, joined(papers), _credits)


def heading(text: str) -> Markup:
    """Return a heading inside the panel."""
    return render("offline.heading", text=text)


def panel_of(told: Mapping[str, T], papers: Markup, credits: Callable[[T], str]) -> Markup:
    """Return the switch of language, ``papers`` that opens, and what ``credits`` says, as HTML."""
    names = list(LANGUAGES.values())
    return render(
        "offline.panel",
        # The switch is written in the language that it leads to.
        switch=_spans(names[::-1], names_of=list(LANGUAGES)[::-1]),
        summary=worded(told, lambda t: _("Sources")),
        papers=papers,
        credits=worded(told, credits),
    )


def in_each(told: Mapping[str, T], write: Callable[[T], Markup]) -> Markup:
    """Return the HTML that ``write`` makes in each language, of which one is shown at a time."""
    parts = []
    for language, each in told.items():
        with in_language(language):
            parts.append(render("offline.paper", language=language, text=write(each)))
    return joined(parts)


def worded(told: Mapping[str, T], word: Callable[[T], str]) -> Markup:
    """Return the text that ``word`` makes in each language; once where it is the same in all."""
    texts = []
    for language, each in told.items():
        with in_language(language):
            texts.append(word(each))
    return _spans(texts, names_of=list(told))


def _spans(texts: Sequence[str], *, names_of: Sequence[str]) -> Markup:
    if len(set(texts)) == 1:
        return Markup.escape(texts[0])
    return joined(
        render("offline.words", shown=shown, language=name, text=text)
        for shown, name, text in zip(LANGUAGES, names_of, texts, strict=True)
    )


def _opening(told: Told) -> Markup:
    said, meaning = told.said, definition(told.measure)
    return render("offline.opening", title=said.title, definition=meaning, caveats=said.caveats)


def _closing(told: Told) -> Markup:
    return render("offline.closing", licence=told.said.licence, citation=told.citation)


def _sources(sources: Sequence[Source], told: Mapping[str, Told], start: int) -> Markup:
    return render("offline.sources", rows=joined(_source(source, told) for source in sources), start=start)


def _source(source: Source, told: Mapping[str, Told]) -> Markup:
    """Return one source: its name, title, publisher, day, terms; its own address where it is one."""
    publisher = worded(told, lambda t: spoken(source.publisher, t.names))
    day = worded(told, lambda t: published(source))
    terms = worded(told, lambda t: terms_words(source))
    return render(
        "offline.source",
        id=source.id,
        name=worded(told, lambda t: source.label()),
        title=source.title,
        language=source.language,
        link=address(source.link),
        small=joined((publisher, day, terms), " · "),
    )


def address(link: str) -> str:
    """Return ``link`` if it is an address; empty where it is something else."""
    return link if re.fullmatch(r"https?://[^\s\"'<>]+", link) else ""


def _credits(told: Told) -> str:
    return _(
        "Peru Coca Atlas, CC BY 4.0 · data version {version} · view {code} · outlines generalised; "
        "boundaries and names imply no endorsement"
    ).format(version=told.said.data_version, code=told.code)
