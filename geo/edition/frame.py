"""The map's frame as files: the document of the dashboard's map, its parts shared by all views."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from PIL import Image

from geo import paths
from geo.atlas import Atlas
from geo.edition.files import Files
from geo.errors import MapError
from geo.language import in_language
from geo.maps.document import render
from geo.maps.from_atlas import atlas_document
from geo.maps.messages.coding import coded_layer, coded_message
from geo.maps.time_slider import TimeSlider, script_json, without_comments
from geo.relief import relief_picture
from geo.storage import join_modules, read_text_asset
from geo.style import font_faces

ASSETS = Path(__file__).parent / "assets"
FRAME, FRAME_PROVINCES = "assets/frame.html", "assets/frame-provinces.html"
"""The frame without the outlines of provinces, a fifth of what it loads, and with them."""

FAR_DECIMALS = 2
"""Of countries that no map of Peru shows: about a kilometre, of which a map of the world shows nothing."""

RELIEF_SCALE = 0.45
"""Of the picture of the shaded relief, to each side: it lies under outlines, three tenths strong."""

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; "
    "img-src 'self' file: data:; font-src data:"
)
"""Only files of the edition, from a server or from a disk; the map's code sets styles of its elements."""

_PART = re.compile(r"<(style|script)([^>]*)>(.*?)</\1>", re.DOTALL)
_META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def write_frame(atlas: Atlas, files: Files) -> None:
    """Write the two documents of the frame and what they load, all in ``assets``."""
    with in_language("en"):  # until the page has sent its words
        document = atlas_document(atlas, apart=True, relief=_relief(files))
    (slider,) = (part for part in document._children.values() if isinstance(part, TimeSlider))
    world: dict[str, Any] = {**slider.held}
    layers = {
        name: coded_layer(name, layer, far=FAR_DECIMALS if name == "countries" else None)
        for name, layer in world["layers"].items()
    }
    provinces = layers.pop("provinces", None)
    files.text("assets/font.css", upright() + "\n")
    files.text("assets/world.js", script("world", givenWorld=coded_message(world | {"layers": layers})))
    more: tuple[str, ...] = ()
    if provinces:
        files.text("assets/provinces.js", script("provinces", givenProvinces=coded_message(provinces)))
        more = ("provinces.js",)
    for name, before in ((FRAME, ()), (FRAME_PROVINCES, more)):
        files.text(name, _taken_apart(render(document), files, ("world.js", *before)))


def script(entry: str, **given: object) -> str:
    """Return a script of ours with what it is given, as one expression that leaves no names behind."""
    code = join_modules(ASSETS / f"{entry}.js", error=MapError)
    values = ", ".join(script_json(value) for value in given.values())
    return f'(({", ".join(given)}) => {{\n"use strict";\n{code}}})({values});\n'


def upright() -> str:
    """Return the rule of the upright typeface; the browser slants it where need be, which saves 29 kB."""
    return next((rule for rule in font_faces().splitlines() if "font-style: normal" in rule), "")


def _relief(files: Files) -> dict[str, Any] | None:
    """Write the shaded relief as a file of its own and return what the map is to know of it."""
    picture = relief_picture()
    if picture is None:
        return None
    with Image.open(paths.LAYERS / "relief.webp") as image:
        size = (round(image.width * RELIEF_SCALE), round(image.height * RELIEF_SCALE))
        smaller = image.resize(size, Image.Resampling.BOX)
    content = io.BytesIO()
    smaller.save(content, "WEBP", quality=50, alpha_quality=5, method=6)
    files.binary("assets/relief.webp", content.getvalue())
    return {**picture, "src": "relief.webp"}


def _taken_apart(document: str, files: Files, given: tuple[str, ...]) -> str:
    """Return the document with its scripts and styles as files, those of ``given`` before its own code."""
    styles: list[str] = []
    scripts: list[str] = []
    text = _META.sub(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">', document)
    last = [found for found in _PART.finditer(text) if found[1] == "script"][-1].start()

    def moved(found: re.Match[str]) -> str:
        kind, attributes, content = found.groups()
        if kind == "style":
            styles.append(content.replace(font_faces(), ""))
            return ""
        name = f"map-{len(scripts) + 1}.js"
        scripts.append(content)
        files.text(f"assets/{name}", content.strip() + "\n")
        before = "".join(f'<script src="{one}"></script>' for one in given) if found.start() == last else ""
        return f'{before}<script{attributes} src="{name}"></script>'

    text = _PART.sub(moved, text)
    own = read_text_asset(ASSETS / "frame.css", error=MapError)
    files.text("assets/map.css", without_comments("\n".join([*styles, own])))
    links = '<link rel="stylesheet" href="font.css"><link rel="stylesheet" href="map.css">'
    text = text.replace("<html>", '<html lang="en">').replace("</head>", f"{links}</head>")
    return re.sub(r"\n\s*\n+", "\n", text)
