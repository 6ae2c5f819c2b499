"""Documents read in a process of its own, which can be ended at any time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import date

from geo.child_process import ChildProcess
from geo.errors import ReviewError
from geo.extract.lexicon.lessons import NOTHING_TAUGHT, Lessons
from geo.language import _, current
from geo.review.adding import Read

COMMAND = [sys.executable, "-P", "-m", "geo.review.reading_child"]


class Reading:
    """One document that is being read.

    Parameters
    ----------
    name : str
        Name of the file.
    content : bytes
    published : date or None
        Day of publication, where it is known.
    language : str
        ``en`` or ``es``; empty to find it out.
    lessons : Lessons
        What the team taught the extractor.
    """

    def __init__(
        self,
        name: str,
        content: bytes,
        published: date | None = None,
        language: str = "",
        lessons: Lessons = NOTHING_TAUGHT,
    ) -> None:
        self._name = name
        self._content = content
        self._asked = {
            "name": name,
            "size": len(content),
            "published": published.isoformat() if published else "",
            "language": language,
            "spoken": current(),
            "lessons": [asdict(lesson) for lesson in lessons.items],
        }
        self._process = ChildProcess(COMMAND, stderr=subprocess.DEVNULL)

    def result(self) -> Read:
        """Wait until it is read.

        Raises
        ------
        ReviewError
            It cannot be read, or the process was ended.
        """
        try:
            self._process.input.write(json.dumps(self._asked).encode("ascii") + b"\n")
            self._process.input.write(self._content)
            self._process.input.flush()
            answer = json.loads(self._process.output.read() or b"{}")
        except (OSError, ValueError):
            answer = {}
        finally:
            self._process.end()
        if "refused" in answer:
            raise ReviewError(answer["refused"])
        if "read" not in answer:
            raise ReviewError(_("{name}: reading it broke off; add it again").format(name=self._name))
        return Read(**answer["read"])

    def cancel(self) -> None:
        """End the process; `result` then raises."""
        self._process.end()
