"""Where a page cannot draw something it says so in a sentence, and the rest of it stands."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from geo import cli
from geo.cli import FAILED, OURS, main
from geo.errors import DataError
from geo.ui.server.headers import HEADERS, policy
from tests.support.servers.server import serve

ROOT = Path(__file__).parents[2]

SENTENCE = "This part of the page could not be drawn"


@pytest.fixture
def app():
    from streamlit.testing.v1 import AppTest

    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def _shown(app) -> str:
    return " ".join([*(e.value for e in app.error), *(e.value for e in app.exception)])


def _frame_stands(app) -> bool:
    return any("Peru Coca Atlas" in m.value for m in app.markdown)


def test_an_error_of_ours_inside_a_page_is_said(app, monkeypatch, undrawn) -> None:
    def fail(*_: object) -> None:
        raise DataError("relief.webp is missing; expected it in data/layers")

    monkeypatch.setattr("geo.ui.map.page.document", fail)
    app.run()
    assert _shown(app) == "relief.webp is missing; expected it in data/layers"
    assert _frame_stands(app)


def test_any_other_error_is_said_without_its_words(app, monkeypatch, undrawn) -> None:
    def fail(*_: object) -> None:
        raise OSError("/srv/secret/path")

    monkeypatch.setattr("geo.ui.map.page.document", fail)
    app.run()
    assert _shown(app).startswith(SENTENCE)
    assert "secret" not in _shown(app)
    assert _frame_stands(app)
    assert len(undrawn) == 1
    undrawn.clear()


def test_data_that_cannot_be_read_leave_the_frame(app, monkeypatch, undrawn) -> None:
    def fail() -> None:
        raise DataError("data/tables/statements.csv is a folder; expected a file")

    monkeypatch.setattr("geo.ui.frame.shell.renew_atlas", fail)
    app.query_params["lang"] = "es"
    app.run()
    assert "statements.csv is a folder" in _shown(app)
    assert any("Atlas de la coca" in m.value for m in app.markdown)
    undrawn.clear()


def test_an_error_in_a_callback_or_fragment_is_said_and_logged(tmp_path: Path) -> None:
    """What fails outside the page's own run is reported by the server's handler."""
    app = tmp_path / "app.py"
    app.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "import streamlit as st\n"
        "from streamlit.starlette import App\n"
        "from streamlit.runtime.scriptrunner import get_script_run_ctx\n"
        "from geo.ui.frame.faults import tell\n"
        "if get_script_run_ctx(suppress_warning=True) is None:\n"
        "    app = App(__file__, on_script_error=tell)\n"
        "else:\n"
        "    @st.fragment\n"
        "    def part():\n"
        "        raise OSError('/srv/secret/path')\n"
        "    part()\n",
        encoding="utf-8",
    )
    with serve(app, tmp_path) as server:
        elements = [m.delta.new_element for m in server.visit()]
        assert not [e for e in elements if e.HasField("exception")]
        assert [e.alert.body[: len(SENTENCE)] for e in elements if e.HasField("alert")] == [SENTENCE]
        assert "secret" in server.output.read_text()


def test_the_settings_show_no_traceback() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["client"]["showErrorDetails"] == "none"


def test_a_full_disk_is_a_failure_of_the_machine(monkeypatch, capsys) -> None:
    def fail(_options: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(cli, "_run", lambda arguments: fail(arguments))
    assert main(["check"]) == OURS
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_output_that_takes_nothing_is_said_in_a_line() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "geo", "seeds", "list"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, env=os.environ, check=False,
        )  # fmt: skip
    assert done.returncode == OURS
    assert len(done.stderr.splitlines()) == 1


def test_a_name_that_no_disk_takes_is_said_in_a_line(tmp_path, capsys) -> None:
    assert main(["export", str(tmp_path / ("a" * 300 + ".csv"))]) == FAILED
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_what_nobody_foresaw_is_said_in_a_line(monkeypatch, capsys) -> None:
    def fail(_arguments: object) -> int:
        raise RuntimeError("boom")

    monkeypatch.setattr(cli, "_run", fail)
    assert main(["check"]) == OURS
    told = capsys.readouterr().err
    assert "boom" in told
    assert len(told.splitlines()) == 1


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    """Headers and body of the answers to some addresses, as a browser asks for them."""
    with serve(ROOT / "app.py", tmp_path_factory.mktemp("headers")) as server:
        found = {}
        for path in ("/", "/places?lang=es", "/_stcore/health", "/static/none.js"):
            ask = urllib.request.Request(
                f"http://127.0.0.1:{server.port}{path}", headers={"Accept": "text/html"}
            )
            try:
                with urllib.request.urlopen(ask, timeout=20) as got:
                    found[path] = (dict(got.headers), got.read())
            except urllib.error.HTTPError as error:
                found[path] = (dict(error.headers), b"")
        yield found


class TestHeaders:
    @pytest.mark.parametrize("path", ["/", "/places?lang=es", "/_stcore/health", "/static/none.js"])
    def test_every_answer_carries_them(self, answer, path: str) -> None:
        headers = {name.lower(): text for name, text in answer[path][0].items()}
        for name, text in HEADERS.items():
            assert headers[name.lower()] == text

    def test_every_page_begins_with_our_script(self, answer) -> None:
        for path in ("/", "/places?lang=es"):
            assert answer[path][1].index(b"history.pushState") < answer[path][1].index(b'type="module"')

    def test_nothing_but_this_server_may_be_asked(self) -> None:
        rules = dict(rule.split(" ", 1) for rule in policy().split("; "))
        for name in ("default-src", "img-src", "font-src", "connect-src"):
            assert set(rules[name].split()) <= {"'self'", "data:", "blob:"}, name
        assert rules["frame-ancestors"] == "'self' http://localhost:* http://127.0.0.1:*"

    def test_who_may_frame_the_page_is_a_setting(self) -> None:
        said = policy("https://intranet.example http://10.0.0.5:8080 *; script-src https://*.peru.example")
        assert said.endswith(
            "frame-ancestors 'self' http://localhost:* http://127.0.0.1:* "
            "https://intranet.example http://10.0.0.5:8080 https://*.peru.example"
        )
        assert said.count("script-src") == 1
