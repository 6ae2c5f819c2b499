"""Sources: every document and publication, how its date was established, how it was read."""

from __future__ import annotations

import tempfile
from collections.abc import Container
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.errors import GeoError
from geo.language import _
from geo.markup import Markup
from geo.model import Statement, View
from geo.statements import add_document, documents
from geo.style.numbers import format_number
from geo.ui.claims.evidence import value_link
from geo.ui.elements import show
from geo.ui.elements.html import render
from geo.ui.frame.addresses import address
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.shipped import style_sheet
from geo.ui.frame.state import address_parts
from geo.ui.sources.cards import card
from geo.ui.sources.evidence_view import evidence
from geo.ui.sources.listing import all_documents
from geo.ui.sources.omissions import omissions
from geo.views.record import uses
from geo.wording.claim import claim_text, claimant
from geo.wording.period import span_words
from geo.wording.view import measure_label

MOST_STATED = 200
"""Figures of one document listed on its page; the Table page has all."""


def sources_page(view: View, atlas: Atlas) -> None:
    """Draw the Sources page: the list of all documents, or what the address asks for.

    ``?source=<id>`` is that document with its figures, ``?statement=<id>`` the evidence behind that
    figure or stage of a route.
    """
    asked, held = address_parts(), documents()
    wanted = asked.get("source", "")
    style_sheet("sources")
    if "statement" in asked and evidence(asked["statement"], atlas, held):
        _back()
    elif wanted in atlas.sources:
        _back()
        _document(wanted, atlas, held)
    else:
        show.title(_("Sources"), anchor=False)
        if wanted:
            show.warning(_("No document has the id “{id}”; all are listed below.").format(id=wanted[:80]))
        show.words(
            _(
                "Every figure in this atlas was read in one of these documents. Where the date of "
                "a document is not exact, its figures count from the latest possible day."
            )
        )
        all_documents(atlas)
        show.header(_("What was left out, and why"), anchor="left-out")
        st.html(omissions(atlas))
    _upload(atlas, held)


def _back() -> None:
    """Lead to the list of all documents."""
    st.html(render("sources.back", address=address("sources")))


def _document(id: str, atlas: Atlas, held: Container[str]) -> None:
    """Draw one document: its card, opened, and its figures."""
    used = uses(atlas)[id]
    show.title(atlas.sources[id].label(), anchor=False)
    st.html(card(atlas.sources[id], used, atlas, id in held, opened=True))
    st.html(_stated(used[:MOST_STATED], atlas))
    if len(used) > MOST_STATED:
        every = address("table", others={"table": "statements", "sources": id})
        st.html(render("sources.more", address=every, n=format_number(len(used))))


def _stated(used: list[Statement], atlas: Atlas) -> Markup:
    """Return what the opened source states, one row a statement, as an HTML table."""
    if not used:
        return Markup()
    heads = (_("Measure"), _("Place"), _("Period"), _("Figure"), _("Who"))
    ordered = sorted(used, key=lambda s: (s.measure, s.place, s.period_start))
    rows = [render("elements.row", cells=_statement_cells(statement, atlas)) for statement in ordered]
    return render("elements.wide_table", heads=heads, rows=rows, name=_("Figures of this document"))


def _statement_cells(s: Statement, atlas: Atlas) -> list[str]:
    """Return the cells of one row; the value leads to its evidence."""
    first, last = s.period_start.year, s.period_end.year
    return [
        measure_label(atlas, s.measure),
        atlas.places.get(s.place).label(),
        span_words(first, last),
        value_link(s.id, claim_text(s)),
        claimant(s, atlas),
    ]


def _upload(atlas: Atlas, held: Container[str]) -> None:
    """Draw, folded, which texts are on this computer and where one can be added."""
    missing = [s for s in atlas.sources.values() if s.sha256 and s.id not in held]
    with show.expander(_("Texts on this computer")):
        if not missing:
            show.words(
                _(
                    "The texts of all documents are on this computer: the sentence behind each figure "
                    "can be shown."
                )
            )
            return
        show.words(
            _(
                "We may not publish the documents' texts. Add your own copy to see the sentence behind "
                "each figure. Not on this computer: {names}."
            ).format(names="; ".join(s.label() for s in missing))
        )
        given = show.file_uploader(
            _("Add a document: a text file, recognised by its checksum"),
            type=["txt"],
            accept_multiple_files=True,
        )
        for file in given or []:
            _add(file)


def _add(file: UploadedFile) -> None:
    """Put an uploaded text beside its card, or say why it is none of the documents."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.txt"
        path.write_bytes(file.getvalue())
        try:
            source = add_document(path)
        except GeoError as error:
            show.error(str(error))
        else:
            show.success(_("Document added: {title}.").format(title=source.title))
