"""One disagreement on a page of its own, made to be linked: who says what, why, what was published."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.estimates import CONTESTED, Disagreement, speaker
from geo.estimates.claims import interval
from geo.estimates.disagreements.history import SameSources, other_years, publications_of
from geo.estimates.disagreements.reasons import reasons_of
from geo.language import _, ngettext
from geo.markup import Markup, joined
from geo.model import Statement, View
from geo.ui.claims.evidence import claim_rows, value_link
from geo.ui.disagreements.exported import exported
from geo.ui.disagreements.groups import Choice, asked_for, to_params
from geo.ui.disagreements.item import (
    alone_address,
    arithmetic,
    beside,
    further_links,
    marks,
)
from geo.ui.elements import show
from geo.ui.elements.clipboard import copy_link, sentence_button
from geo.ui.elements.english import in_use
from geo.ui.elements.html import link, render
from geo.ui.elements.print_button import print_button
from geo.ui.frame.addresses import address
from geo.ui.frame.atlas import Atlas
from geo.ui.view.export_menu import export_menu
from geo.views.disputes import Group, claims_of, counted, spread_words, titled
from geo.views.sentence import disagreement_of
from geo.wording.amount import exact_words
from geo.wording.claim import claim_text
from geo.wording.view import published_by


def dispute_page(d: Disagreement, found: Sequence[Disagreement], view: View, atlas: Atlas) -> None:
    """Draw ``d``; ``found`` are all disagreements, of which those on the same figures are named."""
    with st.container(key="dispute_actions", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(link(address("disagreements"), _("All disagreements")))
        export_menu(exported(d, [d], alone_address(d), atlas))
        copy_link()
        print_button(_("Print"))
    group = Group((d,), d)
    show.title(titled(group, atlas))
    claims = claims_of(d.claims, atlas)
    contested = d.rule == CONTESTED
    st.html(
        render(
            "disagreements.alone",
            said=spread_words(d),
            marks=marks(d),
            counted=f"{counted(group, atlas)} · {published_by(view.as_of)}",
            copy=sentence_button(disagreement_of(claims, atlas)) if contested else "",
            claims=_claims(claims, atlas),
            reasons=_reasons(d, view, atlas),
            publications=_publications(d, view, atlas),
            years=_years(d, view, atlas),
            arithmetic=arithmetic(d, atlas),
            beside=beside(d, atlas),
            related=_related(d, found, atlas),
            links=further_links(group, atlas),
        )
    )


def _claims(claims: Sequence[Statement], atlas: Atlas) -> Markup:
    """Return one row for each figure of each source on one axis, and folded the documents that repeat it."""
    first = {(speaker(s, atlas.series), interval(s)): s for s in reversed(claims)}
    shown = [s for s in claims if s in first.values()]
    repeats = [s for s in claims if s not in shown]
    rows = claim_rows(shown, atlas, sentences=True)
    if not repeats:
        return rows
    said = ngettext(
        "The same figures in {n} more document", "The same figures in {n} more documents", len(repeats)
    )
    return rows + render(
        "disagreements.repeats", said=said.format(n=len(repeats)), rows=claim_rows(repeats, atlas)
    )


def _reasons(d: Disagreement, view: View, atlas: Atlas) -> Markup:
    rows = [
        render("disagreements.reason", topic=r.topic, text=r.text, need=r.need)
        for r in reasons_of(d, atlas.statements, atlas, view.as_of)
    ]
    rows += [
        render("disagreements.reason", topic=_("Note"), text=in_use(s.note, s.note_es), need="")
        for s in _noted(d, atlas)
    ]
    return joined(rows)


def _noted(d: Disagreement, atlas: Atlas) -> list[Statement]:
    """Return the figures whose notes are shown: all of a computed check, else one of each source."""
    claims = claims_of(d.claims, atlas)
    if d.rule == CONTESTED:
        claims = list({speaker(s, atlas.series): s for s in reversed(claims)}.values())
    return [s for s in {s.note: s for s in claims}.values() if s.note]


def _publications(d: Disagreement, view: View, atlas: Atlas) -> Markup:
    found = publications_of(d, atlas.statements.values(), atlas, view.as_of)
    return joined(
        render(
            "disagreements.publication",
            when=one.when,
            text=value_link(one.statement, one.text) if one.statement else one.text,
            further=", ".join(one.further),
        )
        for one in found
    )


def _years(d: Disagreement, view: View, atlas: Atlas) -> Markup:
    """Return the same sources in other years as a table; empty where no other year has two of them."""
    if d.rule != CONTESTED:
        return Markup()
    who, rows = other_years(d, atlas.statements, atlas, view.as_of)
    if not any(row.year != d.first_year for row in rows):
        return Markup()
    return render(
        "disagreements.years",
        who=who,
        rows=[
            (str(row.year), [value_link(s.id, claim_text(s)) if s else "" for s in row.claims], _apart(row))
            for row in rows
        ],
        this=str(d.first_year),
    )


def _apart(row: SameSources) -> str:
    if row.ratio is None:
        return ""
    return exact_words(round(100 * (row.ratio - 1), 1), "percent")


def _related(d: Disagreement, found: Sequence[Disagreement], atlas: Atlas) -> Markup:
    """Return the other disagreements on the same measure, place and years, each linked."""
    about = Choice(measures=d.measure, about=d.place, first=d.first_year, last=d.last_year, agreeing=True)
    same = [other for other in asked_for(found, about) if other.id != d.id]
    return joined(
        render(
            "disagreements.line", text=link(alone_address(other), spread_words(other)), figures=marks(other)
        )
        for other in same
    )


def not_found(choice: Choice, view: View) -> Markup:
    """Say that no such disagreement is known, and lead to what is."""
    text = _("The link names a disagreement that is not known, {when}.").format(when=published_by(view.as_of))
    links = [link(address("disagreements"), _("All disagreements"))]
    if view.as_of is not None:
        to_date = address("disagreements", others=to_params(choice), as_of=None)
        links.append(link(to_date, _("Published to date")))
    return render("disagreements.alert", text=text) + render("disagreements.note", text=joined(links, " · "))
