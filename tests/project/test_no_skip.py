"""Under make test a skip is a failure, except where the seed documents are needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = """
import pytest

def test_passes(): pass

@pytest.mark.skip(reason="no browser here")
def test_marked(): pass

def test_inside(): pytest.skip("nothing to do")

@pytest.fixture
def absent(): pytest.skip("not installed")

def test_fixture(absent): pass

@pytest.mark.seeds
def test_documents(): pytest.skip("documents absent")

@pytest.mark.xfail
def test_known(): assert False
"""


def _run(folder: Path, tests: str, *options: str, no_skip: str = "1") -> subprocess.CompletedProcess:
    (folder / "test_toy.py").write_text(tests)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = seeds: x\n")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ATLAS_NO_SKIP": no_skip}
    env.pop("PYTEST_ADDOPTS", None)
    env["SEEDS_DIR"] = str(folder)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "scripts.no_skip",
        "-p",
        "no:cacheprovider",
        "-ra",
        *options,
    ]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["one process", "two"])
def test_each_skip_fails_by_name_and_so_does_a_skipped_file(tmp_path, options):
    skipped = "import pytest\npytest.importorskip('nobody_has_this')\ndef test_x(): pass\n"
    (tmp_path / "test_absent.py").write_text(skipped)
    ran = _run(tmp_path, TESTS, "--continue-on-collection-errors", *options)
    assert ran.returncode == 1
    assert "ERROR test_absent.py" in ran.stdout
    assert "nobody_has_this" in ran.stdout
    # A skip inside a fixture is an error of the set-up.
    for name in (
        "FAILED test_toy.py::test_inside",
        "ERROR test_toy.py::test_marked",
        "ERROR test_toy.py::test_fixture",
    ):
        assert name in ran.stdout
    assert "no browser here" in ran.stdout
    assert "FAILED test_toy.py::test_documents" not in ran.stdout
    assert "1 skipped" in ran.stdout
    assert "1 xfailed" in ran.stdout


DOCUMENTS = "import pytest\n@pytest.mark.seeds\ndef test_d(): pytest.skip('absent')\ndef test_p(): pass\n"


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["one process", "two"])
def test_the_documents_alone_stay_green_and_the_end_says_what_is_missing(tmp_path, options):
    ran = _run(tmp_path, DOCUMENTS, *options)
    assert ran.returncode == 0
    said = ran.stdout[ran.stdout.index("1 skipped for want of a document") :]
    assert "test_toy.py::test_d" in said
    assert "insight-crime-2011-loreto: " in said
    assert "python -m geo seeds add" in said
    assert "SEEDS_DIR" in said


def test_where_nothing_was_skipped_no_document_is_missed(tmp_path):
    assert "python -m geo seeds add" not in _run(tmp_path, "def test_p(): pass\n").stdout


def test_where_the_documents_must_be_here_their_tests_may_not_skip(tmp_path):
    ran = _run(tmp_path, DOCUMENTS, no_skip="all")
    assert ran.returncode == 1
    assert "FAILED test_toy.py::test_d" in ran.stdout


@pytest.mark.parametrize(("without", "code"), [("proxy", 0), ("databases", 1), ("", 1)])
def test_what_needs_a_server_that_cannot_be_had_may_skip(tmp_path, monkeypatch, without, code):
    monkeypatch.setenv("ATLAS_WITHOUT", without)
    ran = _run(tmp_path, "import pytest\ndef test_n(): pytest.skip('nginx is not installed')\n")
    assert ran.returncode == code


def test_what_takes_root_may_skip(tmp_path):
    ran = _run(tmp_path, "import pytest\ndef test_n(): pytest.skip('no disk: that takes root')\n")
    assert ran.returncode == 0


def test_plain_pytest_skips_as_ever(tmp_path):
    ran = _run(tmp_path, TESTS, no_skip="")
    assert ran.returncode == 0
    assert "4 skipped" in ran.stdout
