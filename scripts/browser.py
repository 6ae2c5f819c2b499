"""Find a Chromium for the browser tests, or install one.

``python -m scripts.browser`` prints its path; ``--install`` installs Debian's
``chromium`` first where none is found and we may.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.system import ROOT, SetupError, apt_install, main_with_sentence, run

SHELL = "chromium-headless-shell"
"""Debian's Chromium without windows: the tests take two thirds of the time."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLAYWRIGHT_CACHES = {
    "linux": Path.home() / ".cache/ms-playwright",
    "darwin": Path.home() / "Library/Caches/ms-playwright",
    "win32": Path(os.environ.get("LOCALAPPDATA", Path.home())) / "ms-playwright",
}
PLAYWRIGHT_PROGRAMS = (
    "chromium_headless_shell-*/chrome-linux*/headless_shell",
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)


def candidates() -> Iterator[Path]:
    """Yield programs that may be a Chromium, the likeliest first.

    ``ATLAS_BROWSER`` (a path) comes before all; then what the shell would find; then
    what Playwright downloaded for itself.
    """
    if named := os.environ.get("ATLAS_BROWSER"):
        yield Path(named)
        return
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    cache = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folder = Path(cache) if cache else PLAYWRIGHT_CACHES.get(sys.platform, PLAYWRIGHT_CACHES["linux"])
    for pattern in PLAYWRIGHT_PROGRAMS:
        yield from sorted(folder.glob(pattern), reverse=True)
    if sys.platform == "darwin":
        yield Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_browser() -> str | None:
    """Return the path of a Chromium that can be started; None where there is none.

    Ubuntu's ``chromium-browser`` may be a stub that only asks for a snap, so a program
    counts only if it can say its version. (Chrome on Windows opens a window when
    asked, so there being a file has to do.)
    """
    for program in candidates():
        if program.is_file() and (os.name == "nt" or run([str(program), "--version"]) == 0):
            return str(program)
    return None


def driver_works() -> bool:
    """Say whether Playwright's own driver can be started: it needs a library that a bare Debian lacks."""
    return run([sys.executable, "-m", "playwright", "--version"]) == 0


def install_browser() -> str:
    """Return the path of a Chromium that Playwright can drive, after installing what is missing.

    Where there is one with windows only, that without is tried for once; it is no fault if it cannot be had.

    Raises
    ------
    SetupError
        With the command to give, where we may not install or it failed.
    """
    found, driver = find_browser(), driver_works()
    parts = [] if driver else ["libatomic1"]
    missing = ([] if found else ["chromium"]) + parts
    log, tried = ROOT / ".venv" / "browser.log", ROOT / ".venv" / f"{SHELL}.tried"
    if found and not missing and (Path(found).name == SHELL or tried.exists() or not tried.parent.is_dir()):
        return found
    log.unlink(missing_ok=True)
    tried.touch()
    if not apt_install([SHELL, *parts], log) and missing:
        apt_install(missing, log)
    if find_browser() is None:
        # Ubuntu has Chromium as a snap only; Playwright brings a build of its own.
        run([sys.executable, "-m", "playwright", "install", "chromium"], log)
    if (found := find_browser()) and driver_works():
        return found
    raise SetupError(
        "The tests need a Chromium and it could not be installed: "
        f"run 'sudo apt-get install {' '.join(missing)}' "
        "(on Ubuntu 'sudo .venv/bin/python -m playwright install --with-deps chromium'), then try again."
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the path of a Chromium, exit code 1 where there is none."""
    parser = argparse.ArgumentParser(prog="python -m scripts.browser", description=__doc__.splitlines()[0])
    parser.add_argument("--install", action="store_true", help="install one where none is found")
    found = install_browser() if parser.parse_args(arguments).install else find_browser()
    if found is None:
        raise SetupError("No Chromium was found: run 'make browser', or set ATLAS_BROWSER to one.")
    print(found)


if __name__ == "__main__":
    main_with_sentence(main)
