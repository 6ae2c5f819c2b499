"""Workers of a Dask cluster, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geo.errors import ExtractionError
from geo.extract.batch import pool as pool_module
from geo.extract.batch.pool import Pool
from geo.extract.batch.run import Workers, resumed
from geo.extract.batch.task import Options, extract

distributed = pytest.importorskip("distributed")
OPTIONS = Options(published=date(2014, 6, 12), language="en")
COUNT = 12


@pytest.fixture
def cluster(monkeypatch, tmp_path):
    """Yield a cluster of two workers, processes of their own, on this machine alone."""
    import dask

    quiet = {"distributed.worker.memory.terminate": False, "distributed.admin.tick.limit": "1h"}
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[3]), str(tmp_path)]))
    with (
        dask.config.set(quiet),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
        ) as found,
    ):
        yield found


@pytest.fixture
def folder(tmp_path):
    """Return a folder of documents, each with another value."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for n in range(COUNT):
        text = f"Police seized {100 + n} kilos of cocaine in Callao in 2013."
        (documents / f"{n:02}.txt").write_text(text, encoding="utf-8")
    return documents


def end_once(name: str, content: bytes, options: Options):
    """End the worker, without a word, the first time it is given one of the documents."""
    mark = Path(name).parent.parent / "ended"
    if name.endswith("05.txt") and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(name, content, options)


@pytest.mark.skipif(os.name == "nt", reason="no signals")
def test_a_killed_worker_loses_nothing_and_doubles_nothing(cluster, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(pool_module, "extract_in_worker", end_once)
    written: Counter[str] = Counter()

    def count(done, whole, result):
        written[result["file"]] += 1

    paths = sorted(folder.iterdir())
    workers = Workers(scheduler=cluster.scheduler_address)
    found = list(resumed(paths, OPTIONS, workers, tmp_path / "out.json", count))
    assert (tmp_path / "ended").exists()
    assert [result["statements"][0]["value"] for result in found] == [(100 + n) / 1000 for n in range(COUNT)]
    assert written == Counter({str(path): 1 for path in paths})


def test_no_scheduler_is_a_sentence(folder, monkeypatch):
    monkeypatch.setattr(pool_module, "PATIENCE", 1)
    files = [(path.name, path) for path in sorted(folder.iterdir())]
    with pytest.raises(ExtractionError, match=r"tcp://127\.0\.0\.1:1"):
        list(Pool(OPTIONS, scheduler="tcp://127.0.0.1:1").results(files))
