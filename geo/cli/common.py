"""What every command shares: its exit codes and the type it is added to."""

from __future__ import annotations

import argparse

FAULTS, FAILED, OURS = 1, 2, 3
"""Exit codes: the data has faults; wrong use or input; a failure of the program or of the machine."""

Commands = argparse._SubParsersAction
"""What a command adds itself to; argparse has no public name for it."""
