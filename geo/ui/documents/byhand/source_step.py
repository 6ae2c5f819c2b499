"""Which source a document is: asked once, with everything filled in that its text says."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import streamlit as st

from geo.catalog.texts import checksum
from geo.language import LANGUAGES, _, in_language
from geo.model import read_day
from geo.review.known import COLUMNS, all_institutions, all_sources
from geo.review.people import Person
from geo.review.records import attach, attached_source, save_record
from geo.review.words import offered_readings
from geo.store.batches import INSTITUTION, SOURCE
from geo.store.database import Store
from geo.store.documents import Document
from geo.ui.documents.byhand.attached import source_of
from geo.ui.documents.byhand.fields import Fields
from geo.ui.documents.byhand.record_forms import slug
from geo.ui.elements import show
from geo.ui.elements.html import render
from geo.ui.frame.addresses import address
from geo.wording.period import period_words

STEP = "source"
"""The part of an address (``step=…``) that asks for it."""


def source_step(store: Store, person: Person, document: Document) -> None:
    """Draw a short form for a new source, and the choice among those that are known."""
    where = address("documents", others={"document": str(document.id)})
    st.html(render("documents.opened", address=where, back=_("Back to the document"), name=document.name))
    held = attached_source(store, document.id)
    if held:
        name = all_sources(store)[held[0]].label()
        published = address("documents", others={"part": "published"})
        st.html(render("documents.attached", source=name, address=published))
        with show.expander(_("Another source for this document")):
            source_of(store, person, document)
        return
    new, known = show.tabs([_("A new source"), _("A source that the atlas has")])
    with new:
        _new(store, person, document)
    with known:
        source_of(store, person, document)


def _new(store: Store, person: Person, document: Document) -> None:
    institutions = {name: name for name in sorted(all_institutions(store))}
    begins = {
        "title": next((line.strip() for line in document.text.split("\n") if line.strip()), document.name)[
            :200
        ],
        "published_from": document.published or "",
        "established": _("The date stands in the document."),
        "licence": _("terms not stated; facts cited"),
        "language": document.language,
    }
    expects = {
        "publisher": _("who published it: choose a name or type a new one"),
        "published_from": _("a day as YYYY-MM-DD"),
        "abstract": _("what it says, in your own words"),
    }
    fields = Fields(f"source_of_{document.id}", begins, expects)
    left, right = st.columns(2, gap="large")
    with left:
        fields.choice("publisher", _("Who published it"), institutions, new=True)
        publisher = fields.value("publisher")
        if publisher and publisher not in institutions:
            fields.text("publisher_es", _("The publisher, in Spanish (if it has another name)"))
        fields.text("title", _("Title"))
        fields.text("abstract", _("What it says, in your own words"), lines=True)
    with right:
        fields.text("published_from", _("Published on"), hint=_("a day as YYYY-MM-DD"))
        fields.text("link", _("Web address (if it has one)"))
        fields.choice("reading", _("How figures are read in it"), offered_readings(), first="press")
        with show.expander(_("More about it")):
            fields.text("established", _("How its date is known"))
            fields.text("licence", _("Licence"))
            fields.choice("language", _("Language"), dict(LANGUAGES))

    def act() -> str:
        cells = _cells(fields, document)
        if publisher not in institutions and publisher:
            names = {"name": publisher, "name_es": fields.value("publisher_es") or publisher}
            save_record(store, person, INSTITUTION, names)
        kept = save_record(store, person, SOURCE, cells)
        attach(store, person, document.id, kept.key, fields.value("reading") or "press")
        return _("{name} is kept as the source of this document.").format(name=cells["short"])

    fields.submit(_("Keep this source"), act)


def _cells(fields: Fields, document: Document) -> dict[str, str]:
    """Return the card: what was asked for, and what follows from it."""
    cells = dict.fromkeys(COLUMNS[SOURCE], "")
    for name in (
        "publisher",
        "title",
        "abstract",
        "published_from",
        "link",
        "established",
        "licence",
        "language",
    ):
        cells[name] = fields.value(name)
    day = read_day(cells["published_from"])
    cells |= {
        "published_to": cells["published_from"],
        "published_basis": "stated",
        "kind": "publication",
        "sha256": checksum(document.text),
        "id": slug(SOURCE, f"{cells['publisher']} {cells['published_from']} {document.id}"),
        "short": _short(cells["publisher"], day, "en"),
        "short_es": _short(fields.value("publisher_es") or cells["publisher"], day, "es"),
    }
    return cells


def _short(publisher: str, day: date | None, language: str) -> str:
    """Return ``Lima Wire, Aug 2025`` in a language."""
    if not publisher or day is None:
        return publisher
    last = day.replace(day=monthrange(day.year, day.month)[1])
    with in_language(language):
        return f"{publisher}, {period_words(day.replace(day=1), last)}"
