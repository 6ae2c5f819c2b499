"""Write one archive that installs with no network: ``python -m scripts.bundle``.

``dist/peru-coca-atlas-<version>.tar.gz`` holds the tracked files of the checkout and a
``wheels`` folder with every package that ``requirements.txt`` names. The wheels suit
the Python and the machine the archive was made on, and say so.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

from scripts.install import WHEELS_FOR, python_tag
from scripts.system import ROOT, SetupError, main_with_sentence, run

NAME = "peru-coca-atlas"


def version(root: Path = ROOT) -> str:
    """Return the version of the checkout, as ``pyproject.toml`` says."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def tracked_files(root: Path = ROOT) -> list[str]:
    """Return the tracked files of the checkout that are there, sorted, relative to ``root``.

    Raises
    ------
    SetupError
        If ``root`` is no git checkout.
    """
    listing = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True)
    if listing.returncode != 0:
        raise SetupError(
            "A bundle is made of tracked files and this folder is no git checkout: clone it with git first."
        )
    return sorted(name for name in listing.stdout.decode().split("\0") if name and (root / name).is_file())


def moment(root: Path = ROOT) -> int:
    """Return when the checkout was last committed (seconds since 1970); the archive is dated by it."""
    said = subprocess.run(
        ["git", "-C", str(root), "log", "-1", "--format=%ct"], capture_output=True, text=True
    )
    return int(said.stdout.strip() or 0)


def collect_wheels(folder: Path, root: Path = ROOT) -> None:
    """Fill ``folder`` with a wheel of everything ``requirements.txt`` needs.

    Raises
    ------
    SetupError
        If a package can be neither fetched nor built.
    """
    log = root / ".venv" / "bundle.log"
    log.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pip", "wheel", "--no-input", "--disable-pip-version-check"]
    if run([*command, "--wheel-dir", str(folder), "-r", str(root / "requirements.txt")], log) != 0:
        raise SetupError(f"The wheels could not be collected: {log} says why.")
    (folder / WHEELS_FOR).write_text(python_tag() + "\n")


def write_archive(out: Path, files: list[tuple[Path, str]], when: int) -> None:
    """Write ``files`` (path on disk, name inside) to ``out``: same files, same bytes."""

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = ""
        info.mtime = when
        info.mode = 0o755 if info.mode & 0o100 else 0o644
        return info

    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(out.name + ".part")
    # Level 1: nearly all of it is wheels, which are compressed already.
    with (
        partial.open("wb") as raw,
        gzip.GzipFile("", "wb", 1, raw, mtime=when) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, name in files:
            archive.add(path, name, recursive=False, filter=plain)
    partial.replace(out)


def main() -> None:
    """Collect the wheels, write the archive and say where it is."""
    stem = f"{NAME}-{version()}"
    out = ROOT / "dist" / f"{stem}.tar.gz"
    files = [(ROOT / name, f"{stem}/{name}") for name in tracked_files()]
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder)
        print("Collecting wheels …", flush=True)
        collect_wheels(wheels)
        files += [(wheel, f"{stem}/wheels/{wheel.name}") for wheel in sorted(wheels.iterdir())]
        write_archive(out, files, moment())
    print(f"{out.relative_to(ROOT)}  {out.stat().st_size / 1e6:.0f} MB, for {python_tag()}")
    print(f"On a machine without network: tar xf {out.name} && cd {stem} && make run")


if __name__ == "__main__":
    main_with_sentence(main)
