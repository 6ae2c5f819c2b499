"""Sheets beside what an analyst has without us: geopandas on bare axes, a browser's picture of folium.

folium's own ``Map._to_png`` needs selenium and a driver; what it does, a picture of the opened
document, is done here with the Chromium the other benchmarks use, without its pause of three seconds.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

import folium
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geo.atlas import Atlas, read_atlas
from geo.model import View
from geo.plots import Sheet, write_sheet
from tests.benchmarks.report import Report

ROUNDS = 5
BUDGET_MS = 2000
YEARLY_S = 20
MEMORY_MB = 600
YEARLY = """
import resource, sys, time
begun = time.perf_counter()
from geo.atlas import read_atlas
from geo.model import View
from geo.plots import Sheet, write_sheet
atlas = read_atlas()
years = [("department", y) for y in range(2012, 2025)] + [("zone", y) for y in range(2013, 2025)]
for level, year in years:
    write_sheet(Sheet(View(level=level, year=year)), atlas, f"{sys.argv[1]}/{level}-{year}.png")
print(len(years), time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


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


def test_twenty_five_maps_in_one_process(report: Report, tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", YEARLY, tmp_path], capture_output=True, text=True, check=True)
    count, seconds, memory = (float(text) for text in ran.stdout.split())
    report.add(f"{count:.0f} yearly sheets as PNG in one process", [seconds], "s", budget=YEARLY_S)
    report.add("the same: memory", [memory], "MB", budget=MEMORY_MB)


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
