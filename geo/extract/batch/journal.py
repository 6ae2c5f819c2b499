"""Results as they come, one line each: what is on disk is not done again after a stop."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from geo.extract.batch.task import Options, Result, extractor_version


class Journal:
    """A file of results beside the one that is to be written: read once at the start, then only added to.

    Used as a context manager by one process at a time (`geo.storage.locked`). A line that was cut off
    when the process was stopped is dropped; so are lines of other options or another extractor.
    """

    def __init__(self, path: Path, options: Options) -> None:
        self.path = path
        self._key = f"{extractor_version()} {options.key()}"
        self._places: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Open it and find out what it holds."""
        self._file = self.path.open("a+b")
        self._file.seek(0)
        whole = 0
        for line in self._file:
            if not line.endswith(b"\n"):
                break
            entry = _parsed(line)
            if entry is not None and entry.get("key") == self._key:
                self._places[entry["id"]] = whole
            whole += len(line)
        self._file.truncate(whole)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it; the file stays, for the next run."""
        self._file.close()

    def __contains__(self, id: str) -> bool:
        """Say whether a document's result is there."""
        return id in self._places

    def add(self, id: str, result: Result) -> None:
        """Add a result; when this returns it survives the end of the process."""
        line = json.dumps({"key": self._key, "id": id, "result": result}, ensure_ascii=False) + "\n"
        self._file.seek(0, os.SEEK_END)
        place = self._file.tell()
        self._file.write(line.encode())
        self._file.flush()
        os.fsync(self._file.fileno())
        self._places[id] = place

    def result(self, id: str) -> Result:
        """Return the result of a document that is there."""
        self._file.seek(self._places[id])
        return dict(json.loads(self._file.readline())["result"])


def _parsed(line: bytes) -> dict[str, str] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) and "id" in entry else None
