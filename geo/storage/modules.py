"""JavaScript modules joined into one script: where it runs, nothing can be fetched, no import resolved.

Of the language of modules this knows what our files use (``import { name } from "./file.js";``,
``export`` before a declaration, ``export default`` in a component's first file). All modules share one
scope, each after those that it imports, as a browser would run them.
"""

from __future__ import annotations

import re
from pathlib import Path

from geo.errors import ArgumentError, FileError, GeoError
from geo.storage.assets import read_text_asset

IMPORT = re.compile(r'^import \{\s*\w+(?:,\s*\w+)*,?\s*\} from "([^"]+)";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:async )?function\b|class |const |let )", re.M)
COMMENT = re.compile(r"^ *(?://[^\n]*|/\*.*?\*/)\n", re.M | re.S)
"""A comment on lines of its own, which is all that the formatter leaves at the beginning of a line."""
DECLARED = re.compile(r"^(?:async )?(?:function\*?|class|const|let) (?:\{ )?(\w+)", re.M)
"""The name declared; of several taken from an object, the first."""


def join_modules(entry: Path, *, error: type[GeoError] = FileError) -> str:
    """Return the code of ``entry`` and of all that it imports, without comments.

    Raises
    ------
    GeoError
        Of the type ``error``: a file is missing, empty or cut off.
    ArgumentError
        If two modules declare the same name, or one uses a form of import or export not known here.
    """
    begun: dict[Path, str] = {}
    ordered: list[Path] = []
    _collect(entry.resolve(), begun, ordered, error)
    owners: dict[str, str] = {}
    for path in ordered:
        for name in DECLARED.findall(begun[path]):
            if name in owners:
                raise ArgumentError(
                    f"{path.name} and {owners[name]} both declare {name}: they share one scope"
                )
            owners[name] = path.name
    return "".join(begun[path] for path in ordered)


def _collect(path: Path, begun: dict[Path, str], ordered: list[Path], error: type[GeoError]) -> None:
    """Read ``path`` and what it imports into ``begun``; enter all in ``ordered``, what is imported first."""
    text = COMMENT.sub("", read_text_asset(path, error=error))
    begun[path] = EXPORT.sub("", IMPORT.sub("", text))
    unknown = re.search(r"^(?:import\b|export (?!default function\b)).*", begun[path], re.M)
    if unknown:
        raise ArgumentError(
            f"{path.name}: {unknown.group()} is no form of import or export that can be joined"
        )
    for imported in IMPORT.findall(text):
        wanted = (path.parent / imported).resolve()
        if wanted not in begun:
            _collect(wanted, begun, ordered, error)
    ordered.append(path)
