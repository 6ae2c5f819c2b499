"""Where briefings lie: the shipped ones in the data package, a user's own in the workspace."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from geo import paths
from geo.atlas import Atlas
from geo.briefing.checking import check_briefing
from geo.briefing.model import WORDS, Briefing
from geo.briefing.reading import LARGEST, NAME, capped, parse, read_briefing, revision_of
from geo.briefing.writing import to_yaml
from geo.errors import BriefingChangedError, BriefingError, GeoError
from geo.language import _
from geo.storage import locked, printable, read_file, sweep_workspace, write_whole

LOG = logging.getLogger(__name__)
ENDING = ".yaml"
TRASH = "trash"
"""Folder of deleted briefings, inside that of the user's own."""


@dataclass(frozen=True)
class Kept:
    """A briefing as it lies on the disk.

    Attributes
    ----------
    id : str
    path : Path
    shipped : bool
    briefing : Briefing or None
        None where the file cannot be read.
    problems : tuple of str
        What is wrong with it, a line each; empty where it can be presented.
    """

    id: str
    path: Path
    shipped: bool
    briefing: Briefing | None
    problems: tuple[str, ...]


def list_briefings(atlas: Atlas, *, shipped_only: bool = False) -> list[Kept]:
    """Return every briefing, the shipped ones first, each list by name; faulty ones are reported too.

    Raises
    ------
    BriefingError
        A folder cannot be read.
    """
    found = [_kept(path, atlas, shipped=True) for path in _files(paths.BRIEFINGS)]
    if not shipped_only:
        found += [_kept(path, atlas, shipped=False) for path in _files(paths.briefings())]
    return found


def briefing_path(id: str) -> Path:
    """Return where a user's own briefing of this name lies.

    Raises
    ------
    BriefingError
        It is no name.
    """
    if not NAME.fullmatch(id) or len(id) > 80:
        raise BriefingError(
            _("“{name}”: expected a name of lower-case letters, digits and hyphens").format(name=id[:80])
        )
    return paths.briefings() / f"{id}{ENDING}"


def save_briefing(briefing: Briefing, expected_revision: str = "") -> Briefing:
    """Write a user's own briefing, whole or not at all, and return it with its new revision.

    Parameters
    ----------
    expected_revision : str
        The revision that was read; empty for one that is new.

    Raises
    ------
    BriefingChangedError
        The file is another than the one that was read, or exists already; ``copy_name`` is free.
    BriefingError
        It is a shipped one's name, cannot be read back, or the folder cannot be written to.
    """
    path = briefing_path(briefing.id)
    content = _encoded(briefing)
    kept = parse(content, name=briefing.id)
    with _locked(path):
        _refuse_changed(briefing.id, path, expected_revision)
        write_whole(path, content)
    return replace(kept, revision=revision_of(content))


def delete_briefing(id: str, expected_revision: str) -> Path:
    """Move a user's own briefing to the trash and return where it lies there, for `restore_briefing`.

    Raises
    ------
    BriefingChangedError
        The file is another than the one that was read.
    BriefingError
        There is none, or it cannot be moved.
    """
    path = briefing_path(id)
    if not path.exists():
        raise BriefingError(_("there is no briefing “{name}” of your own").format(name=id))
    return _trashed(path, expected_revision)


def discard_file(path: Path) -> Path:
    """Move a file that is no briefing out of the user's folder into the trash, and return where it lies.

    Raises
    ------
    BriefingError
        It is not in that folder, is gone, or cannot be moved.
    """
    if path.parent != paths.briefings():
        raise BriefingError(_("{file} is no file of your own").format(file=printable(path.name)))
    return _trashed(path)


def _trashed(path: Path, expected_revision: str | None = None) -> Path:
    with _locked(path):
        if expected_revision is not None:
            _refuse_changed(path.stem, path, expected_revision)
        folder = path.parent / TRASH
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while (target := folder / f"{path.stem}.{number}{ENDING}").exists():
            number += 1
        os.replace(path, target)
    return target


def restore_briefing(trashed: Path) -> Briefing:
    """Put a deleted briefing back under its name, or a free one like it, and return it.

    Raises
    ------
    BriefingError
        It is no longer there, or cannot be moved.
    """
    folder = paths.briefings() / TRASH
    if trashed.parent != folder or not trashed.is_file():
        raise BriefingError(_("{file} is not in the trash any more").format(file=trashed.name))
    id = trashed.name.split(".")[0]
    with _locked(briefing_path(id)):
        target = briefing_path(id if _is_free(id) else free_name(id))
        os.replace(trashed, target)
    return read_briefing(target)


