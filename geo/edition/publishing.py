"""Writing an edition whole or not at all, once; and the index of all editions after it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.atlas import Atlas
from geo.citation import LICENCE
from geo.edition.data import write_data_of, write_everything
from geo.edition.files import Files
from geo.edition.frame import script, write_frame
from geo.edition.identity import ID, LICENCE_LINK, Edition
from geo.edition.index import MANIFEST, OF_THE_INDEX, write_index
from geo.edition.measures import held, with_figures
from geo.edition.pages.briefings import write_briefings
from geo.edition.pages.disagreements import write_disagreements
from geo.edition.pages.home import write_door, write_home
from geo.edition.pages.map_page import write_map
from geo.edition.pages.methods import write_methods
from geo.edition.pages.places import write_places
from geo.edition.pages.search import write_search
from geo.edition.pages.site import Site, write_style
from geo.edition.pages.sources import write_sources
from geo.edition.pages.tables import write_tables
from geo.edition.values import write_values
from geo.errors import EditionError
from geo.language import LANGUAGES, _, in_language
from geo.storage import locked
from geo.storage.writing import draft_of


@dataclass(frozen=True, slots=True)
class Published:
    """What `publish` did.

    Attributes
    ----------
    edition : Edition
    new : bool
        False where this edition was there already: nothing was changed then.
    files, size : int
        Number of its files, and their bytes.
    """

    edition: Edition
    new: bool
    files: int
    size: int


def publish(
    atlas: Atlas, folder: Path, day: date, *, report: Callable[[str], None] = lambda _line: None
) -> Published:
    """Write the edition of ``day`` into ``folder``, unless it is there, and bring the index up to date.

    Parameters
    ----------
    folder : Path
        Empty, new, or holding editions only.
    report : callable
        Told each step in words.

    Raises
    ------
    EditionError
        The folder holds something else, cannot be written, or an edition in it is damaged.
    """
    edition = Edition(day, atlas.version)
    try:
        refuse_other(folder)
        with locked(folder, error=EditionError):
            new = not (folder / edition.id).exists()
            if new:
                with draft_of(folder / edition.id) as draft:
                    draft.mkdir()
                    _write(edition, atlas, Files(draft), report)
                    if hasattr(os, "sync"):
                        os.sync()  # every file is on the disk before the folder bears its name
            listed = write_index(folder)
        found = next(one for one in listed if one.id == edition.id)
    except OSError as error:
        text = _("{folder} cannot be written: {reason}")
        raise EditionError(text.format(folder=folder, reason=error.strerror or error)) from error
    return Published(edition, new, found.files, found.size)


def refuse_other(folder: Path) -> None:
    """Refuse what is no folder for editions.

    Raises
    ------
    EditionError
        It is a file, may not be written, or holds something that this command did not write.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise EditionError(_("{folder} is a file; expected a folder for editions").format(folder=folder))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise EditionError(_("the folder {folder} may not be written").format(folder=folder))
    others = [
        path.name
        for path in folder.iterdir()
        if not path.name.startswith(".") and path.name not in OF_THE_INDEX and not ID.fullmatch(path.name)
    ]
    if others:
        text = _("{folder} holds “{name}”, which is no edition; expected an empty folder, or one of editions")
        raise EditionError(text.format(folder=folder, name=sorted(others)[0][:80]))


def _write(edition: Edition, atlas: Atlas, files: Files, report: Callable[[str], None]) -> None:
    """Write all files of an edition, the manifest last."""
    site = Site(edition, atlas, files)
    measures = [held(measure, site.known(measure.id), atlas) for measure in with_figures(atlas)]
    report(_("map"))
    write_frame(atlas, files)
    write_style(files)
    for name in ("map", "briefing", "search"):
        files.text(f"assets/{name}.js", script(name))
    for language, label in LANGUAGES.items():
        with in_language(language):
            report(_("{language}: data").format(language=label))
            for one in measures:
                write_data_of(one, atlas, files)
                write_values(one.measure, site.known(one.measure.id), atlas, files)
            write_everything(atlas, files)
            report(_("{language}: pages").format(language=label))
            write_map(site, measures)
            write_tables(site, measures)
            write_places(site)
            write_disagreements(site)
            write_briefings(site)
            write_sources(site)
            write_methods(site)
            write_search(site, measures)
            write_home(site, measures)
    write_door(site)
    _write_manifest(edition, files)


def _write_manifest(edition: Edition, files: Files) -> None:
    """Write what the edition is and every file of it with size and checksum."""
    cite = {}
    for language in LANGUAGES:
        with in_language(language):
            cite[language] = edition.cited()
    said = {
        "edition": edition.id,
        "published": edition.day.isoformat(),
        "data_version": edition.version,
        "local": edition.local,
        "licence": LICENCE,
        "licence_link": LICENCE_LINK,
        "cite": cite,
        "files": {
            name: {"sha256": digest, "bytes": size} for name, (digest, size) in sorted(files.written.items())
        },
    }
    (files.folder / MANIFEST).write_text(
        json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )
