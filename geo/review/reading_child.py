"""The program of a process that reads one document: ``python -m geo.review.reading_child``.

On standard input a line of JSON with the bytes behind it, on standard output JSON; it ends by itself.
"""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import sys
import threading
from datetime import date
from typing import Any

from geo import language
from geo.errors import GeoError
from geo.extract.lexicon.lessons import Lesson, Lessons
from geo.review.adding import read_document


def main() -> None:
    """Read the document and print what was found, or why it was refused."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may come between
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that waits, with which this ends
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read(asked["size"])
    threading.Thread(target=_end_with_input, daemon=True).start()
    language.use(asked["spoken"])
    published = date.fromisoformat(asked["published"]) if asked["published"] else None
    answer: dict[str, Any]
    try:
        lessons = Lessons(tuple(Lesson(**one) for one in asked["lessons"]))
        read = read_document(asked["name"], content, published, asked["language"], lessons)
        answer = {"read": dataclasses.asdict(read)}
    except GeoError as error:
        answer = {"refused": str(error)}
    answers.write(json.dumps(answer).encode("ascii"))
    answers.close()
    os._exit(0)  # the thread may still wait for the end of the input


def _end_with_input() -> None:
    """End as soon as the program that asked is gone."""
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    main()
