"""One stage: so many viewers for so long, three of them browsers, and what was measured meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass

import psutil
from playwright.async_api import Browser, async_playwright

from scripts.browser import find_browser
from tests.benchmarks.conftest import ARGUMENTS
from tests.benchmarks.load.reader import Reader
from tests.benchmarks.load.viewer import Answers, Viewer
from tests.benchmarks.report import load, percentile

ARRIVAL = 10.0
"""Seconds within which the viewers come."""
BROWSERS = 3
"""Of the viewers, where there are ten or more: one where there are fewer."""


@dataclass(frozen=True)
class Times:
    """How often something was measured, and its seconds."""

    count: int
    median: float
    p95: float
    greatest: float

    @classmethod
    def of(cls, taken: Sequence[float]) -> Times:
        """Return the figures of what was taken, which may be nothing."""
        if not taken:
            return cls(0, 0.0, 0.0, 0.0)
        return cls(len(taken), *(round(percentile(taken, share), 3) for share in (0.5, 0.95, 1.0)))


@dataclass(frozen=True)
class Stage:
    """What was measured with one number of viewers.

    ``answers`` are what the server answered the WebSocket viewers, ``exports`` the files that a browser asked
    for, ``during`` the answers that came while one of them was made; memory in MB, of the servers and of
    what makes files apart.
    """

    viewers: int
    browsers: int
    replicas: int
    seconds: float
    answers: Times
    during: Times
    exports: Times
    steps: int
    errors: int
    kinds: dict[str, int]
    memory_first: float
    memory_last: float
    memory_most: float
    memory_files: float
    cores: float
    load: float
    by_act: dict[str, Times]


class Watch(threading.Thread):
    """Notes the memory and processor time of servers, and of the processes that they start, every second."""

    def __init__(self, ports: Sequence[int]) -> None:
        super().__init__(daemon=True)
        self.servers = [_listener(port) for port in ports]
        self.megabytes: list[float] = []
        self.files: list[float] = []
        self.begun = self._processor()
        self.at = time.monotonic()
        self.ended = threading.Event()

    def _children(self) -> list[psutil.Process]:
        return [child for server in self.servers for child in server.children(recursive=True)]

    def _processor(self) -> float:
        return sum(sum(one.cpu_times()[:2]) for one in self.servers)

    def run(self) -> None:
        """Note until it is ended."""
        while not self.ended.wait(1):
            with contextlib.suppress(psutil.NoSuchProcess):
                self.megabytes.append(_memory(self.servers))
                self.files.append(_memory(self._children()))

    def cores(self) -> float:
        """Return how many cores the servers themselves kept busy on average."""
        return (self._processor() - self.begun) / (time.monotonic() - self.at)


def _memory(processes: Sequence[psutil.Process]) -> float:
    return sum(one.memory_info().rss for one in processes) / 1e6


def _listener(port: int) -> psutil.Process:
    for connection in psutil.net_connections("tcp"):
        if connection.laddr and connection.laddr.port == port and connection.status == psutil.CONN_LISTEN:
            return psutil.Process(connection.pid)
    raise LookupError(f"nobody listens on port {port}")


def browsers_among(viewers: int) -> int:
    """Return how many of the viewers are browsers, none where no Chromium is found."""
    wanted = BROWSERS if viewers >= 10 else 1
    return wanted if find_browser() else 0


@contextlib.asynccontextmanager
async def _chromium(wanted: int) -> AsyncIterator[Browser | None]:
    if not wanted:
        yield None
        return
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        yield browser
        await browser.close()


async def _view(port: int, count: int, seconds: float, answers: Answers) -> int:
    """Let the viewers come and look; return how many steps of the year they took."""
    wanted = browsers_among(count)
    async with _chromium(wanted) as browser:
        until = time.monotonic() + seconds
        readers = [Reader(f"http://127.0.0.1:{port}", answers, exports=not n) for n in range(wanted)]
        viewers = [Viewer(f"ws://127.0.0.1:{port}", answers, seed) for seed in range(count - wanted)]

        async def come(one: Reader | Viewer, after: float) -> None:
            await asyncio.sleep(after)
            await (one.watch(until) if isinstance(one, Viewer) else one.watch(browser, until))

        coming = [come(one, ARRIVAL * n / count) for n, one in enumerate([*readers, *viewers])]
        await asyncio.gather(*coming)
    return sum(one.steps for one in [*readers, *viewers])


def measure(port: int, count: int, seconds: float, servers: Sequence[int] = ()) -> Stage:
    """Let ``count`` viewers look at ``port`` and return what was measured.

    ``servers`` are the ports of the replicas, where ``port`` is that of what stands before them.
    """
    answers, watch = Answers(), Watch(servers or [port])
    watch.start()
    begun = time.monotonic()
    steps = asyncio.run(_view(port, count, seconds, answers))
    cores = watch.cores()
    watch.ended.set()
    third = max(1, len(watch.megabytes) // 3)
    exports = answers.seconds.pop("browser: a file", [])
    asked = {what: taken for what, taken in answers.seconds.items() if not what.startswith("browser: ")}
    kinds: dict[str, int] = {}
    for error in answers.errors:
        kinds[error[:120]] = kinds.get(error[:120], 0) + 1
    return Stage(
        viewers=count,
        browsers=browsers_among(count),
        replicas=len(servers or [port]),
        seconds=round(time.monotonic() - begun, 1),
        answers=Times.of([one for taken in asked.values() for one in taken]),
        during=Times.of(answers.while_exported()),
        exports=Times.of(exports),
        steps=steps,
        errors=len(answers.errors),
        kinds=kinds,
        memory_first=round(percentile(watch.megabytes[:third], 0.5)),
        memory_last=round(percentile(watch.megabytes[-third:], 0.5)),
        memory_most=round(max(watch.megabytes)),
        memory_files=round(max(watch.files)),
        cores=round(cores, 2),
        load=round(load(), 1),
        by_act={what: Times.of(taken) for what, taken in sorted(answers.seconds.items())},
    )


def told(stage: Stage) -> str:
    """Return a stage in a line."""
    a, e = stage.answers, stage.exports
    return (
        f"{stage.viewers} viewers, {stage.replicas} replicas: {a.count} answers, median {a.median:.2f} s, "
        f"p95 {a.p95:.2f} s, slowest {a.greatest:.2f} s, {stage.errors} errors, {stage.memory_last:.0f} MB, "
        f"{stage.cores:.2f} cores busy, {e.count} files of {e.median:.1f} s"
    )


def record(stage: Stage) -> dict[str, object]:
    """Return a stage as it is written."""
    return asdict(stage)
