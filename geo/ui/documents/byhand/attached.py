"""Which source each document is."""

from __future__ import annotations

import streamlit as st

from geo.language import _
from geo.review.known import all_sources
from geo.review.people import Person
from geo.review.records import attach, attached_source, attached_state, day_doubt
from geo.review.words import offered_readings
from geo.store.database import Store
from geo.store.documents import Document, list_documents
from geo.ui.documents.byhand.fields import Fields
from geo.ui.elements import show


def attached_sources(store: Store, person: Person) -> None:
    """Draw a choice of document, and of its source and how figures are read in it."""
    documents = {str(one.id): one for one in list_documents(store)}
    if not documents:
        return
    show.subheader(_("Sources of documents"))
    asked = Fields("attached_document")
    names = {number: f"{number}: {one.name}" for number, one in documents.items()}
    asked.choice("document", _("Document"), names, first=next(iter(names)))
    if asked.value("document") in documents:
        source_of(store, person, documents[asked.value("document")])


def source_of(store: Store, person: Person, document: Document) -> None:
    """Draw the source of one document, and a way to give it another."""
    held = attached_source(store, document.id)
    begins = {"source": held[0], "reading": held[1]} if held else {}
    state = attached_state(store, document.id)
    seen = state.number if state else 0
    fields = Fields(f"attached_{document.id}_{seen}", begins)
    sources = sorted(all_sources(store).values(), key=lambda one: one.label())
    fields.choice("source", _("Its source"), {one.id: one.label() for one in sources})
    fields.choice("reading", _("How figures are read in it"), offered_readings(), first="press")

    def act() -> str:
        source, reading = fields.value("source"), fields.value("reading")
        kept = attach(store, person, document.id, source, reading, seen=seen)
        said = _("The source of “{name}” is kept.").format(name=document.name)
        st.session_state[f"attached_{document.id}_{kept.number}_said"] = said  # where the form looks now
        return said

    fields.submit(_("Keep its source"), act, empties=False)
    if held and (doubt := day_doubt(store, document.id, held[0])):
        show.warning(doubt)
