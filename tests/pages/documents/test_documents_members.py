"""The Documents page for a team: roles are given, documents are reviewed twice, a visitor changes nothing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from geo.review.people import ADMIN, REVIEWER, VIEWER, Person, named_person
from geo.review.twice import Agreement, reviewed_twice
from geo.store.database import Store
from geo.store.documents import EXTRACTED, Candidate, Document, add_document
from geo.ui.documents import members, page
from geo.ui.documents.second_reviews import agreement_words
from tests.support.pages import open_page

EVA = Person("eva", ADMIN)

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def document(store: Store) -> int:
    kept, _new = add_document(
        store,
        Document("a" * 64, "<b>report</b>.txt", "en", "", "text", (), "e1", "eva"),
        [Candidate(EXTRACTED, 1, {}, "eva", extractor="e1")],
    )
    return kept.id


def team(monkeypatch: pytest.MonkeyPatch, person: Person) -> AppTest:
    monkeypatch.setattr(page, "current_person", lambda: person)
    monkeypatch.setattr(page, "say_who", lambda _person: None)
    monkeypatch.setattr(members, "way_of_signing_in", lambda: "header")
    app = open_page("pages/documents.py", {"part": "team"})
    assert not app.exception
    return app


def test_an_admin_gives_a_role(store: Store, document: int, monkeypatch: pytest.MonkeyPatch) -> None:
    app = team(monkeypatch, EVA)
    app.text_input(key="members_name").set_value("ana")
    app.button(key="members_give").click().run()
    assert named_person(store, "ana").role == REVIEWER
    app.text_input(key="members_name").set_value("  ")
    app.button(key="members_give").click().run()
    assert len(app.error) == 1


def test_an_admin_has_a_document_reviewed_twice(
    store: Store, document: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = team(monkeypatch, EVA)
    app.toggle(key=f"twice_{document}").set_value(True).run()
    assert reviewed_twice(store) == {document}
    app.toggle(key=f"twice_{document}").set_value(False).run()
    assert reviewed_twice(store) == set()


@pytest.mark.parametrize("role", [REVIEWER, VIEWER])
def test_others_see_none_of_it(
    store: Store, document: int, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    app = team(monkeypatch, Person("ana", role))
    assert "members_name" not in [one.key for one in app.text_input]
    assert not app.toggle
    if role == VIEWER:
        assert not app.get("file_uploader")


def test_agreement_in_words(database: str) -> None:
    assert agreement_words(Agreement(0, 0, None, {})) == "No figure has been decided by both yet."
    found = Agreement(4, 2, 0.5, {"place": (1, 2), "value": (2, 2)})
    assert agreement_words(found) == (
        "2 of 4 figures decided by both are the same; kappa of accepting and rejecting 0.5; "
        "they differ most in place."
    )
