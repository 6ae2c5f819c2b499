"""The command line: figures imported, own records, lessons."""

import json
from pathlib import Path

import pytest

from geo.cli import FAILED, FAULTS, main
from geo.store.database import close_stores

TOWN = """id: toy-town
kind: town
name: Toy Town
name_es: Pueblo de Juguete
aliases: [Toyville]
parent: peru
lon: -74.5
lat: -9.5
coordinate_source: set by hand
"""


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "workspace"))
    monkeypatch.setenv("GEO_USER", "ana")
    monkeypatch.chdir(tmp_path)
    yield
    close_stores()


def review(*arguments: str) -> int:
    return main(["review", *arguments])


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict]:
    capsys.readouterr()
    assert review(*arguments, "--format", "json") == 0
    return json.loads(capsys.readouterr().out)


def test_a_template_is_written_filled_in_and_imported_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review("template", "t.csv") == 0
    assert review("template", "t.csv") == FAILED
    text = Path("t.csv").read_text("utf-8-sig")
    Path("f.csv").write_text(text.replace("# coca_cultivation", "coca_cultivation"), "utf-8")
    assert review("import", "f.csv", "--reviewed") == FAILED
    first = answer(capsys, "import", "f.csv", "--reviewed", "--reason", "read by two")
    again = answer(capsys, "import", "f.csv")
    assert (first[0]["new"], again[0]["new"]) == (True, False)
    assert [one["state"] for one in answer(capsys, "list", "--state", "accepted")] == ["accepted"]


def test_errors_of_an_import_are_printed_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    Path("f.csv").write_text("measure,place,source\nnothing,atlantis,\n", "utf-8")
    capsys.readouterr()
    assert review("import", "f.csv") == FAILED
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) > 5
    assert all("f.csv" in line for line in lines)


def test_an_own_place_is_added_changed_listed_and_withdrawn(capsys: pytest.CaptureFixture[str]) -> None:
    Path("p.yaml").write_text(TOWN, "utf-8")
    assert review("place", "add", "p.yaml") == 0
    Path("p.yaml").write_text(TOWN + "note: changed\n", "utf-8")
    assert answer(capsys, "place", "add", "p.yaml")[0]["number"] == 2
    listed = answer(capsys, "place", "list")
    assert [(one["id"], one["aliases"], one["note"]) for one in listed] == [
        ("toy-town", "Toyville", "changed")
    ]
    assert review("place", "withdraw", "toy-town") == 0
    assert answer(capsys, "place", "list") == []
    Path("p.yaml").write_text("[1", "utf-8")
    assert review("place", "add", "p.yaml") == FAILED


def test_words_are_taught_from_a_figure_checked_and_carried_over(capsys: pytest.CaptureFixture[str]) -> None:
    text = "31 May 2014. In 2013 the Monzonito had 4,200 hectares of coca, DEVIDA said."
    Path("n.txt").write_text(text, "utf-8")
    assert review("add", "n.txt") == 0
    figure = answer(capsys, "list", "--document", "1")[0]
    assert figure["fields"]["place"] != "vraem"
    taught = answer(capsys, "lessons", "teach", str(figure["figure"]), "place", "Monzonito", "vraem")
    assert taught[0]["holds"]
    assert answer(capsys, "lessons", "check")[0]["holds"]
    assert review("lessons", "export", "l.yaml") == 0
    assert review("lessons", "forget", taught[0]["key"]) == 0
    assert answer(capsys, "lessons", "import", "l.yaml")[0]["new"] == 1
    Path("m.txt").write_text(text + " Indeed.", "utf-8")
    assert review("add", "m.txt") == 0
    assert answer(capsys, "list", "--document", "2")[0]["fields"]["place"] == "vraem"


def test_a_lesson_that_does_not_hold_makes_the_check_fail(capsys: pytest.CaptureFixture[str]) -> None:
    Path("l.yaml").write_text(
        "lessons:\n- lesson: {kind: spelling, words: Pedrasa, meaning: Pedraza}\n"
        "  case: {sentence: Pedrasa counted 3 cows., language: en, published: '', value_stated: '3'}\n",
        "utf-8",
    )
    assert review("lessons", "import", "l.yaml") == 0
    assert review("lessons", "check") == FAULTS


def test_a_document_is_attached_to_a_source(capsys: pytest.CaptureFixture[str]) -> None:
    Path("n.txt").write_text("In 2013 Peru had 4,200 hectares of coca.", "utf-8")
    assert review("add", "n.txt", "--published", "2014-05-31") == 0
    assert review("attach", "1", "insight-crime-2012-seizures") == 0
    assert review("attach", "1", "nothing") == FAILED
    assert review("attach", "7", "insight-crime-2012-seizures") == FAILED
