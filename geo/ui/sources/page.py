"""Sources: every document and publication, how its date was established, how it was read."""

from __future__ import annotations

import tempfile
from collections.abc import Container
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.errors import GeoError
from geo.language import _
from geo.markup import Markup, joined
from geo.model import Statement, View
from geo.statements import add_document, documents
from geo.ui.claims.evidence import value_link
from geo.ui.elements import show
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import address_parts
from geo.ui.sources.cards import card, uses
from geo.ui.sources.evidence_view import evidence
from geo.ui.sources.omissions import omissions
from geo.wording.claim import claim_text, claimant
from geo.wording.period import span_words
from geo.wording.view import measure_label


def kind_headings() -> dict[str, str]:
    """Return the heading of each kind of source, in the order of the page."""
    return {
        "document": _("Documents with full text"),
        "publication": _("Publications behind the series"),
        "compilation": _("Compilations from which figures were read"),
    }


def sources_page(view: View, atlas: Atlas) -> None:
    """Draw the Sources page.

    ``?source=<id>`` puts that card first, ``?statement=<id>`` the evidence behind that
    statement or stage of a way.
    """
    asked, held = address_parts(), documents()
    shown = "statement" in asked and evidence(asked["statement"], atlas, held)
    with st.container(key="all_sources"):
        if shown:
            show.header(_("All documents"), anchor="all")
        else:
            show.title(_("Sources"))
        _all(asked.get("source", ""), atlas, held)


def _all(wanted: str, atlas: Atlas, held: Container[str]) -> None:
    """Draw every card, the ``wanted`` one first and open."""
    show.words(
        _(
            "Every figure in this atlas was read in one of these documents. Where the date of "
            "a document is not exact, its figures count from the latest possible day. We may "
            "not publish the documents' texts: add your own copy to see the sentence behind "
            "each figure."
        )
    )
    used = uses(atlas)
    if wanted and wanted not in atlas.sources:
        show.warning(_("No document has the id “{id}”; all are listed below.").format(id=wanted[:80]))
    elif wanted:
        st.html(card(atlas.sources[wanted], used[wanted], atlas, wanted in held, opened=True))
        st.html(_stated(used[wanted], atlas))
    _upload(atlas, held)
    for kind, heading in kind_headings().items():
        cards = [s for s in atlas.sources.values() if s.kind == kind]
        cards.sort(key=lambda s: (s.published_to, s.id))
        show.header(f"{heading} ({len(cards)})", anchor=kind)
        st.html(joined(card(s, used[s.id], atlas, s.id in held, opened=False) for s in cards))
    show.header(_("What was left out, and why"), anchor="left-out")
    st.html(omissions(atlas))


def _stated(used: list[Statement], atlas: Atlas) -> Markup:
    """Return what the opened source states, one row a statement, as an HTML table."""
    if not used:
        return Markup()
    heads = (_("Measure"), _("Place"), _("Period"), _("Figure"), _("Who"))
    ordered = sorted(used, key=lambda s: (s.measure, s.place, s.period_start))
    rows = [render("elements.row", cells=_statement_cells(statement, atlas)) for statement in ordered]
    return render("elements.table", heads=heads, rows=rows, css="plain")


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
    missing = [s for s in atlas.sources.values() if s.sha256 and s.id not in held]
    if not missing:
        show.success(
            _(
                "The texts of all documents are on this computer: the sentence behind each figure "
                "can be shown."
            )
        )
        return
    names = "; ".join(s.label() for s in missing)
    show.info(_("Texts not on this computer: {names}.").format(names=names))
    given = show.file_uploader(
        _("Add a document: a text file, recognised by its checksum"), type=["txt"], accept_multiple_files=True
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
