"""A real nginx in a process of its own, with a configuration that is shipped."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.servers import find_nginx

PROGRAM = find_nginx()

FRAME = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{server}
}}
"""


def configuration(shipped: Path, changes: Mapping[str, str]) -> str:
    """Return a shipped configuration with what an office changes in it changed; each must be there."""
    text = shipped.read_text(encoding="utf-8")
    for pattern, value in changes.items():
        text, count = re.subn(pattern, value, text)
        assert count, f"{shipped.name} has no {pattern}"
    return text


@contextlib.contextmanager
def nginx(server: str, folder: Path, port: int) -> Iterator[Path]:
    """Run nginx with ``server`` until the block ends; yield its folder."""
    assert PROGRAM is not None
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    whole = folder / "nginx.conf"
    whole.write_text(FRAME.format(folder=folder, server=server), encoding="utf-8")
    command = [str(PROGRAM), "-p", str(folder), "-c", str(whole), "-e", str(folder / "error.log")]
    # Its workers would give up root for a user who may not read a test's folder.
    more = ["-g", "user root;"] if os.geteuid() == 0 else []
    with subprocess.Popen([*command, *more]) as process:
        try:
            _wait(port, process)
            yield folder
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        assert process.poll() is None, "nginx ended at once: see error.log"
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("nginx does not answer")
