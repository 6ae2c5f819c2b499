"""The files of an edition as they are written: each once, with its size and checksum for the manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from geo.errors import ArgumentError


class Files:
    """A folder that is filled file by file.

    Parameters
    ----------
    folder : Path
        Where they go; made by the caller.

    Attributes
    ----------
    written : dict of str to (str, int)
        SHA-256 and bytes of each file by its path in the folder, with ``/``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[str, tuple[str, int]] = {}

    def text(self, name: str, content: str) -> None:
        """Write a text; writing the same again does nothing."""
        self.binary(name, content.encode("utf-8"))

    def binary(self, name: str, content: bytes) -> None:
        """Write bytes; writing the same again does nothing.

        Raises
        ------
        ArgumentError
            Another content was written under this name: two pages would share an address.
        """
        said = (hashlib.sha256(content).hexdigest(), len(content))
        if self.written.get(name, said) != said:
            raise ArgumentError(f"{name} is written twice, with different contents")
        if name in self.written:
            return
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.written[name] = said

    def made(self, name: str, write: Callable[[Path], object]) -> None:
        """Have ``write`` write the file of this name, and note it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path)
        content = path.read_bytes()
        self.written[name] = (hashlib.sha256(content).hexdigest(), len(content))
