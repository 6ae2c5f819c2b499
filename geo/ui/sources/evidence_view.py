"""The evidence behind one number or one stage of a way: stated in full, its sentence, its card."""

from __future__ import annotations

from collections.abc import Container

import streamlit as st

from geo.errors import SeedError
from geo.language import _
from geo.markup import Markup, joined
from geo.model import Route, Statement
from geo.statements import Sentence, sentence
from geo.suggestions import closest
from geo.ui.claims.evidence import kind_tag, marked, sentence_of_statement, tags, value_link
from geo.ui.claims.facts import facts_table, stance_words, statement_facts
from geo.ui.claims.own_sums import sum_check_html
from geo.ui.elements import show
from geo.ui.elements.clipboard import sentence_button
from geo.ui.elements.english import in_english
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.rows_left_out import left_out_words
from geo.ui.frame.shipped import style_sheet
from geo.ui.frame.state import current_view
from geo.ui.sources.beside import beside_html
from geo.ui.sources.cards import card
from geo.ui.sources.stage_evidence import stage_facts, stage_title, stages_beside
from geo.views.record import uses
from geo.wording.claim import claim_text, claimant
from geo.wording.period import period_of
from geo.wording.view import measure_label


def evidence(id: str, atlas: Atlas, held: Container[str]) -> bool:
    """Draw the evidence behind a statement or a stage of a way, or say that there is none of that id.

    Parameters
    ----------
    id : str
        As the address gives it.
    atlas : Atlas
    held : container of str
        Ids of the sources whose texts lie on this machine.

    Returns
    -------
    bool
        Whether there was something to draw.
    """
    route = next((route for route in atlas.routes if route.id == id), None)
    statement = atlas.statements.get(id)
    if statement is None and route is None:
        _unknown(id, atlas)
        return False
    style_sheet("evidence")
    with st.container(key="evidence", width=900):
        if statement is not None:
            show.title(statement_title(statement, atlas), anchor=False)
            st.html(statement_article(statement, atlas, held))
        elif route is not None:
            show.title(stage_title(route, atlas), anchor=False)
            st.html(stage_article(route, atlas, held))
        show.caption(_("Data version {version}").format(version=atlas.version))
    return True


def _unknown(id: str, atlas: Atlas) -> None:
    """Warn that nothing bears the id, and link those that are spelt much like it."""
    warning = _("No figure and no route stage has the id “{id}”.").format(id=id[:60])
    if left_out_words(atlas):
        warning += " " + _("It may be one of the rows left out, which are named above.")
    show.warning(warning)
    known = [*atlas.statements, *(route.id for route in atlas.routes)]
    near = closest(id, known, 5)
    if near:
        st.html(render("sources.near", links=joined((value_link(name, name) for name in near), ", ")))


def statement_title(s: Statement, atlas: Atlas) -> str:
    """Return what a statement is about, as a heading."""
    return _("{measure} in {place}, {period}").format(
        measure=measure_label(atlas, s.measure),
        place=atlas.places.get(s.place).label(),
        period=period_of(s),
    )


def statement_article(s: Statement, atlas: Atlas, held: Container[str]) -> Markup:
    """Return all that is known of a statement as HTML: figure, words, facts, what else is said, cards.

    Parameters
    ----------
    s : Statement
    atlas : Atlas
    held : container of str
        Ids of the sources whose texts lie on this machine.
    """
    who = claimant(s, atlas)
    if s.stance == "asserts":
        lead = _("According to {who}").format(who=who)
    else:
        lead = _("{who} {stance}.").format(who=who, stance=stance_words()[s.stance])
    return render(
        "sources.statement",
        id=s.id,
        figure=claim_text(s),
        marks=kind_tag(s) + tags(s.flags),
        said=lead,
        copy=sentence_button(sentence_of_statement(s, atlas)),
        sentence=_words(s, atlas),
        facts=facts_table(statement_facts(s, atlas)),
        sums=sum_check_html(s, atlas),
        beside=beside_html(s, current_view(), atlas),
        cards=_cards(s, atlas, held),
    )


def stage_article(route: Route, atlas: Atlas, held: Container[str]) -> Markup:
    """Return all that is known of a stage of a way as HTML; see `statement_article`."""
    return render(
        "sources.stage",
        id=route.id,
        sentence=_words(route, atlas),
        facts=facts_table(stage_facts(route, atlas)),
        others=stages_beside(route, atlas),
        cards=_cards(route, atlas, held),
    )


def _words(record: Statement | Route, atlas: Atlas) -> Markup:
    """Return the sentence with its figure marked, or why it cannot be shown."""
    source = atlas.sources[record.read_in or record.source]
    try:
        found = sentence(record)
    except SeedError as error:
        return render("sources.absent", text=str(error))
    if found is None and record.paragraph is None:
        way = in_english(source.read_through.rstrip(".")) or _(
            "from its own text, place in the text not recorded"
        )
        read = Markup.escape(_("We may not publish this document's text. How we read it: {way}."))
        return render("sources.absent", text=read.format(way=way))
    if found is None:
        absent = _(
            "The text of {source} is not on this computer. Add your copy at the end of this "
            "page to see the sentence with its figure marked."
        )
        return render("sources.absent", text=absent.format(source=source.label()))
    return _quotation(found, source.language, source.label())


def _quotation(found: Sentence, language: str, label: str) -> Markup:
    where = _("{source}, paragraph {paragraph}, between its neighbouring sentences").format(
        source=label, paragraph=found.paragraph
    )
    return render(
        "sources.quotation",
        language=language,
        before=found.before,
        sentence=marked(found),
        after=found.after,
        where=where,
    )


def _cards(record: Statement | Route, atlas: Atlas, held: Container[str]) -> Markup:
    """Return the card of the source, opened, and that of the document it was read in."""
    used = uses(atlas)
    named = ((_("The document"), record.source), (_("Where we read it"), record.read_in))
    cards = [
        (heading, card(atlas.sources[name], used[name], atlas, name in held, opened=True))
        for heading, name in named
        if name
    ]
    return render("sources.cards", cards=cards)
