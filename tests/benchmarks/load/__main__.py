"""How the server bears many viewers: ``python -m tests.benchmarks.load``.

It starts a server, lets the viewers come one after another within ten seconds, and writes for each number of
viewers how long the server's answers took, its memory and errors. Three of the viewers are browsers, one of
which takes a file a minute. With ``--replicas 1 2`` the servers stand behind nginx, with PostgreSQL.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from scripts.servers import install
from tests.benchmarks.conftest import ROOT, running
from tests.benchmarks.load.stage import Stage, measure, record, told
from tests.benchmarks.report import RESULTS, machine
from tests.support.servers import postgresql
from tests.support.servers.site import NAMES, served

WARM = 20.0
"""Seconds until a server's own visits in both languages have ended."""


@contextlib.contextmanager
def _one(folder: Path) -> Iterator[tuple[int, list[int]]]:
    """Serve the dashboard alone; yield its port."""
    with running(ROOT / "app.py", folder, GEO_HOME=str(folder)) as address:
        time.sleep(WARM)
        port = int(address.rsplit(":", 1)[1])
        yield port, [port]


@contextlib.contextmanager
def _several(folder: Path, count: int) -> Iterator[tuple[int, list[int]]]:
    """Serve ``count`` replicas behind nginx; yield its port and theirs."""
    with (
        postgresql.running(install("postgresql")) as database,
        served(folder, database, NAMES[:count]) as site,
    ):
        time.sleep(WARM)
        yield site.port, [one.port for one in site.replicas.values()]


def main() -> None:
    """Measure, print and write ``test-results/load.json``."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.load", description=__doc__)
    parser.add_argument("--viewers", type=int, nargs="+", default=[1, 10, 25, 50, 100])
    parser.add_argument("--minutes", type=float, nargs="+", default=[1.0], help="of each stage, or of all")
    parser.add_argument("--replicas", type=int, nargs="+", choices=(1, 2), help="behind nginx, in turn")
    parser.add_argument("--port", type=int, help="of a server that runs already")
    parser.add_argument("--out", default="load", help="name of the file in test-results (load)")
    options = parser.parse_args()
    each = options.minutes * len(options.viewers) if len(options.minutes) == 1 else options.minutes
    if len(each) != len(options.viewers):
        parser.error(f"{len(each)} --minutes for {len(options.viewers)} stages: name one, or one for each")
    begun, stages = machine() | {"command": _command()}, list[Stage]()

    def look(port: int, servers: list[int]) -> None:
        for count, minutes in zip(options.viewers, each, strict=True):
            stages.append(measure(port, count, minutes * 60, servers))
            print(told(stages[-1]), flush=True)  # noqa: T201
            _write(options.out, begun, stages)

    if options.port:
        look(options.port, [options.port])
    for count in options.replicas or ([] if options.port else [0]):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            folder.chmod(0o755)
            with _several(folder, count) if count else _one(folder) as (port, servers):
                look(port, servers)


def _command() -> str:
    return " ".join(["python -m tests.benchmarks.load", *sys.argv[1:]])


def _write(name: str, begun: dict[str, str], stages: list[Stage]) -> None:
    """Write what was measured so far: a run that is ended keeps its stages."""
    RESULTS.mkdir(exist_ok=True)
    content = {"machine": begun, "stages": [record(one) for one in stages]}
    (RESULTS / f"{name}.json").write_text(json.dumps(content, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
