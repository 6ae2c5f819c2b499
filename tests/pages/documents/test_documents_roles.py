"""The Documents page by role: what is shown for each act, and a click after the role was taken away."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from geo.review.people import (
    ADD,
    ADMIN,
    DECIDE,
    LEAST_ROLE,
    MANAGE,
    PUBLISH,
    RECORD,
    ROLES,
    VIEWER,
    Person,
    give_role,
)  # fmt: skip
from geo.review.state import reviews_of
from geo.review.tables.forms import enter_figure
from geo.store.batches import list_batches
from geo.store.database import Store
from geo.store.documents import list_documents
from geo.store.entries import read_entries
from geo.ui.frame import person
from tests.support.pages import open_page

EVA = Person("eva", ADMIN)
FIGURE = {
    "measure": "coca_cultivation", "place": "vraem", "kind": "level", "period_start": "2023-01-01",
    "period_end": "2023-12-31", "period_basis": "stated", "value": "41", "unit": "ha", "value_stated": "41",
    "unit_stated": "ha", "bound": "exact", "stance": "asserts", "source": "unodc-2014", "reading": "press",
}  # fmt: skip
SHOWN = {
    ADD: ("documents", "documents_paste"),
    DECIDE: ("figures", "by_hand_submit"),
    RECORD: ("records", "own_source__0_submit"),
    PUBLISH: ("published", "published_publish"),
    MANAGE: ("team", "members_give"),
}
"""The part of the page and the button that each act is done with."""

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def team(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A team of which luis sits in front of the page, with a figure that waits to be published."""
    monkeypatch.setenv("GEO_LOGIN", "header")
    monkeypatch.setenv("GEO_PROXY_SECRET", "0123456789abcdef")
    monkeypatch.delenv("GEO_ADMINS", raising=False)
    monkeypatch.setattr(person, "signed_in_name", lambda: "luis")
    source = next(iter(known_sources(store)))
    enter_figure(store, EVA, FIGURE | {"source": source}, token="one")
    return store


def known_sources(store: Store) -> list[str]:
    from geo.review.known import all_sources

    return [one.id for one in all_sources(store).values() if not one.sha256]


def visit(part: str) -> AppTest:
    app = open_page("pages/documents.py", {"part": part})
    assert not app.exception
    return app


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_not_do_is_not_shown(team: Store, role: str) -> None:
    give_role(team, EVA, "luis", role)
    for act, (part, key) in SHOWN.items():
        may = ROLES.index(role) >= ROLES.index(LEAST_ROLE[act])
        assert (key in [one.key for one in visit(part).button]) is may, (act, role)


def test_a_click_after_the_role_was_taken_away_is_refused(team: Store) -> None:
    """Each page stands open from when luis was an admin."""
    give_role(team, EVA, "luis", ADMIN)
    opened = {part: visit(part) for part, _key in SHOWN.values()}
    give_role(team, EVA, "luis", VIEWER)
    before = (len(list_batches(team)), len(list_documents(team)), read_entries(team, "source"))
    opened["documents"].text_area(key="documents_text_0").set_value("Police seized 24 tons in 2012.")
    opened["team"].text_input(key="members_name").set_value("luis")
    opened["team"].selectbox(key="members_role").set_value(ADMIN)
    for part, key in SHOWN.values():
        opened[part].button(key=key).click().run()
        assert not opened[part].exception
        assert "Your role is “may look” now." in opened[part].warning[0].value
    assert (len(list_batches(team)), len(list_documents(team)), read_entries(team, "source")) == before
    assert person.named_person(team, "luis").role == VIEWER
    with team.reading() as connection:
        assert len(reviews_of(connection)) == 1
