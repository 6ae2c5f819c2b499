"""One viewer: a WebSocket session that opens the map, steps the year and now and then changes the view."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

YEARS = range(2012, 2025)
LEVELS = ("Zones", "Departments")
MEASURES = ("coca_cultivation", "coca_eradication", "cocaine_seizures", "leaf_price")
PLACES = ("vraem", "huallaga", "loreto", "cusco", "puno", "ucayali")
LATE = 60.0
"""Seconds after which an answer counts as lost."""


@dataclass
class Answers:
    """How long each kind of request took, in seconds, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    received: int = 0
    exported: list[tuple[float, float]] = field(default_factory=list)
    _ends: list[tuple[float, float]] = field(default_factory=list)

    def add(self, what: str, seconds: float) -> None:
        """Note one answer."""
        self.seconds.setdefault(what, []).append(seconds)
        if not what.startswith("browser: "):
            self._ends.append((time.monotonic(), seconds))

    def while_exported(self) -> list[float]:
        """Return how long those of the server's answers took that came while a file was made."""
        return [taken for at, taken in self._ends if any(a <= at <= b for a, b in self.exported)]


class Viewer:
    """A session of its own, whose widgets it knows by what the server sent.

    Parameters
    ----------
    address : str
        ``ws://host:port``.
    answers : Answers
        Of all viewers together.
    seed : int
        Which choices it makes.
    """

    def __init__(self, address: str, answers: Answers, seed: int) -> None:
        self.address = address
        self.answers = answers
        self.random = random.Random(seed)
        self.query = urlencode({"measure": "coca_cultivation", "level": "zone", "year": 2024})
        self.ids: dict[str, str] = {}
        self.fragments: dict[str, str] = {}
        self.labels: dict[str, list[str]] = {}
        self.chosen = ""
        self.page = ""
        self.year = 2024
        self.place = ""
        self.steps = 0
        self._socket: ClientConnection | None = None

    async def watch(self, until: float, step: float = 2.0, change: float = 20.0) -> None:
        """View until ``until`` (of `time.monotonic`); ``step`` and ``change`` are seconds between two."""
        try:
            async with connect(
                f"{self.address}/_stcore/stream", subprotocols=["streamlit"], max_size=None, open_timeout=LATE
            ) as self._socket:
                await self._timed("open the map", self._open)
                changes = time.monotonic() + self.random.uniform(0, change)
                while time.monotonic() < until:
                    await asyncio.sleep(step)
                    # In the browser the map steps by itself: the server hears of it with the next change.
                    self.year = self.random.choice(YEARS)
                    self.steps += 1
                    if time.monotonic() >= changes:
                        changes += change
                        await self._change()
        except Exception as error:  # noqa: BLE001  whatever ends a viewer is what is counted
            self.answers.errors.append(f"{type(error).__name__}: {error}")

    async def _change(self) -> None:
        act = self.random.choice(("level", "measure", "place", "profile"))
        levels = [name for name in LEVELS if name in self.labels.get("level", ()) and name != self.chosen]
        if act == "place" or (act == "level" and not levels):
            self.place = self.random.choice(PLACES)
            await self._timed("choose a place", lambda: self._rerun("state_channel"))
        elif act == "profile":
            place = self.random.choice(PLACES)
            await self._timed("open a profile", lambda: self._open("places", urlencode({"place": place})))
            await self._timed("return to the map", self._open)
        elif act == "measure":
            # By its address, for which the whole page is drawn: at least what a choice in the menu takes.
            query = urlencode({"measure": self.random.choice(MEASURES)})
            await self._timed("change the measure", lambda: self._open("", query))
        else:
            self.chosen = self.random.choice(levels)
            await self._timed("change the level", lambda: self._rerun("level"))

    async def _timed(self, what: str, act: Callable[[], Awaitable[None]]) -> None:
        begun = time.monotonic()
        await act()
        self.answers.add(what, time.monotonic() - begun)

    async def _open(self, page: str = "", query: str = "") -> None:
        """Ask for a page as a click on its name does: nothing of the former page's widgets goes along."""
        ask = BackMsg()
        ask.rerun_script.query_string = query or self.query
        ask.rerun_script.page_name = page
        self.chosen = ""
        await self._send(ask)

    async def _rerun(self, key: str) -> None:
        """Ask for what a changed widget asks for: its part of the page, with the state of all."""
        ask = BackMsg()
        ask.rerun_script.query_string = self.query
        ask.rerun_script.page_script_hash = self.page
        ask.rerun_script.fragment_id = self.fragments.get(key, "")
        states = ask.rerun_script.widget_states.widgets
        if self.chosen and "level" in self.ids:
            level = WidgetState(id=self.ids["level"])
            level.string_array_value.data.append(self.chosen)
            states.append(level)
        seen = {"year": self.year, "as_of": None, "place": self.place or "peru", "extent": "peru"}
        seen |= {"face": "", "serial": round(time.time() * 1000)}
        if "state_channel" in self.ids:
            states.append(WidgetState(id=self.ids["state_channel"], json_value=json.dumps({"seen": seen})))
        await self._send(ask)

    async def _send(self, ask: BackMsg) -> None:
        assert self._socket is not None
        await self._socket.send(ask.SerializeToString())
        async with asyncio.timeout(LATE):
            while True:
                content = await self._socket.recv()
                self.answers.received += len(content)
                message = ForwardMsg.FromString(content)
                if message.WhichOneof("type") == "script_finished":
                    return
                self._learn(message)

    def _learn(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "new_session":
            self.page = message.new_session.page_script_hash or self.page
            return
        kind = message.delta.new_element.WhichOneof("type") if message.HasField("delta") else None
        if kind is None:
            return
        element = getattr(message.delta.new_element, kind)
        if kind == "exception":
            self.answers.errors.append(f"{element.type}: {element.message}")
        identity = getattr(element, "id", "")
        key = identity.rsplit("-", 1)[-1]
        if not identity.startswith("$$ID-"):
            return
        self.ids[key] = identity
        self.fragments[key] = message.delta.fragment_id
        options = getattr(element, "options", ())
        self.labels[key] = [o if isinstance(o, str) else o.content for o in options]
