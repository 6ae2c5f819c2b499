"""Replicas of the dashboard behind nginx as it is shipped, with PostgreSQL as their store."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo import paths
from tests.support.servers.nginx import configuration, nginx
from tests.support.servers.postgresql import Server as Database
from tests.support.servers.replica import Replica
from tests.support.servers.server import free_port

SHIPPED = paths.ROOT / "deploy" / "nginx" / "several-servers.conf"
NAMES = ("a", "b")
"""What the shipped configuration calls the two replicas."""


@dataclass
class Site:
    """nginx and what is behind it."""

    port: int
    replicas: dict[str, Replica]
    folder: Path

    @property
    def address(self) -> str:
        """Return where readers find it."""
        return f"http://127.0.0.1:{self.port}"


@contextlib.contextmanager
def served(folder: Path, database: Database, names: Sequence[str] = NAMES) -> Iterator[Site]:
    """Serve the replicas called ``names`` behind nginx, each ready; a name that is left out does not run."""
    settings = {
        "DATABASE_URL": database.new_database(),
        "GEO_HOME": str(folder / "workspace"),
        "GEO_LOG": "json",
        "STREAMLIT_SERVER_COOKIE_SECRET": "a-secret-that-both-replicas-hold",
    }
    every = {name: Replica(name, free_port(), folder, settings) for name in NAMES}
    replicas, port = {name: every[name] for name in names}, free_port()
    text = configuration(
        SHIPPED,
        {
            r"listen 443 ssl;": f"listen 127.0.0.1:{port};",
            r" *ssl_certificate.*\n": "",
            r"server_name .*;": "server_name localhost;",
            r"127\.0\.0\.1:8501": f"127.0.0.1:{every['a'].port}",
            r"127\.0\.0\.1:8502": f"127.0.0.1:{every['b'].port}",
            r"127\\\.0\\\.0\\\.1:8501": f"127.0.0.1:{every['a'].port}",
            r"127\\\.0\\\.0\\\.1:8502": f"127.0.0.1:{every['b'].port}",
            r"/var/cache/nginx/atlas": str(folder / "cache"),
            r"/var/log/nginx/atlas.log": str(folder / "access.log"),
        },
    )
    try:
        for replica in replicas.values():
            replica.start()
        for replica in replicas.values():
            replica.wait()
        with nginx(text, folder / "nginx", port):
            yield Site(port, replicas, folder)
    finally:
        for replica in replicas.values():
            replica.stop()
