"""The commands of the checkout, and what they say where something is missing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import browser, serve, system
from scripts.system import SetupError

ROOT = Path(__file__).parents[2]
DOCUMENTS = Path("..", "shared", "seeds")
"""Where the checks look for the documents; here beside a copy of their script in a folder of its own."""
needs_shell = pytest.mark.skipif(os.name == "nt", reason="make and sh are for Linux and macOS")


def _fake_program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


@needs_shell
class TestFindPython:
    """The shell script that speaks where no Python is fit."""

    @pytest.fixture
    def find(self, tmp_path):
        """Run a copy of the script where ``bin`` is all there is on the path."""
        (tmp_path / "scripts").mkdir()
        copy = tmp_path / "scripts" / "find-python.sh"
        copy.write_bytes((ROOT / "scripts" / "find-python.sh").read_bytes())
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "dirname").symlink_to("/usr/bin/dirname")

        def run(*arguments: str) -> subprocess.CompletedProcess:
            env = {"PATH": str(tmp_path / "bin")}
            return subprocess.run(["/bin/sh", str(copy), *arguments], capture_output=True, text=True, env=env)

        return run

    def test_no_python_is_one_sentence_with_the_command(self, find):
        ran = find()
        assert ran.returncode == 1
        assert ran.stderr.splitlines() == [
            "Python 3.11 or newer is needed and none was found: "
            "run 'sudo apt-get install python3 python3-venv', then try again."
        ]

    def test_an_old_python_is_named_with_its_version(self, find, tmp_path):
        # Fails the check, and says its version when asked for it.
        _fake_program(tmp_path / "bin", "python3", 'case "$2" in *sys.exit*) exit 1;; *) echo 3.9;; esac')
        ran = find()
        assert ran.returncode == 1
        assert len(ran.stderr.splitlines()) == 1
        assert "python3 is 3.9" in ran.stderr
        assert "make run PYTHON=" in ran.stderr

    def test_a_newer_one_beside_an_old_python3_is_taken(self, find, tmp_path):
        _fake_program(tmp_path / "bin", "python3", "exit 1")
        newer = _fake_program(tmp_path / "bin", "python3.12", "exit 0")
        assert find().stdout.strip() == str(newer)

    def test_that_of_the_virtual_environment_comes_first(self, find, tmp_path):
        _fake_program(tmp_path / "bin", "python3", "exit 0")
        (tmp_path / ".venv").mkdir()
        _fake_program(tmp_path / ".venv" / "bin", "python", "exit 0")
        assert find().stdout.strip() == ".venv/bin/python"

    def test_one_asked_for_that_is_not_fit_is_refused_by_name(self, find):
        ran = find("python9.9")
        assert ran.returncode == 1
        assert ran.stderr.startswith("PYTHON=python9.9 is no Python 3.11 or newer")


class TestPort:
    def test_a_busy_port_is_one_sentence_that_names_another(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            ran = subprocess.run(
                [sys.executable, "-m", "scripts.serve", "--port", str(port)],
                cwd=ROOT, capture_output=True, text=True, timeout=60,
            )  # fmt: skip
        assert ran.returncode == 1
        assert ran.stderr.splitlines() == [
            f"Port {port} is in use by another program: choose another, as in 'make run PORT={port + 1}'."
        ]

    def test_a_port_that_was_just_left_is_free(self):
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind(("127.0.0.1", 0))
            server.listen()
            port = server.getsockname()[1]
            with socket.create_connection(("127.0.0.1", port)):
                server.accept()[0].close()  # the server closes first: its side lingers
        serve.claim(port)

    @pytest.mark.parametrize("text", ["", "abc", "0", "65536", "-1", "80.5", "٨٥٠١"])
    def test_what_is_no_port_is_refused(self, text):
        with pytest.raises(SetupError, match=r"is no port.*make run PORT=8502"):
            serve.port_number(text)

    def test_the_last_port_is_a_port(self):
        assert serve.port_number("65535") == 65535


class TestBrowser:
    @pytest.fixture
    def nowhere(self, tmp_path, monkeypatch):
        """No browser on the path, none in Playwright's cache."""
        monkeypatch.delenv("ATLAS_BROWSER", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))
        monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "cache"))
        monkeypatch.setattr(browser.sys, "platform", "linux")
        return tmp_path

    def test_none_is_none(self, nowhere):
        assert browser.find_browser() is None

    @needs_shell
    def test_a_stub_that_cannot_say_its_version_does_not_count(self, nowhere):
        _fake_program(nowhere / "bin", "chromium-browser", "echo install the snap; exit 10")
        good = _fake_program(nowhere / "bin", "google-chrome", "echo Chrome 200")
        assert browser.find_browser() == str(good)

    @needs_shell
    def test_one_that_is_named_goes_before_all(self, nowhere, monkeypatch):
        _fake_program(nowhere / "bin", "chromium", "exit 0")
        mine = _fake_program(nowhere / "mine", "chrome", "exit 0")
        monkeypatch.setenv("ATLAS_BROWSER", str(mine))
        assert browser.find_browser() == str(mine)

    @pytest.mark.parametrize(
        ("found", "driver", "packages"),
        [
            (None, True, "chromium"),
            ("/usr/bin/chromium", False, "libatomic1"),
            (None, False, "chromium libatomic1"),
        ],
    )
    def test_what_may_not_be_installed_is_named(self, nowhere, monkeypatch, found, driver, packages):
        asked = []
        monkeypatch.setattr(browser, "ROOT", nowhere)
        (nowhere / ".venv").mkdir()
        monkeypatch.setattr(browser, "find_browser", lambda: found)
        monkeypatch.setattr(browser, "driver_works", lambda: driver)
        monkeypatch.setattr(browser, "apt_install", lambda names, log: asked.append(" ".join(names)))
        monkeypatch.setattr(browser, "run", lambda command, log=None: 1)
        with pytest.raises(SetupError, match=f"sudo apt-get install {packages}'"):
            browser.install_browser()
        shell = "chromium-headless-shell" + ("" if driver else " libatomic1")
        assert asked == [shell, packages]

    def test_outside_the_environment_of_make_one_that_is_found_is_enough(self, nowhere, monkeypatch):
        monkeypatch.setattr(browser, "ROOT", nowhere)
        monkeypatch.setattr(browser, "find_browser", lambda: "/usr/bin/chromium")
        monkeypatch.setattr(browser, "driver_works", lambda: True)
        monkeypatch.setattr(browser, "apt_install", lambda names, log: pytest.fail("nothing was missing"))
        assert browser.install_browser() == "/usr/bin/chromium"

    @pytest.mark.parametrize("found", ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"])
    def test_where_all_is_there_only_the_faster_one_is_tried_for_and_once(self, nowhere, monkeypatch, found):
        asked = []
        (nowhere / ".venv").mkdir()
        monkeypatch.setattr(browser, "ROOT", nowhere)
        monkeypatch.setattr(browser, "find_browser", lambda: found)
        monkeypatch.setattr(browser, "driver_works", lambda: True)
        monkeypatch.setattr(browser, "apt_install", lambda names, log: asked.extend(names))
        assert [browser.install_browser(), browser.install_browser()] == [found, found]
        assert asked == ["chromium-headless-shell"] * (found == "/usr/bin/chromium")


@needs_shell
class TestMakefile:
    def test_the_menu_names_the_commands(self):
        menu = subprocess.check_output(["make", "-s", "help"], cwd=ROOT, text=True)
        for command in ("run", "test", "bundle", "bench", "lint", "messages", "check"):
            assert f"make {command} " in menu

    def test_test_accepts_no_skip(self):
        shown = subprocess.check_output(["make", "-n", "test"], cwd=ROOT, text=True)
        assert "ATLAS_NO_SKIP=${ATLAS_NO_SKIP:-1}" in shown

    def test_a_program_that_is_missing_is_no_traceback(self):
        assert system.run(["a-program-nobody-has"]) == 127


SERVERS = ["databases / none / none", "proxy / none / none"]


@needs_shell
class TestContinuousIntegration:
    """What .ci/run asks of make, and with which settings."""

    @pytest.fixture
    def ci(self, tmp_path):
        """Run a copy of the script with a make that notes each call, and fails that whose words are given."""
        clone = tmp_path / "clone"
        (clone / ".ci").mkdir(parents=True)
        script = clone / ".ci" / "run"
        script.write_bytes((ROOT / ".ci" / "run").read_bytes())
        # A run that fails leaves pytest's list of what failed.
        note = """echo "$* / ${SEEDS_DIR-none} / ${ATLAS_NO_SKIP-none}" >>calls; [ "$*" != "$FAILS" ] || {
            mkdir -p .pytest_cache/v/cache; for n in $(seq $TESTS); do echo "file::test_$n"; done \
            >.pytest_cache/v/cache/lastfailed; false; }"""
        _fake_program(tmp_path / "bin", "make", note)

        def run(fails: str = "", tests: int = 9) -> tuple[int, list[str], str]:
            env = {
                "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
                "SEEDS_DIR": "elsewhere",
                "FAILS": fails,
                "TESTS": str(tests),
            }
            ran = subprocess.run(["bash", str(script)], capture_output=True, text=True, env=env)
            return ran.returncode, (clone / "calls").read_text().splitlines(), ran.stdout

        return run

    def test_all_runs_without_the_documents_first_and_then_what_reads_them(self, ci, tmp_path):
        folder = Path(os.path.normpath(tmp_path / "clone" / DOCUMENTS))
        folder.mkdir(parents=True)
        code, calls, _said = ci()
        assert code == 0
        assert calls == [
            *SERVERS, "test / none / none", "lint-tools / none / none", "lint / none / none",
            f"test ARGS=-m seeds / {folder} / all",
        ]  # fmt: skip

    @pytest.mark.parametrize("fails", ["test", "lint", "test ARGS=-m seeds"])
    def test_it_fails_when_one_of_them_fails(self, ci, tmp_path, fails):
        Path(os.path.normpath(tmp_path / "clone" / DOCUMENTS)).mkdir(parents=True)
        code, calls, _said = ci(fails)
        assert (code, len(calls)) == (1, 6)

    def test_without_the_tools_of_lint_the_rest_is_checked_and_it_says_what_was_not(self, ci):
        code, calls, said = ci("lint-tools")
        assert (code, calls[-1]) == (0, "lint-style / none / none")
        assert "NOT CHECKED here" in said
        code, calls, said = ci("lint-style")
        assert code == 0, "where the tools are there, lint checks everything"

    def test_without_a_server_the_rest_is_checked_and_it_says_what_was_not(self, ci):
        code, calls, said = ci("proxy")
        assert (code, calls[2]) == (0, "test / none / none")
        assert "NOT CHECKED here" in said
        assert "'make proxy'" in said

    @pytest.mark.parametrize(("tests", "again"), [(1, True), (5, True), (6, False)])
    def test_a_few_tests_that_fail_are_run_once_more_alone(self, ci, tests, again):
        code, calls, said = ci("test", tests)
        alone = "test ARGS=-n 0 --last-failed --last-failed-no-failures=none / none / none"
        assert (alone in calls) == again
        assert code == (0 if again else 1)
        assert ("Once more, alone" in said) == again

    def test_without_the_documents_it_says_what_was_not_run(self, ci):
        code, calls, said = ci()
        assert (code, len(calls)) == (0, 5)
        assert f"no folder {DOCUMENTS}" in said
