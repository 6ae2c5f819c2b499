"""The shaded relief of ``data/layers``: a picture, and where it lies."""

from __future__ import annotations

import base64

from geo import paths
from geo.errors import DataError
from geo.language import _

FILE = "relief.webp"
BOUNDS = (-86.0, -23.0, -60.0, 6.0)
"""West, south, east and north of the picture in degrees; its rows are even in Web Mercator."""


def load_relief() -> bytes:
    """Return the picture (WebP, alpha tells how strong light and shade are).

    Raises
    ------
    DataError
        If the file is missing.
    """
    path = paths.LAYERS / FILE
    if not path.exists():
        raise DataError(_("data/layers/{file} is missing; python -m geo build makes it").format(file=FILE))
    return path.read_bytes()


def relief_picture() -> dict[str, object]:
    """Return the picture as a map document takes it: ``src``, a data address, and ``bounds``."""
    data = base64.b64encode(load_relief()).decode("ascii")
    return {"src": f"data:image/webp;base64,{data}", "bounds": list(BOUNDS)}
