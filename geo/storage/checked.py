"""A file is there whole and checked, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from geo.errors import ExportError, GeoError
from geo.language import _
from geo.storage.writing import draft_of


def refuse(path: Path, *, overwrite: bool, error: type[GeoError] = ExportError) -> None:
    """Raise where ``path`` cannot be written, before any work is done.

    Raises
    ------
    GeoError
        Of the type ``error``: its folder is missing or may not be written, it is a folder itself,
        or it exists and is not to be overwritten.
    """
    folder = path.parent
    if path.is_dir():
        raise error(_("{file} is a folder; expected the name of a file").format(file=path))
    if not folder.is_dir():
        raise error(_("{file}: there is no folder {folder}").format(file=path, folder=folder))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise error(_("{file}: the folder {folder} may not be written").format(file=path, folder=folder))
    if path.exists() and not overwrite:
        raise error(_("{file} exists already; --overwrite replaces it").format(file=path))


def save(
    path: Path,
    write: Callable[[Path], object],
    check: Callable[[Path], object] = Path.stat,
    *,
    overwrite: bool = False,
    error: type[GeoError] = ExportError,
) -> None:
    """Write a file beside its place, check it, and only then put it there.

    Parameters
    ----------
    path : Path
        Where the file is wanted.
    write : callable
        Writes it to the path it is handed, which bears the same name.
    check : callable
        Opens it again and raises where anything is missing; not needed where ``write`` does so.
    error : type
        Which of our errors to raise.

    Raises
    ------
    GeoError
        Of the type ``error``: it cannot be written. As where the check refuses it, nothing is left
        behind then, and a file that was there before is as it was.
    """
    refuse(path, overwrite=overwrite, error=error)
    try:
        with draft_of(path) as draft:
            write(draft)
            check(draft)
            refuse(path, overwrite=overwrite, error=error)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise error(_("{file} could not be written: {reason}").format(file=path, reason=reason)) from problem
