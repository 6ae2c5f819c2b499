"""Own records of a team: sources, places, measures and institutions, and which source a document is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from geo.catalog import load_institutions
from geo.catalog.cards import card_from_cells
from geo.catalog.cells import FaultError, Row
from geo.catalog.check.places import faults_in_place
from geo.catalog.check.schema import faults_in_record
from geo.catalog.fault import Fault
from geo.catalog.package import table_fields
from geo.catalog.places import plain
from geo.catalog.tables import measure_from
from geo.catalog.texts import recognise
from geo.errors import ReviewError, StaleDecisionError
from geo.language import LANGUAGES, _
from geo.model.parsing import read_day
from geo.model.statement import READINGS
from geo.review.known import COLUMNS, KINDS, all_places, all_sources, own_records, shipped_keys
from geo.review.names import SPEAKERS
from geo.review.people import RECORD, Person, require
from geo.review.rows import FaultsError
from geo.review.state import ACCEPTED, reviews_of
from geo.store.batches import INSTITUTION, MEASURE, PLACE, SOURCE
from geo.store.database import Store
from geo.store.documents import get_document
from geo.store.entries import Entry, read_entries, write_entry
from geo.suggestions import did_you_mean

TABLES = {PLACE: "places", MEASURE: "measures", INSTITUTION: "institutions"}
NAMED_BY = {
    SOURCE: ("source", "read_in"),
    PLACE: ("place", "to_place"),
    MEASURE: ("measure",),
    INSTITUTION: SPEAKERS,
}
"""Columns of a figure that name a record of each kind."""
ATTACHED = "attached"
"""Kind of the entries that say which source a document is, by the number of the document."""
OFFERED_READINGS = tuple(reading for reading in READINGS if reading != "derived")
"""How a figure can have been read; derived ones are calculated by the atlas only."""
LONGEST = 4000
"""Characters of a cell."""


def key_of(kind: str, cells: Mapping[str, str]) -> str:
    """Return the key of a record: its id, of an institution its name."""
    return cells.get("name" if kind == INSTITUTION else "id", "").strip()


def faults_in_own(store: Store, kind: str, cells: Mapping[str, str], seen: int = 0) -> list[Fault]:
    """Return all that is wrong with an own record, by the rules of the data package.

    Parameters
    ----------
    store : Store
    kind : str
        Of `KINDS`.
    cells : mapping of str to str
        By column of `COLUMNS`; one that is missing is empty. Items of a list are separated by ``|``.
    seen : int
        Number of the state that is changed; 0 for a record that is new.
    """
    names = COLUMNS[kind]
    row = Row(kind, 1, {name: cells.get(name, "").strip() for name in (*names, *cells)})
    faults = [
        row.fault(name[:40], _("no column but {names}").format(names=", ".join(names)))
        for name in cells
        if name not in names
    ]
    faults += [
        row.fault(name, _("at most {most} characters that can be shown").format(most=LONGEST))
        for name in names
        if len(row.text(name)) > LONGEST
        or not all(c.isprintable() or (c == "\n" and name == "abstract") for c in row.text(name))
    ]
    said = {fault.column for fault in faults}
    others = _faults_in_card(store, row) if kind == SOURCE else _faults_in_row(store, kind, row)
    others += _taken(store, kind, row, seen)
    faults += [fault for fault in others if fault.column not in said]
    return [Fault(fault.file, None, fault.column, fault.value, fault.expected) for fault in faults]


def _faults_in_card(store: Store, row: Row) -> list[Fault]:
    cells = {name: row.text(name) for name in COLUMNS[SOURCE]}
    faults = card_from_cells(cells, SOURCE)[1]
    form = next(f for f in table_fields("places") if f["name"] == "id")
    faults += [] if any(f.column == "id" for f in faults) else faults_in_record(row, [form])
    known = {*load_institutions(), *own_records(store, INSTITUTION)}
    if row.text("publisher") and row.text("publisher") not in known:
        expected = _("the name of an institution that is known; add it first")
        faults.append(row.fault("publisher", expected + did_you_mean(row.text("publisher"), known)))
    if row.text("language") and not any(f.column == "language" for f in faults):
        faults += _faults_in_language(store, row)
    same = [s.id for s in all_sources(store).values() if s.sha256 and s.sha256 == row.text("sha256")]
    if same and same != [row.text("id")]:
        faults.append(
            row.fault("sha256", _("a checksum of its own ({name} has the same)").format(name=same[0]))
        )
    return faults


def _faults_in_language(store: Store, row: Row) -> list[Fault]:
    known = sorted({*LANGUAGES, *(source.language for source in all_sources(store).values())})
    if row.text("language") in known:
        return []
    return [row.fault("language", _("one of {names}").format(names=", ".join(known)))]


def _faults_in_row(store: Store, kind: str, row: Row) -> list[Fault]:
    faults = faults_in_record(row, table_fields(TABLES[kind]))
    if kind == PLACE:
        said = {fault.column for fault in faults}
        faults += [fault for fault in _faults_in_place(store, row, said) if fault.column not in said]
    if kind == MEASURE:
        try:
            measure_from(row)
        except FaultError as error:
            if error.fault.column not in {fault.column for fault in faults}:
                faults.append(error.fault)
    return faults


def _faults_in_place(store: Store, row: Row, unread: Collection[str]) -> list[Fault]:
    """Return what is wrong between a place and others; ``unread`` are columns whose cells cannot be read."""
    places = {place.id: place for place in all_places(store)}
    parents = {place.id: place.parent for place in places.values()} | {row.text("id"): row.text("parent")}
    faults = [] if {"lon", "lat", "kind", "parent"} & set(unread) else faults_in_place(row, parents)
    for column in ("parent", "predecessor_of"):
        name = row.text(column)
        if name and name not in places:
            faults.append(row.fault(column, _("an id of a place") + did_you_mean(name, places)))
    if not row.text("parent"):
        faults.append(row.fault("parent", _("the place that contains it")))
    if not row.text("lon") and not row.text("predecessor_of"):
        faults.append(row.fault("lon", _("a point, or in predecessor_of the place whose outline it has")))
    names = {plain(name): name for name in (row.text("name"), row.text("name_es"), *row.items("aliases"))}
    for other in places.values():
        if other.id == row.text("id") or other.kind != row.text("kind"):
            continue
        for name in (other.name, other.name_es, *other.aliases):
            if plain(name) in names:
                expected = _("a name that no other place of its kind bears ({name} does)")
                faults.append(row.fault("name", expected.format(name=other.id), names[plain(name)]))
                return faults
    return faults


def _taken(store: Store, kind: str, row: Row, seen: int) -> list[Fault]:
    key = key_of(kind, row.values)  # type: ignore[arg-type]
    known = own_records(store, kind)
    if (key in shipped_keys(kind) and key not in known) or (not seen and key in known):
        column = "name" if kind == INSTITUTION else "id"
        return [row.fault(column, _("one that no other record bears"))]
    return []


def save_record(
    store: Store, person: Person, kind: str, cells: Mapping[str, str], *, seen: int = 0, reason: str = ""
) -> Entry:
    """Keep an own record, or a further state of one.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    FaultsError
        Something is wrong with it; the error has the faults.
    StaleDecisionError
        Somebody changed it since.
    StoreError
        It cannot be written.
    """
    require(store, person, RECORD)
    if kind not in KINDS:
        raise ReviewError(_("record: expected one of {names}").format(names=", ".join(KINDS)))
    if seen and key_of(kind, cells) not in own_records(store, kind):
        raise ReviewError(_("there is no own record {name}").format(name=key_of(kind, cells)[:80]))
    if faults := faults_in_own(store, kind, cells, seen):
        raise FaultsError(faults)
    body = {name: cells.get(name, "").strip() for name in COLUMNS[kind]}
    latest = read_entries(store, kind).get(key_of(kind, body))
    if latest is not None and latest.body is None and not seen:  # a withdrawn one comes back
        seen = latest.number
    return write_entry(store, kind, key_of(kind, body), body, by=person.name, seen=seen, reason=reason)


def withdraw_record(
    store: Store, person: Person, kind: str, key: str, *, seen: int, reason: str = ""
) -> Entry:
    """Take an own record away; its earlier states stay readable.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    ReviewError
        There is no such record, or something names it.
    StaleDecisionError
        Somebody changed it since.
    """
    require(store, person, RECORD)
    if key not in own_records(store, kind):
        raise ReviewError(_("there is no own record {name}").format(name=key))
    if users := _users(store, kind, key):
        raise ReviewError(
            _("{name} is used by {users}; change that first").format(name=key, users=", ".join(users[:5]))
        )
    return write_entry(store, kind, key, None, by=person.name, seen=seen, reason=reason)


def _users(store: Store, kind: str, key: str) -> list[str]:
    """Return what names an own record."""
    with store.reading() as connection:
        accepted = [one for one in reviews_of(connection) if one.state == ACCEPTED]
    users = [
        _("figure {number}").format(number=one.id)
        for one in accepted
        if key in (one.fields.get(column) for column in NAMED_BY[kind])
    ]
    named: dict[str, tuple[tuple[str, str], ...]] = {
        SOURCE: ((ATTACHED, "source"),),
        PLACE: ((PLACE, "parent"), (PLACE, "predecessor_of")),
        INSTITUTION: ((SOURCE, "publisher"),),
    }
    for other, column in named.get(kind, ()):
        users += [
            _("document {number}").format(number=name) if other == ATTACHED else name
            for name, entry in own_records(store, other).items()
            if (entry.body or {}).get(column) == key
        ]
    return users


def attach(store: Store, person: Person, document: int, source: str, reading: str, *, seen: int = 0) -> Entry:
    """Say which source a document is, and how figures are read in it.

    Parameters
    ----------
    document : int
        Its number.
    source : str
        Id of a shipped or an own source.
    reading : str
        Of `OFFERED_READINGS`.
    seen : int
        Number of the state that was seen (`attached_state`); 0 where none was.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    ReviewError
        There is no such document, source or reading.
    StaleDecisionError
        Somebody said which source it is since.
    """
    require(store, person, RECORD)
    try:
        get_document(store, document)
    except LookupError:
        raise ReviewError(_("there is no document {number}").format(number=document)) from None
    known = all_sources(store)
    if source not in known:
        raise ReviewError(
            _("no source has the id {name}").format(name=source[:80]) + did_you_mean(source, known)
        )
    if reading not in OFFERED_READINGS:
        raise ReviewError(_("reading: expected one of {names}").format(names=", ".join(OFFERED_READINGS)))
    body = {"source": source, "reading": reading}
    entry = attached_state(store, document)
    if entry is not None and entry.body == body:
        return entry
    if entry is not None and entry.number != seen:
        text = _("document {number}: {who} has said since that its source is {source}; look at it again")
        raise StaleDecisionError(
            text.format(number=document, who=entry.by, source=(entry.body or {}).get("source", ""))
        )
    return write_entry(store, ATTACHED, str(document), body, by=person.name, seen=seen)


def day_doubt(store: Store, document: int, source: str) -> str:
    """Return that a document was published on another day than its source; empty where that is not known."""
    held, card = get_document(store, document), all_sources(store).get(source)
    day = read_day(held.published)
    if card is None or day is None or card.published_from <= day <= card.published_to:
        return ""
    days = dict.fromkeys((card.published_from.isoformat(), card.published_to.isoformat()))
    text = _(
        "“{name}” was published on {day}, the source {source} on {other}: is it another document, or is "
        "one of the days wrong?"
    )
    return text.format(name=held.name, day=day.isoformat(), source=source, other="/".join(days))


def attached_state(store: Store, document: int) -> Entry | None:
    """Return who said last which source a document is, None where nobody has."""
    return read_entries(store, ATTACHED).get(str(document))


def attached_source(store: Store, document: int) -> tuple[str, str] | None:
    """Return the id of the source that a document is, and how figures are read in it; None where not known.

    One whose text has the checksum of a source is attached by itself, as press until somebody says otherwise.
    """
    entry = own_records(store, ATTACHED).get(str(document))
    if entry is not None and entry.body is not None:
        return entry.body["source"], entry.body["reading"]
    text = get_document(store, document).text
    found = recognise(text.encode("utf-8"), all_sources(store).values())
    return None if found is None else (found[0].id, "press")
