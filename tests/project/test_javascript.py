"""The tools that check the JavaScript, where they cannot be had."""

from __future__ import annotations

import json

import pytest

from scripts import javascript
from scripts.system import ROOT, SetupError


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with a lock file and a Node.js, and a record of every command run."""
    lock = tmp_path / "package-lock.json"
    lock.write_text("{}")
    commands = []
    monkeypatch.setattr(javascript, "ROOT", tmp_path)
    monkeypatch.setattr(javascript, "LOCK", lock)
    monkeypatch.setattr(javascript, "MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(javascript, "wheel", lambda: tmp_path)

    def run(command, log=None, env=None):
        commands.append(command)
        (tmp_path / "node_modules").mkdir(exist_ok=True)
        return checkout.code

    checkout = type("Checkout", (), {"lock": lock, "commands": commands, "code": 0})
    monkeypatch.setattr(javascript, "run", run)
    return checkout


def test_they_are_installed_once_and_again_when_the_lock_file_changes(checkout):
    javascript.install()
    javascript.install()
    assert len(checkout.commands) == 1
    checkout.lock.write_text('{"other": 1}')
    javascript.install()
    assert len(checkout.commands) == 2


def test_without_a_registry_one_sentence_says_so(checkout):
    checkout.code = 1
    with pytest.raises(SetupError, match="npm registry") as refused:
        javascript.install()
    assert "\n" not in str(refused.value)


def test_the_lock_file_pins_every_package_and_names_no_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert {name: lock["packages"][f"node_modules/{name}"]["version"] for name in wanted} == wanted
