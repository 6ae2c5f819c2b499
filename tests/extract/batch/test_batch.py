"""Many documents: nothing lost and nothing twice, whatever ends in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date

import pytest

from geo.extract.batch import pool as pool_module
from geo.extract.batch import run
from geo.extract.batch.journal import Journal
from geo.extract.batch.output import as_text
from geo.extract.batch.pool import Pool
from geo.extract.batch.run import Workers, results, resumed
from geo.extract.batch.task import QUANTITIES, Options, extract, extractor_version
from geo.language import in_language

DAY = date(2014, 6, 12)
OPTIONS = Options(published=DAY, language="en")
TEXT = "Police seized {n} kilos of cocaine in Callao in 2013."


@pytest.fixture
def folder(tmp_path):
    """Return a folder with twelve documents, one of them no text."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for n in range(11):
        (documents / f"{n:02}.txt").write_text(TEXT.format(n=100 + n), encoding="utf-8")
    (documents / "11.txt").write_bytes(b"\x00\x01\x02")
    return documents


def values(found) -> list[float]:
    """Return the first value of each result that was not refused."""
    return [result["statements"][0]["value"] for result in found if "error" not in result]


EXPECTED = [(100 + n) / 1000 for n in range(11)]


def quiet(done, count, result):
    """Say nothing."""


def test_one_refused_document_leaves_the_others(folder):
    found = list(results(sorted(folder.iterdir()), OPTIONS, Workers(count=2)))
    assert values(found) == EXPECTED
    assert "11.txt" in found[-1]["error"]


def test_a_run_that_was_stopped_goes_on_where_it_was(folder, tmp_path, monkeypatch):
    out = tmp_path / "out.json"
    given_out: list[str] = []
    real = run._worked

    def seen(files, options, workers):
        given_out.extend(str(path) for _id, path in files)
        return real(files, options, workers)

    monkeypatch.setattr(run, "_worked", seen)
    paths = sorted(folder.iterdir())

    def stop(done, count, result):
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(resumed(paths, OPTIONS, Workers(count=1), out, stop))
    assert len(given_out) == 12
    given_out.clear()
    assert values(resumed(paths, OPTIONS, Workers(count=1), out, quiet)) == EXPECTED
    assert given_out == [str(path) for path in paths[5:]]
    assert not (tmp_path / "out.json.journal").exists()


def test_a_line_cut_off_by_the_stop_is_done_again(tmp_path):
    path = tmp_path / "results.jsonl"
    with Journal(path, OPTIONS) as journal:
        journal.add("a", {"file": "a", "checksum": "1"})
        journal.add("b", {"file": "b", "checksum": "2"})
    path.write_bytes(path.read_bytes()[:-5])
    with Journal(path, OPTIONS) as journal:
        assert "a" in journal
        assert "b" not in journal
        journal.add("b", {"file": "b", "checksum": "2"})
    with Journal(path, OPTIONS) as journal:
        assert journal.result("b") == {"file": "b", "checksum": "2"}
    with Journal(path, Options(wanted=QUANTITIES)) as journal:
        assert "a" not in journal


def end_on(name: str, content: bytes, options: Options):
    """End the process, without a word, at one document."""
    if name.endswith("03.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(name, content, options)


@pytest.mark.skipif(os.name == "nt", reason="no signals")
def test_a_document_at_which_workers_end_is_refused_and_the_others_are_done_once(folder, monkeypatch):
    monkeypatch.setattr(pool_module, "extract_in_worker", end_on)
    files = [(path.name, path) for path in sorted(folder.iterdir())]
    found = list(Pool(OPTIONS, workers=2).results(files))
    assert [name for name, _ in found] == [name for name, _ in files]
    assert values(result for _, result in found) == EXPECTED[:3] + EXPECTED[4:]
    assert "03.txt" in found[3][1]["error"]


@pytest.mark.skipif(os.name == "nt", reason="a process is killed otherwise there")
def test_workers_end_with_a_run_that_is_killed():
    script = (
        "import os, time\n"
        "from geo.extract.batch.pool import executor\n"
        "if __name__ == '__main__':\n"
        "    with executor(workers=1) as (pool, _count):\n"
        "        print(pool.submit(os.getpid).result(), flush=True)\n"
        "        time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as run_of_it:
        assert run_of_it.stdout is not None
        worker = int(run_of_it.stdout.readline())
        run_of_it.kill()
    assert any(ended(worker) or time.sleep(0.05) for _again in range(400))


def ended(process: int) -> bool:
    """Say whether a process is gone."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_worker_refuses_in_the_language_of_the_one_who_asks(folder):
    bad = folder / "11.txt"
    with in_language("es"):
        options = Options(published=DAY, language="en")
    [(_, result)] = Pool(options, workers=1).results([("11", bad)])
    assert result["error"] == extract(str(bad), bad.read_bytes(), options)["error"]
    assert result["error"] != extract(str(bad), bad.read_bytes(), OPTIONS)["error"]


def test_output_is_a_list_with_an_object_a_document(folder):
    found = results(sorted(folder.iterdir())[:2], Options(QUANTITIES, "en"), Workers())
    rows = json.loads("".join(as_text(found, "json", QUANTITIES)))
    assert [row["quantities"][0]["value"] for row in rows] == [100, 101]
    assert json.loads("".join(as_text([], "json", QUANTITIES))) == []


def test_the_version_follows_the_rules(monkeypatch, tmp_path):
    assert extractor_version() == extractor_version()
    assert len(extractor_version()) == 12
