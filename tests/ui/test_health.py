"""The health page, the log and the first request of a session that was lost."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from starlette.applications import Starlette
from streamlit.proto.BackMsg_pb2 import BackMsg

from geo.errors import StoreError
from geo.ui.server import health, logs, lost_session, warming
from tests.support.imports import modules_after
from tests.support.servers.asgi import Answer, get


@pytest.fixture
def warm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A server that has had its first visit, with a workspace of its own."""
    monkeypatch.setenv("GEO_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(health, "_sessions", lambda: 3)
    monkeypatch.setattr(health, "_logged", [])
    warming.READY.set()
    yield
    warming.READY.clear()


def asked() -> Answer:
    return get(Starlette(routes=health.ROUTES), health.PATH)


@pytest.mark.usefixtures("warm")
def test_a_warm_server_is_ready_and_says_from_which_data() -> None:
    answer = asked()
    found = answer.json()
    assert (answer.status, found["ready"], found["problems"]) == (200, True, [])
    assert found["data_version"].startswith("20")
    assert (found["store"], found["last_publish"], found["sessions"]) == ("none", "", 3)
    assert found["what_to_do"] == ""


def test_a_server_that_has_not_had_its_first_visit_gets_no_readers() -> None:
    answer = asked()
    assert answer.status == 503
    assert "starting" in answer.json()["problems"][0]


@pytest.mark.usefixtures("warm")
def test_a_database_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://atlas:word@127.0.0.1:1/atlas")
    answer = asked()
    problem = answer.json()["problems"][0]
    assert answer.status == 503
    assert "127.0.0.1" in problem
    assert "word" not in problem
    assert "python -m geo doctor" in answer.json()["what_to_do"]


@pytest.mark.usefixtures("warm")
def test_the_log_says_once_what_is_wrong_and_when_it_is_over(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as gone:
        gone.setenv("DATABASE_URL", "postgresql://atlas:word@127.0.0.1:1/atlas")
        asked()
        asked()
    asked()
    first, last = caplog.messages
    assert "127.0.0.1" in first
    assert "geo doctor" in first
    assert "word" not in first
    assert last.startswith("over: store: PostgreSQL")


@pytest.mark.usefixtures("warm")
def test_a_disk_that_fills_up_is_named_while_readers_still_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE", 10**18)
    found = asked().json()
    assert found["ready"]
    assert "nearly full" in found["problems"][0]
    assert found["disk_free"] > 0


def test_the_server_answers_before_data_drawing_and_database_are_imported() -> None:
    loaded = {name.split(".")[0] for name in modules_after("import geo.ui.server")}
    assert "streamlit" in loaded
    assert {"pandas", "geopandas", "folium", "matplotlib", "sqlalchemy", "alembic"} & loaded == set()


def test_errors_are_counted_and_logged_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    loggers = [logging.getLogger(name) for name in ("geo", "streamlit", "uvicorn")]
    apart = [logger for logger in logs._loggers() if logger not in loggers]
    before = {logger: (list(logger.handlers), logger.propagate) for logger in [*loggers, *apart]}
    monkeypatch.setattr(logs, "TALLY", logs.Tally())
    monkeypatch.setenv(logs.SETTING, "json")
    try:
        logs.set_up()
        try:
            raise StoreError("no room")
        except StoreError:
            logging.getLogger("geo.store").exception("not kept: %s", "Perú")
            logging.getLogger(logs.REQUESTS).warning('203.0.113.7:1 - "GET /?place=vraem HTTP/1.1" 200')
    finally:
        for logger, (handlers, propagates) in before.items():
            logger.handlers[:], logger.propagate = handlers, propagates
    said = capsys.readouterr().err
    assert "203.0.113.7" not in said
    line = json.loads(said)
    assert (line["level"], line["logger"], line["message"]) == ("error", "geo.store", "not kept: Perú")
    assert "StoreError: no room" in line["error"]
    assert logs.TALLY.counts["error"] == 1
    assert logs.TALLY.last_error == line["time"]


def test_the_first_request_of_a_lost_session_names_page_and_view() -> None:
    asked = BackMsg.FromString(lost_session.first_request("/atlas/places?place=vraem&lang=es")).rerun_script
    assert (asked.page_name, asked.query_string) == ("places", "place=vraem&lang=es")
