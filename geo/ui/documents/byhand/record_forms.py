"""Forms for own sources, places, measures and institutions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd
import streamlit as st

from geo.catalog.cards import BASES
from geo.catalog.package import table_fields
from geo.catalog.places import plain
from geo.catalog.texts import checksum
from geo.errors import GeoError
from geo.exports.columns import source_columns
from geo.language import LANGUAGES, _
from geo.review.known import COLUMNS, all_institutions, all_places, own_records
from geo.review.people import Person
from geo.review.records import save_record, withdraw_record
from geo.store.batches import INSTITUTION, MEASURE, PLACE, SOURCE
from geo.store.database import Store
from geo.store.documents import get_document, list_documents
from geo.store.entries import Entry
from geo.ui.documents.byhand.card_file import card_file
from geo.ui.documents.byhand.fields import Fields
from geo.ui.documents.byhand.place_outline import place_outline
from geo.ui.elements import show
from geo.ui.frame.person import shown_name
from geo.wording.kinds import combine_words, kind_name, measure_groups

MEASURE_ID = re.compile(r"[^a-z]+")
MANY = {SOURCE: ("authors",), PLACE: ("aliases",)}
"""Columns that hold several, a line each in the form."""


def record_form(store: Store, person: Person, kind: str) -> None:
    """Draw the own records of a kind, and a form for a new one or to change or withdraw one."""
    own = own_records(store, kind)
    chosen = _chosen(kind, own) if own else ""
    entry = own.get(chosen)
    if kind == SOURCE and not entry:
        card_file(store, person)
    begins = dict(entry.body or {}) if entry else {}
    for column in MANY.get(kind, ()):
        begins[column] = begins.get(column, "").replace("|", "\n")
    expects = {
        "read_through": _("how it was read, or above the document that is its text"),
        "abstract": _("what it says, in your own words"),
    }
    number = entry.number if entry else 0
    fields = Fields(f"own_{kind}_{chosen}_{number}", begins, expects if kind == SOURCE else None)
    {SOURCE: _source, PLACE: _place, MEASURE: _measure, INSTITUTION: _institution}[kind](store, fields)

    def act() -> str:
        cells = _cells(store, kind, fields, begins)
        if kind == SOURCE and fields.value("publisher_es"):
            names = {"name": cells["publisher"], "name_es": fields.value("publisher_es")}
            save_record(store, person, INSTITUTION, names)
        kept = save_record(store, person, kind, cells, seen=number)
        said = _("{name} is kept; it is published with the figures that name it.").format(name=kept.key)
        st.session_state[f"own_{kind}_chosen"] = ""
        st.session_state[f"own_{kind}__0_said"] = said  # where the form for a new one looks
        return said

    fields.submit(_("Keep the change") if entry else _("Add"), act)
    if entry:
        _withdraw(store, person, entry)
    if entry and kind == PLACE:
        place_outline(store, person, all_places(store).get(entry.key))


def _chosen(kind: str, own: dict[str, Entry]) -> str:
    """Draw what there is, and return the key of the one to change; empty for a new one."""
    rows = [
        (
            key,
            (entry.body or {}).get("title") or (entry.body or {}).get("name", ""),
            shown_name(entry.by),
            entry.at[:10],
        )
        for key, entry in own.items()
    ]
    heads = [_("Id"), _("Name"), _("Entered by"), _("Day")]
    st.dataframe(pd.DataFrame(rows, columns=heads), hide_index=True, width="stretch")
    names = {"": _("a new one"), **{key: name or key for key, name, _by, _at in rows}}
    key = f"own_{kind}_chosen"
    st.session_state.setdefault(key, "")
    if st.session_state[key] not in names:
        st.session_state[key] = ""
    show.selectbox(_("Add or change"), list(names), format_func=names.__getitem__, key=key)
    return str(st.session_state[key])


def _withdraw(store: Store, person: Person, entry: Entry) -> None:
    wrong = f"own_{entry.kind}_wrong"

    def act() -> None:
        try:
            withdraw_record(store, person, entry.kind, entry.key, seen=entry.number)
            st.session_state[f"own_{entry.kind}_chosen"] = ""
            st.session_state[wrong] = ""
        except GeoError as error:
            st.session_state[wrong] = str(error)

    show.button(_("Withdraw it"), on_click=act, key=f"own_{entry.kind}_withdraw")
    if st.session_state.get(wrong):
        show.error(st.session_state[wrong])


def _cells(store: Store, kind: str, fields: Fields, begins: dict[str, str]) -> dict[str, str]:
    cells = {name: fields.value(name) for name in COLUMNS[kind]}
    for column in MANY.get(kind, ()):
        cells[column] = "|".join(line.strip() for line in cells[column].split("\n") if line.strip())
    if kind != INSTITUTION:
        named = cells["title" if kind == SOURCE else "name"]
        cells["id"] = begins.get("id") or fields.value("id") or slug(kind, named)
    if kind == SOURCE:
        cells["kind"] = cells["kind"] or "document"
        document = fields.value("document")
        if document:
            cells |= {"sha256": checksum(get_document(store, int(document)).text), "read_through": ""}
        elif not cells["read_through"]:
            cells |= {"sha256": begins.get("sha256", "")}
        cells["published_to"] = cells["published_to"] or cells["published_from"]
    if kind == PLACE and cells["lon"]:
        cells["coordinate_source"] = cells["coordinate_source"] or "set by hand"
    return cells


def slug(kind: str, name: str) -> str:
    """Return an id made of a name."""
    words = plain(name).encode("ascii", "ignore").decode()
    return MEASURE_ID.sub("_", words).strip("_") if kind == MEASURE else "-".join(words.split())[:60]


def _source(store: Store, fields: Fields) -> None:
    label = {column.name: column.label for column in source_columns()}
    institutions = {name: name for name in sorted(all_institutions(store))}
    documents = {str(one.id): f"{one.id}: {one.name}" for one in list_documents(store)}
    left, middle, right = st.columns(3)
    with left:
        fields.text("title", label["title"])
        fields.text("short", _("Short name, in English"))
        fields.text("short_es", _("Short name, in Spanish"))
        fields.choice("publisher", label["publisher"], institutions, new=True)
        if fields.value("publisher") and fields.value("publisher") not in institutions:
            fields.text("publisher_es", _("The publisher, in Spanish"))
        fields.text("authors", label["authors"], hint=_("one a line"), lines=True)
    with middle:
        fields.text("published_from", label["published_from"], hint=_("a day as YYYY-MM-DD"))
        fields.text("published_to", label["published_to"], hint=_("empty where it is the same day"))
        words = {
            "stated": _("stated in it"),
            "read": _("read in a dated publication"),
            "inferred": _("inferred"),
        }
        fields.choice(
            "published_basis", label["published_basis"], {b: words[b] for b in BASES}, first="stated"
        )
        fields.text("established", label["established"])
        fields.text("licence", label["licence"])
        fields.text("link", label["link"])
    with right:
        fields.choice("language", label["language"], dict(LANGUAGES), first="en")
        kinds = {"document": _("document"), "publication": _("publication"), "compilation": _("compilation")}
        fields.choice("kind", label["kind"], kinds, first="document")
        fields.choice("document", _("Its text is the document"), documents)
        fields.text("read_through", label["read_through"], hint=_("where its text is not held"))
        fields.text("abstract", label["abstract"], lines=True)
        fields.text("id", _("Id"), hint=_("made of the name where it is empty"))


def _choices(table: str, column: str, words: Callable[[str], str]) -> dict[str, str]:
    field = next(one for one in table_fields(table) if one["name"] == column)
    return {item: words(item) for item in field["constraints"]["enum"]}


def _place(store: Store, fields: Fields) -> None:
    places = {place.id: f"{place.label()} ({kind_name(place.kind)})" for place in all_places(store)}
    left, middle, right = st.columns(3)
    with left:
        fields.text("name", _("Name, in English"))
        fields.text("name_es", _("Name, in Spanish"))
        fields.choice("kind", _("Kind of place"), _choices("places", "kind", kind_name), first="zone")
        fields.text("id", _("Id"), hint=_("made of the name where it is empty"))
    with middle:
        fields.choice("parent", _("Lies in"), places, first="peru")
        fields.text("aliases", _("Other names and spellings"), hint=_("one a line"), lines=True)
        fields.text("note", _("Note"))
    with right:
        fields.text("lon", _("Longitude"), hint=_("degrees with a point before decimals, west is negative"))
        fields.text("lat", _("Latitude"), hint=_("degrees with a point before decimals, south is negative"))
        fields.text("coordinate_source", _("Where the point comes from"))
        fields.choice("predecessor_of", _("Or drawn on the outline of"), places)


def _measure(store: Store, fields: Fields) -> None:
    del store
    left, middle, right = st.columns(3)
    with left:
        fields.text("name", _("Name, in English"))
        fields.text("name_es", _("Name, in Spanish"))
        fields.text("id", _("Id"), hint=_("made of the name where it is empty"))
    with middle:
        fields.choice("unit", _("Unit"), _choices("measures", "unit", str))
        fields.choice("combine", _("Combining"), _choices("measures", "combine", combine_words), first="none")
        groups = measure_groups()
        fields.choice("group", _("Group"), _choices("measures", "group", groups.__getitem__))
    with right:
        fields.text("meaning", _("What it counts, in English"), lines=True)
        fields.text("meaning_es", _("What it counts, in Spanish"), lines=True)


def _institution(store: Store, fields: Fields) -> None:
    del store
    left, right = st.columns(2)
    with left:
        fields.text("name", _("Name, as the figures have it"))
    with right:
        fields.text("name_es", _("Name, in Spanish"))
