"""The sums of the atlas beside the figures that the source prints: how far they lie apart."""

from __future__ import annotations

from geo.estimates import SumCheck
from geo.language import _
from geo.markup import Markup
from geo.model import Statement
from geo.ui.claims.evidence import value_link
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.views.methods import apart_words, checks_of, sum_checks_listed
from geo.wording.claim import claim_text


def sum_check_html(s: Statement, atlas: Atlas) -> Markup:
    """Return how far a sum lies from the figure it can be checked with; empty for any other figure."""
    found = [_sentence(check, atlas) for check in checks_of(atlas, s)]
    return render("claims.sum_checks", sentences=found) if found else Markup()


def sum_checks_table(atlas: Atlas) -> Markup:
    """Return every sum of the atlas that can be checked, as an HTML table."""
    heads = (_("Place"), _("Year"), _("Our sum"), _("Figure to check it with"), _("Difference"))
    rows = [
        render("elements.headed_row", head=head, cells=cells)
        for head, cells in sum_checks_listed(atlas, _linked)
    ]
    return render("elements.wide_table", heads=heads, rows=rows, name=_("Our own sums"), id="sum-checks")


def _sentence(check: SumCheck, atlas: Atlas) -> Markup:
    own, other = atlas.statements[check.sum], atlas.statements[check.printed]
    if other.ours:
        text = _("Our sum of districts is {sum}; calculated from printed figures it is {printed}: {apart}.")
    else:
        text = _("Our sum of districts is {sum}; the printed figure is {printed}: {apart}.")
    sentence = Markup.escape(text).format(
        sum=_linked(own), printed=_linked(other), apart=apart_words(check, own.unit)
    )
    return Markup("{} {}").format(sentence, _ground(check, atlas)).strip()


def _linked(s: Statement) -> Markup:
    return value_link(s.id, claim_text(s))


def _ground(check: SumCheck, atlas: Atlas) -> str:
    """Say where sum and printed figure are not proved to be of the same ground."""
    if check.same_place:
        return ""
    names = (atlas.places.get(atlas.statements[id].place).label() for id in (check.sum, check.printed))
    text = _("The sum is of {one}, the printed figure of {other}: not proved to have the same boundary.")
    return text.format(**dict(zip(("one", "other"), names, strict=True)))
