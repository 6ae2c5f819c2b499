"""Installing: only when something changed, from a registry or a bundle, and why it failed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tarfile
import zipfile
from functools import partial
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from scripts import bundle
from scripts import install as installer
from scripts.system import SetupError
from tests.support.code import imported, python_files

ROOT = Path(__file__).parents[2]


class TestInstall:
    @pytest.fixture
    def checkout(self, tmp_path, monkeypatch):
        """A folder with requirements and a working environment, and a record of every command run."""
        requirements = tmp_path / "requirements.txt"
        requirements.write_text("one==1\n")
        (tmp_path / "constraints.txt").write_text("one==1\n")
        venv = tmp_path / ".venv"
        (venv / "bin").mkdir(parents=True)
        (venv / "bin" / "python").symlink_to(sys.executable)
        commands = []

        def record(command, log=None, env=None):
            commands.append(command)
            if log:
                log.write_bytes(record.says)
            return record.code if "pip" in command else 0

        record.says, record.code = b"", 0
        monkeypatch.setattr(installer, "run", record)
        return requirements, venv, tmp_path / "wheels", commands, record

    def _pips(self, commands):
        return [command for command in commands if "install" in command]

    def test_a_second_time_nothing_is_installed(self, checkout):
        requirements, venv, wheels, commands, _ = checkout
        assert installer.install(requirements, venv, wheels) is True
        assert installer.install(requirements, venv, wheels) is False
        assert len(self._pips(commands)) == 1

    @pytest.mark.parametrize("file", ["requirements.txt", "constraints.txt"])
    def test_a_changed_pin_is_installed(self, checkout, file):
        requirements, venv, wheels, commands, _ = checkout
        installer.install(requirements, venv, wheels)
        (requirements.parent / file).write_text("one==2\n")
        assert installer.install(requirements, venv, wheels) is True
        assert len(self._pips(commands)) == 2

    def test_typefaces_are_looked_through_when_something_was_installed(self, checkout, monkeypatch):
        requirements, venv, wheels, commands, _ = checkout
        monkeypatch.setattr(installer, "install", partial(installer.install, venv=venv, wheels=wheels))
        for _ in range(2):
            installer.main([str(requirements)])
        assert len([command for command in commands if "import matplotlib.font_manager" in command]) == 1

    def test_an_install_that_failed_is_tried_again(self, checkout):
        requirements, venv, wheels, commands, record = checkout
        record.code = 1
        for _ in range(2):
            with pytest.raises(SetupError):
                installer.install(requirements, venv, wheels)
        assert len(self._pips(commands)) == 2

    def test_a_failed_change_does_not_leave_the_old_stamp(self, checkout):
        requirements, venv, wheels, _commands, record = checkout
        installer.install(requirements, venv, wheels)
        before = requirements.read_text()
        requirements.write_text("one==2\n")
        record.code = 1
        with pytest.raises(SetupError):
            installer.install(requirements, venv, wheels)
        requirements.write_text(before)
        record.code = 0
        assert installer.install(requirements, venv, wheels) is True

    @pytest.mark.parametrize(
        ("said", "fix"),
        [
            (b"error: command 'x86_64-linux-gnu-gcc' failed: No such file or directory", "build-essential"),
            (b"error: Microsoft Visual C++ 14.0 or greater is required.", "build-essential"),
            (b"NewConnectionError: Failed to establish a new connection", "make bundle"),
            (b"SSLCertVerificationError: certificate verify failed\nfrom versions: none", "set PIP_CERT"),
            (b"something else", "install.log says why"),
        ],
    )
    def test_why_pip_failed_is_one_sentence_with_the_fix(self, checkout, said, fix):
        requirements, venv, wheels, _commands, record = checkout
        record.code, record.says = 1, said
        with pytest.raises(SetupError) as failed:
            installer.install(requirements, venv, wheels)
        assert fix in str(failed.value)
        assert len(str(failed.value).splitlines()) == 1

    def test_a_bundle_asks_no_registry(self, checkout, monkeypatch):
        requirements, venv, wheels, _commands, _ = checkout
        wheels.mkdir()
        monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "nowhere")
        command, env = installer.pip_command(requirements, venv, wheels)
        assert "--no-index" in command
        assert command[command.index("--find-links") + 1] == str(wheels)
        assert not any("INDEX_URL" in key for key in env)
        assert env["PIP_CONFIG_FILE"] == os.devnull

    def test_a_bundle_for_another_python_says_so(self, checkout):
        requirements, venv, wheels, _commands, _ = checkout
        wheels.mkdir()
        (wheels / "FOR").write_text("cpython-399-plan9-vax\n")
        with pytest.raises(SetupError, match=r"cpython-399-plan9-vax.*make run PYTHON="):
            installer.install(requirements, venv, wheels)

    def test_no_venv_module_and_no_rights_names_the_command(self, tmp_path, monkeypatch):
        monkeypatch.setattr(installer.importlib.util, "find_spec", lambda name: None)
        monkeypatch.setattr(installer, "apt_install", lambda packages: False)
        with pytest.raises(SetupError, match=r"sudo apt-get install python3\.\d+-venv"):
            installer.make_venv(tmp_path / ".venv")


class TestBundle:
    @pytest.fixture
    def checkout(self, tmp_path):
        root = tmp_path / "checkout"
        root.mkdir()
        (root / "pyproject.toml").write_text('[project]\nversion = "7.8"\n')
        (root / "kept.txt").write_text("kept")
        (root / "private.txt").write_text("not tracked")
        git = ["git", "-C", str(root), "-c", "user.name=x", "-c", "user.email=x"]
        for command in (["init", "-q"], ["add", "pyproject.toml", "kept.txt"], ["commit", "-qm", "x"]):
            subprocess.run([*git, *command], check=True)
        return root

    def test_holds_tracked_files_only(self, checkout):
        assert bundle.tracked_files(checkout) == ["kept.txt", "pyproject.toml"]

    def test_version_is_that_of_the_project(self, checkout):
        assert bundle.version(checkout) == "7.8"

    def test_outside_git_says_so(self, tmp_path, monkeypatch):
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        with pytest.raises(SetupError, match="no git checkout"):
            bundle.tracked_files(tmp_path)

    def test_same_files_same_bytes(self, checkout, tmp_path):
        archives = [tmp_path / "a.tar.gz", tmp_path / "b.tar.gz"]
        for archive in archives:
            (checkout / "kept.txt").touch()
            bundle.write_archive(archive, [(checkout / "kept.txt", "x-1/kept.txt")], bundle.moment(checkout))
        assert archives[0].read_bytes() == archives[1].read_bytes()
        with tarfile.open(archives[0]) as archive:
            assert archive.extractfile("x-1/kept.txt").read() == b"kept"

    def test_wheels_alone_are_enough_to_install(self, tmp_path):
        """A wheel of our own making, installed by the very command a bundle uses, with no network."""
        wheels = tmp_path / "wheels"
        wheels.mkdir()
        info = "atlas_toy-1.dist-info"
        with zipfile.ZipFile(wheels / "atlas_toy-1-py3-none-any.whl", "w") as wheel:
            wheel.writestr("atlas_toy.py", "answer = 42\n")
            wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: atlas-toy\nVersion: 1\n")
            wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{info}/RECORD", "")
        (tmp_path / "requirements.txt").write_text("atlas-toy==1\n")
        assert installer.install(tmp_path / "requirements.txt", tmp_path / ".venv", wheels) is True
        python = installer.venv_python(tmp_path / ".venv")
        assert (
            subprocess.check_output([str(python), "-c", "import atlas_toy; print(atlas_toy.answer)"])
            == b"42\n"
        )
        assert installer.install(tmp_path / "requirements.txt", tmp_path / ".venv", wheels) is False


class TestRequirements:
    @staticmethod
    def _lines(file: str) -> list[str]:
        return (ROOT / file).read_text(encoding="utf-8").splitlines()

    def test_each_is_pinned_and_has_its_reason(self):
        lines = self._lines("requirements.txt")
        for before, line in zip(["", *lines], lines, strict=False):
            if line and not line.startswith(("#", "-c ")):
                assert "==" in line, line
                assert before.startswith("# "), f"no reason given above {line}"

    def test_everything_pinned_agrees_with_the_constraints(self):
        constraints = {line for line in self._lines("constraints.txt") if not line.startswith("#")}
        pins = {line for line in self._lines("requirements.txt") if "==" in line}
        assert pins <= constraints

    def test_no_file_names_where_packages_come_from(self):
        for file in ("requirements.txt", "constraints.txt"):
            options = [line for line in self._lines(file) if line.startswith("-")]
            assert options in ([], ["-c constraints.txt"])
            assert not any("://" in line for line in self._lines(file))

    def test_what_is_imported_is_required_and_what_is_required_is_used(self):
        """A package that only comes along with another would be gone with that one's next version."""
        installed = packages_distributions()
        files = python_files(ROOT, "app.py", "conftest.py", "pages", "geo", "scripts", "tests")
        tops = {name.split(".")[0] for file in files for name in imported(ast.parse(file.read_text("utf-8")))}
        used = {name.casefold() for top in tops for name in installed.get(top, [])}
        pinned = {line.split("==")[0].casefold() for line in self._lines("requirements.txt") if "==" in line}
        # Used without an import statement: what geopandas reads, trafilatura cleans and fonttools packs
        # with, what make calls, what a test asks for.
        by_name = {
            "pyogrio",
            "brotli",
            "pytest-xdist",
            "ruff",
            "import-linter",
            "frictionless",
            "lxml_html_clean",
            "psycopg",
            "psycopg-binary",
        }
        apart = {
            line.split("==")[0].casefold()
            for file in ("requirements-bench.txt", "requirements-cluster.txt", "requirements-large.txt")
            for line in self._lines(file)
            if "==" in line
        }
        assert used - pinned - apart - {"dask"} == set()  # the configuration of distributed
        assert pinned - used - by_name == set()
