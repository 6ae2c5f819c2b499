"""``python -m geo review``: documents and decisions by command."""

import json
from pathlib import Path

import pytest

from geo.cli import FAILED, main
from geo.cli.review import decisions, documents
from geo.review import deciding, people, state, twice
from geo.store import decisions as store_decisions
from geo.store.database import close_stores, open_store

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
    said(capsys, "reopen", str(second))
    [split] = said(capsys, "split", str(second), "--parts", "20,4")
    of = {row["figure"]: row["fields"] for row in said(capsys, "list", "--document", "1")}
    assert [(of[part]["value"], of[part]["value_stated"]) for part in split["parts"]] == [
        ("20", "20"),
        ("4", "4"),
    ]
    [ranged] = said(
        capsys, "correct", str(first), "--set", "low=40000", "--set", "high=50000", "--set", "bound=range"
    )
    [halves] = said(capsys, "split", str(ranged["figure"]), "--parts", "40000,9000")
    said(capsys, "accept", *map(str, halves["parts"]))  # no part keeps the range of the whole
    for wrong in ("20", "20,", "a,b", "20;4"):
        with pytest.raises(SystemExit):
            main(["review", "split", str(first), "--parts", wrong])


def test_all_or_none_are_decided(article, capsys):
    said(capsys, "add", str(article))
    [first, *_rest] = [row["figure"] for row in said(capsys, "list", "--document", "1")]
    assert main(["review", "skip", str(first), "99"]) == FAILED
    assert "there is no candidate 99" in capsys.readouterr().err
    assert said(capsys, "list", "--state", "skipped") == []


def test_help_names_the_reasons_and_states_there_are():
    assert documents.ROUNDS == (store_decisions.FIRST, store_decisions.SECOND, store_decisions.FINAL)
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


def test_list_and_accept_say_what_the_page_shows(article, tmp_path, capsys):
    said(capsys, "add", str(article))
    [first, second] = [row["figure"] for row in said(capsys, "list", "--document", "1")]
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("Police", "The police"), encoding="utf-8")
    assert any("atlas has" in text for text in said(capsys, "list", "--document", "1")[0]["remarks"])
    said(capsys, "accept", str(second), "--set", "place=iquitos")
    said(capsys, "add", str(other))
    fourth = said(capsys, "list", "--document", "2")[1]["figure"]
    [row] = said(capsys, "accept", str(fourth), "--set", "place=iquitos")
    assert row["remarks"][0] == f"Figure {second}, accepted before, says the same."
    assert "short tons" in row["remarks"][1]
    said(capsys, "reopen", str(fourth))
    assert (
        main(["review", "accept", str(fourth), str(first), "--set", "attributed_to=commission Devida"])
        == FAILED
    )
    printed = capsys.readouterr().err
    assert "nearest: “DEVIDA”" in printed
    assert "--new-institution" in printed
    assert (
        main(
            ["review", "accept", str(first), "--new-institution", "--set", "attributed_to=commission Devida"]
        )
        == 0
    )
    assert "The atlas has" in capsys.readouterr().out
    assert [row["id"] for row in said(capsys, "institution", "list")] == ["commission Devida"]


def test_of_a_document_reviewed_twice_each_round_is_listed_apart(article, capsys, monkeypatch):
    said(capsys, "add", str(article))
    twice.set_twice(open_store(), people.local_person(), 1, True)
    [first, _second] = [row["figure"] for row in said(capsys, "list", "--document", "1")]
    said(capsys, "reject", str(first), "--reason", "other")
    monkeypatch.setenv("GEO_USER", "luis")
    assert [row["state"] for row in said(capsys, "list", "--document", "1")] == ["open", "open"]
    mine = said(capsys, "list", "--document", "1", "--round", "first")
    assert [(row["state"], row["round"]) for row in mine] == [("rejected", "first"), ("open", "first")]
    assert said(capsys, "list", "--state", "rejected") == []  # one alone settles nothing
    said(capsys, "reject", str(first), "--reason", "other")
    assert [row["figure"] for row in said(capsys, "list", "--state", "rejected")] == [first]


@pytest.mark.parametrize(
    ("arguments", "english", "spanish"),
    [
        ((), "the following arguments are required: ACTION", "faltan los argumentos: ACCIÓN"),
        (("accept",), "the following arguments are required: N", "faltan los argumentos: N"),
        (("accept", "x"), "argument N: invalid int value: 'x'", "argumento N: valor no válido"),
        (("reject", "1", "--reason", "x"), "invalid choice: 'x'", "opción no válida: 'x'"),
        (("split", "1"), "one of the arguments --parts --part is required", "falta uno de los argumentos"),
        (("list", "--bogus"), "unrecognized arguments: --bogus", "argumentos desconocidos: --bogus"),
    ],
)
def test_wrong_use_is_said_in_the_language_in_use(arguments, english, spanish, capsys):
    for language, words, usage in (("en", english, "usage: "), ("es", spanish, "uso: ")):
        with pytest.raises(SystemExit) as ended:
            main(["--language", language, "review", *arguments])
        printed = capsys.readouterr().err
        assert ended.value.code == FAILED
        assert printed.startswith(usage)
        assert words in printed
