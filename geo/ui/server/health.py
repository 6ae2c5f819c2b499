"""The health page ``/health``: whether this server can serve, from which data, and what waits.

It answers 200 where the server is warm, the data are read and the store (where there is one) can be
reached, otherwise 503: a proxy or a platform then sends nobody here. ``/_stcore/health`` says only that
the process runs.
"""

from __future__ import annotations

import logging
import os
import time
from dataclasses import asdict, dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.runtime import Runtime

from geo import paths
from geo.errors import GeoError
from geo.storage import LEAST_FREE, room_at
from geo.ui.server import warming
from geo.ui.server.logs import TALLY
from geo.ui.snapshots.turns import files, previews

PATH = "/health"
LOG = logging.getLogger(__name__)
STARTED = time.monotonic()
STARTING = "the server is starting"
NEXT_STEP = "on the machine of this server, with its settings: python -m geo doctor"

_logged: list[str] = []


@dataclass(frozen=True, slots=True)
class Health:
    """What the health page says; it holds no name of a person and nothing that one has written.

    Attributes
    ----------
    ready : bool
        Whether readers may be sent here.
    problems : list of str
        Why not, or what is wrong besides, one sentence each.
    data_version : str
        Of the data that are shown; empty where none could be read.
    sources, figures : int
        Sources and figures in them.
    store : str
        Kind of the database, ``none`` where nothing has been kept yet.
    last_publish : str
        When the newest batch was published or undone (UTC, ISO 8601); empty where none was.
    files_waiting, previews_waiting : int
        What has been asked for and not begun.
    sessions : int
        Pages that are open.
    warnings, errors : int
        Records of the log since the start.
    last_error : str
        When the newest of these errors was logged; empty where none was.
    uptime : int
        Seconds since the start.
    disk_free : int
        Bytes left on the disk of the workspace.
    what_to_do : str
        The next step of who keeps the server; empty where nothing is wrong.
    replica : str
        What ``GEO_REPLICA`` calls this server; empty where it says nothing.
    """

    ready: bool = False
    problems: list[str] = field(default_factory=list)
    data_version: str = ""
    sources: int = 0
    figures: int = 0
    store: str = "none"
    last_publish: str = ""
    files_waiting: int = 0
    previews_waiting: int = 0
    sessions: int = 0
    warnings: int = 0
    errors: int = 0
    last_error: str = ""
    uptime: int = 0
    disk_free: int = 0
    what_to_do: str = ""
    replica: str = ""


def look() -> Health:
    """Return how this server is."""
    # The server answers before what reads the data is imported.
    from geo.ui.frame.atlas import load_atlas, not_taken_over

    problems = [] if warming.READY.is_set() else [STARTING]
    version, sources, figures, kind, published = "", 0, 0, "none", ""
    try:
        atlas = load_atlas()
        version, sources, figures = atlas.version, len(atlas.sources), len(atlas.statements)
    except GeoError as error:
        problems.append(f"data: {error}")
    try:
        kind, published = _store()
    except GeoError as error:
        problems.append(f"store: {error}")
    ready = not problems
    if problem := not_taken_over():
        problems.append(f"the data on the disk are not taken over: {problem}")
    free, folder = room_at(paths.workspace())
    if free < LEAST_FREE:
        problems.append(f"the disk of {folder} is nearly full: {free // 1_000_000} MB are free")
    _log(problems)
    return Health(
        ready=ready,
        problems=problems,
        data_version=version,
        sources=sources,
        figures=figures,
        store=kind,
        last_publish=published,
        files_waiting=files().waiting,
        previews_waiting=previews().waiting,
        sessions=_sessions(),
        warnings=TALLY.counts["warning"],
        errors=TALLY.counts["error"] + TALLY.counts["critical"],
        last_error=TALLY.last_error,
        uptime=round(time.monotonic() - STARTED),
        disk_free=free,
        what_to_do=NEXT_STEP if problems and problems != [STARTING] else "",
        replica=os.environ.get("GEO_REPLICA", ""),
    )


def _log(problems: list[str]) -> None:
    """Write to the log what is wrong, once for as long as it lasts, and that it is over."""
    global _logged
    wrong = [one for one in problems if one != STARTING]
    # Of sentences with figures in them, such as the room that is left, the first words say which it is.
    if [one[:40] for one in wrong] == [one[:40] for one in _logged]:
        return
    if wrong:
        LOG.warning("%s (%s)", "; ".join(wrong), NEXT_STEP)  # untranslated: the log
    else:
        LOG.warning("over: %s", "; ".join(_logged))  # untranslated: the log
    _logged = wrong


def _store() -> tuple[str, str]:
    """Return the kind of the database and when the newest batch was published."""
    from geo.store.address import database_file

    file = database_file()
    if file is not None and not file.exists():
        return "none", ""
    from geo.store.batches import newest_published
    from geo.store.database import open_store

    store = open_store()
    return store.engine.dialect.name, newest_published(store)[1]


def _sessions() -> int:
    if not Runtime.exists():
        return 0
    return len(Runtime.instance()._session_mgr.list_active_sessions())


async def health(_request: Request) -> Response:
    """Answer with `Health` as JSON."""
    found = await run_in_threadpool(look)
    return JSONResponse(asdict(found), 200 if found.ready else 503, {"Cache-Control": "no-store"})


ROUTES: list[Route] = [Route(PATH, health, methods=["GET", "HEAD"])]
"""Handed to Streamlit's application beside its own routes."""
