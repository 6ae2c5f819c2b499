"""Find the programs of a PostgreSQL server for the tests, or install them.

``python -m scripts.postgresql`` prints their folder; ``--install`` installs Debian's package first where none
is found and we may. No server is started by it: the tests start their own (``tests/support/databases.py``).
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
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


def install_postgresql() -> Path:
    """Return the folder of the programs, after installing them where they are missing.

    Raises
    ------
    SetupError
        With the command to give, where we may not install or it failed.
    """
    if found := find_postgresql():
        return found
    log = ROOT / ".venv" / "postgresql.log"
    log.unlink(missing_ok=True)
    if apt_install(["postgresql-common"], log):
        # Without this the package makes a database of its own and has the system start it.
        run([*(root_prefix() or []), "pg_conftool", SETTINGS, "set", "create_main_cluster", "false"], log)
        apt_install(["postgresql"], log)
    if found := find_postgresql():
        return found
    raise SetupError(
        "The tests need a PostgreSQL server and it could not be installed: "
        "run 'sudo apt-get install postgresql' (elsewhere: have its initdb on the PATH), then try again."
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the folder of the programs, exit code 1 where there are none."""
    parser = argparse.ArgumentParser(prog="python -m scripts.postgresql", description=__doc__.splitlines()[0])
    parser.add_argument("--install", action="store_true", help="install them where none are found")
    found = install_postgresql() if parser.parse_args(arguments).install else find_postgresql()
    if found is None:
        raise SetupError("No PostgreSQL server was found: run 'make databases', or install PostgreSQL.")
    print(found)


if __name__ == "__main__":
    main_with_sentence(main)
