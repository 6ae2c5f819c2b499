"""The part of the document that is ours: shell, styles and the code that moves the years."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from branca.element import MacroElement
from folium.template import Template
from xstatic.pkg import leaflet

from geo.errors import MapError
from geo.maps.contract import DocumentConfig
from geo.maps.messages.coding import coded_config
from geo.maps.standalone import Standalone, pack
from geo.markup import Markup
from geo.storage import join_modules, read_text_asset
from geo.style import FALLBACK, FAMILY, corridor_rules, css_variables, font_faces
from geo.style.lines import series_rules
from geo.style.signs import UNEQUAL, hatch_patterns, place_rules

ASSETS = Path(__file__).parent / "assets"
PAGE, ALONE = ASSETS / "control" / "page.js", ASSETS / "control" / "standalone.js"
"""Where the code of a map in a page begins, and that of a document that stands alone."""

ALONE_STYLES = ("standalone.css",)

STYLES = ("layout.css", "map.css", "labels.css", "corridors.css", "panel.css", "present.css")

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:"
)
"""Content security policy of the document: nothing can be fetched, from anywhere."""


class TimeSlider(MacroElement):
    """All years of a measure in one folium map, restyled in place.

    Parameters
    ----------
    config : DocumentConfig
        Data of the document.
    standalone : Standalone, optional
        What such a document holds beside the map.
    apart : bool
        The data are no part of the document: a script that runs before its own leaves them, as
        `DocumentConfig`, in ``window.atlasConfig``.
    """

    _template = Template(
        """
        {% macro header(this, kwargs) %}
        <meta http-equiv="Content-Security-Policy" content="{{ this.policy }}">
        {{ this.meta }}
        <style>{{ this.css }}</style>
        <script data-title="{{ this.failure_title }}">{{ this.failure }}</script>
        <script>{{ this.leaflet }}</script>
        {% endmacro %}
        {% macro html(this, kwargs) %}
        {{ this.shell }}
        {{ this.beside }}
        {% endmacro %}
        {% macro script(this, kwargs) %}
        (function (givenMap, {{ this.given }}) {
        "use strict";
        {{ this.code }}
        })({{ this._parent.get_name() }}, {{ this.config }});
        {% endmacro %}
        """
    )

    def __init__(
        self, config: DocumentConfig, standalone: Standalone | None = None, *, apart: bool = False
    ) -> None:
        super().__init__()
        self._name = "TimeSlider"
        self.held = config
        self.config = "window.atlasConfig"
        if not apart and not standalone:
            self.config = script_json(coded_config(config))
        self.meta = standalone.meta_elements if standalone else ""
        self.beside = standalone.panel if standalone else ""
        self.policy = POLICY
        self.failure_title = Markup.escape(config["strings"]["failure"])
        self.failure = join_modules(ASSETS / "base" / "failure.js", error=MapError)
        self.leaflet = leaflet_script()
        shell = asset("shell.html").replace("{{ hatches }}", hatch_patterns())
        self.shell = shell.replace("{{ mark }}", UNEQUAL)
        styles = [*STYLES, *ALONE_STYLES] if standalone else [*STYLES]
        if standalone and not config["deck"]:
            styles.remove("present.css")  # it has no scenes
        self.code = join_modules(ALONE if standalone else PAGE, error=MapError)
        self.given = "givenConfig"
        if standalone:
            # What the map is made of, its code too, comes compressed.
            code = f"((givenMap, givenConfig) => {{\n'use strict';\n{self.code}\n}})(...window.atlasGiven);"
            self.config = script_json(pack(config | {"other": standalone.other, "code": code}))
            self.code = join_modules(ASSETS / "base" / "unpack.js", error=MapError)
            self.code += "begin(givenMap, packed);"
            self.given = "packed"
        own = "\n".join(without_comments(asset(name)) for name in styles)
        made = [css_variables(), _type(), corridor_rules(), place_rules(), series_rules()]
        self.css = "\n".join([font_faces(), leaflet_css(), *made, own])


def _type() -> str:
    """Return the typeface of the document as a CSS custom property."""
    return f':root {{ --type: "{FAMILY}", {FALLBACK}; }}'


def without_comments(css: str) -> str:
    """Return a style sheet without comments."""
    return re.sub(r"/\*.*?\*/\n?", "", css, flags=re.S)


def script_json(value: object) -> str:
    """Return ``value`` as JSON that is safe inside a ``<script>``.

    Raises
    ------
    MapError
        If it holds what JSON cannot say (a NaN, a date).
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise MapError(f"the map's data cannot be written as JSON: {error}") from error
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


@lru_cache
def asset(name: str) -> str:
    """Return the text of one file of ``geo/maps/assets``."""
    return read_text_asset(ASSETS / name, error=MapError)


@lru_cache
def leaflet_script() -> str:
    """Return Leaflet's code without the pointer to its source map, which nothing serves."""
    text = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S+", "", text).strip()


@lru_cache
def leaflet_css() -> str:
    """Return Leaflet's styles without comments and without its pictures, which are unused here."""
    text = (Path(leaflet.BASE_DIR) / "leaflet.css").read_text(encoding="utf-8")
    return re.sub(r"[\w-]+:\s*url\([^)]*\)\s*;", "", without_comments(text))
