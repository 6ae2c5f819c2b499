"""A PostgreSQL server of the tests' own: in a temporary folder, on a free port of loopback."""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.support.servers.server import free_port

PATIENCE = 60
"""Seconds that it may take to start or stop on a busy machine."""
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "16MB",
}


@dataclass
class Server:
    """A server that can be stopped and started again at the same address.

    Attributes
    ----------
    programs : Path
        Folder of ``initdb`` and ``postgres``.
    folder : Path
        What it keeps; belongs to whom it runs as.
    """

    programs: Path
    folder: Path
    port: int = field(default_factory=free_port)
    password: str = field(default_factory=secrets.token_hex)
    process: subprocess.Popen[bytes] | None = None
    databases: int = 0

    def url(self, database: str) -> str:
        """Return the address of a database, as ``DATABASE_URL`` takes it."""
        return f"postgresql://atlas:{self.password}@127.0.0.1:{self.port}/{database}"

    def prepare(self) -> None:
        """Make its folder."""
        file = self.folder / "password"
        file.write_text(self.password)
        shutil.chown(self.folder, _user())
        shutil.chown(file, _user())
        options = ["--auth=scram-sha-256", "--pwfile", str(file), "-U", "atlas", "-E", "UTF8", "--no-sync"]
        self._run([str(self.programs / "initdb"), "-D", str(self.folder / "data"), "--locale=C", *options])

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        settings += ["-p", str(self.port), "-c", f"unix_socket_directories={self.folder}"]
        with (self.folder / "log").open("ab") as log:
            # It ends with the process of the tests, however that ends.
            self.process = subprocess.Popen(
                [*_as_user(), "--pdeathsig", "INT", "--", str(self.programs / "postgres"), "-D",
                 str(self.folder / "data"), *settings],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder,
            )  # fmt: skip
        end = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=5).close()
                return
            except psycopg.OperationalError as error:
                if self.process.poll() is not None or time.monotonic() > end:
                    text = (self.folder / "log").read_text()
                    raise RuntimeError(f"PostgreSQL did not start: {text[-2000:]}") from error
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: by `signal.SIGINT` it ends what is open, by `signal.SIGQUIT` it drops everything."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        self.databases += 1
        name = f"test_{self.databases}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database and whoever is connected to it."""
        self.execute(f"DROP DATABASE {url.rsplit('/', 1)[1]} WITH (FORCE)")

    def execute(self, command: str) -> None:
        """Run one command of SQL."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(command)

    def _run(self, command: list[str]) -> None:
        done = subprocess.run([*_as_user(), "--", *command], capture_output=True, text=True, cwd=self.folder)
        if done.returncode:
            raise RuntimeError(f"{command[0]}: {done.stderr[-2000:]}")


@contextlib.contextmanager
def running(programs: Path) -> Iterator[Server]:
    """Yield a server that runs until the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="atlas-postgresql-"))
    server = Server(programs, folder)
    try:
        server.prepare()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str:
    """Return whom it runs as: ourselves, or in place of root, whom it refuses, somebody without rights."""
    if os.geteuid():
        return pwd.getpwuid(os.geteuid()).pw_name
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _as_user() -> list[str]:
    if os.geteuid():
        return ["setpriv"]
    entry = pwd.getpwnam(_user())
    return ["setpriv", f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups"]
