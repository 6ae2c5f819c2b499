"""Tasks for a process of its own that do what a picture should not."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from geo import language


def number(_atlas: object, _relief: object) -> int:
    """Return the number of the process, and print where the answers go."""
    sys.stdout.write("a word of a library")
    os.write(1, b"and a sign past Python")
    return os.getpid()


def version(atlas: object, relief: object) -> tuple[object, object, str]:
    """Return what it was handed, and the language it speaks."""
    return atlas.version, relief, language.current()


def endless(_atlas: object, _relief: object) -> None:
    """Never return, in Python."""
    while True:
        pass


def deaf(_atlas: object, _relief: object) -> None:
    """Never return, inside a single call that lets no other thread run."""
    re.match(r"(a+)+$", "a" * 64 + "b")


def huge(_atlas: object, _relief: object) -> int:
    """Ask for more memory than there may be."""
    return len(bytearray(6 * 2**30))


def gone(_atlas: object, _relief: object) -> None:
    """End the process."""
    os._exit(7)


def wrong(_atlas: object, _relief: object) -> None:
    """Fail as a library would."""
    raise KeyError("unforeseen")


def meet(_atlas: object, _relief: object, mine: Path, others: Path) -> bool:
    """Say that one is there, and return when the other is."""
    mine.touch()
    while not others.exists():
        pass
    return True
