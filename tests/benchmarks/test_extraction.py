"""How fast documents are read: one core by kind of text, hostile text, folders by workers of both kinds."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from geo.extract.analysis import analyse
from geo.extract.batch.run import Workers, resumed
from geo.extract.batch.task import Options, set_aside
from geo.extract.quantity_rows import quantity_rows
from geo.extract.records.statements import statements_in
from scripts.extraction.peers import READERS
from tests.benchmarks.report import Report

GOLD = Path(__file__).parents[1] / "data" / "extraction"
DAY = date(2014, 6, 12)
ARTICLES, FIGURES = 200.0, 60.0
"""KB/s on one core: what an article and a text made of figures must reach."""
MEGA = 1_000_000
PEERS_READ = 8
HOSTILE = {
    "9,9,9,": "9,9,9," * (MEGA // 6),
    "capitals": "AAAA " * (MEGA // 5),
    "brackets": "(" * MEGA,
    "mil mil mil": "mil " * (MEGA // 4),
    "one word": "a" * MEGA,
    "one sentence": "5 ha of coca in Peru in 2014, " * (MEGA // 30),
    "no full stops": "Perú incautó 24 toneladas y Colombia 166, dijo Juan Pérez, " * (MEGA // 60),
}
LONGEST_LINE = 50 * MEGA

pytestmark = pytest.mark.bench


def articles() -> list[tuple[str, str]]:
    """Return the language and text of the development passages."""
    rows = [
        row
        for name in ("given", "english", "spanish")
        for row in json.loads((GOLD / f"{name}.json").read_text())
    ]
    return [(row["language"], row["text"]) for row in rows]


def rate(texts: list[tuple[str, str]], read) -> float:
    """Return KB a second of processor time."""
    began = time.process_time()
    for language, text in texts:
        read(text, language)
    return sum(len(text) for _, text in texts) / 1000 / (time.process_time() - began)


def as_in_a_worker() -> None:
    """Load the rules of both languages and set them aside, as a worker does behind its first documents."""
    for language, text in (articles()[0], articles()[-1]):
        statements_in(text, language, DAY)
        set_aside(language)


def test_articles_and_figures_on_one_core(report: Report):
    figures = [
        ("en", "In 2013 Peru seized 24 tons, Bolivia 21.5 tons, Colombia 166 tons and Ecuador 53. " * 60)
    ] * 4
    as_in_a_worker()
    kinds = {
        "articles, statements": (
            articles(),
            lambda text, language: statements_in(text, language, DAY),
            ARTICLES,
        ),
        "articles, found and not linked": (
            articles(),
            lambda text, language: analyse(text, language, DAY),
            None,
        ),
        "articles, quantities": (articles(), quantity_rows, None),
        "figures, statements": (figures, lambda text, language: statements_in(text, language, DAY), FIGURES),
    }
    for name, (texts, read, budget) in kinds.items():
        seconds = [1000 / rate(texts, read) for _ in range(3)]
        report.add(f"extract: 1,000 characters of {name}", seconds, budget=1000 / budget if budget else None)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_time_in_proportion(report: Report, name: str):
    for share in (8, 4):
        text = HOSTILE[name][: MEGA // share]
        began = time.process_time()
        statements_in(text, "es", DAY)
        report.add(f"extract: {name}, {len(text) // 1000} kB", [time.process_time() - began], "s")


def test_a_line_of_fifty_megabytes(report: Report, tmp_path: Path):
    file = tmp_path / "line.txt"
    file.write_text("x" * LONGEST_LINE + " 24 tons of cocaine", encoding="ascii")
    began = time.perf_counter()
    found = peaks(file, tmp_path / "out.json")
    report.add("extract: a line of 50 MB", [time.perf_counter() - began], "s")
    for who, peak in found.items():
        report.add(f"extract: a line of 50 MB, greatest memory of the {who}", [peak], "MB")


@pytest.mark.parametrize("name", READERS)
def test_quantities_beside_other_libraries(report: Report, name: str):
    pytest.importorskip("quantulum3")
    pytest.importorskip("recognizers_number_with_unit")
    texts = [text for language, text in articles() if language == "en"][:PEERS_READ]
    READERS[name](texts[0])
    began = time.process_time()
    for text in texts:
        READERS[name](text)
    spent = 1000 * (time.process_time() - began)
    report.add(f"quantities: 1,000 characters, {name}", [spent / sum(map(len, texts)) * 1000])


WRITER = """
import resource, sys
from geo.cli import main
assert main(sys.argv[1:]) == 0
status = open("/proc/self/status").read()
own = int(status.split("VmHWM:")[1].split()[0])
print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peaks(documents: Path, out: Path) -> dict[str, float]:
    """Return the greatest memory, in MB, of the process that writes and of its largest worker.

    The command is run as a user runs it: this process has loaded much that it does not need. What the system
    gives as the greatest memory of a process counts that of the one which started it; Linux says it apart.
    """
    command = [
        sys.executable,
        "-c",
        WRITER,
        "extract",
        str(documents),
        "-o",
        str(out),
        "--published",
        f"{DAY}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    writer, worker = (int(number) / 1024 for number in done.stdout.split()[-2:])
    return {"writer": writer, "largest worker": worker}


@pytest.mark.parametrize("count", [10, 100, 1000])
def test_folders_by_workers(report: Report, tmp_path: Path, count: int):
    distributed = pytest.importorskip("distributed")
    folder = tmp_path / "documents"
    folder.mkdir()
    texts = articles()
    for n in range(count):
        (folder / f"{n:04}.txt").write_text(f"{texts[n % len(texts)][1]}\n{n}", encoding="utf-8")
    paths = sorted(folder.iterdir())
    options = Options(published=DAY)
    kinds = {"1 process": Workers(count=1), "2 processes": Workers(count=2)}
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as cluster:
        kinds["2 workers of Dask"] = Workers(scheduler=cluster.scheduler_address)
        for name, workers in kinds.items():
            began = time.perf_counter()
            done = sum(1 for _ in resumed(paths, options, workers, tmp_path / "out.json", lambda *_: None))
            assert done == count
            report.add(f"extract: {count} documents, {name}", [time.perf_counter() - began], "s")
    for who, peak in peaks(folder, tmp_path / "again.json").items():
        report.add(f"extract: {count} documents, greatest memory of the {who}", [peak], "MB", budget=100)
