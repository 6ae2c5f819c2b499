"""The documents that were added: how far the review of each is, and ways to add another."""

from __future__ import annotations

import streamlit as st

from geo.language import _
from geo.review.listing import Counts, document_counts
from geo.review.people import ADD, Person
from geo.store.address import store_exists
from geo.store.database import open_store
from geo.store.documents import Document
from geo.style.numbers import format_number
from geo.ui.documents.adding import adding
from geo.ui.elements import show as shown
from geo.ui.elements.html import render
from geo.ui.frame.addresses import address
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import address_parts


def show(person: Person, atlas: Atlas) -> None:
    """Draw the list with the ways to add, or the document that the address asks for (``document=…``)."""
    asked = address_parts().get("document", "")
    if asked:
        from geo.ui.documents.review import review

        if asked.isdecimal() and len(asked) < 10 and review(int(asked), person, atlas):
            return
        shown.warning(_("There is no document “{number}”; all are listed below.").format(number=asked[:20]))
    if person.may(ADD):
        adding(person)
    found = document_counts(open_store()) if store_exists() else []
    if found:
        st.html(render("documents.listing", rows=[_row(*one) for one in found]))
    else:
        shown.words(
            _(
                "No document has been added yet. The figures of a document are read from it and proposed; "
                "nothing changes on the map before you have accepted and published them."
            )
        )


def _row(document: Document, counts: Counts) -> tuple:
    done = counts.total - counts.open
    if not counts.total:
        state, share = _("no figures found"), None
    elif not counts.open:
        state, share = _("reviewed"), 100
    else:
        share = round(100 * done / counts.total)
        state = _("{done} of {total} reviewed").format(
            done=format_number(done), total=format_number(counts.total)
        )
    where = address("documents", others={"document": str(document.id)})
    published = document.published or _("not known")
    return document.name, where, published, document.by, format_number(counts.total), share, state
