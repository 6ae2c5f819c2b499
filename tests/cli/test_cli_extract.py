"""``python -m geo extract``: what it prints and writes, and how it refuses."""

from __future__ import annotations

import csv
import io
import json

import pytest

from geo.cli import FAILED, main
from geo.extract.batch import pool
from geo.model import STATEMENT_COLUMNS

TEXT = "Police in Callao seized 850 kilos of cocaine last year, the Interior Ministry said.\n"


@pytest.fixture
def article(tmp_path):
    """Return a document."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_candidates_as_json(article, capsys):
    assert main(["extract", str(article), "--published", "2014-06-12", "--format", "json"]) == 0
    [document] = json.loads(capsys.readouterr().out)
    [row] = document["statements"]
    assert (document["file"], document["language"]) == (str(article), "en")
    assert (row["measure"], row["place"], row["value"], row["unit"]) == (
        "cocaine_seizures",
        "callao",
        0.85,
        "t",
    )
    assert (row["period_start"], row["period_end"]) == ("2013-01-01", "2013-12-31")
    assert TEXT[row["start"] : row["end"]] == row["quote"] == "850 kilos"
    assert row["alternatives"]["place"][0]["value"] == "callao"


def test_candidates_as_csv(article, capsys):
    assert main(["extract", str(article), "--published", "2014-06-12"]) == 0
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["value_stated"], row["unit_stated"], row["value"]) == ("850", "kilos", "0.85")
    assert row["alternatives_place"].startswith("callao ")
    assert set(row) >= set(STATEMENT_COLUMNS)


def test_candidates_can_be_filled_in_and_imported(article, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "home"))
    assert main(["extract", str(article), "--published", "2014-06-12"]) == 0
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out))
    table = tmp_path / "candidates.csv"
    for filled in ({}, {"source": "unodc-peru-2015", "reading": "press"}):
        row |= filled
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, row.keys())
            writer.writeheader()
            writer.writerow(row)
        assert main(["review", "import", str(table)]) == (0 if filled else FAILED)
        said = capsys.readouterr()
        assert ("column source" in said.err) == (not filled)
    assert said.out == "candidates.csv: 1 figure imported, to review\n"
    assert said.err.startswith("Ignored columns: file, language, id, quote, confidence")
    assert main(["review", "list", "--state", "open"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_every_quantity(article, capsys):
    assert main(["extract", "--quantities", str(article), "--format", "json"]) == 0
    [document] = json.loads(capsys.readouterr().out)
    [row] = document["quantities"]
    assert list(row) == ["start", "end", "value", "low", "high", "unit", "unit_text", "bound", "direction"]
    assert (row["value"], row["unit"], row["unit_text"], row["direction"]) == (850, "kg", "kilos", "=")


def test_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["extract", "-", "--format", "json", "--language", "en"]) == 0
    [document] = json.loads(capsys.readouterr().out)
    assert document["file"] == "-"
    assert document["statements"][0]["period_start"] == ""


def test_why_each_field_was_chosen(article, capsys):
    assert main(["extract", str(article), "--explain", "--published", "2014-06-12"]) == 0
    out = capsys.readouterr().out
    assert "'850 kilos': 850.0 kg, exact; kept" in out
    assert "callao" in out


def test_a_folder_into_a_file_and_never_over_another(article, tmp_path, capsys):
    (tmp_path / "empty.bin").write_bytes(b"\x00")
    out = tmp_path / "candidates.json"
    assert main(["extract", str(tmp_path), "-o", str(out)]) == FAILED
    assert "empty.bin" in capsys.readouterr().err
    before = out.read_bytes()
    assert [document["file"] for document in json.loads(before)] == [str(article)]
    assert main(["extract", str(article), "-o", str(out)]) == FAILED
    assert "--overwrite" in capsys.readouterr().err
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.txt"], "nowhere.txt"),
        (["ARTICLE", "-o", "nowhere/out.json"], "nowhere"),
        (["ARTICLE", "--scheduler", "tcp://127.0.0.1:1"], "tcp://127.0.0.1:1"),
    ],
)
def test_wrong_input_is_a_sentence(article, arguments, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pool, "PATIENCE", 1)
    assert main(["extract", *(str(article) if a == "ARTICLE" else a for a in arguments)]) == FAILED
    error = capsys.readouterr().err
    assert words in error
    assert "Traceback" not in error


def test_a_day_that_is_none_is_wrong_use(article, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["extract", str(article), "--published", "June"])
    assert ended.value.code == FAILED
    assert "2014-05-31" in capsys.readouterr().err
