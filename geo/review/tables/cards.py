"""Cards of own records as YAML files: one to fill in for a source, and what a file that comes back holds."""

from __future__ import annotations

import yaml

from geo.catalog.cards import KEYS, REQUIRED, YAML_LOADER
from geo.errors import ReviewError
from geo.exports.columns import source_columns
from geo.language import _
from geo.storage import decoded

CARD = "yaml"
LARGEST = 200_000
"""Bytes of a card."""
ASKED = (*(name for name in KEYS if name != "sha256"), "abstract")
"""Keys of a card to fill in: whose text is held is known by its checksum without being asked."""
NEEDED = {*REQUIRED, "read_through", "abstract"}


def card_template() -> bytes:
    """Return a card of a source to fill in, each key with what it is for, in the language in use."""
    words = {column.name: f"{column.label}: {column.meaning}" for column in source_columns()}
    words |= {
        "licence": _("Licence or terms of use, in English"),
        "id": _("Id: small letters, digits and hyphens"),
        "short": _("Short name, in English"),
        "short_es": _("Short name, in Spanish"),
    }
    where = _("A source, to be filled in and added: page Documents, Own records, or with this command:")
    file, empty = _("FILE"), _("may be empty")
    lines = [f"# {where}", f"#   python -m geo review source add {file}", ""]
    for name in ASKED:
        lines += [f"# {words[name]}" + ("" if name in NEEDED else f" ({empty})")]
        lines += [f"{name}: []" if name == "authors" else f'{name}: ""']
    return ("\n".join(lines) + "\n").encode("utf-8")


def cells_of(content: bytes, name: str) -> dict[str, str]:
    """Return the cells of a record from a YAML file: keys with texts, lists of them as items.

    Raises
    ------
    ReviewError
        It is no such file; the sentence calls it ``name``.
    """
    text = decoded(content, name, error=ReviewError)
    try:
        given = yaml.load(text, Loader=YAML_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise ReviewError(_("{file}: expected keys with values, as YAML").format(file=name))
    return {str(key)[:80]: _text(value) for key, value in given.items()}


def _text(value: object) -> str:
    if isinstance(value, list):
        return "|".join(str(item) for item in value)
    return "" if value is None else str(value)
