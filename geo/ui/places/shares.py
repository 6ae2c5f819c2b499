"""Where it goes: shares by destination, of a country's exports or of a destination's market."""

from __future__ import annotations

from html import escape

from geo.language import _, current
from geo.model import Place, Statement, View
from geo.style.numbers import format_number
from geo.ui.claims.evidence import source_row
from geo.ui.elements.english import in_use
from geo.ui.frame.addresses import statement_address
from geo.ui.frame.atlas import Atlas
from geo.ui.places.claims import period_and_basis
from geo.ui.places.facts import place_link
from geo.ui.places.record import stated_of
from geo.wording.claim import claim_text, claimant
from geo.wording.view import measure_label


def shares(view: View, atlas: Atlas) -> str:
    """Return the shares by destination that name the view's place, as HTML; empty where none does.

    Each table is one measure and one origin: a share of exports and a share of a market have
    different wholes and never stand in one column.
    """
    told = [s for s in stated_of(view.place, atlas, view.as_of) if s.kind == "share" and s.to_place]
    if not told:
        return ""
    place = atlas.places.get(view.place)
    tables = "".join(
        _table(measure, [s for s in told if s.measure == measure], place, atlas)
        for measure in dict.fromkeys(s.measure for s in told)
    )
    heading = escape(_("Shares by destination"))
    return f"<h2>{heading}</h2>{tables}"


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


def _table(measure: str, told: list[Statement], place: Place, atlas: Atlas) -> str:
    told = sorted(told, key=lambda s: (-(s.value or 0.0), s.id))
    rows = "".join(_row(s, atlas) for s in told)
    heads = (_("From"), _("To"), _("Share"), _("Source and document"))
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    caption = f"{escape(measure_label(atlas, measure))}. {escape(whole_words().get(measure, ''))}"
    total = ""
    if len(told) > 1 and all(s.place == place.id for s in told):
        number = format_number(sum(s.value or 0.0 for s in told), current())
        text = _("Together {number} %; the source does not give the rest.").format(number=number)
        total = f"<p>{escape(text)}</p>"
    return (
        f'<table class="shares"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>{total}"
    )


def _row(s: Statement, atlas: Atlas) -> str:
    start, end = (place_link(atlas.places.get(id)) for id in (s.place, s.to_place))
    width = max(0.0, min(s.value or 0.0, 100.0))
    address = escape(statement_address(s.id))
    number = f'<a class="number" href="{address}" target="_self">{escape(claim_text(s))}</a>'
    whole = f" ({in_use(s.denominator, s.denominator_es)})" if s.denominator else ""
    source = source_row(s.read_in or s.source, "", atlas)
    said = f"{escape(claimant(s, atlas))}; {source}; {escape(period_and_basis(s))}"
    return (
        f'<tr><td>{start}</td><th scope="row">{end}</th>'
        f'<td>{number}<span class="bar" style="width:{width:.0f}%"></span></td><td>{said}{whole}</td></tr>'
    )
