"""The version of the data: that of the package, its files as they are, and what is the user's own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from geo import paths
from geo.catalog.boundaries import own_boundaries, own_stamp
from geo.catalog.cards import MOST_CARDS, card_files, seeds_folder
from geo.catalog.package import load_package
from geo.catalog.published import published
from geo.regular_file import cached_by_file, sha256_of

Stamp = tuple[tuple[str, int, int, int], ...]
"""Of each file name, time, size and inode."""
MOST = 2_000_000_000
"""Bytes of a file that is read for its digits: more than a table of a million figures has."""
LOCAL = "+local:"
"""In a version: figures published in the workspace, or boundaries of one's own, are in it."""


def data_version(path: Path | None = None) -> str:
    """Return the version of the data: that of the package, and 8 digits over the files themselves.

    The digits are computed from the bytes of every table and layer that the package describes and of
    every card, not from what is written about them: two checkouts with the same data version hold the
    same figures, sources and shapes, and a changed byte is another version. A file that is missing or
    cannot be read counts as such. Where the user's own boundaries are drawn in place of shipped
    outlines, or records of the workspace are published, `LOCAL` and 8 digits over these follow.

    Parameters
    ----------
    path : Path, optional
        Another checkout's folder, or its description; own boundaries belong to this checkout only.
    """
    package = load_package(path)
    root = paths.ROOT if path is None else Path(path)
    if not root.is_dir():
        root = root.resolve().parent.parent
    files = [(item["path"], root / "data" / item["path"]) for item in package["resources"]]
    files += [(f"seeds/{card.name}", card) for card in card_files(seeds_folder(root))]
    shipped = _digits(f"{name} {_sum(file)}\n" for name, file in files)
    version = f"{package.get('version', '0')}-{shipped}"
    own = own_boundaries()[0] if root.resolve() == paths.ROOT else {}
    local = [f"{place} {boundary.stored}\n" for place, boundary in own.items()]
    if records := published(root).digits:
        local.append(f"published {records}\n")
    return f"{version}{LOCAL}{_digits(local)}" if local else version


def data_stamp() -> Stamp:
    """Return what changes when any file of the data or what was published does.

    Of each file these are name, time, size and inode, of the published records the newest batch and digits.

    For a server that looks every time whether it still shows what is on the disk: some 250 files are
    asked for these, none is read.
    """
    found = []
    for folder in (paths.DATA, paths.LAYERS, paths.TABLES, paths.ROOT / "seeds"):
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    stat = entry.stat()
                    found.append((entry.path, stat.st_mtime_ns, stat.st_size, stat.st_ino))
        except OSError:
            found.append((str(folder), 0, 0, 0))
    return (*sorted(found), *workspace_stamp())


def workspace_stamp() -> Stamp:
    """Return what changes when a reader's act changes the data: own boundaries, what was published."""
    over = published()
    return (*own_stamp(), ("published", over.last, int(over.digits or "0", 16), 0))


def _sum(path: Path) -> str:
    try:
        return _file_sum(path)
    except OSError as error:
        return f"{type(error).__name__}"


@partial(cached_by_file, kept=MOST_CARDS)
def _file_sum(path: Path) -> str:
    return "sha256:" + sha256_of(path, MOST)


def _digits(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(sorted(lines)).encode("utf-8")).hexdigest()[:8]
