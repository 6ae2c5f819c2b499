"""Own sources, places, measures and institutions: judged as the data package's, kept, withdrawn."""

import re
from datetime import date

import pytest

from geo.catalog.texts import checksum
from geo.errors import NotAllowedError, ReviewError, StaleDecisionError
from geo.language import in_language
from geo.review.adding import keep_document, read_document
from geo.review.deciding import Act, decide
from geo.review.known import all_measures, all_places, all_sources, own_records
from geo.review.people import ADMIN, VIEWER, Person
from geo.review.records import attach, attached_source, day_doubt, faults_in_own, save_record, withdraw_record
from geo.review.rows import FaultsError
from geo.review.state import reviews_of
from geo.review.tables.cards import card_template, cells_of
from geo.store.batches import INSTITUTION, MEASURE, PLACE, SOURCE
from geo.store.database import Store
from geo.store.decisions import ACCEPT

ANA = Person("ana", ADMIN)
CARD = {
    "id": "own-note-2014", "title": "A note", "short": "Note 2014", "short_es": "Nota 2014",
    "publisher": "AIDESEP", "authors": "A. One|B. Two", "published_from": "2014-05-31",
    "published_to": "2014-05-31", "published_basis": "stated", "established": "printed on it",
    "language": "en", "licence": "terms not stated", "link": "", "kind": "document", "sha256": "",
    "read_through": "by hand", "abstract": "What it says.",
}  # fmt: skip
TOWN = {
    "id": "new-town", "kind": "town", "name": "New Town", "name_es": "Pueblo Nuevo de la Prueba",
    "aliases": "Newtown|N. Town", "parent": "peru", "lon": "-74.5", "lat": "-9.5",
    "coordinate_source": "set by hand",
}  # fmt: skip
MEASURED = {
    "id": "boats_seized", "unit": "count", "combine": "sum", "group": "control", "name": "Boats seized",
    "name_es": "Botes incautados", "meaning": "Boats.", "meaning_es": "Botes.", "phrase": "", "phrase_es": "",
}  # fmt: skip
FIGURE = {
    "measure": "boats_seized", "place": "new-town", "kind": "level", "period_start": "2013-01-01",
    "period_end": "2013-12-31", "period_basis": "stated", "value": "4", "unit": "count",
    "value_stated": "four", "unit_stated": "boats", "bound": "exact", "stance": "reports",
}  # fmt: skip
GOOD = [
    (SOURCE, CARD),
    (PLACE, TOWN),
    (MEASURE, MEASURED),
    (INSTITUTION, {"name": "Office X", "name_es": "Oficina X"}),
]


def test_own_records_are_kept_and_known_beside_those_of_the_package(store: Store) -> None:
    for kind, cells in GOOD:
        save_record(store, ANA, kind, cells)
    assert all_sources(store)["own-note-2014"].authors == ("A. One", "B. Two")
    assert all_places(store).resolve("newtown").id == "new-town"
    assert all_measures(store)["boats_seized"].unit == "count"
    assert set(own_records(store, INSTITUTION)) == {"Office X"}


