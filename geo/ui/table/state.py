"""The filters of this session's Table page, and how they follow the address."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import streamlit as st

from geo.model import View
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import address_parts
from geo.ui.table.filters import PLAIN, Filters, from_params, to_params

_KEY = "table_state"
NAMES = frozenset(f.name for f in fields(Filters))


@dataclass
class TableState:
    """The filters of one session, the parameters in which its address last carried them, and what was wrong.

    An object of its own, because what Streamlit runs outside a script (a deferred
    download) cannot reach the session's state: it can hold on to this.
    """

    filters: Filters = PLAIN
    written: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def change(self, **parts: object) -> None:
        """Replace parts of the filters; the rows then begin at their first page."""
        self.filters = replace(self.filters, **({"page": 1} | parts))  # type: ignore[arg-type]

    def clear(self) -> None:
        """Let every row through, and keep how the table is shown."""
        kept = self.filters
        self.filters = replace(
            PLAIN,
            **{name: getattr(kept, name) for name in ("table", "years", "plain", "all_columns", "sort")},
        )


def open_table(view: View, atlas: Atlas) -> tuple[View, dict[str, str]]:
    """Read the filters that the address asks for; return what it is to say.

    The address is read when it says anything of the filters that the page did not itself
    write: a link, or the browser's Back.
    """
    state: TableState = st.session_state.setdefault(_KEY, TableState())
    asked = {name: text for name, text in address_parts().items() if name in NAMES}
    state.problems = []
    if asked and asked != state.written:
        state.filters, state.problems = from_params(asked, atlas)
    state.written = to_params(state.filters)
    return view, state.written


def table_state() -> TableState:
    """Return the session's filters, once `open_table` has read them."""
    return st.session_state[_KEY]
