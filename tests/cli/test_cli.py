"""`python -m geo`: exit codes and what is printed where."""

from __future__ import annotations

import subprocess
import sys
import types
from pathlib import Path

import pytest

from geo import paths
from geo.cli import main
from geo.errors import BuildError


def test_check_of_a_package_in_order_is_one_line_with_counts(
    toy_package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(toy_package)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(
        "No faults: 3 layers, 8 tables, 10 figures, 10 places, 3 documents; data version 2026.11-"
    )
    assert (out.count("\n"), err) == (1, "")


def test_check_prints_one_line_a_fault_and_fails(
    toy_package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (toy_package / "data/tables/extra.csv").write_text("id\n")
    (toy_package / "data/tables/breaks.csv").unlink()
    assert main(["check", "--root", str(toy_package)]) == 1
    out, err = capsys.readouterr()
    assert [line.split(":")[0] for line in out.splitlines()] == [
        "data/tables/breaks.csv", "data/tables/extra.csv",
    ]  # fmt: skip
    assert err == ""


def test_check_can_refresh_the_checksums_first(toy_package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = toy_package / "data/tables/breaks.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Counted", "Reckoned"), encoding="utf-8")
    assert main(["check", "--root", str(toy_package)]) == 1
    capsys.readouterr()
    assert main(["check", "--refresh-checksums", "--root", str(toy_package)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "checksum refreshed: data/tables/breaks.csv"


def test_check_where_nothing_is_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().out == "data/datapackage.json: nothing — expected this file\n"


def test_build_hands_on_what_was_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def build_layers(*, offline: bool, report) -> None:
        asked.append(offline)
        report("land: 3 shapes")
        if not offline:
            raise BuildError("no network")

    monkeypatch.setitem(sys.modules, "geo.build", types.SimpleNamespace(build_layers=build_layers))
    assert main(["build", "--offline"]) == 0
    assert capsys.readouterr().out == "land: 3 shapes\n"
    assert main(["build"]) == 2
    assert capsys.readouterr().err == "no network\n"
    assert asked == [True, False]


def test_a_document_that_is_none_of_ours_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SEEDS_DIR", str(tmp_path / "texts"))
    (tmp_path / "other.txt").write_text("Something else\n")
    assert main(["seeds", "add", str(tmp_path / "other.txt")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "other.txt (checksum " in err


def test_documents_are_listed_with_whether_they_are_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SEEDS_DIR", str(tmp_path))
    assert main(["seeds", "list"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 5
    assert {state for state, _name, _title in rows} == {"missing"}


@pytest.mark.parametrize(
    "arguments", [[], ["seeds"], ["seeds", "add"], ["fly"], ["--language", "fr", "check"]]
)
def test_a_command_that_is_none_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m geo ")


def test_it_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "geo", "seeds", "list"],
        cwd=paths.ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "world-wide-cocaine-business" in done.stdout


def test_the_command_line_loads_nothing_heavy() -> None:
    heavy = ("streamlit", "geopandas", "frictionless")
    code = f"import sys, geo.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
