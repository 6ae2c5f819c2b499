"""Disagreements: every contested measure, place and year, and every computed check, ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from geo.estimates import AGREES, KINDS, ROUNDING, Disagreement, kind_words
from geo.language import _, current, ngettext
from geo.markup import Markup, joined
from geo.model import View
from geo.ui.disagreements.alone import dispute_page, not_found
from geo.ui.disagreements.exported import exported
from geo.ui.disagreements.groups import (
    ALL,
    KIND_CODES,
    Choice,
    all_found,
    asked_for,
    from_params,
    to_params,
)
from geo.ui.disagreements.item import item
from geo.ui.elements import show
from geo.ui.elements.html import link, render
from geo.ui.frame.addresses import address
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.shipped import style_sheet
from geo.ui.frame.state import address_parts, current_view, write_address
from geo.ui.view.as_of import as_of_control
from geo.ui.view.export_menu import export_menu
from geo.views.disputes import grouped
from geo.wording.view import measure_label, published_by

AT_FIRST = 10
"""Items drawn at first, and added by each "show more"."""

ASKED = "disagreements_choice"
"""Key of what the address asks for, with what of it cannot be held to."""


def open_choice(view: View, atlas: Atlas) -> tuple[View, dict[str, str]]:
    """Read which kind, measure, place and years are listed; return what the address is to say."""
    st.session_state[ASKED] = choice, _problems = from_params(address_parts(), atlas)
    return view, to_params(choice)


def disagreements_page(view: View, atlas: Atlas) -> None:
    """Draw what the address asks for (`open_choice`)."""
    choice, problems = st.session_state[ASKED]
    style_sheet("disagreements")
    found = all_found(atlas.version, view.as_of, current())
    with st.container(key="disagreements"):
        if choice.dispute:
            alone = next((d for d in found if d.id == choice.dispute), None)
            if alone is not None:
                dispute_page(alone, found, view, atlas)
                return
            st.html(not_found(choice, view))
        listed = asked_for(found, choice)
        show.title(_("Where the figures disagree"))
        if listed:
            export_menu(exported(listed[0], listed, _link(choice), atlas))  # ranked: the greatest first
        for problem in problems:
            st.html(render("disagreements.alert", text=problem))
        st.html(_summary(listed, view))
        _filters(choice, view, found, atlas)
        _items(listed, choice, view, atlas)
        _how_ranked()


def _link(choice: Choice) -> str:
    """Return the address of what is listed, as a file names it."""
    return address("disagreements", others=to_params(choice))


def _summary(listed: Sequence[Disagreement], view: View) -> Markup:
    """Return how many of which kinds, and what the kinds mean."""
    counted = Counter(d.kind for d in listed)
    words = kind_words()
    kinds = ", ".join(f"{words[kind]} ({counted[kind]})" for kind in KINDS if counted[kind])
    if any(d.verdict in (AGREES, ROUNDING) for d in listed):
        total = ngettext("{n} comparison", "{n} comparisons", len(listed)).format(n=len(listed))
    else:
        total = ngettext("{n} disagreement", "{n} disagreements", len(listed)).format(n=len(listed))
    when = published_by(view.as_of)
    first = _("{told}, {when}: {kinds}.") if kinds else _("{told}, {when}.")
    lead = first.format(told=total, when=when, kinds=kinds)
    meaning = _(
        "Between sources: figures for the same place and year that cannot all be right. "
        "Within one document: its parts do not add up to its total, or its figures do not "
        "give the share it prints. Impossible when computed: taken literally, a figure "
        "leads to an impossible result. The atlas does not decide who is right: it shows "
        "the figures side by side, each with its source."
    )
    return render("disagreements.summary", lead=lead, meaning=meaning)


def _filters(choice: Choice, view: View, found: Sequence[Disagreement], atlas: Atlas) -> None:
    """Draw the row of filters; each changes one part of the choice, and with it the address."""
    with st.container(key="disagreement_filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        words = kind_words()
        kinds = {code: _capital(words[kind]) for code, kind in KIND_CODES.items()}
        measures = {d.measure for d in found} | {choice.measures} - {""}
        places = {d.place for d in found} | {choice.about} - {""}
        _select("kind", _("Kind"), kinds, choice, _("All kinds"), 165)
        named = {m: measure_label(atlas, m) for m in atlas.measures if m in measures}
        _select("measures", _("Measure"), named, choice, _("All measures"), 190)
        labels = {p: atlas.places.get(p).label() for p in places}
        ordered = dict(sorted(labels.items(), key=lambda pair: pair[1]))
        _select("about", _("Place"), ordered, choice, _("All places"), 175)
        spanned = (
            range(min(d.first_year for d in found), max(d.last_year for d in found) + 1) if found else ()
        )
        years = {y: str(y) for y in sorted({*spanned, choice.first, choice.last} - {None}, key=int)}
        _select("first", _("From year"), years, choice, _("any"), 116)
        _select("last", _("To year"), years, choice, _("any"), 116)
        as_of_control(view, atlas, "disagreements_as_of", 135)
        _agreeing(choice)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _select(name: str, label: str, options: dict, choice: Choice, every: str, width: int) -> None:
    key = f"disagreements_{name}"
    st.session_state[key] = getattr(choice, name) or ""
    show.selectbox(
        label,
        ["", *options],
        key=key,
        format_func=lambda value: options.get(value, every),
        on_change=_changed(name, key, choice),
        width=width,
    )


def _changed(name: str, key: str, choice: Choice) -> Callable[[], None]:
    """Return what writes the new value of one filter into the address, from which the page is drawn."""

    def changed() -> None:
        value = st.session_state[key] or getattr(ALL, name)
        wanted = replace(choice, **{name: value})
        if wanted.first is not None and wanted.last is not None and wanted.first > wanted.last:
            # The end that was not just moved goes along.
            wanted = replace(wanted, first=value, last=value)
        write_address(current_view(), **to_params(wanted))

    return changed


def _agreeing(choice: Choice) -> None:
    key = "disagreements_agreeing"
    st.session_state[key] = choice.agreeing
    show.checkbox(
        _("Also what agrees, or agrees within rounding"),
        key=key,
        on_change=_changed("agreeing", key, choice),
        help=_("Checks that hold: percentages, totals and ranks that agree with their figures."),
    )


def _items(listed: Sequence[Disagreement], choice: Choice, view: View, atlas: Atlas) -> None:
    if not listed:
        _none(choice, view)
        return
    groups = grouped(listed, atlas)
    asked = (choice, view.as_of)
    if st.session_state.get("disagreements_asked") != asked:
        st.session_state["disagreements_asked"] = asked
        st.session_state["disagreements_shown"] = AT_FIRST
    shown = st.session_state["disagreements_shown"]
    for number, group in enumerate(groups[:shown]):
        st.html(item(group, atlas, opened=number == 0))
    left = len(groups) - shown
    if left <= 0:
        return

    def more() -> None:
        st.session_state["disagreements_shown"] = shown + AT_FIRST

    show.button(
        ngettext("Show more ({n} left)", "Show more ({n} left)", left).format(n=left),
        key="disagreements_more",
        on_click=more,
    )


def _none(choice: Choice, view: View) -> None:
    """Say that nothing answers, and lead back to what does."""
    links = [link(address("disagreements"), _("Show all"))] if choice != ALL else []
    if view.as_of is not None:
        to_date = address("disagreements", others=to_params(choice), as_of=None)
        links.append(link(to_date, _("Published to date")))
    st.html(render("disagreements.nothing", links=joined(links, " · ")))


def _how_ranked() -> None:
    show.caption(
        _(
            "Ranked by the gap as a share of the highest figure, times the number of "
            "independent sources that disagree, doubled for a whole country. A figure that one "
            "source repeats counts once. Consecutive years of one disagreement between the "
            "same sources are one item, ranked by its widest gap."
        )
    )
