"""The button that makes a file when it is pressed; why one was refused stands where the button is."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from typing import Any

import streamlit as st

from geo.errors import GeoError
from geo.language import _
from geo.ui.elements import show
from geo.ui.frame.shipped import script

logger = logging.getLogger(__name__)

_KEY = "refused_files"

_listener = st.components.v2.component("peru_coca_atlas_refused", js=script("refused"))


def refused_files() -> None:
    """Draw the page anew where a file was refused: Streamlit itself says only that it failed."""
    _listener(key="refused_files_listener", height="content", on_refused_change=lambda: None)


def made_on_demand(
    label: str,
    make: Callable[[], bytes],
    *,
    key: str,
    asked: Callable[[], Hashable] = tuple,
    **drawn: Any,  # noqa: ANN401  # as `st.download_button` takes them
) -> None:
    """Draw a button that downloads what ``make`` returns, made when it is pressed.

    Parameters
    ----------
    label : str
    make : callable
        Returns the content; where it raises, the reason stands below the button.
    key : str
    asked : callable
        Returns what the file is made of: a reason no longer stands once that has changed.
    drawn
        What else `st.download_button` takes.
    """
    # Held on to by what is called outside of a run, where the session's state is out of reach.
    refused: dict[str, tuple[Hashable, str]] = st.session_state.setdefault(_KEY, {})

    def content() -> bytes:
        refused.pop(key, None)
        try:
            return make()
        except GeoError as error:
            refused[key] = (asked(), str(error))
            raise
        except Exception:
            logger.exception("a file could not be made")
            words = _("The file could not be made. The server's log has the details; other files work.")
            refused[key] = (asked(), words)
            raise

    show.download_button(label, data=content, on_click="ignore", key=key, **drawn)
    of, reason = refused.get(key, (None, ""))
    if reason and of == asked():
        show.error(reason)
