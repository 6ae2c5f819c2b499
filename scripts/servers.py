"""Find the servers that the tests start, or install them: ``python -m scripts.servers NAME [--install]``.

``postgresql`` prints the folder of its programs, ``nginx`` the program. ``--install`` installs
Debian's package first where none is found and we may. No server is started by it: the tests start their own
(``tests/support/servers``).
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.system import ROOT, SetupError, apt_install, main_with_sentence, root_prefix, run

DEBIAN = Path("/usr/lib/postgresql")
SETTINGS = "/etc/postgresql-common/createcluster.conf"


def find_postgresql() -> Path | None:
    """Return the folder with ``initdb`` and ``postgres``; None where there is none."""
    named = shutil.which("initdb")
    folders = [Path(named).resolve().parent] if named else []
    folders += sorted(DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    return next((f for f in folders if (f / "initdb").is_file() and (f / "postgres").is_file()), None)


def find_nginx() -> Path | None:
    """Return the program; None where there is none."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    return Path(found) if found else None


def _fetch_postgresql(log: Path) -> None:
    if apt_install(["postgresql-common"], log):
        # Without this the package makes a database of its own and has the system start it.
        run([*(root_prefix() or []), "pg_conftool", SETTINGS, "set", "create_main_cluster", "false"], log)
        apt_install(["postgresql"], log)


def _fetch_nginx(log: Path) -> None:
    apt_install(["nginx-light"], log)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that tests start.

    Attributes
    ----------
    find : callable
        Returns where it is, None where it is not.
    fetch : callable
        Installs Debian's package, noting what it does in the file it is given.
    target : str
        What make installs it by.
    called, package, elsewhere : str
        Its name in a sentence, Debian's package, and what to do on another system.
    """

    find: Callable[[], Path | None]
    fetch: Callable[[Path], None]
    target: str
    called: str
    package: str
    elsewhere: str


SERVERS = {
    "postgresql": Server(
        find_postgresql, _fetch_postgresql, "databases", "a PostgreSQL server", "postgresql",
        "have its initdb on the PATH",
    ),
    "nginx": Server(find_nginx, _fetch_nginx, "proxy", "nginx", "nginx-light", "have nginx on the PATH"),
}  # fmt: skip


def install(name: str) -> Path:
    """Return where a server is, after installing it where it is missing.

    Raises
    ------
    SetupError
        With the command to give, where we may not install or it failed.
    """
    server = SERVERS[name]
    if found := server.find():
        return found
    log = ROOT / ".venv" / f"{name}.log"
    log.unlink(missing_ok=True)
    server.fetch(log)
    if found := server.find():
        return found
    raise SetupError(
        f"The tests need {server.called} and it could not be installed: "
        f"run 'sudo apt-get install {server.package}' (elsewhere: {server.elsewhere}), then try again."
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print where a server is, exit code 1 where it is not."""
    parser = argparse.ArgumentParser(prog="python -m scripts.servers", description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=list(SERVERS))
    parser.add_argument("--install", action="store_true", help="install it where none is found")
    asked = parser.parse_args(arguments)
    server = SERVERS[asked.name]
    found = install(asked.name) if asked.install else server.find()
    if found is None:
        raise SetupError(f"{server.called} was not found: run 'make {server.target}', or install it.")
    print(found)


if __name__ == "__main__":
    main_with_sentence(main)
