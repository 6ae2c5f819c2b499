"""Two ways to look past a single year: the last value carried forward, and a range of years added up."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.estimates import RangeTotal, may_add_years, range_total
from geo.language import _, current, ngettext
from geo.maps.ranges import range_notes
from geo.model import Place, View
from geo.style.numbers import bound_text
from geo.ui.claims.evidence import claim_rows
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import change_view


def range_years(measure: str, atlas: Atlas) -> list[int]:
    """Return the years a range of ``measure`` can begin with; none where it may not be added over years."""
    if not may_add_years(atlas.measures[measure]):
        return []
    return sorted({s.period_start.year for s in atlas.statements.values() if s.measure == measure})


def time_control(view: View, atlas: Atlas) -> None:
    """Draw what looks past a single year: a value carried forward, or a range for what may be added."""
    starts = range_years(view.measure, atlas)
    with show.popover(_("Time"), width="content"):
        if not starts:
            st.session_state["carry"] = view.carry
            show.toggle(
                _("Fill gaps with the last figure"),
                key="carry",
                on_change=lambda: change_view(carry=st.session_state["carry"]),
                help=_("Five years at most, never past a break in the series; drawn paler, with its age."),
            )
            show.caption(_("Areas are not summed over years."))
            return
        options: list[int | None] = [None, *(y for y in starts if view.year is None or y <= view.year)]
        st.session_state["since"] = view.since if view.since in options else None
        one = _("one year at a time")
        show.selectbox(
            _("Total since"),
            options,
            key="since",
            format_func=lambda year: one if year is None else str(year),
            on_change=lambda: change_view(since=st.session_state["since"]),
            help=_(
                "Adds only figures of one monitoring body and one definition whose periods do not overlap."
            ),
        )


def range_panel(view: View, place: Place, atlas: Atlas) -> str:
    """Return the total of the view's range at ``place`` with what was and was not counted, as HTML."""
    total = range_total(
        atlas.statements.values(), atlas, view.measure, place.id, view.since, view.year,
        lens=view.lens, as_of=view.as_of,
    )  # fmt: skip
    title = escape(f"{place.label(current())}, {view.since}–{view.year}")
    measure = escape(atlas.measures[view.measure].label(current()))
    head = f'<h3>{title}</h3><p class="measure">{measure}</p>'
    if total.value is None:
        said = escape(_("No figure of these years can be added. No data is not zero."))
        return f'<div class="headline">{head}<p>{said}</p></div>{_left_out(total, atlas)}'
    value = escape(bound_text(total.value, None, None, total.bound, total.unit, current()))
    words = ngettext("sum of {count} figure", "sum of {count} figures", len(total.claims))
    counted = escape(words.format(count=len(total.claims)))
    notes = "".join(f"<li>{escape(line)}</li>" for line in range_notes(total))
    added = escape(_("What was added"))
    rows = claim_rows([atlas.statements[id] for id in total.claims], atlas)
    return (
        f'<div class="headline">{head}<p class="value">{value} <small>{counted}</small></p></div>'
        f'<ul class="notes">{notes}</ul><h4>{added}</h4>{rows}{_left_out(total, atlas)}'
    )


def _left_out(total: RangeTotal, atlas: Atlas) -> str:
    """Return the figures of the range that were not added, each with its reason, as HTML."""
    if not total.left_out:
        return ""
    heading = escape(_("Not added, and why"))
    reasons: dict[str, list[str]] = {}
    for left in total.left_out:
        if left.claim:
            reasons.setdefault(left.reason, []).append(left.claim)
    parts = "".join(
        f'<p class="lens">{escape(reason)}</p>{claim_rows([atlas.statements[id] for id in ids], atlas)}'
        for reason, ids in reasons.items()
    )
    return f"<h4>{heading}</h4>{parts}"
