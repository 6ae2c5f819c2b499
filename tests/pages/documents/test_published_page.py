"""The Published part of the Documents page: what waits, its differences, publishing and taking back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.review.adding import keep_document, read_document
from geo.review.deciding import Act, decide
from geo.review.people import ADMIN, VIEWER, Person
from geo.review.publication.planning import figure_id
from geo.review.publication.publishing import publish
from geo.review.records import attach
from geo.review.state import reviews_of
from geo.review.tables.forms import enter_figure
from geo.statements import load_statements_lenient
from geo.store.batches import list_batches
from geo.store.database import Store, close_stores, open_store
from geo.store.decisions import ACCEPT
from geo.ui.frame import person
from tests.support.pages import html, open_page

ANA = Person("ana", ADMIN)
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "workspace"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield open_store()
    close_stores()


def accepted(store: Store, **changed: str) -> int:
    """Enter a figure of a shipped source, which accepts it."""
    source = next(s for s in load_statements_lenient()[0] if s.reading == "press").source
    fields = {
        "measure": "coca_cultivation", "place": "cusco", "kind": "level", "period_start": "2013-01-01",
        "period_end": "2013-12-31", "period_basis": "stated", "value": "777", "unit": "ha",
        "value_stated": "777", "unit_stated": "ha", "bound": "exact", "stance": "asserts",
        "source": source, "reading": "press",
    } | changed  # fmt: skip
    return enter_figure(store, ANA, fields, token="t1").candidates[0]


def visit() -> AppTest:
    app = open_page("pages/documents.py", {"part": "published"})
    assert not app.exception
    return app


def test_published_with_a_reason_and_taken_back(store: Store) -> None:
    number = accepted(store, note=HOSTILE)
    app = visit()
    assert "777" in html(app)
    assert HOSTILE not in html(app)
    assert "New: " in html(app)
    app.text_input(key="published_reason").set_value("a first try").run()
    app.button(key="published_publish").click().run()
    assert not app.exception
    assert [s.value for s in app.success] == ["Published: batch 1."]
    assert figure_id(store, number) in html(app)
    assert [(b.by, b.reason) for b in list_batches(store)] == [(person.current_person().name, "a first try")]
    assert figure_id(store, number) in {s.id for s in load_statements_lenient()[0]}
    app.button(key="published_undo_1").click().run()
    assert [s.value for s in app.success] == ["Batch 1 is taken back by batch 2."]
    assert figure_id(store, number) not in {s.id for s in load_statements_lenient()[0]}
    assert "published_undo_1" not in {b.key for b in app.button}


def test_who_only_looks_sees_no_buttons(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    accepted(store)
    monkeypatch.setattr("geo.ui.documents.page.current_person", lambda: Person("eva", VIEWER))
    app = visit()
    assert "777" in html(app)
    assert not {b.key for b in app.button} & {"published_publish", "published_export"}
    assert "published_grades" not in {t.key for t in app.toggle}


def test_a_figure_leads_to_its_sentence_and_to_who_accepted_it(store: Store) -> None:
    text = "31 May 2014. It was warm. Coca in Cusco in 2013 was 777 hectares. Nobody knew why."
    document, _new = keep_document(store, ANA, read_document("note.txt", text.encode()))
    with store.reading() as connection:
        (read,) = reviews_of(connection, document=document.id)
    fields = {"measure": "coca_cultivation", "place": "cusco", "stance": "asserts", "unit": "ha"}
    decide(store, ANA, [Act(read.id, ACCEPT, 0, "t", fields)])
    # Attached to a source whose text is another or is not held: the place in the document stays known.
    source = next(s for s in load_statements_lenient()[0] if s.reading == "press").source
    attach(store, ANA, document.id, source, "press")
    publish(store, ANA)
    id = figure_id(store, read.id)
    assert {s.id: s for s in load_statements_lenient()[0]}[id].paragraph is None
    page = html(open_page("pages/sources.py", {"statement": id}))
    assert "<mark>777 hectares</mark>" in page
    assert "It was warm." in page
    for words in ("Reliability of the source", "press", "Accepted by", "ana, ", "batch 1", "note.txt"):
        assert words in page


def test_where_nothing_was_fed_in_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "empty"))
    app = visit()
    assert "Nothing has been published yet" in app.markdown[-1].value
