"""Extract from a list of documents into one file, or onto standard output."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.errors import ExtractionError, GeoError
from geo.extract.batch.journal import Journal
from geo.extract.batch.pool import Pool
from geo.extract.batch.task import Options, Result, extract
from geo.extract.documents import read_content
from geo.storage import locked

ALONE = 8
"""Documents below which no further process is worth its start."""

Progress = Callable[[int, int, Result], None]
"""Is given how many are done, how many there are, and the last result."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work (`geo.extract.batch.pool.executor`).

    Attributes
    ----------
    scheduler : str
    count : int
    """

    scheduler: str = ""
    count: int = 0


def results(paths: list[Path], options: Options, workers: Workers) -> Iterator[Result]:
    """Yield the result of each document, in order, without keeping any."""
    for _id, result in _worked([(str(path), path) for path in paths], options, workers):
        yield result


def resumed(
    paths: list[Path], options: Options, workers: Workers, out: Path, progress: Progress
) -> Iterator[Result]:
    """Yield the result of each document, in order; what an earlier run that was stopped has done is kept.

    Results are kept in the folder ``<out>.journal`` as they come, which is removed once all have been taken:
    whoever takes them writes ``out`` meanwhile. A document is known by its name, its bytes and the version of
    the extractor.

    Raises
    ------
    GeoError
        If another run writes to the same file.
    """
    folder = out.with_name(out.name + ".journal")
    with locked(folder, error=ExtractionError), Journal(folder / "results.jsonl", options) as journal:
        refused: dict[str, Result] = {}
        files, faults = _identified(paths)
        waiting = [(id, file) for id, file in files if id not in journal]
        done = len(files) - len(waiting)
        for id, result in _worked(waiting, options, workers):
            done += 1
            if "checksum" in result:
                journal.add(id, result)
            else:
                refused[id] = result
            progress(done, len(files), result)
        yield from faults
        for id, _file in files:
            yield refused[id] if id in refused else journal.result(id)
    shutil.rmtree(folder, ignore_errors=True)


def _worked(
    files: list[tuple[str, Path]], options: Options, workers: Workers
) -> Iterator[tuple[str, Result]]:
    """Yield the id and the result of each document, in order; of a few without a further process."""
    if len(files) < ALONE and not workers.scheduler:
        return ((id, _alone(path, options)) for id, path in files)
    return Pool(options, workers.scheduler, workers.count).results(files)


def _identified(paths: list[Path]) -> tuple[list[tuple[str, Path]], list[Result]]:
    """Return each file with what it is known by, and a result for each that cannot be read."""
    files, faults = [], []
    for path in paths:
        try:
            digest = hashlib.sha256(read_content(path)).hexdigest()
            files.append((f"{digest} {path}", path))
        except GeoError as error:
            faults.append({"file": str(path), "error": str(error)})
    return files, faults


def _alone(path: Path, options: Options) -> Result:
    try:
        return extract(str(path), read_content(path), options)
    except GeoError as error:
        return {"file": str(path), "error": str(error)}
