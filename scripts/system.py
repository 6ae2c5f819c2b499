"""What the helpers ask of the machine: commands, root rights, Debian packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from geo.errors import GeoError

ROOT = Path(__file__).resolve().parent.parent


class SetupError(GeoError, RuntimeError):
    """Something the machine lacks; the message is one sentence that names the fix."""


def run(command: Sequence[str], log: Path | None = None, env: dict[str, str] | None = None) -> int:
    """Run ``command`` without input and return its exit code.

    Parameters
    ----------
    command
        Program and arguments; a program that is not there counts as exit code 127.
    log
        File to append all output to; None throws the output away.
    env
        Environment instead of our own.
    """
    sink = log.open("ab") if log else open(os.devnull, "wb")  # noqa: SIM115 (closed by the with below)
    with sink:
        try:
            return subprocess.run(
                list(command), stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, env=env
            ).returncode
        except FileNotFoundError:
            return 127


def root_prefix() -> list[str] | None:
    """Return what to put before a command to run it as root; None where we may not."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run(["sudo", "-n", "true"]) == 0:
        return ["sudo", "-n"]
    return None


def apt_install(packages: Sequence[str], log: Path | None = None) -> bool:
    """Install Debian packages if we may; say whether that worked.

    The package lists are refreshed first: on a new machine they are empty.
    """
    prefix = root_prefix()
    if prefix is None or shutil.which("apt-get") is None:
        return False
    # env(1) carries the setting through sudo, which drops the environment.
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    print(f"Installing {' '.join(packages)} with apt-get …", flush=True)
    run([*apt, "update"], log)
    return run([*apt, "install", "--no-install-recommends", *packages], log) == 0


def main_with_sentence(main: Callable[[], None]) -> None:
    """Call ``main``; turn our own errors into one sentence and exit code 1."""
    try:
        main()
    except GeoError as error:
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
