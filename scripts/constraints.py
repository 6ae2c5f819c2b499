"""Pin everything the requirements pull in: ``python -m scripts.constraints`` rewrites ``constraints.txt``.

Installs ``requirements.txt`` into an environment of its own, without the pins of
before, and writes down what came.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.install import venv_python
from scripts.system import ROOT, SetupError, main_with_sentence, run

HEADER = "# Every package at the version all of this was tested with. Written by: make constraints\n"


def unconstrained(requirements: str) -> str:
    """Return the text of a requirements file without its line that names the constraints."""
    return "".join(line for line in requirements.splitlines(keepends=True) if not line.startswith("-c "))


def resolve(requirements: Path) -> list[str]:
    """Return ``name==version`` of everything ``requirements`` installs, sorted by name.

    Raises
    ------
    SetupError
        If it cannot be installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        venv, free = Path(folder) / "venv", Path(folder) / "requirements.txt"
        free.write_text(unconstrained(requirements.read_text(encoding="utf-8")), encoding="utf-8")
        pip = [str(venv_python(venv)), "-m", "pip", "--disable-pip-version-check"]
        log = ROOT / ".venv" / "constraints.log"
        log.unlink(missing_ok=True)
        made = run([sys.executable, "-m", "venv", str(venv)], log)
        if made != 0 or run([*pip, "install", "-r", str(free)], log) != 0:
            raise SetupError(f"The requirements could not be installed together: {log} says why.")
        return sorted(subprocess.check_output([*pip, "freeze"], text=True).split(), key=str.casefold)


def main() -> None:
    """Write ``constraints.txt`` anew."""
    pins = resolve(ROOT / "requirements.txt")
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(pins) + "\n", encoding="utf-8")
    print(f"constraints.txt: {len(pins)} packages")


if __name__ == "__main__":
    main_with_sentence(main)
