"""How the server bears many viewers: ``python -m tests.benchmarks.load --viewers 1 10 25 50 --minutes 2``.

It starts a server (or takes one by ``--port``), lets the viewers come one after another within ten
seconds, and prints for each number of viewers how long the server's answers took, its memory and errors.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from tests.benchmarks.conftest import ROOT, running
from tests.benchmarks.load.viewer import Answers, Viewer
from tests.benchmarks.report import RESULTS, load, percentile

ARRIVAL = 10.0
"""Seconds within which the viewers come."""


@dataclass(frozen=True)
class Stage:
    """What was measured with one number of viewers."""

    viewers: int
    seconds: float
    answers: int
    median: float
    p95: float
    greatest: float
    steps: int
    errors: int
    memory_first: float
    memory_last: float
    memory_most: float
    cores: float
    load: float
    by_act: dict[str, tuple[int, float, float]]


class Memory(threading.Thread):
    """Notes the memory (MB) and processor time of a server and its children every second."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.process = _listener(port)
        self.megabytes: list[float] = []
        self.begun = self._processor()
        self.at = time.monotonic()
        self.ended = threading.Event()

    def _family(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]

    def _processor(self) -> float:
        return sum(sum(one.cpu_times()[:2]) for one in self._family())

    def run(self) -> None:
        """Note until it is ended."""
        while not self.ended.wait(1):
            try:
                self.megabytes.append(sum(one.memory_info().rss for one in self._family()) / 1e6)
            except psutil.NoSuchProcess:
                continue

    def cores(self) -> float:
        """Return how many cores were busy on average."""
        return (self._processor() - self.begun) / (time.monotonic() - self.at)


def _listener(port: int) -> psutil.Process:
    for connection in psutil.net_connections("tcp"):
        if connection.laddr and connection.laddr.port == port and connection.status == psutil.CONN_LISTEN:
            return psutil.Process(connection.pid)
    raise LookupError(f"nobody listens on port {port}")


async def _view(address: str, count: int, seconds: float, answers: Answers) -> list[Viewer]:
    viewers = [Viewer(address, answers, seed) for seed in range(count)]
    until = time.monotonic() + seconds

    async def come(viewer: Viewer, after: float) -> None:
        await asyncio.sleep(after)
        await viewer.watch(until)

    await asyncio.gather(*(come(one, ARRIVAL * n / count) for n, one in enumerate(viewers)))
    return viewers


def measure(port: int, count: int, seconds: float) -> Stage:
    """Let ``count`` viewers look at the server on ``port`` and return what was measured."""
    answers, memory = Answers(), Memory(port)
    memory.start()
    begun = time.monotonic()
    viewers = asyncio.run(_view(f"ws://127.0.0.1:{port}", count, seconds, answers))
    cores = memory.cores()
    memory.ended.set()
    taken = [one for times in answers.seconds.values() for one in times]
    third = max(1, len(memory.megabytes) // 3)
    return Stage(
        count, round(time.monotonic() - begun, 1), len(taken), *_three(taken),
        sum(viewer.steps for viewer in viewers), len(answers.errors),
        round(percentile(memory.megabytes[:third], 0.5)), round(percentile(memory.megabytes[-third:], 0.5)),
        round(max(memory.megabytes)), round(cores, 2), round(load(), 1),
        {what: (len(times), *_three(times)[:2]) for what, times in sorted(answers.seconds.items())},
    )  # fmt: skip


def _three(taken: list[float]) -> tuple[float, float, float]:
    if not taken:
        return (0.0, 0.0, 0.0)
    return (round(percentile(taken, 0.5), 3), round(percentile(taken, 0.95), 3), round(max(taken), 3))


def table(stages: list[Stage]) -> str:
    """Return the stages as a table in Markdown."""
    lines = [
        "| viewers | answers | median s | p95 s | slowest s | errors | memory MB, first → last third (most) "
        "| cores busy |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {s.viewers} | {s.answers} | {s.median:.2f} | {s.p95:.2f} | {s.greatest:.2f} | {s.errors} | "
        f"{s.memory_first:.0f} → {s.memory_last:.0f} ({s.memory_most:.0f}) | {s.cores:.2f} |"
        for s in stages
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write ``test-results/load.json``."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.load", description=__doc__)
    parser.add_argument("--viewers", type=int, nargs="+", default=[1, 10, 25, 50])
    parser.add_argument("--minutes", type=float, default=1.0, help="for each number of viewers")
    parser.add_argument("--port", type=int, help="of a server that runs already")
    options = parser.parse_args()

    def stages(port: int) -> list[Stage]:
        found = []
        for count in options.viewers:
            found.append(measure(port, count, options.minutes * 60))
            print(json.dumps(asdict(found[-1])), flush=True)  # noqa: T201
        return found

    if options.port:
        found = stages(options.port)
    else:
        with (
            tempfile.TemporaryDirectory() as folder,
            running(ROOT / "app.py", Path(folder), GEO_HOME=folder) as address,
        ):
            time.sleep(20)  # until its own visits in both languages have ended
            found = stages(int(address.rsplit(":", 1)[1]))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "load.json").write_text(json.dumps([asdict(one) for one in found], indent=1), encoding="utf-8")
    print(table(found))  # noqa: T201


if __name__ == "__main__":
    main()
