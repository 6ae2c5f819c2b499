"""Fields of one form by column, each with what is wrong with it beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from geo.catalog.fault import Fault
from geo.errors import GeoError
from geo.language import _
from geo.review.rows import FaultsError
from geo.ui.elements import show
from geo.ui.elements.html import render


class Fields:
    """The fields of one form, kept in the session from run to run.

    Parameters
    ----------
    name : str
        Of the form, unlike that of any other.
    begins : mapping of str to str
        What its fields hold when it is opened.
    expects : mapping of str to str
        What to say that was expected, by column, in place of the words for files.
    """

    def __init__(
        self, name: str, begins: Mapping[str, str] | None = None, expects: Mapping[str, str] | None = None
    ) -> None:
        self.name = name
        self._begins = begins or {}
        self._expects = expects or {}

    def key(self, column: str) -> str:
        """Return the key of a field; it changes when the form is emptied."""
        return f"{self.name}_{st.session_state.get(self.name + '_turn', 0)}_{column}"

    def value(self, column: str) -> str:
        """Return what a field holds."""
        held = st.session_state.get(self.key(column), self._begins.get(column, ""))
        return "|".join(held) if isinstance(held, list) else str(held or "").strip()

    def text(self, column: str, label: str, *, hint: str = "", lines: bool = False) -> None:
        """Draw a field for a text, or for several lines of one."""
        self._begin(column, self._begins.get(column, ""))
        if lines:
            show.text_area(label, key=self.key(column), help=hint or None, height=96)
        else:
            show.text_input(label, key=self.key(column), help=hint or None)
        self._wrong(column)

    def choice(
        self, column: str, label: str, words: Mapping[str, str], *, hint: str = "", new: bool = False,
        first: str | None = None,
    ) -> None:  # fmt: skip
        """Draw a choice among the keys of ``words``; with ``new`` another text can be given."""
        begins = self._begins.get(column) or first
        self._begin(column, begins if begins in words or new else None)
        if not new and st.session_state[self.key(column)] not in words:
            st.session_state[self.key(column)] = first if first in words else None
        show.selectbox(
            label, list(words), index=None, key=self.key(column), accept_new_options=new, placeholder="",
            help=hint or None, format_func=lambda option: words.get(option, option),
        )  # fmt: skip
        self._wrong(column)

    def several(self, column: str, label: str, words: Mapping[str, str]) -> None:
        """Draw a choice of any number of the keys of ``words``."""
        self._begin(column, [item for item in self._begins.get(column, "").split("|") if item in words])
        show.multiselect(
            label, list(words), key=self.key(column), format_func=words.__getitem__, placeholder=""
        )
        self._wrong(column)

    def submit(self, label: str, act: Callable[[], str], *, empties: bool = True) -> None:
        """Draw the button of the form and what became of it.

        Parameters
        ----------
        label : str
        act : callable
            Does it and returns a sentence on what was done, or raises one of our errors.
        empties : bool
            Whether the form is empty afterwards.
        """

        def pressed() -> None:
            state = st.session_state
            state[self.name + "_faults"], state[self.name + "_said"] = (), ""
            try:
                state[self.name + "_said"] = act()
            except FaultsError as error:
                state[self.name + "_faults"] = error.faults
            except GeoError as error:
                state[self.name + "_faults"] = (str(error),)
            else:
                if empties:
                    self.empty()

        show.button(label, type="primary", key=self.name + "_submit", on_click=pressed)
        self.said()

    def empty(self) -> None:
        """Empty the form."""
        st.session_state[self.name + "_turn"] = st.session_state.get(self.name + "_turn", 0) + 1

    def _begin(self, column: str, value: object) -> None:
        st.session_state.setdefault(self.key(column), value)

    def _faults(self) -> Sequence[Fault | str]:
        return st.session_state.get(self.name + "_faults", ())

    def _wrong(self, column: str) -> None:
        drawn = st.session_state.setdefault(self.name + "_drawn", set())
        drawn.add(column)
        for fault in self._faults():
            if isinstance(fault, Fault) and fault.column == column:
                what = self._expects.get(column, fault.expected)
                st.html(render("documents.wrong", words=_("Expected {what}.").format(what=what)))

    def said(self) -> None:
        """Draw what became of the form when it was last sent."""
        drawn = st.session_state.get(self.name + "_drawn", set())
        faults = self._faults()
        if said := st.session_state.get(self.name + "_said"):
            show.success(said)
        elsewhere = [f for f in faults if not isinstance(f, Fault) or f.column not in drawn]
        for fault in elsewhere:
            show.error(str(fault))
        if faults and not elsewhere:
            show.error(_("Nothing was kept: see what is said beside the fields."))
