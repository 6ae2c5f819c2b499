"""The question for the source of a document: filled in from its text, kept whole or not at all."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from geo.review.adding import keep_document, read_document
from geo.review.people import ADMIN, Person
from geo.review.records import attached_source, own_records
from geo.store.batches import SOURCE
from geo.store.database import Store
from tests.support.pages import html, open_page

EVA = Person("eva", ADMIN)
TEXT = "Coca falls again\n\n31 May 2014. Coca cultivation fell to 49,800 hectares in 2013, UNODC said."

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def document(store: Store) -> int:
    return keep_document(store, EVA, read_document("note.txt", TEXT.encode()))[0].id


def field(app: AppTest, name: str) -> str:
    fields = [*app.text_input, *app.text_area, *app.selectbox]
    return next(one.key for one in fields if one.key.endswith(name))


def test_a_source_is_kept_and_the_document_is_its_text(store: Store, document: int) -> None:
    app = open_page("pages/documents.py", {"document": str(document), "step": "source"})
    assert not app.exception
    assert app.text_input(key=field(app, "_title")).value == "Coca falls again"
    assert app.text_input(key=field(app, "_published_from")).value == "2014-05-31"
    app.button(key=f"source_of_{document}_submit").click().run()
    assert "who published it: choose a name or type a new one" in html(app)
    assert own_records(store, SOURCE) == {}
    publisher = app.selectbox(key=field(app, "_publisher")).options[0]
    app.selectbox(key=field(app, "_publisher")).set_value(publisher)
    app.text_area(key=field(app, "_abstract")).set_value("Coca fell in 2013.")
    app.button(key=f"source_of_{document}_submit").click().run()
    assert not app.exception
    (kept,) = own_records(store, SOURCE).values()
    assert kept.body["short"] == f"{publisher}, May 2014"
    assert kept.body["short_es"] == f"{publisher}, may. 2014"
    assert attached_source(store, document) == (kept.key, "press")
    assert ", May 2014" in html(app)
    assert ", May 2014" in html(open_page("pages/documents.py", {"document": str(document)}))
