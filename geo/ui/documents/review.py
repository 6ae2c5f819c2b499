"""One document under review: the surface, and the wire that brings decisions in and takes answers out."""

from __future__ import annotations

from typing import cast

import streamlit as st

from geo.errors import StoreError
from geo.language import _, current, use
from geo.links import to_query
from geo.maps.contract.message_shapes import fault_of
from geo.maps.standalone import pack
from geo.review.known import all_sources, own_places
from geo.review.people import DECIDE, RECORD, Person
from geo.review.records import attached_source
from geo.review.surface.checks import Known, known_figures, with_places
from geo.review.surface.contract import Answer, LiveMessage, Outbox
from geo.review.surface.outbox import changes, take
from geo.review.surface.queue import queue_message
from geo.review.twice import reviewed_twice, round_of
from geo.review.words import reason_words, state_words
from geo.store.address import store_exists
from geo.store.batches import list_items, published_ids
from geo.store.database import open_store
from geo.store.decisions import FINAL, FIRST
from geo.store.documents import Document, get_document
from geo.ui.documents.byhand.source_step import STEP
from geo.ui.documents.surface_map import packed_map
from geo.ui.documents.surface_words import field_words, key_words, surface_words
from geo.ui.elements import show
from geo.ui.elements.html import render
from geo.ui.frame.addresses import address, statement_prefix
from geo.ui.frame.atlas import Atlas, atlas_of
from geo.ui.frame.person import current_person
from geo.ui.frame.shipped import component_text, script
from geo.ui.frame.state import current_view

EVERY = 2.0
"""Seconds after which the decisions of others are looked for."""
OF_THE_FIGURE = ("measure", "place", "year", "level", "as_of", "extent")
"""Parts of the map's address that come from the figure."""

_surface = st.components.v2.component(
    "review",
    html=(
        '<div class="review"><section class="text" tabindex="0"></section><section class="side">'
        '<header class="head"><progress></progress><span class="count"></span>'
        '<span class="saved" role="status"></span></header><div class="filters"></div>'
        '<article class="card"></article><ol class="list"></ol>'
        '<p class="spoken" aria-live="polite"></p></section><dialog></dialog></div>'
    ),
    css=component_text("review/review.css"),
    js=script("review/review"),
)
_wire = st.components.v2.component("review_wire", js=script("review/wire"), isolate_styles=False)


def review(number: int, person: Person, atlas: Atlas) -> bool:
    """Draw the review of a document; return whether there is one of this number."""
    if not store_exists():
        return False
    try:
        document = get_document(open_store(), number)
    except LookupError:
        return False
    after = _opened(document, person)
    for note in document.notes:
        show.caption(note)
    own = own_places(open_store())
    known = with_places(_known(atlas.version, current(), atlas), own)
    if not person.may(DECIDE) and number in reviewed_twice(open_store()):
        show.info(_("Two people review this document without seeing each other's decisions."))
        return True
    turn = round_of(open_store(), person, number) if person.may(DECIDE) else FIRST
    message = queue_message(open_store(), person, document, known, round=turn)
    if not message["figures"]:
        nothing = _("No figures were found in this document.")
        show.info(_("There is nothing to settle in this document.") if turn == FINAL else nothing)
        return True
    key = f"{open_store().identity}-{number}-{turn}-{person.name}"
    query = to_query(current_view())
    data = {
        "key": key,
        "packed": pack(message),
        "ground": packed_map(atlas.version, own),
        "words": surface_words(),
        "reasons": list(reason_words().items()),
        "states": state_words(),
        "fields": field_words(),
        "keys": key_words(),
        "map": {name: text for name, text in query.items() if name not in OF_THE_FIGURE},
        "evidence": statement_prefix(),
        "next": after,
    }
    with st.container(key="review_surface"):
        _surface(key=f"review_{key}_{current()}", data=data, height="content")
    _follow(document, atlas.version, (key, turn), message["newest"])
    return True


def _opened(document: Document, person: Person) -> list[str]:
    """Draw the name of a document and its source; return label and address of what comes after its review."""
    held = attached_source(open_store(), document.id)
    where = address("documents", others={"document": str(document.id), "step": STEP})
    asks = (_("another") if held else _("Say which source it is")) if person.may(RECORD) else ""
    name = all_sources(open_store())[held[0]].label() if held else ""
    st.html(
        render(
            "documents.opened", address=address("documents"), back=_("All documents"), name=document.name,
            source=name, source_address=where, asks=asks,
        )
    )  # fmt: skip
    if held is None and asks:
        return [asks, where]
    return [_("Look at what will change and publish"), address("documents", others={"part": "published"})]


@st.cache_resource(show_spinner=False, max_entries=4)
def _known(version: str, language: str, _atlas: Atlas) -> Known:
    del version, language
    return known_figures(_atlas, published_ids(list_items(open_store())))


@st.fragment(run_every=EVERY)
def _follow(document: Document, version: str, key_and_round: tuple[str, str], newest: int) -> None:
    """Take what was decided, and say what became of it and what others decided since."""
    use(current_view().language)
    key, turn = key_and_round
    name = f"wire_{key}"
    outbox = read_outbox(st.session_state.get(name, {}).get("outbox"), newest)
    held = st.session_state.setdefault(f"{name}_answers", {})
    known = _known(version, current(), atlas_of(version))
    message = _answered(document, known, turn, outbox, held)
    with st.container(key="review_wire"):
        _wire(key=name, data={"key": key, **message}, height=1, on_outbox_change=lambda: None)


def _answered(
    document: Document, known: Known, turn: str, outbox: Outbox, held: dict[str, Answer]
) -> LiveMessage:
    """Return the answers to all that was sent; what was answered before (``held``) is not decided again."""
    try:
        store = open_store()
        new = [one for one in outbox["acts"] if one["token"] not in held]
        wrong = {a["candidate"] for a in outbox["acts"] if held.get(a["token"], {"problem": ""})["problem"]}
        answered = take(store, current_person(), new, round=turn, refused=wrong)  # the role as it is by now
        held |= {answer["token"]: answer for answer in answered}
        answers = [held[one["token"]] for one in outbox["acts"]]
        known = with_places(known, own_places(store))
        return changes(store, document, known, outbox, answers, round=turn)
    except StoreError as error:
        nothing: LiveMessage = {
            "answers": [], "rows": [], "figures": [], "remarks": {}, "newest": outbox["known"],
            "trouble": _("Not saved: {reason}").format(reason=error),
        }  # fmt: skip
        return nothing


def read_outbox(sent: object, newest: int) -> Outbox:
    """Return what the surface sent; anything of another shape counts as nothing sent."""
    if sent is None or fault_of(sent, Outbox):
        return {"acts": [], "known": newest, "serial": 0}
    return cast(Outbox, sent)
