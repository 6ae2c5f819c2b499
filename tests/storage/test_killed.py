"""Every command that writes a file: ended halfway, or out of disk space, it keeps what was there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from geo.catalog import load_sources
from geo.catalog.texts import recognise
from geo.cli import main
from geo.storage.leftovers import DRAFTS, sweep
from tests.support.servers.killed import strike

ROOT = Path(__file__).parents[2]


@dataclass
class Case:
    """A command's arguments, and the one file that it keeps (``before`` None: there was none)."""

    words: list[str]
    target: Path
    before: bytes | None = b"before"


def case(name: str, home: Path) -> Case:
    """Return a command of ``name``."""
    if name == "seeds":
        texts = Path(os.environ.get("SEEDS_DIR", ROOT / "seeds"))
        found = sorted(path for path in texts.glob("*.txt") if path.stem != "README")
        if not found:
            pytest.skip("the seed documents are not here (SEEDS_DIR)")
        known = recognise(found[0].read_bytes(), load_sources().values())
        assert known is not None
        return Case(["seeds", "add", str(found[0])], home / "texts" / f"{known[0].id}.txt")
    ending = {"export": "csv", "snapshot": "png"}[name]
    target = home / "files" / f"file.{ending}"
    return Case([name, str(target), "--year", "2024", "--overwrite"], target)


@pytest.mark.parametrize("point", ["killed", "full"])
@pytest.mark.parametrize(
    "name",
    [
        "export", "snapshot",
        pytest.param("seeds", marks=pytest.mark.seeds),
    ],
)  # fmt: skip
def test_what_was_there_is_there_still(name, point, tmp_path, monkeypatch, capsys):
    home = tmp_path / "home"
    command = case(name, home)
    folder = command.target.parent
    folder.mkdir(parents=True)
    if command.before is not None:
        command.target.write_bytes(command.before)
    if point == "full":
        monkeypatch.setattr(os, "fsync", strike("full"))
        monkeypatch.setenv("GEO_HOME", str(home))
        monkeypatch.setenv("SEEDS_DIR", str(home / "texts"))
        assert main(command.words) != 0
        assert "No space left on device" in capsys.readouterr().err
    else:
        done = subprocess.run(
            [sys.executable, "-m", "tests.support.servers.killed", *command.words],
            cwd=ROOT, capture_output=True, text=True, check=False,
            env=os.environ | {"GEO_HOME": str(home), "SEEDS_DIR": str(home / "texts")},
        )  # fmt: skip
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert len([path for path in folder.iterdir() if path.name.startswith(DRAFTS)]) == 1
        sweep(folder)
    there = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith(".lock")}
    assert there == ({} if command.before is None else {command.target.name: command.before})
