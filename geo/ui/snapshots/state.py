"""The choices of this session's Snapshots page, and how they follow the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from geo.ui.frame.state import address_parts
from geo.ui.snapshots.choices import NAMES, PLAIN, Choices, from_params, to_params

_KEY = "snapshot_state"


@dataclass
class SnapshotState:
    """The choices of one session.

    An object of its own, because what Streamlit runs outside a script (a deferred
    download) cannot reach the session's state: it can hold on to this.

    Attributes
    ----------
    choices : Choices
    written : dict of str to str
        The parameters in which the address last carried them.
    offered : sequence of int
        Years to choose from.
    problems : list of str
        What was asked for and cannot be had.
    """

    choices: Choices = PLAIN
    written: dict[str, str] = field(default_factory=dict)
    offered: Sequence[int] = ()
    problems: list[str] = field(default_factory=list)

    def change(self, **parts: object) -> None:
        """Replace parts of the choices; what then no longer fits goes back to what is usual."""
        before = self.choices
        now = replace(before, **parts)  # type: ignore[arg-type]
        if now.sizes != before.sizes and "size" not in parts:
            now = replace(now, size="", dpi=0)
        elif "size" in parts and "dpi" not in parts:
            now = replace(now, dpi=0)  # it belonged to the other size
        self.choices = now


def snapshot_state() -> tuple[SnapshotState, list[str]]:
    """Return the session's choices, and what of the address cannot be had.

    The address is read when it says anything of them that the page did not itself write: a
    link, or the browser's Back.
    """
    state: SnapshotState = st.session_state.setdefault(_KEY, SnapshotState())
    asked = {name: text for name, text in address_parts().items() if name in NAMES}
    if not asked or asked == state.written:
        return state, []
    state.choices, problems = from_params(asked)
    return state, problems


def carried(state: SnapshotState) -> dict[str, str]:
    """Return the parameters to write into the address, and remember them as written."""
    state.written = to_params(state.choices)
    return state.written