WRONG: list[tuple[str, dict[str, str], str]] = [
    (SOURCE, {"title": ""}, "title"),
    (SOURCE, {"published_from": "2015-01-01"}, "published_to"),
    (SOURCE, {"published_to": "May"}, "published_to"),
    (SOURCE, {"publisher": "Nobody at all"}, "publisher"),
    (SOURCE, {"kind": "leaflet"}, "kind"),
    (SOURCE, {"read_through": ""}, "read_through"),
    (SOURCE, {"abstract": ""}, "abstract"),
    (SOURCE, {"id": "../../etc"}, "id"),
    (SOURCE, {"title": "a\x00b"}, "title"),
    (SOURCE, {"colour": "red"}, "colour"),
    (PLACE, {"id": "New Town"}, "id"),
    (PLACE, {"id": "vraem"}, "id"),
    (PLACE, {"kind": "galaxy"}, "kind"),
    (PLACE, {"parent": "atlantis"}, "parent"),
    (PLACE, {"parent": ""}, "parent"),
    (PLACE, {"parent": "new-town"}, "parent"),
    (PLACE, {"lat": ""}, "lat"),
    (PLACE, {"lat": "91"}, "lat"),
    (PLACE, {"lon": "", "lat": "", "coordinate_source": ""}, "lon"),
    (PLACE, {"coordinate_source": ""}, "coordinate_source"),
    (PLACE, {"kind": "zone", "name": "vraem"}, "name"),
    (MEASURE, {"unit": "bushel"}, "unit"),
    (MEASURE, {"combine": "average"}, "combine"),
    (MEASURE, {"id": "Boats"}, "id"),
    (MEASURE, {"phrase": "{colour}"}, "phrase"),
    (INSTITUTION, {"name_es": ""}, "name_es"),
    (INSTITUTION, {"name": "AIDESEP"}, "name"),
    (INSTITUTION, {"name": "x" * 5000}, "name"),
]


def test_what_the_package_would_refuse_is_refused_beside_its_field(store: Store) -> None:
    for kind, change, column in WRONG:
        found = faults_in_own(store, kind, dict(GOOD)[kind] | change)
        assert column in {fault.column for fault in found}, (kind, change)
    with pytest.raises(FaultsError):
        save_record(store, ANA, PLACE, TOWN | {"lat": "91"})
    assert own_records(store, PLACE) == {}


def test_all_that_is_wrong_with_a_record_is_said_at_once(store: Store) -> None:
    many = {
        SOURCE: {
            "title": "", "kind": "leaflet", "language": "xx", "publisher": "Nobody", "colour": "red",
            "short": "a\x00", "published_to": "May",
        },
        PLACE: {"id": "New Town", "kind": "galaxy", "parent": "atlantis", "lat": "91", "name_es": ""},
        MEASURE: {"id": "Boats", "unit": "bushel", "phrase": "{colour}"},
    }  # fmt: skip
    for kind, wrong in many.items():
        found = {fault.column for fault in faults_in_own(store, kind, dict(GOOD)[kind] | wrong)}
        assert found == set(wrong), kind


def test_a_document_of_another_day_than_its_source_is_pointed_out(store: Store) -> None:
    save_record(store, ANA, SOURCE, CARD)
    for day in (date(2014, 5, 31), date(2014, 6, 2)):
        text = f"Police seized 9 tons of cocaine in 2014 ({day})."
        document, _new = keep_document(store, ANA, read_document("n.txt", text.encode(), day))
        doubt = day_doubt(store, document.id, "own-note-2014")
        assert ("2014-06-02, the source own-note-2014 on 2014-05-31" in doubt) == (day.month == 6)
        assert bool(doubt) == (day.month == 6)


def test_a_record_changes_by_further_states_and_stale_ones_are_refused(store: Store) -> None:
    first = save_record(store, ANA, PLACE, TOWN)
    second = save_record(store, ANA, PLACE, TOWN | {"note": "a port"}, seen=first.number)
    assert second.number == 2
    with pytest.raises(StaleDecisionError):
        save_record(store, ANA, PLACE, TOWN | {"note": "an inn"}, seen=first.number)
    with pytest.raises(FaultsError, match="id"):
        save_record(store, ANA, PLACE, TOWN)
    with pytest.raises(ReviewError, match="no own record"):
        save_record(store, ANA, PLACE, TOWN | {"id": "other-town", "name": "O", "name_es": "O"}, seen=1)


