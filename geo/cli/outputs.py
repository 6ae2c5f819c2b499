"""Several files in one call: refused before any work where one cannot be had, else a line for each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.batch import run_all
from geo.cli.common import FAILED, unread
from geo.cli.sheet_options import left_out
from geo.cli.view_options import request_from
from geo.errors import ExportError, GeoError
from geo.formats import ending_of, known_endings
from geo.language import _
from geo.storage import refuse

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.exports import Request

Writer = Callable[["Atlas", "Request", Path, argparse.Namespace], str]
"""Writes one file whole or not at all, and returns a few words on what is in it."""
Check = Callable[["Atlas", "Request", Path, argparse.Namespace], None]
"""Raises a `GeoError` where a file cannot be what is asked for, which is known before it is made."""


def add_output_options(parser: argparse.ArgumentParser, *kinds: str, nargs: str = "+") -> None:
    """Add the names of the files to write, and whether they may replace others.

    Parameters
    ----------
    kinds : str
        Of formats (`geo.formats`) that are written.
    nargs : str
        As `argparse` has it.
    """
    parser.add_argument(
        "files", nargs=nargs, type=Path, metavar=_("OUT"),
        help=_("files to write: {known}").format(known=known_endings(*kinds)),
    )  # fmt: skip
    parser.add_argument("--overwrite", action="store_true", help=_("replace files that exist already"))


def write_all(
    options: argparse.Namespace, writers: dict[str, Callable[[], Writer]], check: Check | None = None
) -> int:
    """Write every file asked for and report each on standard error; return the exit code.

    Parameters
    ----------
    writers : dict of str to callable
        By the ending of a file's name, what returns its writer: a format is loaded when it is
        asked for. Functions of a module, since further processes import them by name.
    check : callable, optional
        Asked of each file before the first is written.
    """
    faults = output_faults(options.files, writers, overwrite=options.overwrite)
    if faults:
        return failed(faults)
    from geo.atlas import read_atlas

    atlas = read_atlas()
    if atlas.faults:
        say(unread(len(atlas.faults)))
    request = request_from(options, atlas)
    endings = {ending_of(path) for path in options.files}
    apart = all(YEAR in path.name for path in options.files)
    if note := left_out(request, atlas, endings, apart=apart):
        say(note)
    files = named_by_year(options.files, request, atlas)
    faults = output_faults([path for path, _one in files], writers, overwrite=options.overwrite)
    if check is not None:
        faults += [fault for file in files if (fault := _fault(check, file, atlas, options))]
    if faults:
        return failed(faults)
    failures = []
    write = partial(_write, atlas, options, writers)
    for number, ((path, _one), told) in enumerate(run_all(files, write), start=1):
        if isinstance(told, GeoError):
            failures.append(_of_file(path, told))
            continue
        size = path.stat().st_size / 1000
        say(f"{number}/{len(files)} {path}: {told}, {size:,.0f} kB")
    return failed(failures) if failures else 0


def _fault(check: Check, file: tuple[Path, Request], atlas: Atlas, options: argparse.Namespace) -> str:
    """Return why a file cannot be what is asked for; empty where nothing is known against it."""
    path, request = file
    try:
        check(atlas, request, path, options)
    except GeoError as error:
        return _of_file(path, error)
    return ""


def _of_file(path: Path, error: GeoError) -> str:
    return str(error) if str(path) in str(error) else f"{path}: {error}"


def _write(
    atlas: Atlas,
    options: argparse.Namespace,
    writers: dict[str, Callable[[], Writer]],
    job: tuple[Path, Request],
) -> str:
    path, request = job
    return writers[ending_of(path)]()(atlas, request, path, options)


YEAR = "{year}"
"""What stands in a file's name for each of the years asked for."""


def named_by_year(paths: Collection[Path], request: Request, atlas: Atlas) -> list[tuple[Path, Request]]:
    """Return each file to write with what it shows: one a year where its name says ``{year}``."""
    from geo.exports import years_held

    asked: Collection[int | None] = request.years or (request.view.year,)
    held = years_held(request, atlas, {ending_of(path) for path in paths})
    years = sorted(year for year in set(held) if year in asked)
    files = []
    for path in paths:
        if YEAR not in path.name:
            files.append((path, request))
            continue
        for year in years:
            one = replace(request, view=replace(request.view, year=year), years=())
            files.append((path.with_name(path.name.replace(YEAR, str(year))), one))
    return files


def output_faults(paths: Collection[Path], endings: Collection[str], *, overwrite: bool) -> list[str]:
    """Return what forbids writing any of the files, a line each."""
    faults = []
    seen: set[Path] = set()
    for path in paths:
        if ending_of(path) not in endings:
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


def failed(lines: list[str]) -> int:
    """Print what went wrong, a line each, and return the exit code."""
    for line in lines:
        say(line)
    return FAILED


def say(line: str) -> None:
    """Print a line on standard error."""
    print(line, file=sys.stderr)
