"""From accepted figures to the map and back: what waits, what is missing, who may, what is undone."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from geo import cli
from geo.atlas import Atlas, read_atlas
from geo.catalog import data_version
from geo.errors import NotAllowedError, ReviewError, StaleDecisionError
from geo.exports import Request, gather, write_data
from geo.model import View
from geo.review.adding import keep_document, read_document
from geo.review.backups import back_up, restore
from geo.review.deciding import Act, decide
from geo.review.people import ADMIN, REVIEWER, VIEWER, Person
from geo.review.publication.grades import RELIABILITY, set_grade
from geo.review.publication.planning import figure_id, plan
from geo.review.publication.plans import CHANGED, NEW, WITHDRAWN
from geo.review.publication.publishing import publish, undo
from geo.review.records import attach, save_record
from geo.review.state import Review, reviews_of
from geo.statements import load_statements_lenient
from geo.statements.documents import checksum, sentence
from geo.store.batches import INSTITUTION, PLACE, SOURCE, STATEMENT, list_batches, read_published
from geo.store.database import Store
from geo.store.decisions import ACCEPT, REJECT, UNDO
from geo.store.documents import get_document

ANA = Person("ana", ADMIN)
TEXT = """31 May 2014. A team counted coca in Nueva Aurora in 2013.

