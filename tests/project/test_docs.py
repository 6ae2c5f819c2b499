"""What the documentation points at exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = {file: file.read_text(encoding="utf-8") for file in DOCUMENTS}


def _ids(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", DOCUMENTS, ids=_ids)
def test_links_lead_somewhere(file):
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", TEXTS[file])
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (file.parent / link).exists()] == []


@pytest.mark.parametrize("file", DOCUMENTS, ids=_ids)
def test_commands_of_make_exist(file):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"`make ([a-z-]+)", TEXTS[file])) | set(
        re.findall(r"^make ([a-z-]+)", TEXTS[file], re.M)
    )
    assert named <= targets


@pytest.mark.parametrize("file", DOCUMENTS, ids=_ids)
def test_files_it_names_exist(file):
    named = set(re.findall(r"`((?:geo|docs|tests|scripts|data)/[\w./-]+\.\w+)`", TEXTS[file]))
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
