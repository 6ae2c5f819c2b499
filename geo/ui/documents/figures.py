"""Figures by hand: one in a form, many from a table, and what was entered so far."""

from __future__ import annotations

from geo.language import _
from geo.review.people import ADD, DECIDE, Person
from geo.store.address import store_exists
from geo.store.database import open_store
from geo.ui.documents.byhand.entered import entered_figures
from geo.ui.documents.byhand.figure_form import figure_form
from geo.ui.documents.byhand.imports import imports
from geo.ui.elements import show as shown
from geo.ui.frame.atlas import Atlas


def show(person: Person, atlas: Atlas) -> None:
    """Draw what the person may do, and the figures that were entered or imported."""
    del atlas
    ways = [(_("Enter a figure"), figure_form)] * person.may(DECIDE) + [
        (_("Import a table"), imports)
    ] * person.may(ADD)
    if not ways and not store_exists():
        shown.words(_("None yet."))
        return
    store = open_store()
    if ways:
        for tab, (_title, draw) in zip(shown.tabs([title for title, _draw in ways]), ways, strict=True):
            with tab:
                draw(store, person)
    entered_figures(store, person)
