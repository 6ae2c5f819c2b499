"""Commands of ``python -m geo``: check, build, extract, review, export and others.

Each group of commands is a module of its own with ``add_commands``.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import sys
import traceback
from collections.abc import Sequence

from geo.cli import (
    boundaries,
    briefing,
    build,
    check,
    doctor,
    export,
    extract,
    partition,
    publish,
    review,
    seeds,
    snapshot,
    usage,
)
from geo.cli.common import FAILED, FAULTS, OURS
from geo.cli.view_options import joined_extents
from geo.errors import ArgumentError, GeoError
from geo.language import LANGUAGES, _, catalogue_faults, use
from geo.storage import printable, sweep_workspace

__all__ = ["FAILED", "FAULTS", "OURS", "main", "parser"]

OF_THE_MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.ENOMEM, errno.EMFILE, errno.ENFILE}
"""What fails without anything being wrong with the command: a full disk, no memory."""

GROUPS = (
    check, doctor, build, seeds, boundaries, extract, review, export, snapshot, briefing, partition, publish,
)  # fmt: skip
"""Modules with commands, in the order in which help lists them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments after the program's name; by default those of the process.

    Returns
    -------
    int
        0 where all went well, 1 where the data has faults, 2 where the command or its input
        is wrong, 3 where the program or the machine failed (a line on standard error says why).
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = joined_extents(sys.argv[1:] if argv is None else argv)
    use(_language(arguments))
    usage.speak()
    try:
        return _run(arguments)
    except ArgumentError as error:
        print(_failure(error), file=sys.stderr)
        return OURS
    except GeoError as error:
        print(error, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough; nothing is left to say.
        _say_no_more()
        return 0
    except OSError as error:
        # Commands report what they do with files themselves; what remains is mostly where they print to.
        what = printable(error.filename) if error.filename else _("the output")
        text = _("{what} cannot be written or read: {reason}")
        print(text.format(what=what, reason=error.strerror), file=sys.stderr)
        _say_no_more()
        return OURS if error.errno in OF_THE_MACHINE else FAILED
    except Exception as error:  # noqa: BLE001 - reported in a line: an unforeseen error
        print(_failure(error), file=sys.stderr)
        return OURS


def _run(arguments: list[str]) -> int:
    """Run the command that the arguments name; all it prints has been taken when this returns."""
    try:
        options = parser().parse_args(arguments)
        for fault in catalogue_faults():
            print(fault, file=sys.stderr)
        sweep_workspace()
        return options.run(options)
    finally:
        sys.stdout.flush()


def _failure(error: Exception) -> str:
    """Return a sentence on a failure of the program itself, with what its makers need to find it."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    return _("The program failed ({error}, {file}, line {line}). Please report it with the command.").format(
        error=f"{type(error).__name__}: {error}"[:300],
        file=os.path.basename(where.filename),
        line=where.lineno,
    )


def _say_no_more() -> None:
    """Let what is still to be printed go nowhere: at its end Python would fail on it once more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _language(arguments: list[str]) -> str:
    """Return the language asked for, before the parser that says what is wrong is made."""
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--language", nargs="?")
    asked = first.parse_known_args(arguments)[0].language
    return asked if asked in LANGUAGES else "en"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, in the language in use."""
    top = argparse.ArgumentParser(
        prog="python -m geo", description=_("Peru Coca Atlas: data, exports and briefings")
    )
    top.add_argument("--language", choices=[*LANGUAGES], help=_("language of what is printed"))
    commands = top.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))
    for group in GROUPS:
        group.add_commands(commands)
    return top
