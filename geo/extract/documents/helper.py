"""Processes of their own that take documents apart, so that none can hang or eat the one that asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from typing import Any

from geo import language
from geo.child_process import ChildProcess
from geo.extract.documents import limits
from geo.extract.documents.limits import refusal
from geo.language import _

COMMAND = [sys.executable, "-P", "-m", "geo.extract.documents.child"]
STARTS_WITHIN = 60.0
"""Seconds that its start may take on a busy machine, beside the time for a document."""
MOST_DOCUMENTS = 100
"""Documents after which a process is replaced, so that nothing it may have kept adds up."""
LONGEST_ANSWER = 12 * limits.MOST_CHARACTERS
"""Bytes: every character written as an escape."""


class Helper(ChildProcess):
    """A process that takes one document after another apart, and ends when this one does.

    Attributes
    ----------
    done : int
        Documents that it has answered for.
    """

    def __init__(self) -> None:
        super().__init__(COMMAND, stderr=subprocess.DEVNULL)
        self._ready = False
        self.done = 0

    def take_apart(self, kind: str, name: str, data: bytes) -> dict[str, Any]:
        """Return ``text``, ``pages`` and ``notes`` of a document.

        Raises
        ------
        ExtractionError
            The document is not readable, or took more time or memory than it may.
        """
        late = threading.Event()
        try:
            if not self._ready:
                with self.within(STARTS_WITHIN, late):
                    self._answer()
                self._ready = True
            with self.within(limits.MOST_SECONDS, late):
                self._ask(kind, name, data)
                answer = self._answer()
        except (EOFError, OSError, ValueError):
            code = self.end()
            raise _over_time(name) if late.is_set() else _broke_off(name, code) from None
        self.done += 1
        if "text" in answer:
            return answer
        if "refused" in answer:
            raise limits.ExtractionError(answer["refused"])
        self.end()
        raise _over_memory(name) if "memory" in answer else _broke_off(name, answer.get("failed"))

    def _ask(self, kind: str, name: str, data: bytes) -> None:
        job = {"kind": kind, "name": name, "size": len(data), "language": language.current()}
        self.input.write(json.dumps(job).encode("ascii") + b"\n")
        self.input.write(data)
        self.input.flush()

    def _answer(self) -> dict[str, Any]:
        size = int.from_bytes(self._read(8), "big")
        if size > LONGEST_ANSWER:
            raise EOFError
        answer = json.loads(self._read(size))
        if not isinstance(answer, dict):
            raise EOFError
        return answer

    def _read(self, size: int) -> bytes:
        found = self.output.read(size)
        if len(found) < size:
            raise EOFError
        return found

    @property
    def usable(self) -> bool:
        """Say whether it can be handed another document."""
        return self.alive and self.done < MOST_DOCUMENTS


def _over_time(name: str) -> Exception:
    wrong = _("it took over {n} s to take apart and was given up").format(n=round(limits.MOST_SECONDS))
    return refusal(name, wrong, _("save its text as a text file"))


def _over_memory(name: str) -> Exception:
    wrong = _("taking it apart needs more memory than is allowed")
    return refusal(name, wrong, _("save its text as a text file"))


def _broke_off(name: str, reason: object) -> Exception:
    wrong = _("it could not be taken apart ({reason})").format(reason=reason)
    return refusal(name, wrong, _("it may be damaged: save or download it again"))


_idle: list[Helper] = []
_lock = threading.Lock()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.clear)  # their pipes belong to the process that was forked


def take_apart(kind: str, name: str, data: bytes) -> dict[str, Any]:
    """Return ``text``, ``pages`` and ``notes`` of a document, taken apart in a process of its own.

    As many processes as ask at the same time; each is kept for the next document.

    Raises
    ------
    ExtractionError
        See `Helper.take_apart`.
    """
    with _lock:
        helper = _idle.pop() if _idle else None
    if helper is not None and not helper.usable:
        helper.end()
        helper = None
    helper = helper or Helper()
    try:
        return helper.take_apart(kind, name, data)
    finally:
        if helper.usable:
            with _lock:
                _idle.append(helper)
        else:
            helper.end()
