"""What every command shares: its exit codes and the type it is added to."""

from __future__ import annotations

import argparse
from datetime import date

from geo.language import _

FAULTS, FAILED, OURS = 1, 2, 3
"""Exit codes: the data has faults; wrong use or input; a failure of the program or of the machine."""

Commands = argparse._SubParsersAction
"""What a command adds itself to; argparse has no public name for it."""


def day(text: str) -> date:
    """Return a day that was typed, or say how one is written."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        expected = _("“{text}” is no day; expected one such as 2014-05-31").format(text=text[:40])
        raise argparse.ArgumentTypeError(expected) from None
