"""The Documents page: backup and restoring, and a database that is gone and comes back."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from geo import paths
from geo.review.backups import back_up
from geo.review.people import ADMIN, REVIEWER, Person
from geo.store.database import Store, open_store
from geo.store.entries import read_entries, write_entry
from geo.ui.documents import page
from geo.ui.elements import show
from tests.support.pages import html, open_page
from tests.support.records import as_restored, everything, fill
from tests.support.servers.postgresql import Server

ANA = Person("ana", ADMIN)


def visit(**query: str) -> AppTest:
    app = open_page("pages/documents.py", query)
    assert not app.exception
    return app


def test_a_backup_is_restored_by_upload(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    back_up(store, ANA, tmp_path / "b.zip")
    before = everything(store)
    write_entry(store, "place", "late", {}, by="luis", seen=0)
    given = [SimpleNamespace(name="b.zip", getvalue=(tmp_path / "b.zip").read_bytes)]
    monkeypatch.setattr(
        show, "file_uploader", lambda *_a, key, **_k: given[0] if key.endswith("_0") else None
    )
    app = visit(part="team")
    assert len(app.get("download_button")) == 1
    app.button(key="team_restore").click().run()
    assert "records of" in app.success[0].value
    assert as_restored(open_store()) == before
    given[0] = SimpleNamespace(name="b.zip", getvalue=lambda: b"no zip")
    app = visit(part="team")
    app.button(key="team_restore").click().run()
    assert "b.zip cannot be unpacked" in app.error[0].value
    assert as_restored(open_store()) == before
    assert "late" not in read_entries(store, "place")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_only_an_admin_sees_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store)
    monkeypatch.setattr(page, "current_person", lambda: Person("eva", REVIEWER))
    app = visit(part="team")
    assert not app.get("download_button")
    assert "informe" in html(app)


def test_a_database_that_is_gone_is_said_on_the_page_which_goes_on_once_it_is_back(
    store: Store, database: str, request: pytest.FixtureRequest
) -> None:
    fill(store)
    app = visit()
    assert "informe" in html(app)
    server: Server | None = None if store.is_sqlite else request.getfixturevalue("postgresql")
    away = paths.workspace() / "away.db"
    if server:
        server.stop()
    else:
        os.rename(paths.workspace() / "atlas.db", away)
    try:
        app.run()
        assert not app.exception
        assert [
            error.value
            for error in app.error
            if "is not there" in error.value or "does not answer" in error.value
        ]
        assert "informe" not in html(app)
    finally:
        if server:
            server.start()
        else:
            os.rename(away, paths.workspace() / "atlas.db")
    app.run()
    assert not app.error
    assert "informe" in html(app)
