"""The version of the data: that of the package, its checksums, and the user's own boundaries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from geo.catalog.boundaries import own_boundaries
from geo.catalog.package import load_package
from geo.paths import ROOT


def data_version(path: Path | None = None) -> str:
    """Return the version of the data: that of the package, and 8 digits over all checksums.

    Two checkouts with the same data version hold the same layers and tables. Where the user's own
    boundaries are drawn in place of shipped outlines, ``+local:`` and 8 digits over these follow.

    Parameters
    ----------
    path : Path, optional
        Another checkout's folder, or its description; own boundaries belong to this checkout only.
    """
    package = load_package(path)
    shipped = _digits(f"{item['path']} {item.get('hash', '')}\n" for item in package["resources"])
    version = f"{package.get('version', '0')}-{shipped}"
    own = own_boundaries()[0] if path is None or Path(path).resolve() == ROOT else {}
    if not own:
        return version
    return version + "+local:" + _digits(f"{place} {boundary.stored}\n" for place, boundary in own.items())


def _digits(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(sorted(lines)).encode("utf-8")).hexdigest()[:8]
