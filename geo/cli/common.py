"""What every command shares: its exit codes and the type it is added to."""

from __future__ import annotations

import argparse

FAULTS, FAILED = 1, 2
"""Exit codes: the data has faults; the command could not be done."""

Commands = argparse._SubParsersAction
"""What a command adds itself to; argparse has no public name for it."""
