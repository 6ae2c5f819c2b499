"""List the licence of every package: ``python -m scripts.licences`` writes ``docs/packages.md``.

Names come from ``constraints.txt``, licences from what each package says of itself.
"""

from __future__ import annotations

import re
from importlib import metadata

from scripts.system import ROOT, SetupError, main_with_sentence

OUT = ROOT / "docs" / "packages.md"
HEADER = """# Licences of the packages

All that `requirements.txt` brings along, the tools of tests included, by what each package says of itself.
Written by `python -m scripts.licences`; `tests/project/test_licences.py` fails where it is out of date, or
where a package comes under terms that bind what uses it.

| package | licence |
|---|---|
"""
FURTHER = """
Packages carry other programs: `imageio-ffmpeg` an ffmpeg under the GPL 3, which is run and never linked;
`psycopg-binary` the client library of PostgreSQL with OpenSSL; `pyogrio`, `shapely` and `pyproj` GDAL, GEOS
(LGPL 2.1) and PROJ. Licences of data and typeface: [LICENSE-DATA.md](../LICENSE-DATA.md).
"""
SAID_ELSEWHERE = {
    "XStatic-Leaflet": "BSD-2-Clause",  # as Leaflet's own
    "axe-playwright-python": "MIT",  # its LICENSE; axe-core in it is MPL-2.0
}
"""Of packages that name no licence in their description: what their files say."""


def pinned() -> list[str]:
    """Return the names in ``constraints.txt``, in order."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition("==")[0] for line in lines if "==" in line and not line.startswith("#")]


def licence_of(name: str) -> str:
    """Return the licence that a package names: its expression, its field if short, or its classifiers.

    Raises
    ------
    SetupError
        It is not installed, or names none.
    """
    if name in SAID_ELSEWHERE:
        return SAID_ELSEWHERE[name]
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        raise SetupError(f"{name} is not installed: make install, then try again.") from None
    classified = [text.split(" :: ")[-1] for text in said.get_all("Classifier") or [] if "License ::" in text]
    field = next(iter(said.get_all("License") or []), "").strip()
    short = field if re.fullmatch(r"[\w .,()+-]{2,60}", field) and "Copyright" not in field else ""
    found = next(iter(said.get_all("License-Expression") or []), "") or short or " or ".join(classified)
    if not found:
        raise SetupError(f"{name} names no licence: look at its files, then add it to SAID_ELSEWHERE.")
    return found


def listing() -> str:
    """Return the text of ``docs/packages.md``."""
    rows = "".join(f"| {name} | {licence_of(name)} |\n" for name in pinned())
    return HEADER + rows + FURTHER


def main() -> None:
    """Write the list anew."""
    OUT.write_text(listing(), encoding="utf-8")
    print(f"{OUT.relative_to(ROOT)}: {len(pinned())} packages")


if __name__ == "__main__":
    main_with_sentence(main)
