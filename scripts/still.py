"""Draw the still picture of the map again, after the layers have changed: ``python -m scripts.still``."""

from __future__ import annotations

from geo.layers import load_shipped
from geo.maps.ground_picture import still_svg
from scripts.system import ROOT

STILL = ROOT / "geo" / "ui" / "server" / "assets" / "still.svg"


def drawn() -> str:
    """Return the picture as the shipped layers give it."""
    return still_svg(*(load_shipped(name) for name in ("countries", "departments", "zones")))


if __name__ == "__main__":
    STILL.write_text(drawn(), encoding="utf-8")
