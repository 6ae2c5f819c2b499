"""What stands beside the map of an offline document: the sources, what to mind, under which terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from geo.exports.content import citation
from geo.exports.values import definition
from geo.language import LANGUAGES, _, current
from geo.maps.strings import in_language
from geo.maps.words import published, spoken
from geo.model import FileMetadata, Measure, Source


@dataclass(frozen=True, slots=True)
class Told:
    """What the panel tells in one language.

    Attributes
    ----------
    said : FileMetadata
        The file's record, in that language.
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
    measure: Measure
    caveats: Mapping[int, Sequence[str]]
    behind_values: Sequence[Source]
    behind_ways: Sequence[Source]
    names: Mapping[str, str]
    code: str


def panel(told: Mapping[str, Told], opens_in: str) -> str:
    """Return the switch of language, the sources and the credits as HTML, every text escaped.

    Parameters
    ----------
    told : mapping of language to Told
    opens_in : str
        Language that the document opens in; the switch names the other.
    """
    titles, papers, credits = [], [], []
    for language, each in told.items():
        with in_language(language):
            titles.append(_inside("span", language, escape(_("Sources"))))
            papers.append(_inside("article", language, _paper(each)))
            credits.append(_inside("span", language, escape(_credits(each))))
    switch = "".join(
        _inside("span", language, escape(LANGUAGES["en" if language == "es" else "es"]), spoken_in=False)
        for language in told
    )
    return (
        f'<div id="beside"><button id="language" type="button">{switch}</button>'
        f'<details id="sources"><summary>{"".join(titles)}</summary>'
        f'<div id="paper" tabindex="0">{"".join(papers)}</div></details></div>'
        f'<p id="credits">{"".join(credits)}</p>'
    )


def _inside(element: str, language: str, content: str, *, spoken_in: bool = True) -> str:
    """Return ``content`` in an element that is shown where the map speaks ``language``."""
    lang = language if spoken_in else ("en" if language == "es" else "es")
    return f'<{element} class="in-{language}" lang="{lang}">{content}</{element}>'


def _paper(told: Told) -> str:
    said = told.said
    parts = [
        f"<h2>{escape(said.title)}</h2>",
        f"<p>{escape(definition(told.measure))}</p>",
        _heading(_("What to mind")),
        _list(said.caveats),
        "".join(_list((f"{year}: {text}" for text in texts)) for year, texts in told.caveats.items()),
        _heading(_("Sources of the values")),
        _sources(told.behind_values, told, start=1),
    ]
    if told.behind_ways:
        parts += [
            _heading(_("Sources of the ways and shares drawn")),
            _sources(told.behind_ways, told, start=1 + len(told.behind_values)),
        ]
    parts += [
        _heading(_("Licence and citation")),
        f"<p>{escape(said.licence)}</p><p>{escape(citation(said))}</p>",
    ]
    return "".join(parts)


def _heading(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _list(texts: Iterable[str]) -> str:
    return "<ul>{}</ul>".format("".join(f'<li class="caveat">{escape(text)}</li>' for text in texts))


def _sources(sources: Sequence[Source], told: Told, start: int) -> str:
    items = "".join(_source(source, told) for source in sources)
    return f'<ol start="{start}">{items}</ol>'


def _source(source: Source, told: Told) -> str:
    """Return one source: its name, title, publisher, day, terms; its own address where it is one."""
    title = f"<cite lang='{escape(source.language)}'>{escape(source.title)}</cite>"
    if re.fullmatch(r"https?://[^\s\"'<>]+", source.link):
        title = f'<a href="{escape(source.link)}" rel="noreferrer" target="_blank">{title}</a>'
    facts = [
        spoken(source.publisher, current(), told.names),
        published(source, current()),
        _("terms: {licence}").format(licence=source.licence),
    ]
    return (
        f'<li class="source" data-source="{escape(source.id)}">{escape(source.label(current()))}. {title}'
        f"<small>{escape(' · '.join(facts))}</small></li>"
    )


def _credits(told: Told) -> str:
    return _(
        "Peru Coca Atlas, CC BY 4.0 · data version {version} · view {code} · outlines generalised; boundaries "
        "and names imply no endorsement"
    ).format(version=told.said.data_version, code=told.code)
