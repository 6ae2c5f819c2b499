"""Run one command of the atlas, and end it as its whole draft is put in its place.

``python -m tests.support.killed COMMAND …``: ``briefing-save`` and ``briefing-import`` do what the page does
with a file; every other COMMAND is one of ``geo``.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path


def strike(how: str) -> Callable[..., None]:
    """Return what ends this process as ``kill -9`` does, or finds no space on the disk."""

    def struck(*_args: object, **_more: object) -> None:
        if how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return struck


def run(words: list[str]) -> int:
    """Run the command that ``words`` name."""
    from geo.cli import main
    from geo.errors import GeoError

    if not words[0].startswith("briefing-"):
        return main(words)
    from geo.briefing import import_briefing, read_briefing, save_briefing

    path = Path(words[1])
    try:
        if words[0] == "briefing-import":
            import_briefing(path.read_bytes(), path.name)
        else:
            found = read_briefing(path)
            save_briefing(replace(found, title={"en": "Another"}), found.revision)
    except GeoError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    return 0


if __name__ == "__main__":
    os.replace = strike("kill")
    sys.exit(run(sys.argv[1:]))
