"""Numbered references: the sources behind what a sheet shows, each with its day and its terms."""

from __future__ import annotations

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Reference:
    """One numbered source: ``words`` say which and of when; ``further`` are others under the same number."""

    number: int
    source: str
    words: str
    further: tuple[str, ...] = ()


def references(
    contents: Sequence[Content], view: View, atlas: Atlas, known: Timelines
) -> tuple[tuple[Reference, ...], dict[tuple[int | None, str], str]]:
    """Give a number to each source behind what is shown: of values first, then of corridors and marks."""
    cited: dict[str, list[str]] = {}
    numbers: dict[tuple[int | None, str], str] = {}

    def cite(sources: Sequence[str], what: str) -> str:
        for source in sources:
            held = cited.setdefault(source, [])
            if what not in held:
                held.append(what)
        order = list(cited)
        return ",".join(str(n) for n in sorted({order.index(source) + 1 for source in sources}))

    for content in contents:
        what = str(content.year or "")
        chosen = (
            estimate_at(view, known, view.place, content.year, atlas)
            if content.year and len(contents) == 1
            else None
        )
        for id, estimate in [
            *((p.id, p.estimate) for p in (*content.places, *content.twins)),
            (view.place, chosen),
        ]:
            if estimate is not None:
                numbers[content.year, id] = f"[{cite(_sources_shown(estimate), what)}]"
    routes = {route.id: route.source for route in atlas.routes}
    for content in contents[:1]:
        ways = [routes[name] for stage in content.stages for name in stage.routes if name in routes]
        cite(ways, _("corridors"))
        cite([atlas.statements[share.statement].source for share in content.shares], _("shares"))
        cite([source for mark in content.noted for source in mark.sources], _("marks"))
    several = len(contents) > 1
    listed = []
    for number, (source, used) in enumerate(cited.items(), start=1):
        shown = [what for what in used if several or not what.isdigit()]
        listed.append(Reference(number, source, _source_words(source, shown, view, atlas)))
    return tuple(listed), numbers


def figure_references(
    figures: Sequence[Statement], view: View, atlas: Atlas
) -> tuple[tuple[Reference, ...], dict[str, str]]:
    """Return the documents behind ``figures``, a number for each publisher, and the number of each figure.

    A line over thirty years rests on as many documents: their publisher and terms are said once.
    """
    kept: dict[tuple[str, str], list[str]] = {}
    for source in dict.fromkeys(figure.cited for figure in figures):
        document = atlas.sources[source]
        kept.setdefault((document.publisher, document.licence), []).append(source)
    listed: list[Reference] = []
    numbers: dict[str, int] = {}
    for number, ((publisher, licence), documents) in enumerate(kept.items(), start=1):
        named = (_document_words(source, atlas) for source in documents)
        who = clean(spoken(publisher, atlas.institutions)).text
        words = "; ".join(filter(None, (f"{who}: {'; '.join(named)}", _licence_words(licence))))
        listed.append(Reference(number, documents[0], f"{words}.", tuple(documents[1:])))
        numbers |= dict.fromkeys(documents, number)
    return tuple(listed), {figure.id: str(numbers[figure.cited]) for figure in figures}


def _document_words(id: str, atlas: Atlas) -> str:
    source = atlas.sources[id]
    day = _("published {date}").format(date=published(source))
    return f"{clean(source.label()).text}, {day}"


def _sources_shown(estimate: Estimate) -> list[str]:
    """Return the sources of the claim put forward, and of all claims where they contradict or none is."""
    claims = (*estimate.shown, *estimate.claims) if estimate.contested else estimate.shown
    return list(dict.fromkeys(claim.cited for claim in claims))


def _source_words(id: str, used: list[str], view: View, atlas: Atlas) -> str:
    source = atlas.sources[id]
    publisher = spoken(source.publisher, atlas.institutions)
    label = clean(source.label()).text
    text = f"{label}. {clean(publisher).text}; " + _("published {date}").format(date=published(source))
    if licence := _licence_words(source.licence):
        text += f"; {licence}"
    return f"{text} ({_used_for(used)})." if used else f"{text}."


def _used_for(used: Sequence[str]) -> str:
    """Return the years for which a source stands, then what else of the map it stands for."""
    years = years_words(int(text) for text in used if text.isdigit())
    return ", ".join([*([years] if years else []), *(text for text in used if not text.isdigit())])


def _licence_words(licence: str) -> str:
    """Return the terms of a source, of those that are none of the shared ones the beginning."""
    if shared := shared_terms().get(licence):
        return shared
    first = clean(licence).text.split(". ")[0].rstrip(".")
    short = first if len(first) <= 110 else first[:109].rsplit(",", 1)[0].rsplit(" ", 1)[0] + " …"
    return english_only(short)
