"""Find the nginx that the tests put in front of a server, or install it (``--install``)."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from scripts.system import ROOT, SetupError, apt_install, main_with_sentence

DEBIAN = "/usr/sbin"


def find_nginx() -> Path | None:
    """Return the program; None where there is none."""
    found = shutil.which("nginx") or shutil.which("nginx", path=DEBIAN)
    return Path(found) if found else None


def install_nginx() -> Path:
    """Return the program, after installing Debian's package where it is missing.

    Raises
    ------
    SetupError
        With the command to give, where we may not install or it failed.
    """
    if found := find_nginx():
        return found
    log = ROOT / ".venv" / "nginx.log"
    log.unlink(missing_ok=True)
    apt_install(["nginx-light"], log)
    if found := find_nginx():
        return found
    raise SetupError(
        "The tests need nginx and it could not be installed: "
        "run 'sudo apt-get install nginx-light' (elsewhere: have nginx on the PATH), then try again."
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the program, exit code 1 where there is none."""
    parser = argparse.ArgumentParser(prog="python -m scripts.nginx", description=__doc__)
    parser.add_argument("--install", action="store_true", help="install it where none is found")
    found = install_nginx() if parser.parse_args(arguments).install else find_nginx()
    if found is None:
        raise SetupError("No nginx was found: run 'make proxy', or install it.")
    print(found)


if __name__ == "__main__":
    main_with_sentence(main)
