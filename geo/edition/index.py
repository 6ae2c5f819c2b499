"""The index of editions: a page in each language, a list for programs, a feed of new ones."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from geo.edition.identity import ID
from geo.edition.pages.site import POLICY, render
from geo.errors import EditionError
from geo.language import LANGUAGES, _, in_language
from geo.storage import write_whole

MANIFEST = "manifest.json"
PAGES = {"en": "index.html", "es": "index.es.html"}
"""The page of the index in each language; a server shows the first where no file is named."""
FEED, LIST = "feed.xml", "editions.json"
OF_THE_INDEX = {*PAGES.values(), FEED, LIST}
"""Files beside the editions."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An edition in the index, as its manifest describes it; ``size`` in bytes."""

    id: str
    published: str
    data_version: str
    local: bool
    cite: dict[str, str]
    files: int
    size: int


def editions_in(folder: Path) -> list[Listed]:
    """Return the editions of a folder, the newest first.

    Raises
    ------
    EditionError
        One has no readable manifest.
    """
    found = [_listed(path) for path in folder.iterdir() if path.is_dir() and ID.fullmatch(path.name)]
    return sorted(found, key=lambda one: (one.published, one.id), reverse=True)


def _listed(path: Path) -> Listed:
    try:
        said: dict[str, Any] = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        files = said["files"].values()
        return Listed(
            said["edition"], said["published"], said["data_version"], said["local"], said["cite"],
            len(files), sum(one["bytes"] for one in files),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        text = _(
            "the edition {name} is damaged: its {file} cannot be read. Move its folder away, publish again."
        )
        raise EditionError(text.format(name=path.name, file=MANIFEST)) from error


def write_index(folder: Path) -> list[Listed]:
    """Write the files of the index, each whole, and return the editions that it names.

    Those for programs come first, the page that people open last.
    """
    found = editions_in(folder)
    listed = [
        {"id": one.id, "published": one.published, "data_version": one.data_version, "local": one.local,
         "address": f"{one.id}/", "manifest": f"{one.id}/{MANIFEST}", "cite": one.cite["en"]}
        for one in found
    ]  # fmt: skip
    _keep(folder / FEED, _feed(found))
    _keep(folder / LIST, json.dumps({"editions": listed}, ensure_ascii=False, indent=1) + "\n")
    for language in reversed(LANGUAGES):
        with in_language(language):
            text = render(
                "index.page",
                language=language,
                policy=POLICY,
                editions=[(one, one.cite[language]) for one in found],
                others=[(PAGES[code], code, label) for code, label in LANGUAGES.items() if code != language],
                newest=found[0].id if found else "",
            )
        _keep(folder / PAGES[language], f"<!DOCTYPE html>\n{text}\n")
    return found


def _keep(path: Path, text: str) -> None:
    """Write a file whole, unless it says this already."""
    content = text.encode("utf-8")
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)


def _feed(found: list[Listed]) -> str:
    """Return the editions as an Atom feed; its addresses are those beside it."""
    days = [one.published for one in found] or ["1970-01-01"]
    entries = [(one, uuid5(NAMESPACE_URL, f"peru-coca-atlas:{one.id}")) for one in found]
    text = render("index.feed", entries=entries, updated=days[0], id=uuid5(NAMESPACE_URL, "peru-coca-atlas"))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
