"""What the server writes to its log: one line a record, as text or, with ``GEO_LOG=json``, as JSON.

A record holds no address of a reader, no name and no text that a reader has written: it says which part
of the program speaks, what failed and where in the code.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections import Counter
from datetime import UTC, datetime

SETTING = "GEO_LOG"
"""Environment variable: ``text`` (where it is not set) or ``json``."""
NAMES = ("geo", "streamlit", "uvicorn")
"""Loggers of our own code, of Streamlit and of the web server under it."""
REQUESTS = "uvicorn.access"
"""Its records name readers' addresses and what they asked for: they are for the proxy to keep, or not."""


class JsonLines(logging.Formatter):
    """One JSON object a line: ``time`` (UTC, ISO 8601), ``level``, ``logger``, ``message``, ``error``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        fields = {
            "time": moment(record.created),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


class Tally(logging.Handler):
    """Counts what is logged, for the health page.

    Attributes
    ----------
    counts : collections.Counter
        Records by level (``warning``, ``error``, ``critical``).
    last_error : str
        When the newest record of level error or above was made; empty where none was.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.counts: Counter[str] = Counter()
        self.last_error = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Count one record."""
        self.counts[record.levelname.lower()] += 1
        if record.levelno >= logging.ERROR:
            self.last_error = moment(record.created)


TALLY = Tally()
"""What this process has logged so far."""


def moment(seconds: float) -> str:
    """Return a time in seconds since 1970 as UTC, ISO 8601, to the second."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def set_up() -> None:
    """Count what is logged from now on; with ``GEO_LOG=json`` write it as JSON to standard error."""
    as_json = os.environ.get(SETTING, "").strip().lower() == "json"
    for logger in _loggers():
        if TALLY not in logger.handlers:
            logger.addHandler(TALLY)
        if as_json:
            handler = logging.StreamHandler(sys.stderr)
            handler.setFormatter(JsonLines())
            handler.addFilter(lambda record: record.name != REQUESTS)
            logger.handlers[:] = [TALLY, handler]
            logger.propagate = False


def _loggers() -> list[logging.Logger]:
    """Return the loggers of `NAMES`, and those beneath them that hand nothing up (each of Streamlit's)."""
    known = list(logging.Logger.manager.loggerDict.items())
    apart = [
        logger
        for name, logger in known
        if isinstance(logger, logging.Logger) and name.startswith(tuple(f"{one}." for one in NAMES))
        and not logger.propagate
    ]  # fmt: skip
    return [logging.getLogger(name) for name in NAMES] + apart
