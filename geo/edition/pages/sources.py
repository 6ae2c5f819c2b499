"""The page of each document: what it is, and every figure and route read in it; and their list."""

from __future__ import annotations

import re

from geo.edition.pages.figures import figures_table, routes_table
from geo.edition.pages.site import Site, link, page_of, render
from geo.language import _, english_only, ngettext
from geo.markup import Markup
from geo.model import Route, Source, Statement
from geo.style.numbers import format_number
from geo.views.record import by_measure, uses
from geo.wording.claim import published, spoken, terms_words
from geo.wording.kinds import reading_words
from geo.wording.view import measure_label


def write_sources(site: Site) -> None:
    """Write the list of documents and a page for each, in the language in use."""
    used = uses(site.atlas)
    routes: dict[str, list[Route]] = {}
    for route in site.atlas.routes:
        for id in dict.fromkeys((route.source, route.read_in)):
            routes.setdefault(id, []).append(route)
    for source in site.atlas.sources.values():
        body = _document(source, used[source.id], routes.get(source.id, []), site)
        site.page(page_of("source", source.id), source.label(), body)
    site.page("sources.html", _("Sources"), _list(used, site))


def _list(used: dict[str, list[Statement]], site: Site) -> Markup:
    sources = sorted(site.atlas.sources.values(), key=lambda s: (-s.published_from.toordinal(), s.id))
    rows = [
        render(
            "layout.row",
            head=Markup('<span lang="{}">{}</span>').format(
                source.language, link(page_of("source", source.id), source.title)
            ),
            cells=[
                spoken(source.publisher, site.atlas.institutions),
                published(source),
                format_number(len(used[source.id])),
            ],
        )
        for source in sources
    ]
    text = ngettext("{n} document, the newest first", "{n} documents, the newest first", len(rows))
    heads = (_("Title"), _("Publisher"), _("Published"), _("Figures"))
    table = render("layout.table", caption=text.format(n=format_number(len(rows))), heads=heads, rows=rows)
    return Markup("<h1>{}</h1>{}").format(_("Sources"), table)


def _document(source: Source, used: list[Statement], routes: list[Route], site: Site) -> Markup:
    words = reading_words()
    facts = [
        (_("Title"), Markup('<cite lang="{}">{}</cite>').format(source.language, source.title)),
        (_("Publisher"), spoken(source.publisher, site.atlas.institutions)),
        (_("Authors"), ", ".join(source.authors)),
        (_("Published"), published(source)),
        (_("Licence"), terms_words(source)),
        (_("Address"), _address(source.link)),
        (_("How we read it"), "; ".join(words[name] for name in words if name in {s.reading for s in used})),
    ]
    tables = [
        figures_table(measure_label(site.atlas, measure.id), found, site.atlas, place=True, anchors=True)
        for measure, found in by_measure(used, site.atlas).items()
    ]
    if routes:
        tables.append(routes_table(_("Stages of routes, as reported"), routes, site.atlas, anchors=True))
    return render(
        "sources.document",
        name=source.label(),
        facts=render("layout.facts", lines=facts),
        abstract=english_only(source.abstract),
        tables=tables,
    )


def _address(text: str) -> str:
    """Return an address as a link, if the reader wants to leave; anything else as it is."""
    if not re.fullmatch(r"https?://[^\s\"'<>]+", text):
        return text
    return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(text)
