"""Who may do what: every act for every role, with the page and without it, and the table in docs/team.md."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.errors import GeoError, NotAllowedError
from geo.review import adding, backups, deciding, lessons, people, records, twice
from geo.review.people import (
    ADD,
    ADMIN,
    DECIDE,
    LEAST_ROLE,
    LOOK,
    MANAGE,
    PUBLISH,
    RECORD,
    REVIEWER,
    ROLES,
    VIEWER,
    Person,
    act_words,
    give_role,
    named_person,
)
from geo.review.publication import grades, publishing
from geo.review.tables import bulk, forms
from geo.store.database import Store

ROOT = Path(__file__).parents[2]
EVA = Person("eva", ADMIN)
DOORS: dict[tuple[str, str], Callable[[Store, Person], object]] = {
    ("keep_document", ADD): lambda s, p: adding.keep_document(s, p, adding.read_document("a.txt", b"2014")),
    ("import_figures", ADD): lambda s, p: bulk.import_figures(s, p, "a.csv", b"measure\n"),
    ("import_figures", DECIDE): lambda s, p: bulk.import_figures(s, p, "a.csv", b"measure\n", reviewed=True),
    ("enter_figure", DECIDE): lambda s, p: forms.enter_figure(s, p, {}, token="t"),
    ("decide", DECIDE): lambda s, p: deciding.decide(s, p, [deciding.Act(1, "accept", 0, "t")]),
    ("round_of", DECIDE): lambda s, p: twice.round_of(s, p, 1),
    ("set_grade", DECIDE): lambda s, p: grades.set_grade(s, p, grades.RELIABILITY, "x", "press"),
    ("teach", RECORD): lambda s, p: lessons.teach(s, p, []),
    ("forget", RECORD): lambda s, p: lessons.forget(s, p, "x"),
    ("save_record", RECORD): lambda s, p: records.save_record(s, p, "place", {}),
    ("withdraw_record", RECORD): lambda s, p: records.withdraw_record(s, p, "place", "x", seen=1),
    ("attach", RECORD): lambda s, p: records.attach(s, p, 1, "x", "press"),
    ("publish", PUBLISH): lambda s, p: publishing.publish(s, p),
    ("undo", PUBLISH): lambda s, p: publishing.undo(s, p, 1),
    ("set_twice", MANAGE): lambda s, p: twice.set_twice(s, p, 1, True),
    ("back_up", MANAGE): lambda s, p: backups.back_up(s, p, Path("/nowhere/b.zip")),
    ("restore", MANAGE): lambda s, p: backups.restore(s, p, b"no zip", "b.zip"),
    ("give_role", MANAGE): lambda s, p: people.give_role(s, p, "ana", "nobody"),
}
"""Every function that changes something, with its act; what it is given is wrong, so nothing is done."""

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def allowed(role: str, act: str) -> bool:
    return ROLES.index(role) >= ROLES.index(LEAST_ROLE[act])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("name", "act"), DOORS)
def test_each_role_at_each_door(store: Store, name: str, act: str, role: str) -> None:
    refused = False
    try:
        DOORS[name, act](store, Person("luis", role))
    except NotAllowedError:
        refused = True
    except (GeoError, OSError):
        pass
    assert refused is not allowed(role, act)


def test_no_door_is_missing(database: str) -> None:
    """Whatever asks for a role is in the table above: a new function that does not stand there fails."""
    found = set()
    for file in (ROOT / "geo" / "review").rglob("*.py"):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            calls = ast.walk(function) if isinstance(function, ast.FunctionDef) else ()
            if any(isinstance(c, ast.Call) and getattr(c.func, "id", "") == "require" for c in calls):
                found.add(function.name)  # type: ignore[attr-defined]
    assert found == {name for name, _act in DOORS}


@pytest.mark.parametrize(("name", "act"), DOORS)
def test_a_role_that_was_taken_away_counts_for_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, name: str, act: str
) -> None:
    monkeypatch.delenv("GEO_ADMINS", raising=False)
    give_role(store, EVA, "luis", ADMIN)
    luis = named_person(store, "luis")  # as a page holds him that was opened by now
    assert luis.role == ADMIN
    give_role(store, EVA, "luis", VIEWER)
    with pytest.raises(NotAllowedError, match="Not done: luis has the role “may look”"):
        DOORS[name, act](store, luis)


def test_the_table_in_the_docs_says_the_same(database: str) -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (ROOT / "docs" / "team.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    words = act_words()
    for act in LEAST_ROLE:
        marks = ["yes" if allowed(role, act) else "" for role in (VIEWER, REVIEWER, ADMIN)]
        assert [words[act], *marks] in rows
    assert LEAST_ROLE.keys() == words.keys() == {LOOK, ADD, DECIDE, RECORD, PUBLISH, MANAGE}
