"""The shaded relief of ``data/layers``: a picture, and where it lies."""

from __future__ import annotations

import base64

from geo import paths
from geo.catalog.fault import Fault
from geo.errors import DataError
from geo.language import _
from geo.storage import read_picture

FILE = "relief.webp"
BOUNDS = (-86.0, -23.0, -60.0, 6.0)
"""West, south, east and north of the picture in degrees; its rows are even in Web Mercator."""


def load_relief() -> bytes:
    """Return the picture (WebP, alpha is how strong light and shade are).

    Raises
    ------
    DataError
        If the file is missing, or is not whole.
    """
    path = paths.LAYERS / FILE
    if not path.exists():
        raise DataError(_("data/layers/{file} is missing; python -m geo build makes it").format(file=FILE))
    return read_picture(path, error=DataError)


def relief_faults() -> list[Fault]:
    """Return why there is no relief to be drawn; nothing where there is."""
    try:
        load_relief()
    except DataError as error:
        expected = _("the shaded relief; the maps are drawn without it")
        return [Fault(f"data/layers/{FILE}", None, "", str(error), expected)]
    return []


def relief_picture() -> dict[str, object] | None:
    """Return the picture as a map document takes it: ``src``, a data address, and ``bounds``.

    None where it is damaged, which `relief_faults` says: a map without its shading is still a map.
    """
    try:
        data = base64.b64encode(load_relief()).decode("ascii")
    except DataError:
        return None
    return {"src": f"data:image/webp;base64,{data}", "bounds": list(BOUNDS)}
