"""What every command shares: its exit codes and the type it is added to."""

from __future__ import annotations

import argparse
from datetime import date

from geo.language import _, ngettext
from geo.style.numbers import format_number

FAULTS, FAILED, OURS = 1, 2, 3
"""Exit codes: the data has faults; wrong use or input; a failure of the program or of the machine."""

Commands = argparse._SubParsersAction
"""What a command adds itself to; argparse has no public name for it."""


def unread(count: int) -> str:
    """Say how many rows, and files taken whole, of the data could not be read."""
    return ngettext(
        "{n} row or file could not be read; python -m geo check names it",
        "{n} rows or files could not be read; python -m geo check names them",
        count,
    ).format(n=format_number(count))


def day(text: str) -> date:
    """Return a day that was typed, or say how one is written."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        expected = _("“{text}” is no day; expected one such as 2014-05-31").format(text=text[:40])
        raise argparse.ArgumentTypeError(expected) from None
