"""Records of the store: nothing twice, nothing over another's, nothing changed afterwards."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from geo.errors import StaleDecisionError, StoreError
from geo.store.batches import STATEMENT, UNDO, Item, publish_batch, read_published
from geo.store.database import Store, close_stores, open_store
from geo.store.decisions import ACCEPT, REJECT, Decision, add_decisions, decisions_on
from geo.store.documents import EXTRACTED, Candidate, Document, add_document, candidates_of
from geo.store.entries import entry_history, read_entries, write_entries, write_entry
from geo.store.files import list_files, read_content, write_file
from geo.store.schema import METADATA
from geo.store.shared import BRIEFING

DOCUMENT = Document("a" * 64, "report.txt", "en", "2014-05-31", "Coca rose to 42,900 ha.", (), "e1", "ana")
CANDIDATE = Candidate(EXTRACTED, 1, {"measure": "coca_cultivation", "value": "42900"}, "ana", extractor="e1")


def added(store: Store) -> int:
    document, _new = add_document(store, DOCUMENT, [CANDIDATE])
    with store.reading() as connection:
        return candidates_of(connection, document=document.id)[0].id


def test_the_same_file_is_added_once(store: Store) -> None:
    first, new = add_document(store, DOCUMENT, [CANDIDATE])
    again, anew = add_document(store, replace(DOCUMENT, name="copy.txt"), [CANDIDATE])
    assert (new, anew) == (True, False)
    assert again == first
    with store.reading() as connection:
        assert len(candidates_of(connection)) == 1


def test_a_stale_decision_is_refused_and_says_who_was_first(store: Store) -> None:
    id = added(store)
    add_decisions(store, [Decision(id, ACCEPT, "ana", 1, "t1")])
    with pytest.raises(StaleDecisionError, match="ana"):
        add_decisions(store, [Decision(id, REJECT, "luis", 1, "t2")])
    add_decisions(store, [Decision(id, REJECT, "luis", 2, "t3")])
    with store.reading() as connection:
        assert [d.kind for d in decisions_on(connection, [id])] == [ACCEPT, REJECT]


def test_one_act_that_arrives_twice_decides_once(store: Store) -> None:
    id = added(store)
    first = add_decisions(store, [Decision(id, ACCEPT, "ana", 1, "t1")])
    assert add_decisions(store, [Decision(id, ACCEPT, "ana", 1, "t1")]) == first
    with store.reading() as connection:
        assert len(decisions_on(connection)) == 1


def test_of_several_decisions_none_is_written_where_one_is_stale(store: Store) -> None:
    id = added(store)
    add_decisions(store, [Decision(id, ACCEPT, "ana", 1, "t1")])
    with pytest.raises(StaleDecisionError):
        add_decisions(store, [Decision(id, REJECT, "b", 2, "t2"), Decision(id, REJECT, "b", 2, "t3")])
    with store.reading() as connection:
        assert len(decisions_on(connection)) == 1


def test_what_was_published_can_be_taken_back_in_part_and_that_again(store: Store) -> None:
    rows = [Item(STATEMENT, name, {"value": value}) for name, value in (("s1", "1"), ("s2", "2"))]
    first = publish_batch(store, rows, by="ana", reason="new report", follows=0)
    second = publish_batch(
        store, [Item(STATEMENT, "s1", {"value": "9"})], by="ana", reason="", follows=first.id
    )
    undo = [Item(UNDO, str(first.items[0].id), None), Item(UNDO, str(first.items[1].id), None)]
    third = publish_batch(store, undo, by="ana", reason="mistake", follows=second.id, undoes=first.id)
    state = read_published(store)
    assert {key: item.body for key, item in state.items.items()} == {(STATEMENT, "s1"): {"value": "9"}}
    again = [Item(UNDO, str(third.items[1].id), None)]
    publish_batch(store, again, by="ana", reason="", follows=third.id, undoes=third.id)
    after = read_published(store)
    assert after.items[(STATEMENT, "s2")].body == {"value": "2"}
    assert after.digits != state.digits


def test_two_who_publish_at_once_do_not_both(store: Store) -> None:
    publish_batch(store, [Item(STATEMENT, "s1", {})], by="ana", reason="", follows=0)
    with pytest.raises(StaleDecisionError):
        publish_batch(store, [Item(STATEMENT, "s2", {})], by="luis", reason="", follows=0)
    assert set(read_published(store).items) == {(STATEMENT, "s1")}


def test_a_record_withdrawn_stays_readable(store: Store) -> None:
    write_entry(store, "place", "x", {"name": "X"}, by="ana", seen=0)
    write_entry(store, "place", "x", None, by="ana", seen=1, reason="twice")
    assert read_entries(store, "place")["x"].body is None
    assert [entry.body for entry in entry_history(store, "place", "x")] == [{"name": "X"}, None]
    with pytest.raises(StaleDecisionError):
        write_entry(store, "place", "x", {}, by="luis", seen=1)


def test_every_state_of_a_file_is_kept_and_the_last_counts(store: Store) -> None:
    for seen, content in enumerate((b"one", b"two", None)):
        write_file(store, BRIEFING, "a", content, by="ana", seen=seen)
    write_file(store, BRIEFING, "b", b"three", by="ana", seen=0)
    assert {name: state.number for name, state in list_files(store, BRIEFING).items()} == {"b": 1}
    assert [read_content(store, BRIEFING, "a", number) for number in (1, 2, 3)] == [b"one", b"two", None]
    with pytest.raises(StaleDecisionError):
        write_file(store, BRIEFING, "a", b"late", by="luis", seen=1)


@pytest.mark.parametrize(
    "table", [t for t in METADATA.sorted_tables if t.name in ("decisions", "files", "items")]
)
def test_the_database_itself_keeps_rows_as_they_are(store: Store, table: sa.Table) -> None:
    id = added(store)
    add_decisions(store, [Decision(id, ACCEPT, "ana", 1, "t1")])
    publish_batch(store, [Item(STATEMENT, "s1", {})], by="ana", reason="", follows=0)
    write_file(store, BRIEFING, "a", b"one", by="ana", seen=0)
    for change in (sa.update(table).values(id=99), sa.delete(table)):
        with (
            pytest.raises((StoreError, sa.exc.IntegrityError), match="kept as they are"),
            store.writing() as connection,
        ):
            connection.execute(change)


def test_the_tables_are_those_of_the_migrations(store: Store) -> None:
    found = sa.inspect(store.engine)
    for table in METADATA.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: bool(column.nullable) for column in table.columns}, table.name
        unique = {frozenset(one["column_names"]) for one in found.get_unique_constraints(table.name)}
        expected = {
            frozenset(c.name for c in one.columns)
            for one in table.constraints
            if isinstance(one, sa.UniqueConstraint)
        }
        assert unique == expected, table.name


def test_a_store_opened_again_is_the_same(store: Store) -> None:
    added(store)
    close_stores()
    again = open_store()
    assert again.identity == store.identity
    with again.reading() as connection:
        assert len(candidates_of(connection)) == 1


def test_of_several_records_none_is_written_where_one_is_stale(store: Store) -> None:
    write_entry(store, "lesson", "b", {}, by="ana", seen=0)
    with pytest.raises(StaleDecisionError, match="“b”"):
        write_entries(store, "lesson", {"a": ({}, 0), "b": ({}, 0)}, by="luis")
    assert set(read_entries(store, "lesson")) == {"b"}
