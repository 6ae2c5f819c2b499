"""A real Streamlit server in its own process, under the guard, and sessions with it without a browser."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

GUARD = Path(__file__).with_name("guarded.py")


@dataclass
class Server:
    """A running server: where it is, what the guard saw, and what it sent to whom it first answered."""

    port: int
    log: Path
    output: Path
    first_answer: list[ForwardMsg] = field(default_factory=list)

    def seen(self, kind: str) -> list[str]:
        """Return what the guard logged under ``bind``, ``outside`` or ``child``."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [line.split(" ", 1)[1] for line in lines if line.split(" ", 1)[0] == kind]

    def get(self, path: str) -> tuple[int, bytes]:
        """Return status and body of a GET request."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status, answer.read()

    def visit(self, page: str = "", query: str = "", timeout: float = 60) -> list[ForwardMsg]:
        """Open a session, run ``page`` to its end and return all that the server sent."""
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        ask = BackMsg()
        ask.rerun_script.query_string = query
        ask.rerun_script.page_name = page
        got = []
        with connect(address, subprotocols=["streamlit"], max_size=None, open_timeout=timeout) as session:
            session.send(ask.SerializeToString())
            end = time.monotonic() + timeout
            while time.monotonic() < end:
                message = ForwardMsg.FromString(session.recv(timeout=end - time.monotonic()))
                got.append(message)
                if message.WhichOneof("type") == "script_finished":
                    return got
        raise TimeoutError(f"page {page!r} did not finish within {timeout} s")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def exceptions(messages: list[ForwardMsg]) -> list[str]:
    """Return the exceptions a page showed, and the errors it reported in a sentence."""
    elements = [m.delta.new_element for m in messages]
    shown = [f"{e.exception.type}: {e.exception.message}" for e in elements if e.HasField("exception")]
    return shown + [e.alert.body for e in elements if e.HasField("alert") and e.alert.format == Alert.ERROR]


@contextlib.contextmanager
def serve(app: Path, folder: Path, *options: str, cwd: Path | None = None) -> Iterator[Server]:
    """Run ``streamlit run app`` under the guard until the block ends; wait until it is healthy first.

    Parameters
    ----------
    app
        The script.
    folder
        Where the guard's log and the server's output go.
    options
        More options for streamlit.
    cwd
        Folder to run in, whose ``.streamlit/config.toml`` holds (that of ``app`` by default).
    """
    server = Server(free_port(), folder / "guard.log", folder / "server.log")
    command = [sys.executable, str(GUARD), str(server.log), "streamlit", "run", str(app)]
    # No port of the config: several servers may run at once. No settings of the user either.
    env = {key: value for key, value in os.environ.items() if not key.startswith("STREAMLIT_")}
    with server.output.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--server.port", str(server.port), *options],
            cwd=cwd or app.parent, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=env,
        )  # fmt: skip
    try:
        end = time.monotonic() + 60
        while True:
            with contextlib.suppress(OSError):
                if server.get("/_stcore/health")[0] == 200:
                    break
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the server did not start:\n{server.output.read_text()}")
            time.sleep(0.1)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
