"""The peer QGIS: the same layers in a print layout, exported headless, by the Python that QGIS has.

    python3 qgis_layout.py FOLDER_OF_LAYERS OUT_FOLDER ROUNDS

Writes one JSON object: seconds from start to ready, and milliseconds of each export by format.
"""

import json
import os
import sys
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
BEGUN = perf_counter()

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsLayout,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)

NAMES = ("countries", "departments", "zones", "rivers", "corridors", "settlements")


def layout_of(project):
    """Return an A4 page with map, title, legend and scale bar."""
    layout = QgsLayout(project)
    layout.initializeDefaults()
    page = layout.pageCollection().page(0)
    page.setPageSize(QgsLayoutSize(210, 297))
    sheet = QgsLayoutItemMap(layout)
    sheet.attemptMove(QgsLayoutPoint(10, 30))
    sheet.attemptResize(QgsLayoutSize(150, 220))
    sheet.setExtent(QgsRectangle(-82, -19, -68, 1))
    sheet.setLayers([project.mapLayersByName(name)[0] for name in reversed(NAMES)])  # the first is on top
    title = QgsLayoutItemLabel(layout)
    title.setText("Coca cultivation, ha")
    title.attemptMove(QgsLayoutPoint(10, 10))
    title.attemptResize(QgsLayoutSize(180, 12))
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(sheet)
    legend.attemptMove(QgsLayoutPoint(163, 30))
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(sheet)
    bar.setUnits(QgsUnitTypes.DistanceKilometers)
    bar.attemptMove(QgsLayoutPoint(15, 240))
    for item in (sheet, title, legend, bar):
        layout.addLayoutItem(item)
    return layout


def main(folder, out, rounds):
    """Export the layout in each format and print how long it took."""
    QgsApplication.setPrefixPath(sys.prefix, True)
    app = QgsApplication([], False)
    app.initQgis()
    project = QgsProject.instance()
    for name in NAMES:
        layer = QgsVectorLayer(str(Path(folder) / f"{name}.geojson"), name, "ogr")
        if not layer.isValid():
            raise SystemExit(f"QGIS cannot read {name}")
        project.addMapLayer(layer)
    layout = layout_of(project)
    exporter = QgsLayoutExporter(layout)
    ready = perf_counter() - BEGUN
    image = QgsLayoutExporter.ImageExportSettings()
    image.dpi = 300
    writers = {
        "png": lambda path: exporter.exportToImage(path, image),
        "svg": lambda path: exporter.exportToSvg(path, QgsLayoutExporter.SvgExportSettings()),
        "pdf": lambda path: exporter.exportToPdf(path, QgsLayoutExporter.PdfExportSettings()),
    }
    times = {}
    for kind, write in writers.items():
        times[kind] = []
        for n in range(rounds):
            begun = perf_counter()
            result = write(str(Path(out) / f"{n}.{kind}"))
            if result != QgsLayoutExporter.Success:
                raise SystemExit(f"QGIS wrote no {kind}: {result} {exporter.errorFile()}")
            times[kind].append(1000 * (perf_counter() - begun))
    sys.stdout.write(json.dumps({"ready": ready, "times": times}) + "\n")
    sys.stdout.flush()
    os._exit(0)  # QGIS without a display ends in a crash of its own otherwise


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
