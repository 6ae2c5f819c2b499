"""A speaker that is not known is never taken over silently: the same rule in every door."""

import pytest

from geo.atlas import read_atlas
from geo.language import in_language
from geo.review.deciding import Act, decide
from geo.review.known import all_institutions, own_records
from geo.review.names import NEW, UnknownNameError, nearest_names
from geo.review.people import ADMIN, Person
from geo.review.publication.planning import plan
from geo.review.publication.publishing import publish
from geo.review.rows import FaultsError
from geo.review.state import ACCEPTED, reviews_of
from geo.review.tables.bulk import import_figures
from geo.review.tables.forms import enter_figure
from geo.store.batches import INSTITUTION
from geo.store.database import Store
from geo.store.decisions import ACCEPT
from geo.store.documents import ENTERED, Candidate
from geo.store.entered import add_entered
from geo.wording.claim import claimant
from geo.wording.sentence import claim_sentence
from tests.review.test_figures_by_hand import ROW, table

ANA = Person("ana", ADMIN)
STRANGER = "commission Devida"


def test_the_nearest_known_names_are_offered_in_either_language(store: Store) -> None:
    known = all_institutions(store)
    assert nearest_names(STRANGER, known)[0] == "DEVIDA"
    assert nearest_names("Ministerio del Interior", known)[0] == "Ministry of the Interior of Peru"
    assert nearest_names("Zzyzx", known) == []


def test_to_accept_a_speaker_that_is_not_known_takes_a_word(store: Store) -> None:
    one = Candidate(ENTERED, 1, ROW | {"attributed_to": STRANGER, "period_basis": "stated"}, "ana")
    cells = {"kind": "level", "bound": "exact", "stance": "asserts"}
    kept = add_entered(store, [one, one], token="t", by="ana", about={}, accept=False)
    first, second = kept.candidates
    with pytest.raises(UnknownNameError, match="nearest: “DEVIDA”"):
        decide(store, ANA, [Act(first, ACCEPT, 0, "a", cells)])
    assert own_records(store, INSTITUTION) == {}
    decide(store, ANA, [Act(first, ACCEPT, 0, "b", cells | {NEW: STRANGER})])
    assert list(own_records(store, INSTITUTION)) == [STRANGER]
    decide(store, ANA, [Act(second, ACCEPT, 0, "c", cells)])  # from now on it is known


def test_the_form_and_the_import_ask_the_same(store: Store) -> None:
    wanted = ROW | {"institution": STRANGER}
    with pytest.raises(FaultsError) as caught:
        enter_figure(store, ANA, wanted, token="t")
    assert [fault.column for fault in caught.value.faults] == ["institution"]
    content = table({}).replace(b"note", b"institution").rstrip() + STRANGER.encode()
    import_figures(store, ANA, "a.csv", content)  # waits: nobody is asked yet
    other = content + b"\n"
    with pytest.raises(FaultsError, match="DEVIDA"):
        import_figures(store, ANA, "b.csv", other, reviewed=True, reason="read")
    assert own_records(store, INSTITUTION) == {}
    import_figures(store, ANA, "b.csv", other, reviewed=True, reason="read", new_names=True)
    assert list(own_records(store, INSTITUTION)) == [STRANGER]


def test_what_was_accepted_without_that_word_is_not_published(store: Store) -> None:
    cells = ROW | {"attributed_to": STRANGER, "kind": "level", "bound": "exact", "stance": "asserts"}
    one = Candidate(ENTERED, 1, cells | {"period_basis": "stated"}, "ana")
    add_entered(store, [one], token="t", by="ana", about={}, accept=True)
    found = plan(store)
    assert (found.figures, found.records) == ((), ())
    assert STRANGER in found.missing[0].text


def test_a_target_that_names_nobody_is_not_the_publishers(store: Store) -> None:
    target = ROW | {"kind": "target", "value": "20000", "value_stated": "20,000"}
    enter_figure(store, ANA, target, token="t")
    with store.reading() as connection:
        assert [one.state for one in reviews_of(connection)] == [ACCEPTED]
    (record, figure) = plan(store).chosen()
    assert record.item.body == {
        "name": "according to the document, which names nobody",
        "name_es": "según el documento, que no nombra a nadie",
    }
    body = figure.item.body or {}
    assert (body["institution"], body["stance"]) == (record.item.record, "reports")
    publish(store, ANA)
    atlas = read_atlas()
    (shown,) = [one for one in atlas.statements.values() if one.id == figure.item.record]
    assert claim_sentence(shown, atlas).startswith(
        "In 2013 according to the document, which names nobody, the target for coca cultivation in Peru is"
    )
    with in_language("es"):
        assert claimant(shown, atlas) == "según el documento, que no nombra a nadie"
        assert claim_sentence(shown, atlas).startswith(
            "Según el documento, que no nombra a nadie, en 2013 la meta de superficie cultivada"
        )
