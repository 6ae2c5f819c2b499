"""What goes over the WebSocket between a page and its Streamlit server."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from google.protobuf.message import DecodeError
from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class Wire:
    """The payloads of all frames of a page's WebSockets since the last `reset`.

    Payload lengths as the browser's network log has them (``Network.webSocketFrameReceived``
    and ``…Sent``): before the four to fourteen bytes of each frame's header.
    """

    received: list[bytes] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page) -> Wire:
        """Listen to ``page``, which must not be opened yet."""
        wire = cls()

        def tap(socket: WebSocket) -> None:
            socket.on("framereceived", lambda payload: wire.received.append(_bytes(payload)))
            socket.on("framesent", lambda payload: wire.sent.append(_bytes(payload)))

        page.on("websocket", tap)
        return wire

    def reset(self) -> None:
        """Forget everything received so far."""
        self.received.clear()
        self.sent.clear()

    @property
    def total(self) -> int:
        """Return the bytes received and sent."""
        return sum(map(len, self.received)) + sum(map(len, self.sent))

    def reruns(self) -> tuple[int, int]:
        """Return how many runs the browser asked for: of the whole script, of a fragment."""
        asked = [message.rerun_script for message in self._asked() if message.HasField("rerun_script")]
        fragments = sum(1 for one in asked if one.fragment_id)
        return len(asked) - fragments, fragments

    def _asked(self) -> list[BackMsg]:
        found = []
        for payload in self.sent:
            try:
                found.append(BackMsg.FromString(payload))
            except DecodeError:
                continue  # a text frame of the handshake
        return found

    def parts(self) -> Counter[str]:
        """Return the bytes by what they are: the kind of message, of an element its type."""
        sizes: Counter[str] = Counter({"sent": sum(map(len, self.sent))})
        for payload in self.received:
            sizes[_kind(ForwardMsg.FromString(payload))] += len(payload)
        return sizes


def _kind(message: ForwardMsg) -> str:
    kind = message.WhichOneof("type") or "unknown"
    if kind != "delta":
        return kind
    if message.delta.WhichOneof("type") == "new_element":
        return message.delta.new_element.WhichOneof("type") or "element"
    return message.delta.WhichOneof("type") or kind


def _bytes(payload: Any) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode()
