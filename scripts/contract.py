"""Write the JavaScript side of the contract: ``python -m scripts.contract``.

From `geo.maps.contract` come ``contract.js``, the types that the code is checked with, and
``shapes.js`` and ``report_shapes.js``, what the map and the page check messages against.
"""

from __future__ import annotations

import inspect
import json
import typing
from pathlib import Path

from geo.maps import contract
from geo.maps.contract import document, page, strings, values, view
from geo.maps.contract.message_shapes import Shape, shapes_of
from scripts.system import ROOT

BASE = ROOT / "geo" / "maps" / "assets" / "base"
COMPONENTS = ROOT / "geo" / "ui" / "assets" / "components"
CHECKER = "../../../maps/assets/base/message_shapes.js"
HEAD = "// @ts-check\n// Written by python -m scripts.contract from geo/maps/contract.\n"
PLAIN = {
    "text": "string", "number": "number", "integer": "number", "boolean": "boolean", "null": "null",
    "anything": "any",
}  # fmt: skip


def classes() -> list[type]:
    """Return the classes of the contract, in the order in which they stand there."""
    parts = (values, strings, view, page, document)
    return [
        one
        for part in parts
        for one in vars(part).values()
        if typing.is_typeddict(one) and one.__module__ == part.__name__
    ]


def written() -> dict[Path, str]:
    """Return the text of each file by its path."""
    to_map = shapes_of(typing.get_args(contract.MessageToMap))
    to_page = shapes_of(typing.get_args(contract.MessageToPage))
    return {
        BASE / "contract.js": HEAD + "\n" + "\n".join(_typedef(one) for one in classes()) + _unions(),
        BASE / "shapes.js": HEAD + _constant("SHAPES", to_map, "./message_shapes.js"),
        COMPONENTS / "report_shapes.js": HEAD + _constant("REPORT_SHAPES", to_page, CHECKER),
    }


def _typedef(one: type) -> str:
    """Return a class as a JSDoc typedef."""
    lines = ["/**", *(f" * {line}".rstrip() for line in (inspect.getdoc(one) or "").splitlines())]
    lines.append(f" * @typedef {{object}} {one.__name__}")
    for field, shape in shapes_of([one])[one.__name__].items():
        name = field.rstrip("?")
        lines.append(f" * @property {{{_type(shape)}}} {name if name == field else f'[{name}]'}")
    return "\n".join([*lines, " */", ""])


def _type(shape: Shape) -> str:
    """Return a shape as a type of TypeScript."""
    if isinstance(shape, str):
        return PLAIN.get(shape, shape)
    ((kind, inner),) = shape.items()
    if kind == "is":
        return " | ".join(json.dumps(value) for value in inner)
    if kind == "list":
        return f"Array<{_type(inner)}>"
    if kind == "items":
        return f"[{', '.join(map(_type, inner))}]"
    if kind == "map":
        return f"Record<string, {_type(inner)}>"
    return " | ".join(map(_type, inner))


def _unions() -> str:
    """Return the two unions of messages."""
    found = []
    for name in ("MessageToMap", "MessageToPage"):
        members = " | ".join(one.__name__ for one in typing.get_args(getattr(contract, name)))
        found.append(f"/** @typedef {{{members}}} {name} */\n")
    return "\n" + "\n".join(found) + "\nexport {};\n"


def _constant(name: str, shapes: dict[str, dict[str, Shape]], checker: str) -> str:
    """Return shapes as a constant, one class a line; ``checker`` is the file that reads them."""
    lines = [f"  {key}: {json.dumps(shape)}," for key, shape in shapes.items()]
    kind = f'Record<string, Record<string, import("{checker}").Shape>>'
    return f"\n/** @type {{{kind}}} */\nexport const {name} = {{\n" + "\n".join(lines) + "\n};\n"


def main() -> None:
    """Write the files."""
    for path, text in written().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
