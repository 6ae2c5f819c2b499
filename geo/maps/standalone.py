"""What a map document that stands alone, as a file, holds beside the map."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.markup import Markup, joined


@dataclass(frozen=True, slots=True)
class Standalone:
    """The other language, the sources, and what the file says of itself.

    Attributes
    ----------
    meta : mapping of str to str
        Content of each ``<meta>`` element by its name; escaped here.
    panel : Markup
        HTML of the switch and the panel of sources.
    other : mapping
        ``values``, ``strings``, ``view`` and ``title`` in the language that the document does not open in.
    """

    meta: Mapping[str, str]
    panel: Markup
    other: Mapping[str, Any]

    @property
    def meta_elements(self) -> Markup:
        """Return the ``<meta>`` elements."""
        element = Markup('<meta name="{}" content="{}">')
        return joined((element.format(*pair) for pair in self.meta.items()), "\n")


def pack(value: object) -> str:
    """Return ``value`` as JSON, compressed and in letters; the same value gives the same text."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Level 9 takes twice as long and saves 0.4 %.
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 6)).decode("ascii")


def unpack(text: str) -> Any:  # noqa: ANN401 - whatever JSON was packed
    """Return the value that `pack` was given."""
    return json.loads(zlib.decompress(base64.b64decode(text)))
