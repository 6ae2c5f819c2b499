"""Who is asked for in a session: alone, a member with a role, a visitor."""

import pytest

from geo.review.people import ADMIN, REVIEWER, VIEWER, Person, give_role
from geo.store.database import Store
from geo.ui.frame import person

SECRET = "0123456789abcdef"


@pytest.fixture
def team(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("GEO_LOGIN", "header")
    monkeypatch.setenv("GEO_PROXY_SECRET", SECRET)
    monkeypatch.setenv("GEO_ADMINS", "eva, luis")
    return store


@pytest.mark.parametrize(("name", "role"), [("eva", ADMIN), ("ana", REVIEWER), ("unknown", VIEWER)])
def test_a_member_has_the_role_that_was_given(
    team: Store, monkeypatch: pytest.MonkeyPatch, name: str, role: str
) -> None:
    give_role(team, Person("eva", ADMIN), "ana", REVIEWER)
    monkeypatch.setattr(person, "signed_in_name", lambda: name)
    assert person.current_person() == Person(name, role)


def test_without_a_name_somebody_only_looks(team: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person, "signed_in_name", lambda: "")
    assert person.current_person().role == VIEWER


def test_alone_somebody_may_do_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEO_LOGIN", raising=False)
    monkeypatch.setenv("GEO_USER", "María Quispe")
    assert person.current_person() == Person("María Quispe", ADMIN)