def test_a_figure_may_name_own_records_which_then_cannot_be_withdrawn(store: Store) -> None:
    keep_document(store, ANA, read_document("n.txt", b"Police seized four boats in 2013 and 9 tons in 2014."))
    with store.reading() as connection:
        figure = reviews_of(connection)[0]
    act = Act(figure.id, ACCEPT, 0, "t", FIGURE)
    with pytest.raises(ReviewError, match="measure"):
        decide(store, ANA, [act])
    records = {kind: save_record(store, ANA, kind, cells) for kind, cells in GOOD}
    decide(store, ANA, [act])
    with pytest.raises(ReviewError, match=f"figure {figure.id}"):
        withdraw_record(store, ANA, PLACE, "new-town", seen=records[PLACE].number)
    withdraw_record(store, ANA, SOURCE, "own-note-2014", seen=records[SOURCE].number)
    assert own_records(store, SOURCE) == {}
    assert save_record(store, ANA, SOURCE, CARD).number == 3


def test_what_contains_another_place_or_publishes_a_source_stays(store: Store) -> None:
    office = save_record(store, ANA, INSTITUTION, {"name": "Office X", "name_es": "Oficina X"})
    save_record(store, ANA, SOURCE, CARD | {"publisher": "Office X"})
    town = save_record(store, ANA, PLACE, TOWN)
    inner = {"id": "inner", "parent": "new-town", "name": "Inner", "name_es": "Interior", "aliases": ""}
    save_record(store, ANA, PLACE, TOWN | inner)
    for kind, key, record in ((INSTITUTION, "Office X", office), (PLACE, "new-town", town)):
        with pytest.raises(ReviewError, match="is used by"):
            withdraw_record(store, ANA, kind, key, seen=record.number)


def test_a_document_is_attached_by_hand_or_by_its_text(store: Store) -> None:
    text = "Police seized 9 tons of cocaine in 2014."
    document, _new = keep_document(store, ANA, read_document("n.txt", text.encode()))
    assert attached_source(store, document.id) is None
    save_record(store, ANA, SOURCE, CARD | {"sha256": checksum(text), "read_through": ""})
    assert attached_source(store, document.id) == ("own-note-2014", "press")
    attach(store, ANA, document.id, "own-note-2014", "first hand")
    attach(store, ANA, document.id, "own-note-2014", "first hand")  # the same again changes nothing
    with pytest.raises(StaleDecisionError, match="ana has said since"):
        attach(store, Person("luis", ADMIN), document.id, "own-note-2014", "press")
    attach(store, ANA, document.id, "own-note-2014", "press", seen=1)
    attach(store, ANA, document.id, "own-note-2014", "first hand", seen=2)
    assert attached_source(store, document.id) == ("own-note-2014", "first hand")
    for wrong in (
        (document.id, "nothing", "press"),
        (document.id, "own-note-2014", "derived"),
        (9, "own-note-2014", "press"),
    ):
        with pytest.raises(ReviewError):
            attach(store, ANA, *wrong)
    with pytest.raises(ReviewError, match="document"):
        withdraw_record(store, ANA, SOURCE, "own-note-2014", seen=1)


def test_a_viewer_makes_no_records(store: Store) -> None:
    eva = Person("eva", VIEWER)
    with pytest.raises(NotAllowedError):
        save_record(store, eva, PLACE, TOWN)
    with pytest.raises(NotAllowedError):
        attach(store, eva, 1, "x", "press")
    assert faults_in_own(store, PLACE, TOWN) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_card_that_is_filled_in_is_a_source(store: Store, language: str) -> None:
    with in_language(language):
        card = card_template().decode()
    for name, text in CARD.items():
        filled = '["A. One", "B. Two"]' if name == "authors" else f'"{text}"'
        card = re.sub(f"^{name}: .*$", f"{name}: {filled}", card, flags=re.MULTILINE)
    save_record(store, ANA, SOURCE, cells_of(card.encode(), "a.yaml"))
    assert all_sources(store)["own-note-2014"].authors == ("A. One", "B. Two")
    with pytest.raises(FaultsError) as caught:
        save_record(store, ANA, SOURCE, cells_of(card_template(), "a.yaml"))
    assert {fault.column for fault in caught.value.faults} >= {"id", "title", "publisher", "abstract"}
