"""Own records: sources, places, measures, institutions, and what the extractor was taught."""

from __future__ import annotations

import streamlit as st

from geo.language import _
from geo.links.fields import unknown_in_link
from geo.review.people import Person
from geo.store.batches import INSTITUTION, MEASURE, PLACE, SOURCE
from geo.store.database import open_store
from geo.ui.documents.byhand.attached import attached_sources
from geo.ui.documents.byhand.lessons_form import lessons_form
from geo.ui.documents.byhand.record_forms import record_form
from geo.ui.elements import show as shown
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import address_parts

LESSONS = "lessons"
CHOICE = "records_kind"


def show(person: Person, atlas: Atlas) -> None:
    """Draw the records of the kind that is chosen, first that of the address (``record=…``)."""
    del atlas
    names = {
        SOURCE: _("Sources"),
        PLACE: _("Places"),
        MEASURE: _("Measures"),
        INSTITUTION: _("Institutions"),
        LESSONS: _("Words for the extractor"),
    }
    asked = address_parts().get("record", "")
    if odd := unknown_in_link("record", address_parts(), list(names)):
        shown.warning(odd)
    st.session_state.setdefault(CHOICE, asked if asked in names else SOURCE)
    kind = shown.segmented_control(
        _("Kind of record"), list(names), format_func=names.__getitem__, key=CHOICE,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    store = open_store()
    if kind == LESSONS:
        lessons_form(store, person)
        return
    record_form(store, person, kind or SOURCE)
    if kind == SOURCE:
        attached_sources(store, person)
