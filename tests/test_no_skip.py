"""Under make test a skip is a failure, except where the seed documents are needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
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


def _run(folder: Path, tests: str, *options: str, strict: bool = True) -> subprocess.CompletedProcess:
    (folder / "test_toy.py").write_text(tests)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = seeds: x\n")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ATLAS_NO_SKIP": "1" if strict else ""}
    env.pop("PYTEST_ADDOPTS", None)
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
def test_each_skip_fails_by_name(tmp_path, options):
    ran = _run(tmp_path, TESTS, *options)
    assert ran.returncode == 1
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


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["one process", "two"])
def test_a_skipped_file_fails(tmp_path, options):
    ran = _run(
        tmp_path, "import pytest\npytest.importorskip('nobody_has_this')\ndef test_x(): pass\n", *options
    )
    assert ran.returncode not in (0, 5)
    assert "nobody_has_this" in ran.stdout


def test_the_documents_alone_stay_green(tmp_path):
    only = "import pytest\n@pytest.mark.seeds\ndef test_d(): pytest.skip('absent')\ndef test_p(): pass\n"
    assert _run(tmp_path, only).returncode == 0


def test_plain_pytest_skips_as_ever(tmp_path):
    ran = _run(tmp_path, TESTS, strict=False)
    assert ran.returncode == 0
    assert "4 skipped" in ran.stdout
