"""How much room a disk has left."""

from __future__ import annotations

import shutil
from pathlib import Path

LEAST_FREE = 200_000_000
"""Bytes that a film, a backup and the database may need at once."""


def room_at(folder: Path) -> tuple[int, Path]:
    """Return the free bytes of the disk of a folder, and the nearest folder above it that is there."""
    nearest = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    return shutil.disk_usage(nearest).free, nearest
