"""What is worked out once for an atlas: by question, for that atlas and in this process alone."""

from __future__ import annotations

import pickle
from dataclasses import replace
from types import SimpleNamespace

import pytest

from geo.atlas import Atlas, once_per_atlas
from geo.catalog import load_sources
from geo.ui.frame import atlas as frame
from tests.toys.toy import toy_places, toy_root, toy_statements

CALLS: list[tuple[str, str]] = []


@once_per_atlas
def counted(atlas: Atlas, place: str) -> int:
    CALLS.append((atlas.version, place))
    return len(atlas.stated.get(place, ()))


@pytest.fixture
def atlas() -> Atlas:
    CALLS.clear()
    said = {s.id: s for s in toy_statements()}
    return Atlas({}, toy_places(), load_sources(toy_root()), {}, said, [], [], {}, [], {}, "one")


def test_it_is_worked_out_once_for_each_question_and_atlas(atlas: Atlas) -> None:
    place = next(iter(atlas.statements.values())).place
    expected = sum(place in (s.place, s.to_place) for s in atlas.statements.values())
    assert [counted(atlas, place), counted(atlas, place), counted(atlas, "nowhere")] == [
        expected,
        expected,
        0,
    ]
    other = replace(atlas, statements={}, version="two")
    assert counted(other, place) == 0
    assert [("one", place), ("one", "nowhere"), ("two", place)] == CALLS


def test_another_process_gets_the_data_alone(atlas: Atlas) -> None:
    plain = len(pickle.dumps(atlas))
    counted(atlas, "peru")
    content = pickle.dumps(atlas)
    assert len(content) == plain
    counted(pickle.loads(content), "peru")
    assert CALLS == [("one", "peru")] * 2


def test_the_disk_is_looked_at_once_a_second_and_the_workspace_every_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, files, workspace = [0.0], [("a", 1, 1, 1)], [("own", 1, 0, 0)]
    looks: list[float] = []

    def stamp() -> tuple:
        looks.append(now[0])
        return (*files, *workspace)

    monkeypatch.setattr(frame, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(frame, "data_stamp", stamp)
    monkeypatch.setattr(frame, "workspace_stamp", lambda: tuple(workspace))
    held = frame._Held(stamp=(*files, *workspace))
    assert frame._unchanged(held)
    now[0] = 0.9
    files[0] = ("a", 2, 1, 1)
    assert frame._unchanged(held)
    assert looks == [0.0]
    now[0] = 1.1
    assert not frame._unchanged(held)
    files[0] = ("a", 1, 1, 1)
    assert frame._unchanged(held)
    workspace[0] = ("own", 2, 0, 0)
    assert not frame._unchanged(held), "what a reader changed counts at once"
