"""The typeface of every picture: Source Sans 3, carried along, because nothing may be fetched.

The files are the Latin subset of the variable font as the npm package
``@fontsource-variable/source-sans-3`` 5.3.0 carries it (SIL Open Font License 1.1, beside them).
It is the face of the pages round the map, so that a picture looks the same on every machine.
What is drawn for print needs fixed weights as TrueType: the three files ``.ttf`` are the Latin
files of the npm package ``@fontsource/source-sans-3`` 5.3.1, unpacked from WOFF2 and not changed.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path

from geo.errors import FileError
from geo.storage import read_font

FAMILY = "Source Sans 3"
FALLBACK = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'
"""For a character the subset lacks, and where a browser refuses fonts."""

FACES = {
    "regular": "source-sans-3-400.ttf",
    "semibold": "source-sans-3-600.ttf",
    "italic": "source-sans-3-400-italic.ttf",
}
"""Fixed weights, by the name pictures call them."""

_FILES = {"normal": "source-sans-3-normal.woff2", "italic": "source-sans-3-italic.woff2"}
_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def font_faces() -> str:
    """Return the ``@font-face`` rules with the files inside, as CSS; a damaged file has none.

    Then `FALLBACK` is shown, and `font_faults` says so.
    """
    return "\n".join(_face(style, name) for style, name in _FILES.items() if _fault(name) is None)


@lru_cache(maxsize=1)
def upright_font() -> str:
    """Return the file of all weights, upright, as base64; empty where it is damaged (see `font_faults`)."""
    name = _FILES["normal"]
    return _base64(name) if _fault(name) is None else ""


def font_faults() -> list[str]:
    """Return a sentence for each file of a typeface that is missing or not whole."""
    return [fault for name in (*_FILES.values(), *FACES.values()) if (fault := _fault(name)) is not None]


def _fault(name: str) -> str | None:
    try:
        read_font(_FOLDER / name)
    except FileError as error:
        return str(error)
    return None


def face_file(face: str) -> Path:
    """Return the TrueType file of one of `FACES`.

    Raises
    ------
    FileError
        It is missing or not whole.
    """
    read_font(_FOLDER / FACES[face])
    return _FOLDER / FACES[face]


def _face(style: str, name: str) -> str:
    data = _base64(name)
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-style: {style}; font-weight: 200 900; '
        f'font-display: block; src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
    )


def _base64(name: str) -> str:
    return base64.b64encode((_FOLDER / name).read_bytes()).decode("ascii")
