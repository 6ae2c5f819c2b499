"""The documents that were added: how far the review of each is, and ways to add another."""

from __future__ import annotations

import streamlit as st

from geo.language import _
from geo.model import read_day
from geo.review.listing import Counts, document_counts, import_counts
from geo.review.people import ADD, RECORD, Person
from geo.store.address import store_exists
from geo.store.database import open_store
from geo.store.documents import Document, get_document
from geo.store.entered import Entered
from geo.style.numbers import format_date, format_number
from geo.ui.documents.adding import adding
from geo.ui.elements import show as shown
from geo.ui.elements.html import render
from geo.ui.frame.addresses import address
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.person import shown_name
from geo.ui.frame.state import address_parts


def show(person: Person, atlas: Atlas) -> None:
    """Draw the list with the ways to add, or the document that the address asks for (``document=…``)."""
    asked = address_parts().get("document", "")
    if asked:
        if asked.isdecimal() and len(asked) < 10 and _opened(int(asked), person, atlas):
            return
        shown.warning(_("There is no document “{number}”; all are listed below.").format(number=asked[:20]))
    if person.may(ADD):
        adding(person)
    rows = []
    if store_exists():
        rows = [_row(*one) for one in document_counts(open_store())]
        rows += [_import_row(*one) for one in import_counts(open_store())]
    if rows:
        st.html(render("documents.listing", rows=rows))
    else:
        shown.words(
            _(
                "No document has been added yet. The figures of a document are read from it and proposed; "
                "nothing changes on the map before you have accepted and published them."
            )
        )


def _opened(number: int, person: Person, atlas: Atlas) -> bool:
    """Draw a document under review, or the question for its source; say whether there is one."""
    from geo.ui.documents.byhand.source_step import STEP, source_step
    from geo.ui.documents.review import review

    if address_parts().get("step", "") != STEP or not person.may(RECORD) or not store_exists():
        return review(number, person, atlas)
    try:
        document = get_document(open_store(), number)
    except LookupError:
        return False
    source_step(open_store(), person, document)
    return True


def _row(document: Document, counts: Counts) -> tuple:
    where = address("documents", others={"document": str(document.id)})
    day = read_day(document.published) if document.published else None
    published = format_date(day) if day else _("not known")
    return document.name, where, published, shown_name(document.by), *_progress(counts)


def _import_row(brought: Entered, counts: Counts) -> tuple:
    where = address("documents", others={"part": "figures"})
    name = _("{file} (imported table)").format(file=brought.about["file"])
    return name, where, "–", shown_name(brought.by), *_progress(counts)


def _progress(counts: Counts) -> tuple[str, int | None, str]:
    """Return the number of figures, the share that is reviewed, and how far that is in words."""
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
    return format_number(counts.total), share, state
