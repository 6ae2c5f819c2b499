"""Undo takes back what was changed in the briefing that is open, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.briefing import list_briefings
from geo.ui.briefing.chosen import chosen
from geo.ui.briefing.keeping import Keeping, undo
from geo.ui.frame.atlas import load_atlas


def test_undo_takes_nothing_back_in_another_briefing(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = next(kept.briefing for kept in list_briefings(load_atlas()) if kept.briefing)
    held = Keeping(former=[replace(shipped, id="mine")])
    monkeypatch.setattr("geo.ui.briefing.keeping.keeping", lambda: held)
    monkeypatch.setattr("geo.ui.briefing.keeping.keep", lambda *_said: pytest.fail("taken back"))
    chosen().open("another")
    undo()
    assert [one.id for one in held.former] == ["mine"]
