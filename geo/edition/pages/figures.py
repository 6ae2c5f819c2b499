"""Figures as the rows of a table: period, figure, who says so, in which document, how it was read."""

from __future__ import annotations

from collections.abc import Iterable

from geo.atlas import Atlas
from geo.edition.pages.site import link, page_of, render, tag
from geo.language import _
from geo.markup import Markup, joined
from geo.model import Route, Statement
from geo.wording.claim import claim_text, claimant, definition, published, reading_of, spoken
from geo.wording.kinds import HOW_MUCH, flag_words, kind_words, mode_words, product_words
from geo.wording.period import period_of, period_words


def figures_table(
    caption: str, statements: Iterable[Statement], atlas: Atlas, *, place: bool = False, anchors: bool = False
) -> Markup:
    """Return figures as a table.

    Parameters
    ----------
    place : bool
        With the place of each first.
    anchors : bool
        Each row bears the id of its figure: one page of an edition gives it so, that of its document.
    """
    heads = [_("Place")] if place else []
    heads += [_("Period"), _("Figure"), _("According to"), _("Document"), _("Read and cautions")]
    rows = [_row(s, atlas, place=place, anchors=anchors) for s in statements]
    return render("layout.table", caption=caption, heads=heads, rows=rows, css="figures")


def _row(s: Statement, atlas: Atlas, *, place: bool, anchors: bool) -> Markup:
    cells = [
        period_of(s),
        Markup("<b>{}</b>{}").format(claim_text(s), _destination(s, atlas)),
        claimant(s, atlas),
        document_link(s, atlas),
        _cautions(s),
    ]
    if place:
        cells.insert(0, place_link(s.place, atlas))
    return render("layout.row", head=cells[0], cells=cells[1:], id=s.id if anchors else "")


def _destination(s: Statement, atlas: Atlas) -> Markup:
    return Markup(" → {}").format(place_link(s.to_place, atlas)) if s.to_place else Markup()


def _cautions(s: Statement) -> Markup:
    marks = [] if s.kind in HOW_MUCH else [kind_words()[s.kind]]
    marks += [_("disputes")] if s.stance == "disputes" else []
    marks += flag_words(s.flags)
    counted = definition(s)
    said = Markup("{}{}").format(reading_of(s), joined(tag(words) for words in marks))
    return said + (Markup("<small>{}</small>").format(counted) if counted else Markup())


def document_link(record: Statement | Route, atlas: Atlas) -> Markup:
    """Return the document of a record, linked to its page at the record, with its day."""
    id = record.cited if isinstance(record, Statement) else record.read_in or record.source
    source = atlas.sources[id]
    return Markup("{}, {}").format(
        link(page_of("source", source.id, record.id), source.label()), published(source)
    )


def place_link(id: str, atlas: Atlas) -> Markup:
    """Return the name of a place, linked to its page; a dash where no place is named."""
    if not id:
        return Markup("–")
    return link(page_of("place", id), atlas.places.get(id).label())


def routes_table(caption: str, routes: Iterable[Route], atlas: Atlas, *, anchors: bool = False) -> Markup:
    """Return stages of routes, for which no source gives a quantity, as a table."""
    heads = [_("Stage"), _("Means of transport"), _("Product"), _("Period"), _("According to"), _("Document")]
    rows = [
        render(
            "layout.row",
            head=Markup("{} → {}").format(place_link(r.from_place, atlas), place_link(r.to_place, atlas)),
            cells=[
                mode_words()[r.mode],
                product_words().get(r.substance, r.substance),
                period_words(r.period_start, r.period_end),
                spoken(r.attributed_to or r.institution, atlas.institutions),
                document_link(r, atlas),
            ],
            id=r.id if anchors else "",
        )
        for r in routes
    ]
    return render("layout.table", caption=caption, heads=heads, rows=rows, css="figures")
