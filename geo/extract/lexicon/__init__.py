"""The rules as data: words by language, read once. A rule is never a regular expression."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from geo.errors import ExtractionError

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "es")


@cache
def rules(name: str, language: str = "") -> Mapping[str, Any]:
    """Return a file of rules, by its name and language.

    Raises
    ------
    ExtractionError
        If the file is missing or does not hold what its name says.
    """
    path = FOLDER / language / f"{name}.yaml"
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ExtractionError(f"{path}: {error}") from error
    if not isinstance(found, dict):
        raise ExtractionError(f"{path}: expected names with their words")
    return found
