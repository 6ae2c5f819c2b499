"""Documents that are reviewed twice: which, how far both reviewers agree, what a third has to settle."""

from __future__ import annotations

import streamlit as st

from geo.errors import GeoError
from geo.language import _, ngettext
from geo.review.people import Person
from geo.review.twice import Agreement, agreement, conflicts, reviewed_twice, set_twice
from geo.store.address import store_exists
from geo.store.database import Store, open_store
from geo.store.documents import Document, list_documents
from geo.style.numbers import format_number
from geo.ui.elements import show as shown

_SAID = "twice_said"
"""Why the last change was refused."""


def second_reviews(person: Person) -> None:
    """Draw every document with its switch; of those reviewed twice also how far both agree."""
    shown.subheader(_("Documents reviewed twice"), anchor=False)
    shown.words(
        _(
            "Two people review the document without seeing each other's decisions. A figure counts where "
            "both say the same; whoever opens the document after them settles the rest."
        )
    )
    if refused := st.session_state.pop(_SAID, ""):
        shown.error(refused)
    if not store_exists():
        return
    store = open_store()
    twice = reviewed_twice(store)
    for document in list_documents(store):
        _document(store, person, document, document.id in twice)


def _document(store: Store, person: Person, document: Document, on: bool) -> None:
    key = f"twice_{document.id}"
    st.session_state[key] = on

    def change() -> None:
        try:
            set_twice(store, person, document.id, bool(st.session_state[key]))
        except GeoError as error:
            st.session_state[_SAID] = str(error)

    shown.toggle(document.name, key=key, on_change=change)
    if not on:
        return
    shown.words(agreement_words(agreement(store, document.id)))
    open_ones = [one for one in conflicts(store, document.id) if not one.settled]
    if open_ones:
        shown.words(
            ngettext(
                "{count} figure to settle: whoever is neither of the two opens the document.",
                "{count} figures to settle: whoever is neither of the two opens the document.",
                len(open_ones),
            ).format(count=format_number(len(open_ones)))
        )


def agreement_words(found: Agreement) -> str:
    """Return how far two reviewers agree, in words: figures, kappa, where they differ most."""
    if not found.both:
        return _("No figure has been decided by both yet.")
    said = _("{same} of {both} figures decided by both are the same").format(
        same=format_number(found.same), both=format_number(found.both)
    )
    if found.kappa is not None:
        said += _("; kappa of accepting and rejecting {kappa}").format(
            kappa=format_number(round(found.kappa, 2))
        )
    least = min(found.cells.items(), key=lambda cell: cell[1][0], default=("", (0, 0)))
    if least[1][0] < least[1][1]:
        said += _("; they differ most in {column}").format(column=least[0])
    return said + "."
