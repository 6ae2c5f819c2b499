"""Where it goes: shares by destination, of a country's exports or of a destination's market."""

from __future__ import annotations

from geo.language import _
from geo.markup import Markup, joined
from geo.model import Place, Statement, View
from geo.style.numbers import format_number
from geo.ui.claims.evidence import source_row
from geo.ui.elements.english import in_use
from geo.ui.elements.html import link, render
from geo.ui.frame.addresses import statement_address
from geo.ui.frame.atlas import Atlas
from geo.ui.places.claims import period_and_basis
from geo.ui.places.facts import place_link
from geo.views.record import stated_of
from geo.wording.claim import claim_text, claimant
from geo.wording.view import measure_label


def shares(view: View, atlas: Atlas) -> Markup:
    """Return the shares by destination that name the view's place, as HTML; empty where none does.

    Each table is one measure and one origin: a share of exports and a share of a market have
    different wholes and never stand in one column.
    """
    found = [
        s for s in stated_of(view.place, atlas, view.as_of, view.without) if s.kind == "share" and s.to_place
    ]
    if not found:
        return Markup()
    place = atlas.places.get(view.place)
    tables = joined(
        _table(measure, [s for s in found if s.measure == measure], place, atlas)
        for measure in dict.fromkeys(s.measure for s in found)
    )
    return render("elements.titled", heading=_("Shares by destination"), body=tables)


def whole_words() -> dict[str, str]:
    """Return, for each measure of shares, of what whole it is a share."""
    return {
        "share_of_exports": _(
            "Shares of what leaves the country, not of any market. They do not show how much "
            "of a destination's supply comes from there."
        ),
        "share_of_market": _(
            "Share of what the destination consumes, not of what leaves the country; the two "
            "are not compared."
        ),
    }


def _table(measure: str, found: list[Statement], place: Place, atlas: Atlas) -> Markup:
    found = sorted(found, key=lambda s: (-(s.value or 0.0), s.id))
    table = render(
        "elements.table",
        heads=(_("From"), _("To"), _("Share"), _("Source and document")),
        rows=[_row(s, atlas) for s in found],
        css="shares",
        caption=f"{measure_label(atlas, measure)}. {whole_words().get(measure, '')}",
    )
    if len(found) < 2 or not all(s.place == place.id for s in found):
        return table
    number = format_number(sum(s.value or 0.0 for s in found))
    text = _("Together {number} %; the source does not give the rest.").format(number=number)
    return table + render("places.paragraph", text=text)


def _row(s: Statement, atlas: Atlas) -> Markup:
    start, end = (place_link(atlas.places.get(id)) for id in (s.place, s.to_place))
    source = source_row(s.read_in or s.source, "", atlas)
    return render(
        "places.share",
        start=start,
        end=end,
        number=link(statement_address(s.id), claim_text(s), css="number"),
        width=f"{max(0.0, min(s.value or 0.0, 100.0)):.0f}",
        said=Markup("{}; {}; {}").format(claimant(s, atlas), source, period_and_basis(s)),
        whole=in_use(s.denominator, s.denominator_es),
    )
