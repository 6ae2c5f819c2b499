"""The program of a process of its own, ``python -m geo.extract.documents.child``: it takes documents apart.

On stdin a line of JSON with the bytes behind it, on stdout eight bytes of length with JSON behind
them; never a pickle, for what answers has read something hostile. It may not reach a network, start
a program or take more than `MOST_MEMORY` bytes, and ends with its input.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from importlib import import_module
from typing import Any, BinaryIO

from geo import language
from geo.errors import ExtractionError
from geo.extract.documents.limits import MOST_MEMORY, MOST_SECONDS

GRACE = 10.0
"""Seconds beyond its limit after which the process ends itself, should nobody else do it."""
READERS = {"pdf": "pdf.file", "docx": "docx.file", "html": "web.article"}
"""By kind, the module whose ``read(name, data)`` returns text, starts of pages and notes."""
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "urllib.")


def main() -> None:
    """Answer one document after another until the input ends."""
    # Nothing that a library prints may come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that waits, with which this ends
    limit_memory()
    sys.addaudithook(_forbid)
    _send(answers, {"ready": True})
    while line := sys.stdin.buffer.readline():
        job = json.loads(line)
        language.use(job["language"])
        data = sys.stdin.buffer.read(job["size"])
        faulthandler.dump_traceback_later(MOST_SECONDS + GRACE, exit=True)
        answer = answered(job["kind"], job["name"], data)
        faulthandler.cancel_dump_traceback_later()
        _send(answers, answer)


def _send(answers: BinaryIO, answer: dict[str, Any]) -> None:
    packed = json.dumps(answer).encode("ascii")
    answers.write(len(packed).to_bytes(8, "big") + packed)
    answers.flush()


def answered(kind: str, name: str, data: bytes) -> dict[str, Any]:
    """Return what came of a document: text, pages and notes, or what stood against it."""
    try:
        text, pages, notes = import_module(f"geo.extract.documents.{READERS[kind]}").read(name, data)
    except ExtractionError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"memory": True}
    except Exception as error:  # noqa: BLE001  whatever a parser raises on what it was not made for
        return {"failed": f"{type(error).__name__}: {error}"[:300]}
    return {"text": text, "pages": list(pages), "notes": list(notes)}


def limit_memory() -> None:
    """Have the system refuse more memory than allowed; Windows and macOS have no such limit."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _forbid(event: str, _args: tuple) -> None:
    """Refuse what taking a document apart never needs."""
    if event.startswith(_FORBIDDEN) and event != "socket.__new__":
        raise PermissionError(f"forbidden here: {event}")


if __name__ == "__main__":
    main()
