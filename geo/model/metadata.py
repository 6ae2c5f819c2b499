"""What a file that is taken away says of itself, so that it can be cited and made again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from geo.errors import ExportError

METADATA_KEY = "peru-coca-atlas"
"""Under this name the record lies in every format: a property, a text chunk, a meta element."""


@dataclass(frozen=True, slots=True)
class FileMetadata:
    """The record that lies inside every file.

    Attributes
    ----------
    title : str
        What the file shows, in its language.
    view : str
        The view and what was taken of it, as a link (``?measure=…&year=…``).
    data_version : str
        Version of the data package it was made from.
    language : str
        ``en`` or ``es``.
    licence : str
        Terms under which it may be used, in its language.
    sources : tuple of str
        Ids of the sources it cites.
    caveats : tuple of str
        What must be said beside its values, in its language.
    """

    title: str
    view: str
    data_version: str
    language: str
    licence: str
    sources: tuple[str, ...]
    caveats: tuple[str, ...]

    def to_json(self) -> str:
        """Return the record as one line of JSON; the same record gives the same text."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> FileMetadata:
        """Return the record that `to_json` wrote.

        Raises
        ------
        ExportError
            If the text is no such record.
        """
        try:
            record = json.loads(text)
        except json.JSONDecodeError as error:
            raise ExportError(f"{METADATA_KEY}: expected JSON, got {text[:60]!r}") from error
        read: dict[str, Any] = {field.name: _read(record, field.name) for field in fields(cls)}
        return cls(**read)


def _read(record: object, name: str) -> str | tuple[str, ...]:
    several = name in ("sources", "caveats")
    value = record.get(name) if isinstance(record, dict) else None
    if several and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if not several and isinstance(value, str):
        return value
    expected = "a list of texts" if several else "a text"
    raise ExportError(f"{METADATA_KEY}: {name} is missing or of another kind; expected {expected}")