def duplicate_briefing(briefing: Briefing, name: str = "") -> Briefing:
    """Keep a copy of any briefing, a shipped one too, as the user's own, and return it."""
    copy = replace(briefing, id=name or free_name(briefing.id), shipped=False, revision="")
    return save_briefing(copy)


def import_briefing(content: bytes, file_name: str, atlas: Atlas | None = None) -> Briefing:
    """Keep the briefing of an uploaded file under its name, or a free one like it, and return it.

    Parameters
    ----------
    content : bytes
    file_name : str
    atlas : Atlas, optional
        The data it is held to before it is kept. What it names that does not exist is reported with it and
        can be corrected there; one that cannot even be held to the data is not kept.

    Raises
    ------
    BriefingError
        The file is too large, no YAML or no briefing: a line for each fault.
    """
    stem = Path(file_name).stem.lower()
    name = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in stem).split())[:60]
    found = parse(content, name=name or "briefing", file=printable(file_name, 80))
    if atlas is not None:
        _problems(found, atlas)
    return save_briefing(replace(found, id=found.id if _is_free(found.id) else free_name(found.id)))


def export_briefing(briefing: Briefing) -> bytes:
    """Return the file of a briefing."""
    return _encoded(briefing)


def free_name(id: str) -> str:
    """Return a name like ``id`` that no briefing bears."""
    base, number = f"{id[:64]}-copy", 1
    name = base
    while not _is_free(name):
        number += 1
        name = f"{base}-{number}"
    return name


def _kept(path: Path, atlas: Atlas, *, shipped: bool) -> Kept:
    try:
        briefing = read_briefing(path, shipped=shipped)
        return Kept(path.stem, path, shipped, briefing, _problems(briefing, atlas))
    except BriefingError as error:
        return Kept(path.stem, path, shipped, None, tuple(str(error).splitlines()))


def _problems(briefing: Briefing, atlas: Atlas) -> tuple[str, ...]:
    """Return the reasons not to present a briefing.

    Raises
    ------
    BriefingError
        It cannot be held to the data at all. No file may keep the others from being shown, so that
        anything that goes wrong in reading one is reported as a fault of that one; the log has the rest.
    """
    try:
        return tuple(capped(check_briefing(briefing, atlas)))
    except GeoError as error:
        raise BriefingError(f"{briefing.id}{ENDING}: {error}") from error
    except Exception as error:
        LOG.exception("briefing %s", briefing.id)
        raise BriefingError(
            _("{file} cannot be checked against the data: {reason}").format(
                file=f"{briefing.id}{ENDING}", reason=printable(str(error) or type(error).__name__)
            )
        ) from error


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.suffix == ENDING and not p.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BriefingError(
            _("{folder} cannot be read: {reason}").format(folder=folder, reason=error.strerror)
        ) from error


def _is_free(id: str) -> bool:
    return not briefing_path(id).exists() and not _is_shipped(id)


def _is_shipped(id: str) -> bool:
    return (paths.BRIEFINGS / f"{id}{ENDING}").exists()


def _refuse_changed(id: str, path: Path, expected_revision: str) -> None:
    copy = free_name(id)
    if _is_shipped(id):
        raise BriefingChangedError(
            _("“{name}” comes with the atlas and cannot be changed; a copy may be saved as “{copy}”").format(
                name=id, copy=copy
            ),
            copy,
        )
    now = revision_of(read_file(path, LARGEST, error=BriefingError)) if path.exists() else ""
    if now == expected_revision:
        return
    if not expected_revision:
        text = _("a briefing “{name}” exists already; yours may be saved as “{copy}”")
    elif not now:
        text = _("“{name}” was deleted since you opened it; yours may be saved as “{copy}”")
    else:
        text = _("“{name}” was changed since you opened it; yours may be saved as “{copy}”")
    raise BriefingChangedError(text.format(name=id, copy=copy), copy)


def _encoded(briefing: Briefing) -> bytes:
    words = [("title", briefing.title)]
    words += [(part, getattr(scene, part)) for scene in briefing.scenes for part in WORDS]
    for part, texts in words:
        for language, text in texts.items():
            if any("\ud800" <= character <= "\udfff" for character in text):
                what = _("contains an incomplete character, which no file can hold")
                raise BriefingError(f"{briefing.id}{ENDING}: {part}.{language}: {what}")
    return to_yaml(briefing).encode("utf-8")


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the workspace for one writer: between looking and writing nobody else writes."""
    with _failures_named(path), locked(paths.workspace(), error=BriefingError):
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep_workspace()
        yield


@contextlib.contextmanager
def _failures_named(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into one of our sentences."""
    try:
        yield
    except OSError as error:
        raise BriefingError(
            _("{folder} cannot be written to: {reason}; GEO_HOME may name another folder").format(
                folder=path.parent, reason=error.strerror or error
            )
        ) from error
