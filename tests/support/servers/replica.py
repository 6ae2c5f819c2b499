"""A replica of the dashboard that comes back after it ends, as a service manager has it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from geo import paths


class Replica:
    """One server on a port of its own; ended from outside, it is started again unless `stop` ended it.

    Parameters
    ----------
    name : str
        What ``GEO_REPLICA`` calls it.
    port : int
    folder : pathlib.Path
        Where its output and its process number lie.
    settings : mapping of str to str
        More of the environment.
    """

    def __init__(self, name: str, port: int, folder: Path, settings: Mapping[str, str]) -> None:
        self.name = name
        self.port = port
        self.folder = folder
        self.settings = dict(settings)
        self.returns = True
        self._ended = False
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    @property
    def pid_file(self) -> Path:
        """Return the file that holds the number of the process that runs now."""
        return self.folder / f"{self.name}.pid"

    def start(self) -> None:
        """Start it, without waiting until it serves."""
        self._keeper.start()

    def _keep(self) -> None:
        env = {key: value for key, value in os.environ.items() if not key.startswith("STREAMLIT_")}
        env |= self.settings | {"GEO_REPLICA": self.name}
        command = [sys.executable, "-m", "streamlit", "run", str(paths.ROOT / "app.py")]
        command += ["--server.port", str(self.port)]
        while not self._ended:
            if not self.returns:
                time.sleep(0.1)
                continue
            with (self.folder / f"{self.name}.log").open("ab") as log:
                self._process = subprocess.Popen(
                    command, cwd=paths.ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=env
                )
                self.pid_file.write_text(str(self._process.pid))
                self._process.wait()

    def kill(self) -> None:
        """End it at once (SIGKILL), and keep it from coming back until `returns` is set."""
        self.returns = False
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)

    def stop(self) -> None:
        """End it for good."""
        self._ended = True
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def health(self) -> dict[str, object]:
        """Return what its health page says; empty where it does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            return json.load(error)
        except OSError:
            return {}

    def wait(self, seconds: float = 90) -> None:
        """Wait until readers may be sent to it."""
        end = time.monotonic() + seconds
        while not self.health().get("ready"):
            if time.monotonic() > end:
                text = (self.folder / f"{self.name}.log").read_text()
                raise TimeoutError(f"replica {self.name} is not ready: {self.health()}\n{text[-2000:]}")
            time.sleep(0.2)
