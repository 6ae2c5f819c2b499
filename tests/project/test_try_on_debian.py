"""The script that tries the README's commands on a bare Debian: what it carries in, what it refuses."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

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
class TestMade:
    """A root, by a debootstrap that only makes the folder."""

    @pytest.fixture
    def made(self, tmp_path, monkeypatch):
        def run(command, **_more):
            if command[0] == "debootstrap":
                (Path(command[4]) / "etc/apt/apt.conf.d").mkdir(parents=True)
                run.command = command
                return subprocess.CompletedProcess(command, run.code)
            return subprocess.CompletedProcess(command, 0, stdout="http://mirror/debian\nanother\n")

        run.code = 0
        settings = 'Acquire::Retries "3";\nDPkg::Post-Invoke:: "rm";\n'
        monkeypatch.setattr(try_on_debian.subprocess, "run", run)
        monkeypatch.setattr(try_on_debian.subprocess, "check_output", lambda *_args, **_more: settings)
        monkeypatch.setenv("HOME", str(tmp_path / "home"))
        (tmp_path / "home" / ".pip").mkdir(parents=True)
        (tmp_path / "home" / ".pip" / "pip.conf").write_text("[global]")
        for name in try_on_debian.CERTIFICATES:
            monkeypatch.setenv(name, str(tmp_path / "trusted"))
        (tmp_path / "trusted").write_text("certificate")
        return run

    def test_it_is_of_the_release_and_reaches_packages_as_this_machine_does(self, made, tmp_path):
        root = Root("12", tmp_path)
        root.make()
        assert made.command[3:] == ["bookworm", str(root.path), "http://mirror/debian"]
        assert (root.path / "etc/apt/apt.conf.d/90machine").read_text() == 'Acquire::Retries "3";\n'
        assert (root.path / "root/.pip/pip.conf").read_text() == "[global]"
        assert (root.path / try_on_debian.CERTIFICATES_INSIDE).read_text() == "certificate"

    def test_one_that_cannot_be_had_names_its_log(self, made, tmp_path):
        made.code = 1
        with pytest.raises(SetupError, match=r"Debian 13 could not be had: .*debian-13-debootstrap\.log"):
            Root("13", tmp_path).make()


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
        ("said", "answer", "fault"),
        [
            ("Atlas: http://localhost:8599", b"<title>Atlas</title>", ""),
            ("Atlas: http://localhost:8599", b"moved", "no page"),
            ("Atlas: http://localhost:8599", None, "no page"),
            ("It will be slow: why.\nAtlas: http://localhost:8599", b"<title>", "It will be slow: why."),
        ],
    )
    def test_a_server_that_tells_its_address_is_asked_for_its_page(
        self, root, monkeypatch, said, answer, fault
    ):
        monkeypatch.setattr(try_on_debian, "claim", lambda port: None)
        monkeypatch.setattr(try_on_debian, "fetched", lambda address: answer)
        assert root.serve("atlas", f"echo '{said}'; exec sleep 600", 8599).fault == fault

    def test_a_server_that_ends_is_no_server(self, root, monkeypatch):
        monkeypatch.setattr(try_on_debian, "claim", lambda port: None)
        assert root.serve("atlas", "exit 1", 8599).fault == "it ended"

    @pytest.mark.parametrize(("patience", "freed"), [(60.0, True), (-1.0, False)])
    def test_a_port_is_waited_for_but_not_for_ever(self, monkeypatch, patience, freed):
        answers = [SetupError("in use"), None]

        def claim(port):
            if answer := answers.pop(0):
                raise answer

        monkeypatch.setattr(try_on_debian, "claim", claim)
        monkeypatch.setattr(try_on_debian, "FREE_WITHIN", patience)
        with contextlib.nullcontext() if freed else pytest.raises(SetupError, match="in use"):
            try_on_debian.wait_for_port(8599)
        assert len(answers) == (0 if freed else 1)

    def test_what_was_started_is_ended(self):
        with running(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)) as process:
            assert process.poll() is None
        assert process.returncode is not None


def test_an_outcome_is_one_line():
    assert str(Outcome("13", "make run", "", 12.4)) == f"Debian 13  {'make run':36}     12 s  works"
