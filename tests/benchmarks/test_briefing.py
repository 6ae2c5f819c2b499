"""Handouts of the shipped briefing: how long they take, and does another office program open the slides."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from time import perf_counter

import pytest
from pypdf import PdfReader

from geo import paths
from geo.atlas import read_atlas
from geo.briefing import read_briefing
from geo.briefing.formats.html_file import write_html
from geo.briefing.formats.pdf_file import write_pdf
from geo.briefing.formats.pptx_file import write_pptx
from geo.language import in_language

pytestmark = pytest.mark.bench

WRITERS = {"pptx": write_pptx, "pdf": write_pdf, "html": write_html}
A_SCENE_S = 4
"""Seconds a scene may take, reading back included, on two cores that nobody else uses."""


@pytest.fixture(scope="module")
def briefing():
    return read_briefing(paths.BRIEFINGS / "peru-coca-atlas.yaml", shipped=True)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_handout_is_written_while_one_waits(briefing, tmp_path, kind):
    atlas, begun = read_atlas(), perf_counter()
    path = tmp_path / f"talk.{kind}"
    WRITERS[kind](briefing, atlas, path)
    took = perf_counter() - begun
    print(f"{kind}: {took:.1f} s, {path.stat().st_size / 1000:,.0f} kB")  # noqa: T201 - shown by make bench
    assert took < A_SCENE_S * len(briefing.scenes)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("language", ["en", "es"])
def test_libreoffice_opens_the_slides(briefing, tmp_path, language):
    atlas, slides = read_atlas(), tmp_path / "talk.pptx"
    with in_language(language):
        write_pptx(briefing, atlas, slides)
    home = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(slides)], check=True, timeout=300)
    pages = PdfReader(Path(tmp_path) / "talk.pdf").pages
    assert len(pages) >= len(briefing.scenes) + 2
    for scene, page in zip(briefing.scenes, pages[1:], strict=False):
        words = "".join(page.extract_text().split())
        assert "".join(scene.title[language].split()) in words
