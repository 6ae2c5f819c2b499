"""Documents: what was added here, its figures under review, and what of it is published."""

from __future__ import annotations

import streamlit as st

from geo.language import _
from geo.links.fields import unknown_in_link
from geo.model import View
from geo.review.people import Person, role_words
from geo.ui.documents.parts import Part, parts
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.person import current_person, say_who
from geo.ui.frame.shipped import style_sheet
from geo.ui.frame.state import address_parts, current_view, write_address

CHOICE = "documents_part"
"""Key of the navigation between the parts."""
ROLE = "documents_role"
"""Key of the role that the page was last drawn for."""


def documents_page(view: View, atlas: Atlas) -> None:
    """Draw the part that the address asks for (``part=…``), for whoever asks."""
    del view
    style_sheet("documents")
    person = current_person()
    _say_role(person)
    seen = [part for part in parts() if person.may(part.act)]
    asked = address_parts().get("part", "")
    part = next((one for one in seen if one.name == asked), seen[0])
    if odd := unknown_in_link("part", address_parts(), [one.name for one in parts()]):
        show.warning(odd)
    if "document" not in address_parts() or part is not seen[0]:
        show.title(_("Documents"), anchor=False)
        say_who(person)
        if len(seen) > 1:  # a document under review takes the whole window
            _navigation(seen, part)
    part.show(person, atlas)


def _say_role(person: Person) -> None:
    """Say once that somebody's role is another by now: what it does not allow was refused."""
    before, st.session_state[ROLE] = st.session_state.get(ROLE), person.role
    if before not in (None, person.role):
        words = _("Your role is “{role}” now. What this role does not allow was not done.")
        show.warning(words.format(role=role_words()[person.role]))


def _navigation(seen: list[Part], part: Part) -> None:
    titles = {one.name: one.title for one in seen}
    st.session_state[CHOICE] = part.name

    def chosen() -> None:
        write_address(current_view(), part=st.session_state[CHOICE])

    show.segmented_control(
        _("Part of the page"),
        list(titles),
        key=CHOICE,
        format_func=titles.__getitem__,
        label_visibility="collapsed",
        required=True,
        on_change=chosen,
    )
