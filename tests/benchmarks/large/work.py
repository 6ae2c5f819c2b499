"""What a page or a command does first, on the package that `processes.point_at` has chosen before."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.catalog import cells
from geo.estimates import Timelines, find_disagreements
from geo.exports import Request, gather, write_data
from geo.maps.document import render
from geo.maps.from_atlas import atlas_document, atlas_values
from geo.maps.standalone import pack
from geo.model import View
from geo.plots import PAPERS, Sheet, write_sheet
from geo.relief import relief_picture
from geo.views.defaults import settled

__all__ = ["MEASURE", "Work", "cells"]

MEASURE = "coca_cultivation"


def sizes(packed: str) -> dict[str, float]:
    """Return the kB of a packed text on the wire, and of the compressed bytes that it stands for."""
    return {"sent_kb": round(len(packed) / 1000, 1), "gz_kb": round(len(packed) * 3 / 4000, 1)}


class Work:
    """The tasks, each returning what it found; all but the first need `start`."""

    atlas: Atlas

    def start(self) -> dict[str, Any]:
        self.atlas = read_atlas()
        return {"faults": len(self.atlas.faults), "version": self.atlas.version}

    def _known(self) -> Timelines:
        return estimate_all(self.atlas, MEASURE, "monitoring")

    def _view(self) -> View:
        return settled(View(measure=MEASURE), self._known(), self.atlas)

    def estimates(self) -> dict[str, Any]:
        return {"states": len(self._known().estimates)}

    def document(self) -> dict[str, Any]:
        return sizes(pack(render(atlas_document(self.atlas, relief=relief_picture()))))

    def values(self) -> dict[str, Any]:
        known = self._known().estimates
        message = atlas_values(self.atlas, MEASURE, known, lens="monitoring", panel=True)
        return {"states": len(known)} | sizes(pack(message))

    def disagreements(self) -> dict[str, Any]:
        return {"found": len(find_disagreements(self.atlas.statements.values(), self.atlas))}

    def export(self, ending: str, *, everything: bool = False) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"out.{ending}"
            content = gather(self.atlas, Request(self._view(), (), everything))
            write_data(content, path)
            return {"rows": len(content.values.rows), "file_kb": round(path.stat().st_size / 1000, 1)}

    def picture(self, paper: str) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "out.png"
            write_sheet(Sheet(self._view(), size_mm=PAPERS[paper]), self.atlas, path)
            return {"file_kb": round(path.stat().st_size / 1000, 1)}
