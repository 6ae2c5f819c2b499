"""What stands beside the map of an offline document: the sources, what to mind, under which terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from geo.exports.values import definition
from geo.language import LANGUAGES, _, current, in_language
from geo.maps.words import published, spoken, terms_words
from geo.model import FileMetadata, Measure, Source


@dataclass(frozen=True, slots=True)
class Told:
    """What the panel tells in one language.

    Attributes
    ----------
    said : FileMetadata
        The file's record, in that language.
    citation : str
    measure : Measure
    caveats : mapping of int to texts
        What must be minded of each year.
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
    caveats: Mapping[int, Sequence[str]]
    behind_values: Sequence[Source]
    behind_ways: Sequence[Source]
    names: Mapping[str, str]
    code: str


def panel(told: Mapping[str, Told]) -> str:
    """Return the switch of language, the sources and the credits as HTML, every text escaped.

    Parameters
    ----------
    told : mapping of language to Told
        For each of `LANGUAGES`, with the same sources.
    """
    names = list(LANGUAGES.values())
    # The switch is written in the language that it leads to.
    switch = _spans(names[::-1], names_of=list(LANGUAGES)[::-1])
    one = next(iter(told.values()))
    first = 1 + len(one.behind_values)
    paper = [
        _each(told, _opening),
        _each(told, lambda t: _heading(_("Sources of the figures"))),
        _sources(one.behind_values, told, start=1),
    ]
    if one.behind_ways:
        paper.append(_each(told, lambda t: _heading(_("Sources of the routes and shares shown"))))
        paper.append(_sources(one.behind_ways, told, start=first))
    paper.append(_each(told, _closing))
    summary = _worded(told, lambda t: _("Sources"))
    return (
        f'<div id="beside"><button id="language" type="button">{switch}</button><details id="sources">'
        f"<summary>{summary}</summary>"
        f'<div id="paper" tabindex="0">{"".join(paper)}</div></details></div>'
        f'<p id="credits">{_worded(told, _credits)}</p>'
    )


def _each(told: Mapping[str, Told], write: Callable[[Told], str]) -> str:
    """Return the HTML that ``write`` makes in each language, of which one is shown at a time."""
    parts = []
    for language, each in told.items():
        with in_language(language):
            parts.append(f'<div class="in-{language}" lang="{language}">{write(each)}</div>')
    return "".join(parts)


def _worded(told: Mapping[str, Told], word: Callable[[Told], str]) -> str:
    """Return the text that ``word`` makes in each language; once where it is the same in all."""
    texts = []
    for language, each in told.items():
        with in_language(language):
            texts.append(word(each))
    return _spans(texts, names_of=list(told))


def _spans(texts: Sequence[str], *, names_of: Sequence[str]) -> str:
    if len(set(texts)) == 1:
        return escape(texts[0])
    return "".join(
        f'<span class="in-{shown}" lang="{name}">{escape(text)}</span>'
        for shown, name, text in zip(LANGUAGES, names_of, texts, strict=True)
    )


def _heading(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _opening(told: Told) -> str:
    caveats = [*told.said.caveats]
    caveats += [f"{year}: {text}" for year, texts in told.caveats.items() for text in texts]
    heading = _heading(_("Cautions"))
    items = "".join(f'<li class="caveat">{escape(text)}</li>' for text in caveats)
    return (
        f"<h2>{escape(told.said.title)}</h2><p>{escape(definition(told.measure))}</p>"
        f"{heading}<ul>{items}</ul>"
    )


def _closing(told: Told) -> str:
    heading = _heading(_("Licence and citation"))
    return f"{heading}<p>{escape(told.said.licence)}</p><p>{escape(told.citation)}</p>"


def _sources(sources: Sequence[Source], told: Mapping[str, Told], start: int) -> str:
    return f'<ol start="{start}">{"".join(_source(source, told) for source in sources)}</ol>'


def _source(source: Source, told: Mapping[str, Told]) -> str:
    """Return one source: its name, title, publisher, day, terms; its own address where it is one."""
    title = f'<cite lang="{escape(source.language)}">{escape(source.title)}</cite>'
    if re.fullmatch(r"https?://[^\s\"'<>]+", source.link):
        title = f'<a href="{escape(source.link)}" rel="noreferrer" target="_blank">{title}</a>'
    name = _worded(told, lambda t: source.label(current()))
    publisher = _worded(told, lambda t: spoken(source.publisher, current(), t.names))
    day = _worded(told, lambda t: published(source, current()))
    terms = _worded(told, lambda t: terms_words(source))
    return (
        f'<li class="source" data-source="{escape(source.id)}">{name}. {title}'
        f"<small>{publisher} · {day} · {terms}</small></li>"
    )


def _credits(told: Told) -> str:
    return _(
        "Peru Coca Atlas, CC BY 4.0 · data version {version} · view {code} · outlines generalised; "
        "boundaries and names imply no endorsement"
    ).format(version=told.said.data_version, code=told.code)
