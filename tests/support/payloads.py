"""Texts that would run, ask elsewhere or break a file where a program does more than show them."""

from __future__ import annotations

import json
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "hostile_texts.json"
"""Markup, Markdown, formulas, templates, queries, paths, and letters that few expect."""


def payloads(marker: Path) -> list[str]:
    """Return about two hundred texts, each once; ``marker`` is a file that is there where one of them ran."""
    texts: list[str] = json.loads(FILE.read_text(encoding="utf-8"))
    return [text.replace("@FILE@", str(marker)).replace("@AT@", "http://127.0.0.1:9") for text in texts]
