"""An unlucky machine: no language set, a checkout nobody may write to, a clock set back, data that change."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from geo import paths
from geo.catalog import data_version, refresh_checksums
from geo.links.views import view_code
from geo.model import View
from geo.store import batches, entries
from geo.store.batches import STATEMENT, Item, publish_batch, read_published
from geo.store.database import Store
from geo.store.entries import read_entries, write_entry
from tests.support.servers.server import exceptions, serve
from tests.support.statements import load_statements

READ_ONLY = Path(__file__).parents[1] / "support" / "servers" / "read_only.py"
PLAIN = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
"""No language and no UTF-8: how a service or a small container may start a program."""


def geo(folder: Path, *arguments: str, before: tuple[str, ...] = ("-m",), **more: str) -> str:
    """Run ``python -m geo`` in a process of its own and return what it says."""
    env = os.environ | {"GEO_HOME": str(folder / "home"), "PYTHONPATH": str(paths.ROOT)} | more
    done = subprocess.run(
        [sys.executable, *before, "geo", *arguments], cwd=folder, env=env, capture_output=True, timeout=300
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert b"Traceback" not in done.stderr
    return done.stdout.decode("utf-8", "replace")


def test_without_a_language_set_letters_stay_what_they_are(tmp_path: Path) -> None:
    out = tmp_path / "cusco.csv"
    asked = ("--measure", "coca_cultivation", "--level", "zone", "--language", "es", "--year", "2022")
    geo(tmp_path, "export", *asked, str(out), **PLAIN)
    rows = out.read_text(encoding="utf-8-sig")
    assert "ñ" in rows or "ó" in rows
    assert "\ufffd" not in rows
    geo(tmp_path, "--language", "es", "doctor", **PLAIN)
    text = tmp_path / "informe ñ.txt"
    text.write_text("En 2013 el Perú tenía 49.800 hectáreas de coca.", encoding="utf-8")
    found = geo(tmp_path, "extract", str(text), "--published", "2014-05-31", **PLAIN)
    (row,) = csv.DictReader(found.splitlines())
    assert float(row["value"]) == 49_800


def test_without_a_language_set_the_page_comes_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PLAIN.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "home"))
    with serve(paths.ROOT / "app.py", tmp_path) as server:
        messages = server.visit(query="lang=es&measure=coca_cultivation&year=2022")
        assert exceptions(messages) == []


def test_a_checkout_nobody_may_write_to_exports_into_a_workspace_elsewhere(tmp_path: Path) -> None:
    read_only = (str(READ_ONLY), str(paths.ROOT))
    out = tmp_path / "a.csv"
    geo(tmp_path, "export", "--measure", "coca_cultivation", "--year", "2022", str(out), before=read_only)
    assert out.stat().st_size > 500
    (tmp_path / "a.txt").write_text("In 2013 Peru had 49,800 hectares of coca.", encoding="utf-8")
    geo(tmp_path, "review", "add", "a.txt", before=read_only)
    assert (tmp_path / "home" / "atlas.db").exists()
    assert "a.txt" in geo(tmp_path, "review", "list", before=read_only)
    geo(tmp_path, "doctor", before=read_only)
    inside = paths.ROOT / "workspace-that-is-refused"
    with pytest.raises(AssertionError, match=r"(?s)^(?!.*Traceback).*(read-only|Read-only)"):
        geo(tmp_path, "review", "add", "a.txt", before=read_only, GEO_HOME=str(inside))
    assert not inside.exists()


def test_a_clock_set_back_changes_nothing_about_which_state_is_the_newest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter([f"{year}-01-01T00:00:00.000000+00:00" for year in (2026, 2020, 2026, 2020)])
    for module in (entries, batches):
        monkeypatch.setattr(module, "now", lambda: next(moments))
    write_entry(store, "place", "x", {"name": "before"}, by="ana", seen=0)
    write_entry(store, "place", "x", {"name": "after"}, by="ana", seen=1)
    assert read_entries(store, "place")["x"].body == {"name": "after"}
    made = publish_batch(store, [Item(STATEMENT, "s", {"value": "1"}, {})], by="ana", reason="", follows=0)
    publish_batch(store, [Item(STATEMENT, "s", {"value": "2"}, {})], by="ana", reason="", follows=made.id)
    assert [item.body for item in read_published(store).of_kind(STATEMENT)] == [{"value": "2"}]
    assert next(moments, "") == ""


def test_two_data_versions_side_by_side_do_not_mix(tmp_path: Path, toy_package: Path) -> None:
    from tests.toys.toy import write_package

    other = write_package(tmp_path / "other")
    file = other / "data" / "tables" / "statements.csv"
    first = load_statements(other)[0]
    text = file.read_text(encoding="utf-8")
    assert f"{first.value:g}" in text
    file.write_text(text.replace(f"{first.value:g}", f"{first.value + 1:g}", 1), encoding="utf-8", newline="")
    refresh_checksums(other)
    assert data_version(toy_package) != data_version(other)
    for _ in range(2):  # what is kept in memory is kept apart
        assert load_statements(toy_package)[0] == first
        assert load_statements(other)[0] == replace(first, value=first.value + 1)
    assert view_code(View(), data_version(toy_package)) != view_code(View(), data_version(other))
