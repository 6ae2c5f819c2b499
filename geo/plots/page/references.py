"""Numbered references: the sources behind what a sheet shows, each with its day and its terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.estimates import Timelines
from geo.language import _, english_only
from geo.model import Estimate, Statement, View
from geo.plots.map.shown import Content
from geo.plots.map.typeface import clean
from geo.views.spans import estimate_at
from geo.wording.claim import published, spoken
from geo.wording.kinds import shared_terms
from geo.wording.period import years_words

SHARED = 3
"""From this many references on, terms of use that they share are said once."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One numbered source: ``words`` say which and of when, ``terms`` under which terms of use.

    ``further`` are others under the same number.
    """

    number: int
    source: str
    words: str
    terms: str
    further: tuple[str, ...] = ()


def references(
    contents: Sequence[Content], view: View, atlas: Atlas, known: Timelines
) -> tuple[tuple[Reference, ...], dict[tuple[int | None, str], str]]:
    """Give a number to each source behind what is shown: of values first, then of corridors and marks.

    On a sheet of several years the documents of one publisher share a number, each with its years.
    """
    used: dict[str, list[str]] = {}
    behind: dict[tuple[int | None, str], list[str]] = {}

    def cite(sources: Sequence[str], what: str) -> None:
        for source in sources:
            held = used.setdefault(source, [])
            if what not in held:
                held.append(what)

    for content in contents:
        for id, estimate in _estimates(content, view, atlas, known):
            behind[content.year, id] = _sources_shown(estimate)
            cite(behind[content.year, id], str(content.year or ""))
    routes = {route.id: route.source for route in atlas.routes}
    for content in contents[:1]:
        ways = [routes[name] for stage in content.stages for name in stage.routes if name in routes]
        cite(ways, _("corridors"))
        cite([atlas.statements[share.statement].source for share in content.shares], _("shares"))
        cite([source for mark in content.noted for source in mark.sources], _("marks"))
    if len(contents) > 1:
        listed, numbers = _by_publisher({id: _used_for(what) for id, what in used.items()}, atlas)
    else:
        alone = {id: _used_for([text for text in what if not text.isdigit()]) for id, what in used.items()}
        numbers = {id: number for number, id in enumerate(alone, start=1)}
        listed = tuple(
            Reference(number, id, _source_words(id, alone[id], atlas), _terms(atlas.sources[id].licence))
            for id, number in numbers.items()
        )
    told = {key: ",".join(map(str, sorted({numbers[id] for id in ids}))) for key, ids in behind.items()}
    return listed, {key: f"[{text}]" for key, text in told.items()}


def _estimates(
    content: Content, view: View, atlas: Atlas, known: Timelines
) -> Iterator[tuple[str, Estimate]]:
    """Yield each place with its figure: all that are shown, and the view's own place."""
    for place in (*content.places, *content.twins):
        if place.estimate is not None:
            yield place.id, place.estimate
    if content.year:
        chosen = estimate_at(view, known, view.place, content.year, atlas)
        if chosen is not None:
            yield view.place, chosen


def said(listed: Sequence[Reference]) -> tuple[list[str], list[str]]:
    """Return the references as they are set, and the terms of use that many of them share, said once."""
    shared: dict[str, list[int]] = {}
    for each in listed:
        shared.setdefault(each.terms, []).append(each.number)
    once = {terms: held for terms, held in shared.items() if terms and len(held) >= SHARED}
    lines = [
        f"[{r.number}] " + "; ".join([r.words, *([r.terms] if r.terms and r.terms not in once else [])]) + "."
        for r in listed
    ]
    return lines, [f"[{', '.join(map(str, held))}]: {terms}." for terms, held in once.items()]


def figure_references(
    figures: Sequence[Statement], atlas: Atlas
) -> tuple[tuple[Reference, ...], dict[str, str]]:
    """Return the documents behind ``figures``, a number for each publisher, and the number of each figure."""
    listed, numbers = _by_publisher(dict.fromkeys((figure.cited for figure in figures), ""), atlas)
    return listed, {figure.id: str(numbers[figure.cited]) for figure in figures}


def _by_publisher(used: Mapping[str, str], atlas: Atlas) -> tuple[tuple[Reference, ...], dict[str, int]]:
    """Return the documents of ``used``, and for what each is, by publisher; and the number of each document.

    A line over thirty years rests on as many documents: their publisher and terms are said once.
    """
    kept: dict[tuple[str, str], list[str]] = {}
    for source in used:
        document = atlas.sources[source]
        kept.setdefault((document.publisher, document.licence), []).append(source)
    for documents in kept.values():
        documents.sort(key=lambda id: (atlas.sources[id].published_to, id))
    listed: list[Reference] = []
    numbers: dict[str, int] = {}
    for number, ((publisher, licence), documents) in enumerate(kept.items(), start=1):
        who = clean(spoken(publisher, atlas.institutions)).text
        named = _named({id: used[id] for id in documents}, atlas)
        words = named if named.startswith(who) else f"{who}: {named}"
        listed.append(Reference(number, documents[0], words, _terms(licence), tuple(documents[1:])))
        numbers |= dict.fromkeys(documents, number)
    return tuple(listed), numbers


def _named(used: Mapping[str, str], atlas: Atlas) -> str:
    """Return the documents of one publisher, each with its day and what it is used for.

    Words that all titles begin with stand once: "monitoring of 2004, published 14 Jun 2005; 2005, 20 Jun
    2006 (2004–2005)".
    """
    titles = [clean(atlas.sources[id].label()).text.split(" ") for id in used]
    shared = 0
    while len(titles) > 1 and all(len(t) > shared + 1 and t[shared] == titles[0][shared] for t in titles):
        shared += 1
    parts: list[str] = []
    for (id, use), words in zip(used.items(), titles, strict=True):
        title = " ".join(words[shared:] if parts else words)
        day = published(atlas.sources[id]) if parts else _published(id, atlas)
        parts.append(f"{title}, {day}" + (f" ({use})" if use and not title.endswith(use) else ""))
    return "; ".join(parts)


def _published(id: str, atlas: Atlas) -> str:
    return _("published {date}").format(date=published(atlas.sources[id]))


def _sources_shown(estimate: Estimate) -> list[str]:
    """Return the sources of the claim put forward, and of all claims where they contradict or none is."""
    claims = (*estimate.shown, *estimate.claims) if estimate.contested else estimate.shown
    return list(dict.fromkeys(claim.cited for claim in claims))


def _source_words(id: str, used: str, atlas: Atlas) -> str:
    source = atlas.sources[id]
    publisher = spoken(source.publisher, atlas.institutions)
    text = f"{clean(source.label()).text}. {clean(publisher).text}; {_published(id, atlas)}"
    return f"{text} ({used})" if used else text


def _used_for(used: Sequence[str]) -> str:
    """Return the years for which a source stands, then what else of the map it stands for."""
    years = years_words(int(text) for text in used if text.isdigit())
    return ", ".join([*([years] if years else []), *(text for text in used if not text.isdigit())])


def _terms(licence: str) -> str:
    """Return the terms of a source, of those that are none of the shared ones the beginning."""
    if shared := shared_terms().get(licence):
        return shared
    first = clean(licence).text.split(". ")[0].rstrip(".")
    short = first if len(first) <= 110 else first[:109].rsplit(",", 1)[0].rsplit(" ", 1)[0] + " …"
    return english_only(short)
