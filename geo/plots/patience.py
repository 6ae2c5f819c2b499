"""A time limit for a drawing: it ends itself, since a thread cannot be ended from outside."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from geo.errors import PlotError
from geo.language import _

_END: ContextVar[tuple[float, float] | None] = ContextVar("end_of_drawing", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let the drawing inside the block take no longer than ``seconds``; then `still_in_time` ends it."""
    token = _END.set((time.monotonic() + seconds, seconds))
    try:
        yield
    finally:
        _END.reset(token)


def still_in_time() -> None:
    """Go on, or end a drawing that has taken too long: asked wherever a text is measured or a map begun.

    Raises
    ------
    PlotError
        The time is over.
    """
    end = _END.get()
    if end is not None and time.monotonic() > end[0]:
        raise PlotError(
            _("The preview took over {n} s and was ended; a shorter text or fewer maps would do.").format(
                n=round(end[1])
            )
        )
