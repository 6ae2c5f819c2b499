"""The filters of this session's Table page, and how they follow the address."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import streamlit as st

from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import address_parts
from geo.ui.table.filters import PLAIN, Filters, from_params, to_params

_KEY = "table_state"
NAMES = frozenset(f.name for f in fields(Filters))


@dataclass
class TableState:
    """The filters of one session, and the parameters in which its address last carried them.

    An object of its own, because what Streamlit runs outside a script (a deferred
    download) cannot reach the session's state: it can hold on to this.
    """

    filters: Filters = PLAIN
    written: dict[str, str] = field(default_factory=dict)

    def change(self, **parts: object) -> None:
        """Replace parts of the filters; the rows then begin at their first page."""
        self.filters = replace(self.filters, **({"page": 1} | parts))  # type: ignore[arg-type]

    def clear(self) -> None:
        """Let every row through, and keep how the table is shown."""
        kept = self.filters
        self.filters = replace(PLAIN, table=kept.table, years=kept.years, plain=kept.plain, sort=kept.sort)


def table_state(atlas: Atlas) -> tuple[TableState, list[str]]:
    """Return the session's filters, and what of the address cannot be held.

    The address is read when it says anything of the filters that the page did not itself
    write: a link, or the browser's Back.
    """
    state: TableState = st.session_state.setdefault(_KEY, TableState())
    asked = {name: text for name, text in address_parts().items() if name in NAMES}
    if not asked or asked == state.written:
        return state, []
    state.filters, problems = from_params(asked, atlas)
    return state, problems


def carried(state: TableState) -> dict[str, str]:
    """Return the parameters to write into the address, and remember them as written."""
    state.written = to_params(state.filters)
    return state.written
