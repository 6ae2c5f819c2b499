"""Several files in one call: refused before any work where one cannot be had, else a line for each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.common import FAILED
from geo.cli.view_options import request_from
from geo.errors import ExportError, GeoError
from geo.language import _

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.exports import Request

Writer = Callable[["Atlas", "Request", Path, argparse.Namespace], str]
"""Writes one file whole or not at all, and returns a few words on what is in it."""


def add_output_options(parser: argparse.ArgumentParser, endings: Collection[str]) -> None:
    """Add the names of the files to write, and whether they may replace others."""
    known = ", ".join(f".{ending}" for ending in endings)
    parser.add_argument(
        "files", nargs="+", type=Path, metavar=_("OUT"), help=_("files to write: {known}").format(known=known)
    )
    parser.add_argument("--overwrite", action="store_true", help=_("replace files that exist already"))


def write_all(options: argparse.Namespace, writers: dict[str, Callable[[], Writer]]) -> int:
    """Write every file asked for and tell of each on standard error; return the exit code.

    Parameters
    ----------
    writers : dict of str to callable
        By the ending of a file's name, what returns its writer: a format is loaded when it is
        asked for.
    """
    faults = output_faults(options.files, writers, overwrite=options.overwrite)
    if faults:
        return _failed(faults)
    from geo.atlas import read_atlas

    atlas = read_atlas()
    if atlas.faults:
        _say(
            _("left out: {n} rows could not be read; python -m geo check names them").format(
                n=len(atlas.faults)
            )
        )
    request = request_from(options, atlas)
    failures = []
    for number, path in enumerate(options.files, start=1):
        try:
            told = writers[_ending(path)]()(atlas, request, path, options)
        except GeoError as error:
            failures.append(str(error) if str(path) in str(error) else f"{path}: {error}")
            continue
        size = path.stat().st_size / 1000
        _say(f"{number}/{len(options.files)} {path}: {told}, {size:,.0f} kB")
    return _failed(failures) if failures else 0


def output_faults(paths: Collection[Path], endings: Collection[str], *, overwrite: bool) -> list[str]:
    """Return what forbids writing any of the files, a line each."""
    from geo.exports import refuse

    faults = []
    seen: set[Path] = set()
    for path in paths:
        if _ending(path) not in endings:
            known = ", ".join(f".{ending}" for ending in endings)
            faults.append(
                _("{file}: no such format; expected a name that ends in {known}").format(
                    file=path, known=known
                )
            )
            continue
        if path.absolute() in seen:
            faults.append(_("{file} is named twice").format(file=path))
        seen.add(path.absolute())
        try:
            refuse(path, overwrite=overwrite)
        except ExportError as error:
            faults.append(str(error))
    return faults


def _ending(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _failed(lines: list[str]) -> int:
    for line in lines:
        _say(line)
    return FAILED


def _say(line: str) -> None:
    print(line, file=sys.stderr)