It found 120 hectares of coca in Nueva Aurora in 2013. The year before it had been 95 hectares."""
TOWN = {
    "id": "nueva-aurora", "kind": "town", "name": "Nueva Aurora", "name_es": "Nueva Aurora",
    "parent": "peru", "lon": "-74.1", "lat": "-11.6", "coordinate_source": "set by hand",
}  # fmt: skip
CARD = {
    "id": "own-report", "title": "A report", "short": "Report 2014", "short_es": "Informe 2014",
    "publisher": "The Team", "published_from": "2014-05-31", "published_to": "2014-05-31",
    "published_basis": "stated", "established": "Printed on it.", "language": "en",
    "licence": "internal", "kind": "publication", "abstract": "What the team found.",
}  # fmt: skip
FIGURE = {
    "measure": "coca_cultivation", "place": "nueva-aurora", "kind": "level", "period_start": "2013-01-01",
    "period_end": "2013-12-31", "period_basis": "stated", "value": "120", "unit": "ha", "low": "", "high": "",
    "value_stated": "120", "unit_stated": "hectares", "bound": "exact", "attributed_to": "",
    "institution": "Field Team", "stance": "asserts", "new_institution": "Field Team",
}  # fmt: skip


@pytest.fixture
def figure(store: Store) -> Review:
    """An accepted figure of an own document, source and place; the source is not said yet."""
    keep_document(store, ANA, read_document("note.txt", TEXT.encode()))
    with store.reading() as connection:
        found = next(r for r in reviews_of(connection) if r.fields["value_stated"] == "120")
    save_record(store, ANA, INSTITUTION, {"name": "The Team", "name_es": "El equipo"})
    save_record(store, ANA, PLACE, TOWN)
    decide(store, ANA, [Act(found.id, ACCEPT, 0, "t1", FIGURE)])
    return found


@pytest.fixture
def ready(store: Store, figure: Review) -> Review:
    text = get_document(store, figure.candidate.document or 0).text
    save_record(store, ANA, SOURCE, CARD | {"sha256": checksum(text)})
    attach(store, ANA, figure.candidate.document or 0, "own-report", "press")
    return figure


def csv_of(atlas: Atlas, tmp_path, name: str) -> bytes:
    path = tmp_path / name
    write_data(gather(atlas, Request(View(measure="coca_cultivation", year=2013), everything=True)), path)
    return path.read_bytes()


def test_a_document_without_a_source_is_named_with_what_to_do(store: Store, figure: Review) -> None:
    found = plan(store)
    assert found.figures == ()
    assert [(m.candidates, m.document) for m in found.missing] == [((figure.id,), figure.candidate.document)]
    assert "note.txt" in found.missing[0].text
    with pytest.raises(ReviewError, match=r"note\.txt"):
        publish(store, ANA)


def test_published_with_all_it_needs_and_its_evidence(store: Store, ready: Review) -> None:
    set_grade(store, ANA, RELIABILITY, "own-report", "research")
    before = plan(store)
    assert [one.how for one in before.figures] == [NEW]
    batch = publish(store, ANA, "first survey")
    assert (batch.by, batch.reason) == ("ana", "first survey")
    kinds = [(item.kind, item.record) for item in batch.items]
    assert kinds == [
        (INSTITUTION, "Field Team"), (INSTITUTION, "The Team"), (SOURCE, "own-report"),
        (PLACE, "nueva-aurora"), (STATEMENT, figure_id(store, ready.id)),
    ]  # fmt: skip
    evidence = batch.items[-1].evidence
    assert (evidence["reliability"], evidence["by"], evidence["candidate"]) == ("research", "ana", ready.id)
    assert evidence["confidence"] in ("high", "middle", "low")
    atlas = read_atlas()
    assert atlas.faults == []
    statement = atlas.statements[figure_id(store, ready.id)]
    said = sentence(statement)
    assert said is not None
    assert said.text[said.start : said.end] == "120 hectares"
    assert said.after.startswith("The year before")
    assert plan(store).figures == ()
    with pytest.raises(ReviewError, match="nothing waits"):
        publish(store, ANA)


def test_undone_the_data_are_those_of_before_to_the_byte(store: Store, ready: Review, tmp_path) -> None:
    version, before = data_version(), csv_of(read_atlas(), tmp_path, "before.csv")
    batch = publish(store, ANA)
    atlas = read_atlas()
    held = csv_of(atlas, tmp_path, "held.csv")
    assert b"Report 2014" in held
    assert atlas.version.encode() in held
    assert "+local:" in atlas.version
    undone = undo(store, ANA, batch.id, reason="wrong place")
    assert undone.undoes == batch.id
    assert csv_of(read_atlas(), tmp_path, "after.csv") == before
    assert data_version() == version
    assert [b.reason for b in list_batches(store)] == ["wrong place", ""]
    with pytest.raises(ReviewError, match="already"):
        undo(store, ANA, batch.id)
    undo(store, ANA, undone.id)  # an undo is taken back like anything else
    assert csv_of(read_atlas(), tmp_path, "again.csv") == held


def test_a_part_is_taken_back_where_nothing_else_needs_it(store: Store, ready: Review) -> None:
    batch = publish(store, ANA)
    of_kind = {item.kind: item.id for item in batch.items}
    with pytest.raises(ReviewError, match="nueva-aurora"):
        undo(store, ANA, batch.id, [of_kind[PLACE]])
    undo(store, ANA, batch.id, [of_kind[STATEMENT]])
    assert {kind for kind, _id in read_published(store).items} == {INSTITUTION, SOURCE, PLACE}


def test_what_was_taken_back_goes_again_only_where_somebody_says_so(store: Store, ready: Review) -> None:
    publish(store, ANA)
    undone = undo(store, ANA, 1)
    found = plan(store)
    assert (found.figures, found.chosen()) == ((), [])
    assert [one.candidate for one in found.taken_back] == [ready.id]
    with pytest.raises(ReviewError, match=f"figure {ready.id} was taken back"):
        publish(store, ANA)
    named = publish(store, ANA, only=[ready.id])  # with the records that it needs
    assert [item.kind for item in named.items] == [INSTITUTION, INSTITUTION, SOURCE, PLACE, STATEMENT]
    undo(store, ANA, named.id)
    undo(store, ANA, undone.id)  # the first batch counts again: nothing is left to publish
    assert (plan(store).figures, plan(store).taken_back) == ((), ())
    undo(store, ANA, 1)
    decide(store, ANA, [Act(ready.id, ACCEPT, 1, "again")])
    assert [one.how for one in plan(store).figures] == [NEW]
    publish(store, ANA)
    assert (STATEMENT, figure_id(store, ready.id)) in read_published(store).items


def test_a_withdrawal_that_was_taken_back_is_not_repeated_unasked(store: Store, ready: Review) -> None:
    publish(store, ANA)
    decide(store, ANA, [Act(ready.id, REJECT, 1, "r", reason="duplicate")])
    undo(store, ANA, publish(store, ANA).id)
    found = plan(store)
    assert (found.figures, [one.how for one in found.taken_back]) == ((), [WITHDRAWN])


def test_a_restored_copy_keeps_published_ids_and_gives_others_than_the_first(
    store: Store, ready: Review, tmp_path
) -> None:
    publish(store, ANA)
    first, id = store.identity, figure_id(store, ready.id)
    assert id == f"own-{first}-{ready.id}"
    back_up(store, ANA, tmp_path / "b.zip")
    restore(store, ANA, (tmp_path / "b.zip").read_bytes(), "b.zip", replace=True)
    with store.reading() as connection:
        other = next(r for r in reviews_of(connection) if r.id != ready.id)
    wanted = FIGURE | {"value": "95", "value_stated": "95", "note": "of the year before"}
    decide(store, ANA, [Act(other.id, ACCEPT, 0, "o", wanted)])
    assert [one.candidate for one in plan(store).figures] == [other.id]
    publish(store, ANA)
    ids = {record for kind, record in read_published(store).items if kind == STATEMENT}
    assert ids == {id, f"own-{store.identity}-{other.id}"}
    assert store.identity != first


def test_what_is_decided_anew_waits_again(store: Store, ready: Review) -> None:
    publish(store, ANA)
    decide(store, ANA, [Act(ready.id, UNDO, 1, "u")])
    assert [one.how for one in plan(store).figures] == [WITHDRAWN]
    decide(store, ANA, [Act(ready.id, ACCEPT, 2, "a", FIGURE | {"value": "130", "value_stated": "130"})])
    assert [one.how for one in plan(store).figures] == [CHANGED]
    publish(store, ANA)
    assert {s.id: s for s in load_statements_lenient()[0]}[figure_id(store, ready.id)].value == 130
    decide(store, ANA, [Act(ready.id, REJECT, 3, "r", reason="duplicate")])
    publish(store, ANA)
    assert figure_id(store, ready.id) not in {s.id for s in load_statements_lenient()[0]}


def test_a_figure_that_is_shown_already_is_not_published_twice(store: Store, ready: Review) -> None:
    publish(store, ANA)
    with store.reading() as connection:
        other = next(r for r in reviews_of(connection) if r.id != ready.id)
    decide(store, ANA, [Act(other.id, ACCEPT, 0, "d", FIGURE)])
    found = plan(store)
    assert found.figures == ()
    assert f"figure {other.id}" in found.missing[0].text
    assert figure_id(store, ready.id) in found.missing[0].text


@pytest.mark.parametrize("role", [VIEWER, REVIEWER])
def test_only_who_may_publishes_and_undoes(store: Store, ready: Review, role: str) -> None:
    eva = Person("eva", role)
    for act in (lambda: publish(store, eva), lambda: undo(store, eva, 1)):
        with pytest.raises(NotAllowedError, match={VIEWER: "may look"}.get(role, role)):
            act()
    assert list_batches(store) == []


def test_who_saw_an_older_state_does_not_publish(store: Store, ready: Review) -> None:
    seen = plan(store).follows
    batch = publish(store, ANA)
    undo(store, ANA, batch.id)
    with pytest.raises(StaleDecisionError):
        publish(store, replace(ANA, name="luis"), follows=seen)


@pytest.mark.parametrize(
    "act",
    [
        lambda store: publish(store, ANA, only=[999]),
        lambda store: publish(store, ANA, "x" * 501),
        lambda store: undo(store, ANA, 7),
        lambda store: undo(store, ANA, publish(store, ANA).id, [999]),
    ],
)
def test_what_cannot_be_is_refused(store: Store, ready: Review, act: Callable) -> None:
    with pytest.raises(ReviewError):
        act(store)


def test_the_command_takes_back_the_newest_batch_that_still_counts_and_says_what_it_left_out(
    store: Store, ready: Review, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_document(
        store, ANA, read_document("other.txt", b"31 May 2014. Peru had 95 hectares of coca in 2012.")
    )
    with store.reading() as connection:
        other = reviews_of(connection)[-1]
    decide(store, ANA, [Act(other.id, ACCEPT, 0, "t9", FIGURE | {"place": "peru", "value": "95"})])
    assert cli.main(["review", "publish"]) == 0
    assert "other.txt" in capsys.readouterr().err
    assert cli.main(["review", "undo"]) == 0
    assert (STATEMENT, figure_id(store, ready.id)) not in read_published(store).items
    assert cli.main(["review", "undo"]) == 2
    assert "left to take back" in capsys.readouterr().err
    assert len(list_batches(store)) == 2
