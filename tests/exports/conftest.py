"""What the tests of files share: their module's ``content``, written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.exports import write_data
from geo.exports.tables import FileContent


@pytest.fixture
def written(content: FileContent, tmp_path: Path) -> Callable[[str], Path]:
    """A function that writes the content in a format and returns the file."""

    def write(ending: str) -> Path:
        path = tmp_path / f"datos.{ending}"
        write_data(content, path, overwrite=True)
        return path

    return write
