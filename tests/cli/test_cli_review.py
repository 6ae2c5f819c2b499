"""``python -m geo review``: documents and decisions by command."""

import json
from pathlib import Path

import pytest

from geo.cli import FAILED, main
from geo.cli.review import decisions, documents
from geo.review import deciding, state
from geo.store.database import close_stores

TEXT = """31 May 2014. Coca cultivation in Peru fell to 49,800 hectares in 2013, UNODC said.
Police seized 24 tons of cocaine in the VRAEM in 2012."""


@pytest.fixture(autouse=True)
def workspace(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "workspace"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("GEO_USER", "ana")
    yield
    close_stores()


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def said(capsys, *arguments: str) -> list[dict]:
    assert main(["review", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_document_is_added_once_and_its_figures_are_listed(article, capsys):
    assert main(["review", "list"]) == 0
    assert capsys.readouterr().out == ""
    [added] = said(capsys, "add", str(article))
    assert (added["document"], added["new"], added["published"]) == (1, True, "2014-05-31")
    assert main(["review", "add", str(article)]) == 0
    assert "document 1: article.txt was added before" in capsys.readouterr().out
    [row] = said(capsys, "list")
    assert (row["figures"], row["open"], row["by"]) == (added["figures"], added["figures"], "ana")
    assert said(capsys, "list", "--document", "1")[0]["quote"] == "49,800 hectares"


def test_what_cannot_be_read_keeps_nothing_else_out(article, tmp_path, capsys):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    assert main(["review", "add", str(broken), str(article)]) == FAILED
    printed = capsys.readouterr()
    assert "broken.pdf" in printed.err
    assert "document 1: article.txt" in printed.out


def test_decisions_one_after_another(article, capsys):
    said(capsys, "add", str(article))
    [first, second] = [row["figure"] for row in said(capsys, "list", "--document", "1")]
    [corrected] = said(capsys, "correct", str(first), "--set", "place=vraem")
    assert (corrected["state"], corrected["number"]) == ("open", 1)
    said(capsys, "accept", str(first), "--set", "place=peru")
    said(capsys, "reject", str(second), "--reason", "wrong-value", "--remark", "it says 24 kilos")
    assert [row["figure"] for row in said(capsys, "list", "--state", "accepted")] == [first]
    [rejected] = said(capsys, "list", "--state", "rejected")
    assert rejected["reason"] == "wrong-value: it says 24 kilos"
    assert main(["review", "reopen", str(second)]) == 0
    assert f"figure {second}: last decision taken back" in capsys.readouterr().out
    said(capsys, "merge", str(second), "--into", str(first))
    said(capsys, "reopen", str(second))
    said(capsys, "split", str(second), "--part", "value=10", "--part", "value=14", "place=peru")
    assert len(said(capsys, "list", "--document", "1")) == 4


def test_all_or_none_are_decided(article, capsys):
    said(capsys, "add", str(article))
    [first, *_rest] = [row["figure"] for row in said(capsys, "list", "--document", "1")]
    assert main(["review", "skip", str(first), "99"]) == FAILED
    assert "there is no candidate 99" in capsys.readouterr().err
    assert said(capsys, "list", "--state", "skipped") == []


def test_help_names_the_reasons_and_states_there_are():
    assert decisions.REASONS == deciding.REASONS
    assert set(documents.STATES) == {
        state.OPEN,
        state.ACCEPTED,
        state.REJECTED,
        state.SKIPPED,
        state.REPLACED,
    }


def test_a_figure_is_shown_with_its_sentence_and_what_else_it_may_be(article, capsys):
    said(capsys, "add", str(article))
    [first, second] = [row["figure"] for row in said(capsys, "list", "--document", "1")]
    [shown] = said(capsys, "show", str(first))
    assert shown["sentence"] == "Coca cultivation in Peru fell to 49,800 hectares in 2013, UNODC said."
    assert shown["alternatives"]["place"][0]["value"] == "peru"
    assert shown["confidence"] in ("high", "middle", "low")
    assert main(["review", "show", str(second)]) == 0
    assert "Police seized 24 tons of cocaine in the VRAEM in 2012." in capsys.readouterr().out
    assert main(["review", "show", "99"]) == FAILED
    assert "there is no candidate 99" in capsys.readouterr().err
