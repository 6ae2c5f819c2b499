"""What a page says where something goes wrong while it is drawn: a sentence, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from geo.errors import ArgumentError, GeoError
from geo.language import _
from geo.ui.elements import show

logger = logging.getLogger(__name__)


@contextmanager
def failures_shown() -> Iterator[None]:
    """Draw what follows; where that fails, say so in its place and let the rest of the page be drawn.

    What Streamlit itself raises to end or repeat a run goes through.
    """
    try:
        yield
    except ArgumentError as error:
        logger.exception("a function was given what it cannot work with")
        tell(error)
    except GeoError as error:
        logger.warning("%s", error, exc_info=True)
        tell(error)
    except Exception as error:
        logger.exception("a part of a page could not be drawn")
        tell(error)


def tell(error: Exception) -> bool:
    """Say on the page what failed; return True: nothing else needs to be shown of it.

    An error of the atlas names what was wrong, where, and what would be right. Any other, also a wrong
    argument, is one that nobody foresaw: its words would say nothing to a reader, and its places
    (files of the server) are not theirs to see.
    """
    if isinstance(error, GeoError) and not isinstance(error, ArgumentError):
        show.error(str(error))
    else:
        show.error(
            _(
                "This part of the page could not be drawn. The server's log has the details; "
                "the other pages work."
            )
        )
    return True
