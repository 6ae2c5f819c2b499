"""The sums of the atlas beside the figures that the source prints: how far they lie apart."""

from __future__ import annotations

from geo.estimates import SumCheck, sum_checks
from geo.language import _
from geo.markup import Markup
from geo.model import Statement
from geo.ui.claims.evidence import value_link
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.wording.amount import exact_words, percent
from geo.wording.claim import claim_text


def sum_check_html(s: Statement, atlas: Atlas) -> Markup:
    """Return how far a sum lies from the figure it can be checked with; empty for any other figure."""
    found = [_sentence(check, atlas) for check in _checks(atlas) if s.id in (check.sum, check.printed)]
    return render("claims.sum_checks", sentences=found) if found else Markup()


def sum_checks_table(atlas: Atlas) -> Markup:
    """Return every sum of the atlas that can be checked, as an HTML table."""
    heads = (_("Place"), _("Year"), _("Our sum"), _("Figure to check it with"), _("Difference"))
    rows = [_row(check, atlas) for check in _checks(atlas)]
    return render("elements.table", heads=heads, rows=rows, css="plain", id="sum-checks")


def _checks(atlas: Atlas) -> list[SumCheck]:
    return sum_checks(atlas.statements.values(), atlas)


def _sentence(check: SumCheck, atlas: Atlas) -> Markup:
    own, other = atlas.statements[check.sum], atlas.statements[check.printed]
    if other.ours:
        text = _("Our sum of districts is {sum}; calculated from printed figures it is {printed}: {apart}.")
    else:
        text = _("Our sum of districts is {sum}; the printed figure is {printed}: {apart}.")
    sentence = Markup.escape(text).format(
        sum=_linked(own), printed=_linked(other), apart=_apart(check, own.unit)
    )
    return Markup("{} {}").format(sentence, _ground(check, atlas)).strip()


def _row(check: SumCheck, atlas: Atlas) -> Markup:
    own, other = atlas.statements[check.sum], atlas.statements[check.printed]
    beside = _linked(other)
    if other.ours:
        calculated = _("calculated")
        beside += f" ({calculated})"
    elif not check.same_place:
        beside += f" ({atlas.places.get(other.place).label()})"
    place = atlas.places.get(own.place).label()
    cells = (own.period_end.year, _linked(own), beside, _apart(check, own.unit))
    return render("elements.headed_row", head=place, cells=cells)


def _linked(s: Statement) -> Markup:
    return value_link(s.id, claim_text(s))


def _apart(check: SumCheck, unit: str) -> str:
    if not check.gap:
        return _("no difference")
    size = exact_words(abs(check.gap), unit)
    if check.share is not None:
        size = f"{size} ({percent(abs(check.share))})"
    text = _("the sum is {size} more") if check.gap > 0 else _("the sum is {size} less")
    return text.format(size=size)


def _ground(check: SumCheck, atlas: Atlas) -> str:
    """Say where sum and printed figure are not proved to be of the same ground."""
    if check.same_place:
        return ""
    names = (atlas.places.get(atlas.statements[id].place).label() for id in (check.sum, check.printed))
    text = _("The sum is of {one}, the printed figure of {other}: not proved to have the same boundary.")
    return text.format(**dict(zip(("one", "other"), names, strict=True)))
