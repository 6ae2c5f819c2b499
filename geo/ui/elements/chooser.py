"""A field with a list in groups: what is typed narrows it, or is asked as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypedDict

import streamlit as st

from geo.language import _
from geo.maps.standalone import pack
from geo.ui.frame.shipped import component_text, script

_chooser = st.components.v2.component(
    "chooser",
    html=(
        '<label for="chosen"></label>'
        '<input id="chosen" type="text" role="combobox" autocomplete="off" spellcheck="false" '
        'aria-autocomplete="list" aria-expanded="false" aria-controls="list">'
        '<ul id="list" role="listbox" popover="manual"></ul>'
    ),
    css=component_text("chooser.css"),
    js=script("chooser"),
)


class Item(TypedDict):
    """One line of the list: ``group`` counts the headings, ``names`` is what it answers to, made plain.

    Of two that answer equally well the one of the lower ``rank`` comes first.
    """

    key: str
    group: int
    label: str
    detail: str
    names: str
    rank: int


class Listed(NamedTuple):
    """Lines of a list as they are sent: made once, for they are many."""

    keys: frozenset[str]
    packed: str


def listed(items: Iterable[Item]) -> Listed:
    """Return lines as `chooser` takes them."""
    lines = list(items)
    return Listed(frozenset(line["key"] for line in lines), pack(lines))


def chooser(
    label: str,
    groups: Sequence[str],
    items: Listed,
    on_chosen: Callable[[str, str], None],
    *,
    key: str,
    placeholder: str = "",
    value: str = "",
    free: str = "",
    width: int = 200,
) -> None:
    """Draw the field.

    Parameters
    ----------
    groups : sequence of str
        Headings of the list.
    on_chosen : callable
        Called before the rerun with the key of the item chosen, or with "" and the text typed.
    value : str
        What the field shows while nothing is typed.
    free : str
        The line that asks for the ``{text}`` typed as it is; empty where only items can be chosen.
    """

    def changed() -> None:
        chosen = st.session_state[key].get("chosen")
        if not isinstance(chosen, dict):
            return
        found, text = chosen.get("key"), chosen.get("text")
        if found in items.keys:
            on_chosen(found, "")
        elif free and isinstance(text, str):
            on_chosen("", text)

    _chooser(
        key=key,
        data={
            "label": label,
            "placeholder": placeholder,
            "value": value,
            "groups": list(groups),
            "items": items.packed,
            "free": free,
            "nothing": _("Nothing found"),
        },
        on_chosen_change=changed,
        width=width,
        height="content",
    )
