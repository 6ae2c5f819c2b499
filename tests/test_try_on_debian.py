"""The script that tries the README's commands on a bare Debian: what it carries in, what it refuses."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from scripts import try_on_debian
from scripts.system import SetupError
from scripts.try_on_debian import Outcome, Root, apt_settings, main, passed_on, running

needs_linux = pytest.mark.skipif(os.name == "nt", reason="for Linux alone")


def test_only_what_says_how_packages_are_reached_is_carried_in():
    outside = {
        "HTTPS_PROXY": "proxy", "no_proxy": "here", "PIP_INDEX_URL": "index", "SSL_CERT_FILE": "/trusted",
        "SEEDS_DIR": "/documents", "PYTHONPATH": "/code", "HOME": "/me", "ATLAS_BROWSER": "/chrome",
    }  # fmt: skip
    assert passed_on(outside) == {
        "HTTPS_PROXY": "proxy", "no_proxy": "here", "PIP_INDEX_URL": "index",
        "SSL_CERT_FILE": "/etc/machine-certificates.crt",
    }  # fmt: skip


def test_of_apt_s_settings_those_that_run_programs_stay_outside():
    dump = 'Acquire::http::Proxy "p";\nAcquire::Retries "3";\nDPkg::Post-Invoke:: "rm";\nAPT::Update "x";\n'
    assert apt_settings(dump) == 'Acquire::http::Proxy "p";\nAcquire::Retries "3";\n'


@needs_linux
class TestRefused:
    def test_who_is_not_root(self, monkeypatch):
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        with pytest.raises(SetupError, match="sudo"):
            main([])

    def test_no_debootstrap(self, monkeypatch):
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        monkeypatch.setattr(try_on_debian.shutil, "which", lambda name: None)
        with pytest.raises(SetupError, match="apt-get install debootstrap"):
            main(["12"])

    def test_another_release(self):
        with pytest.raises(SetupError, match="Debian 4 is not among those tried: name 12 or 13"):
            main(["4"])


@needs_linux
class TestCommands:
    @pytest.fixture
    def root(self, tmp_path, monkeypatch):
        """A root that is this machine: nothing is entered."""

        def start(self, name, command, log):
            with log.open("wb") as file:
                return subprocess.Popen(["sh", "-c", command], stdout=file, stderr=subprocess.STDOUT)

        monkeypatch.setattr(Root, "start", start)
        return Root("12", tmp_path)

    def test_one_that_ends_well_works(self, root, capsys):
        assert root.run("atlas", "echo 5 passed").fault == ""
        assert "5 passed" in capsys.readouterr().out

    def test_one_that_fails_says_so(self, root):
        outcome = root.run("atlas", "exit 3")
        assert outcome.fault == "exit code 3"
        assert "FAILED: exit code 3" in str(outcome)

    @pytest.mark.parametrize(
        ("answer", "fault"), [(b"<title>Atlas</title>", ""), (b"moved", "the answer is no page")]
    )
    def test_a_server_is_asked_for_its_page_and_ended(self, root, monkeypatch, answer, fault):
        answers = [None, answer]
        monkeypatch.setattr(try_on_debian, "claim", lambda port: None)
        monkeypatch.setattr(try_on_debian, "fetched", lambda address: answers.pop(0))
        assert root.serve("atlas", "exec sleep 600", 8599).fault == fault
        assert answers == []

    def test_a_server_that_ends_is_no_server(self, root, monkeypatch):
        monkeypatch.setattr(try_on_debian, "claim", lambda port: None)
        monkeypatch.setattr(try_on_debian, "fetched", lambda address: None)
        assert root.serve("atlas", "true", 8599).fault == "it ended"

    def test_what_was_started_is_ended(self):
        with running(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)) as process:
            assert process.poll() is None
        assert process.returncode is not None


def test_an_outcome_is_one_line():
    assert str(Outcome("13", "make run", "", 12.4)) == f"Debian 13  {'make run':36}     12 s  works"
