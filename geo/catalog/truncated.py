"""Tables that were cut off: their last line has no end, and they are shorter than the data package says."""

from __future__ import annotations

from pathlib import Path

from geo import paths
from geo.catalog.cells import LARGEST, shown
from geo.catalog.fault import Fault
from geo.catalog.package import load_package
from geo.language import _
from geo.regular_file import read_regular


def cut_off(root: Path | None = None) -> list[Fault]:
    """Return a fault for each table that ends in the middle of its last line.

    Such a table can look whole, where what is left of the line has all its cells. A shorter one whose
    last line does end was changed by somebody, which is no fault.
    """
    faults = []
    for item in load_package(root)["resources"]:
        path = (root or paths.ROOT) / "data" / item["path"]
        try:
            if path.suffix != ".csv" or path.stat().st_size >= item.get("bytes", 0):
                continue
            content = read_regular(path, LARGEST)
        except OSError:
            continue  # who reads the table says what is wrong with it
        if content and not content.endswith(b"\n"):
            expected = _("a whole table: it ends in the middle of a row")
            faults.append(Fault(shown(path), content.count(b"\n") + 1, "", "", expected))
    return faults
