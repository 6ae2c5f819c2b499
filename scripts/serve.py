"""Serve the dashboard on this machine: ``python -m scripts.serve [--port 8501]``."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import subprocess
import sys
from collections.abc import Sequence

from scripts.system import ROOT, SetupError, main_with_sentence

HOST = "127.0.0.1"


def port_number(text: str) -> int:
    """Return ``text`` as a port.

    Raises
    ------
    SetupError
        If it is no whole number from 1 to 65535.
    """
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 65536:
        raise SetupError(
            f"PORT={text} is no port: name a number from 1024 to 65535, as in 'make run PORT=8502'."
        )
    return int(text)


def claim(port: int, host: str = HOST) -> None:
    """Check that ``port`` can be served on ``host``.

    Raises
    ------
    SetupError
        If another program listens there, or the port is kept for root.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            # A port whose last connections only linger is free; one that is listened on is not.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            other = port + 1 if 1024 <= port < 65535 else 8502
            why = "is in use by another program" if error.errno == errno.EADDRINUSE else "may not be used"
            raise SetupError(f"Port {port} {why}: choose another, as in 'make run PORT={other}'.") from error


def main(arguments: Sequence[str] | None = None) -> None:
    """Check the port and become the server, which says where it is once it is warm."""
    parser = argparse.ArgumentParser(prog="python -m scripts.serve", description=__doc__)
    parser.add_argument("--port", default="8501", help="port on this machine (8501)")
    port = port_number(parser.parse_args(arguments).port)
    claim(port)
    command = [
        sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)
    ]  # fmt: skip
    if os.name == "nt":
        raise SystemExit(subprocess.call(command, cwd=ROOT))
    os.chdir(ROOT)
    os.execv(command[0], command)


if __name__ == "__main__":
    main_with_sentence(main)
