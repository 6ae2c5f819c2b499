"""Make the virtual environment hold what the requirements name; do nothing when it already does.

``python -m scripts.install [REQUIREMENTS …]``, run by any Python of 3.11 or newer, with
the standard library only. Where the checkout has a ``wheels`` folder (an unpacked
bundle), packages come from there and no network is used.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.system import ROOT, SetupError, apt_install, main_with_sentence, run

VENV = ROOT / ".venv"
WHEELS = ROOT / "wheels"
WHEELS_FOR = "FOR"  # file in `wheels` that says which Python they suit
NO_COMPILER = re.compile(
    rb"command '[^']*(gcc|cc|clang|g\+\+|c\+\+)[^']*' failed: No such file"
    rb"|Microsoft Visual C\+\+ .* is required"
    rb"|Unknown compiler\(s\)|CMAKE_C(XX)?_COMPILER|No such file or directory: '(gcc|cc|g\+\+|c\+\+)'"
    rb"|no acceptable C compiler|Python\.h: No such file"
)
NO_REGISTRY = re.compile(
    rb"Failed to establish a new connection|Name or service not known|Temporary failure in name resolution"
    rb"|NewConnectionError|ConnectTimeoutError|from versions: none|Network is unreachable"
)

NO_TRUST = re.compile(rb"CERTIFICATE_VERIFY_FAILED|certificate verify failed")


def venv_python(venv: Path = VENV) -> Path:
    """Return where the Python of a virtual environment lies."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def python_tag() -> str:
    """Return which Python this is, as far as compiled packages care (``cpython-311-linux-x86_64``)."""
    return f"{sys.implementation.cache_tag}-{sys.platform}-{platform.machine().lower()}"


def fingerprint(requirements: Path, tag: str) -> str:
    """Return a checksum of everything that decides what is installed.

    Parameters
    ----------
    requirements
        File of requirements; ``constraints.txt`` beside it counts too.
    tag
        `python_tag` of the Python that installs.
    """
    digest = hashlib.sha256(tag.encode())
    for file in (requirements, requirements.parent / "constraints.txt"):
        digest.update(b"\0" + (file.read_bytes() if file.exists() else b""))
    return digest.hexdigest()


def stamp_path(requirements: Path, venv: Path) -> Path:
    """Return the file that remembers what was last installed from ``requirements``."""
    return venv / f".installed-{requirements.stem}"


def is_current(requirements: Path, venv: Path) -> bool:
    """Say whether ``venv`` works and already holds exactly what ``requirements`` names."""
    stamp = stamp_path(requirements, venv)
    if not stamp.exists() or run([str(venv_python(venv)), "-c", ""]) != 0:
        return False
    return stamp.read_text().strip() == fingerprint(requirements, python_tag())


def make_venv(venv: Path) -> None:
    """Create ``venv`` unless it is there, works and has the version of the Python that runs this.

    Raises
    ------
    SetupError
        If this Python has no ``venv`` and we may not install it.
    """
    same = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if run([str(venv_python(venv)), "-c", same]) == 0:
        return
    base = Path(getattr(sys, "_base_executable", sys.executable) or sys.executable)
    # Debian splits ensurepip off: `import venv` works there, and making an environment does not.
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not apt_install([package]):
            raise SetupError(
                f"Python's venv module is missing: run 'sudo apt-get install {package}', then try again."
            )
    print(f"Making {venv.name} with Python {sys.version.split()[0]} …", flush=True)
    log = venv.parent / f"{venv.name}-failed.log"
    if run([str(base), "-m", "venv", "--clear", str(venv)], log) != 0:
        raise SetupError(f"No virtual environment could be made with {base}: {log.name} says why.")
    log.unlink()


def pip_command(requirements: Path, venv: Path, wheels: Path) -> tuple[list[str], dict[str, str]]:
    """Return the command that installs ``requirements``, and its environment.

    Raises
    ------
    SetupError
        If ``wheels`` is there but was made for another Python.
    """
    command = [str(venv_python(venv)), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    env = dict(os.environ)
    if wheels.is_dir():
        made_for = wheels / WHEELS_FOR
        suits = made_for.read_text().strip() if made_for.exists() else python_tag()
        if suits != python_tag():
            raise SetupError(
                f"The wheels of this bundle are for {suits} and this Python is {python_tag()}: "
                "name one that fits, as in 'make run PYTHON=python3.11', "
                f"or remove the folder {wheels.name} to use a registry."
            )
        # A user's own pip settings may name a registry: none may be asked here.
        env = {key: value for key, value in env.items() if not key.startswith("PIP_")}
        env["PIP_CONFIG_FILE"] = os.devnull
        command += ["--no-index", "--only-binary", ":all:", "--find-links", str(wheels)]
    return [*command, "-r", str(requirements)], env


def explain(log: Path, wheels: Path) -> str:
    """Return the one sentence that fits why pip failed, from what it wrote to ``log``."""
    said = log.read_bytes()
    if NO_COMPILER.search(said):
        return (
            "A package had to be compiled and there is no compiler: "
            "run 'sudo apt-get install build-essential python3-dev', then try again."
        )
    if shutil.disk_usage(log.parent).free < 50_000_000 or b"No space left on device" in said:
        return "The disk is full: the virtual environment needs about 1.5 GB, free some and try again."
    if wheels.is_dir():
        return f"The folder {wheels.name} lacks a package: unpack the bundle again ({log} says which)."
    if NO_TRUST.search(said):
        return (
            "The certificate of the package registry is not trusted here, as behind a proxy that opens "
            f"encrypted traffic: set PIP_CERT to the file of its certificates ({log} has the details)."
        )
    if NO_REGISTRY.search(said):
        return (
            "A package could not be fetched: the first install needs a package registry, so connect this "
            f"machine for once, or use the archive of 'make bundle' ({log} has the details)."
        )
    return f"The packages could not be installed: {log} says why."


def install(requirements: Path, venv: Path = VENV, wheels: Path = WHEELS) -> bool:
    """Bring ``venv`` up to ``requirements``; return whether anything had to be done.

    Raises
    ------
    SetupError
        With one sentence that names the fix.
    """
    if is_current(requirements, venv):
        return False
    make_venv(venv)
    stamp = stamp_path(requirements, venv)
    # Gone before pip starts: an install that is cut short must not look finished.
    stamp.unlink(missing_ok=True)
    command, env = pip_command(requirements, venv, wheels)
    print(f"Installing what {requirements.name} names (once; a few minutes) …", flush=True)
    log = venv / "install.log"
    log.unlink(missing_ok=True)
    if run(command, log, env) != 0:
        raise SetupError(explain(log, wheels))
    tag = subprocess.check_output(
        [str(venv_python(venv)), "-c", "from scripts.install import python_tag; print(python_tag())"],
        text=True, cwd=ROOT,
    ).strip()  # fmt: skip
    stamp.write_text(fingerprint(requirements, tag) + "\n")
    return True


def main(arguments: Sequence[str] | None = None) -> None:
    """Install the requirements named on the command line (``requirements.txt`` by default)."""
    parser = argparse.ArgumentParser(prog="python -m scripts.install", description=__doc__.splitlines()[0])
    parser.add_argument("requirements", nargs="*", type=Path, default=[ROOT / "requirements.txt"])
    for requirements in parser.parse_args(arguments).requirements:
        if install(requirements.resolve()):
            # matplotlib looks through the machine's typefaces once, by another program: not in the server.
            run([str(venv_python()), "-c", "import matplotlib.font_manager"])


if __name__ == "__main__":
    main_with_sentence(main)
