"""Sheets beside what an analyst has without us: geopandas on bare axes, a browser's picture of folium.

folium's own ``Map._to_png`` needs selenium and a driver; what it does, a picture of the opened
document, is done here with the Chromium the other benchmarks use, without its pause of three seconds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import folium
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geo import paths
from geo.atlas import Atlas, read_atlas
from geo.model import View
from geo.plots import Sheet, write_sheet
from tests.benchmarks.report import Report

ROUNDS = 5
BUDGET_MS = 2000
YEARLY_S = 20
MEMORY_MB = 600
COMMAND = """
import resource, sys
from geo.cli import main
code = main(sys.argv[1:])
own = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0])
print(max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024)
sys.exit(code)
"""
"""The command line, printing the memory of the largest of its processes in MB.

What the system gives as that of a process itself counts the one that started it; Linux says it apart.
"""
YEARLY = ("--measure", "coca_cultivation", "--level", "country", "--years", "1990-2024")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_one_sheet(atlas: Atlas, report: Report, tmp_path: Path, kind: str) -> None:
    times = []
    write_sheet(Sheet(View(year=2024)), atlas, tmp_path / f"first.{kind}")
    for n in range(ROUNDS):
        begun = perf_counter()
        written = write_sheet(Sheet(View(year=2020 + n % 4)), atlas, tmp_path / f"{n}.{kind}")
        times.append(1000 * (perf_counter() - begun))
    report.add(f"sheet of A4, 300 dpi, checked: {kind.upper()}", times, budget=BUDGET_MS, judged="greatest")
    report.add(f"sheet of A4: {kind.upper()}, size", [written.size / 1000], "kB")


def test_twenty_five_maps_by_one_command(report: Report, tmp_path: Path) -> None:
    names = [str(tmp_path / "m-{year}.png"), str(tmp_path / "newest.png")]
    begun = perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", COMMAND, "snapshot", *names, *YEARLY], check=True, cwd=paths.ROOT,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    seconds = perf_counter() - begun
    memory = float(ran.stdout)
    count = len(list(tmp_path.glob("*.png")))
    report.add(f"{count} yearly sheets, A4, 300 dpi, PNG by one command", [seconds], "s", budget=YEARLY_S)
    report.add("the same: memory of the largest process", [memory], "MB", budget=MEMORY_MB)


def test_an_animation(atlas: Atlas, report: Report, tmp_path: Path) -> None:
    sheet = Sheet(View(), layout="animation", size_px=(1280, 720), dpi=96)
    for kind in ("gif", "mp4"):
        begun = perf_counter()
        written = write_sheet(sheet, atlas, tmp_path / f"film.{kind}")
        report.add(f"animation of all years, 1280 × 720, {kind.upper()}", [perf_counter() - begun], "s")
        report.add(f"the same: {kind.upper()}, size", [written.size / 1000], "kB")


def test_the_peer_geopandas(atlas: Atlas, report: Report, tmp_path: Path) -> None:
    """The same layers on bare axes: no names, legend, scale, sources; the projection left to plate carrée."""
    times = []
    for n in range(ROUNDS):
        begun = perf_counter()
        figure = Figure(figsize=(8.27, 11.69), dpi=300)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        for name in ("countries", "departments", "zones", "rivers", "corridors", "settlements"):
            atlas.layers[name].plot(ax=axes)
        axes.set_xlim(-82, -68)
        axes.set_ylim(-19, 1)
        figure.savefig(tmp_path / f"{n}.png")
        times.append(1000 * (perf_counter() - begun))
    report.add("geopandas .plot of the same layers, bare, A4, 300 dpi, PNG", times)


def test_the_peer_browser(atlas: Atlas, report: Report, browser, tmp_path: Path) -> None:
    times = []
    for n in range(ROUNDS):
        begun = perf_counter()
        peer = folium.Map([-9.3, -75.0], zoom_start=6, tiles=None)
        for name in ("countries", "departments", "zones", "rivers"):
            folium.GeoJson(atlas.layers[name][["id", "geometry"]]).add_to(peer)
        document = tmp_path / "peer.html"
        peer.save(document)
        page = browser.new_page(viewport={"width": 1240, "height": 1754}, device_scale_factor=2)
        page.goto(document.as_uri())
        page.screenshot(path=tmp_path / f"{n}.png")
        page.close()
        times.append(1000 * (perf_counter() - begun))
    report.add("a browser's picture of a folium map, 2480 × 3508 (folium waits 3 s more)", times)
    report.note("Without a network folium's own document finds no Leaflet: the browser's picture is blank.")


def test_the_peer_qgis(report: Report, tmp_path: Path) -> None:
    """The same layers in a print layout: title, legend, scale bar; one colour a layer, no names placed."""
    python = shutil.which("python3", path=os.defpath)
    has = python and subprocess.run([python, "-c", "import qgis.core"], capture_output=True, check=False)
    if not has or has.returncode:
        pytest.skip("QGIS is not here (Debian: apt install qgis python3-qgis)")
    script = Path(__file__).with_name("qgis_layout.py")
    clean = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
    ran = subprocess.run(
        [python, script, paths.LAYERS, tmp_path, str(ROUNDS)], capture_output=True, text=True, env=clean,
        check=True,
    )  # fmt: skip
    found = json.loads(ran.stdout.splitlines()[-1])
    report.add("QGIS, layers read and laid out, before anything is exported", [1000 * found["ready"]])
    for kind, times in found["times"].items():
        report.add(f"QGIS print layout of the same layers, plain, A4, 300 dpi, {kind.upper()}", times)
