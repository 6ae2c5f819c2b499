"""What a writer that was ended leaves behind is found by its name and taken away."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from pathlib import Path

from filelock import FileLock, Timeout

from geo import paths

DRAFTS = ".peru-coca-atlas-draft-"
"""How the name of every folder of a draft begins."""
HELD = ".held"
"""The file in it that is locked while the draft is written."""
FORMER = re.compile(r"\.[a-z0-9_-]+\.lock|\.[a-z0-9_-]+-\d+\.new")
"""Names that earlier versions left in the workspace."""


def sweep(folder: Path) -> list[str]:
    """Remove the drafts in a folder that nobody writes any more; return their names.

    Nothing else is touched, and what cannot be removed stays: a leftover keeps nobody from working.
    """
    gone = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for name in [e.name for e in entries if e.name.startswith(DRAFTS)]:
            with contextlib.suppress(OSError, Timeout):
                lock = FileLock(folder / name / HELD)
                with lock.acquire(timeout=0):
                    shutil.rmtree(folder / name, ignore_errors=True)
                    gone.append(name)
                shutil.rmtree(folder / name, ignore_errors=True)  # where a held file cannot be removed
    return gone


def sweep_workspace() -> list[str]:
    """Remove what writers that were ended left in the user's folders; return the names."""
    gone = []
    for folder in (paths.briefings(), paths.boundaries(), paths.seeds_dir(), paths.backups()):
        gone += sweep(folder)
    for folder in (paths.briefings(), paths.boundaries()):
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                if FORMER.fullmatch(path.name) and path.is_file():
                    path.unlink()
                    gone.append(path.name)
    return gone
