"""Two ways to look past a single year: the last value carried forward, and a range of years added up."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.estimates import RangeTotal, Timelines, may_add_years, range_total
from geo.language import _, ngettext
from geo.maps.messages.ranges import range_notes
from geo.markup import Markup, joined
from geo.model import Place, View
from geo.style.numbers import bound_text
from geo.ui.claims.evidence import claim_rows
from geo.ui.elements import show
from geo.ui.elements.clipboard import sentence_button
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import change_view
from geo.views.sentence import sentence_of
from geo.views.spans import summed
from geo.wording.view import view_years


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


def range_panel(view: View, place: Place, atlas: Atlas) -> Markup:
    """Return the total of the view's range at ``place`` with what was and was not counted, as HTML."""
    first = view.shown_year if view.since is None else view.since
    total = range_total(
        atlas.statements.values(), atlas, view.measure, place.id, first, view.shown_year,
        lens=view.lens, as_of=view.as_of,
    )  # fmt: skip
    counted = ngettext("sum of {count} figure", "sum of {count} figures", len(total.claims))
    return render(
        "map.total",
        title=f"{place.label()}, {view_years(view)}",
        measure=atlas.measures[view.measure].label(),
        value=_total_words(total),
        counted=counted.format(count=len(total.claims)),
        copy=_sentence(total, atlas),
        notes=range_notes(total),
        rows=claim_rows(total.claims, atlas),
        left_out=_left_out(total, atlas) if total.left_out else None,
    )


def _sentence(total: RangeTotal, atlas: Atlas) -> Markup:
    found = [] if total.value is None else summed([(date.today(), total)], atlas)
    return joined(sentence_button(sentence_of(one, Timelines(found), atlas)) for one in found)


def _total_words(total: RangeTotal) -> str:
    """Return the total in words; empty where nothing can be added."""
    if total.value is None:
        return ""
    return bound_text(total.value, None, None, total.bound, total.unit)


def _left_out(total: RangeTotal, atlas: Atlas) -> list[tuple[str, Markup]]:
    """Return the figures of the range that were not added, as HTML, under the reason why."""
    reasons: dict[str, list[str]] = {}
    for left in total.left_out:
        if left.claim:
            reasons.setdefault(left.reason, []).append(left.claim)
    return [
        (reason, claim_rows([atlas.statements[id] for id in ids], atlas)) for reason, ids in reasons.items()
    ]
