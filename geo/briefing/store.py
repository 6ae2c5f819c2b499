"""Where briefings lie: the shipped ones in the data package, a user's own in the workspace."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from geo import paths
from geo.atlas import Atlas
from geo.briefing.checking import check_briefing
from geo.briefing.model import Briefing
from geo.briefing.reading import NAME, parse, read_briefing, revision_of
from geo.briefing.writing import to_yaml
from geo.errors import BriefingChangedError, BriefingError
from geo.language import _

ENDING = ".yaml"
TRASH = "trash"
"""Folder of deleted briefings, inside that of the user's own."""
STALE_SECONDS = 30
"""A lock older than this was left by a process that ended."""


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
    """Return every briefing, the shipped ones first, each list by name; faulty ones are told, not left out.

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
        _write(path, content)
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
    with _locked(path):
        _refuse_changed(id, path, expected_revision)
        folder = path.parent / TRASH
        with _told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            number = 1
            while (target := folder / f"{id}.{number}{ENDING}").exists():
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
    target = briefing_path(id if _is_free(id) else free_name(id))
    with _locked(target), _told(target):
        os.replace(trashed, target)
    return read_briefing(target)


def duplicate_briefing(briefing: Briefing, name: str = "") -> Briefing:
    """Keep a copy of any briefing, a shipped one too, as the user's own, and return it."""
    copy = replace(briefing, id=name or free_name(briefing.id), shipped=False, revision="")
    return save_briefing(copy)


def import_briefing(content: bytes, file_name: str) -> Briefing:
    """Keep the briefing of an uploaded file under its name, or a free one like it, and return it.

    Raises
    ------
    BriefingError
        The file is too large, no YAML or no briefing: a line for each fault.
    """
    stem = Path(file_name).stem.lower()
    name = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in stem).split())[:60]
    found = parse(content, name=name or "briefing", file=file_name[:80])
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
    except BriefingError as error:
        return Kept(path.stem, path, shipped, None, tuple(str(error).splitlines()))
    return Kept(path.stem, path, shipped, briefing, tuple(check_briefing(briefing, atlas)))


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
            _("“{name}” is a shipped briefing, which is not changed; a copy may be kept as “{copy}”").format(
                name=id, copy=copy
            ),
            copy,
        )
    with _told(path):
        now = revision_of(path.read_bytes()) if path.exists() else ""
    if now == expected_revision:
        return
    if not expected_revision:
        text = _("a briefing “{name}” exists already; yours may be kept as “{copy}”")
    elif not now:
        text = _("“{name}” was deleted since you opened it; yours may be kept as “{copy}”")
    else:
        text = _("“{name}” was changed since you opened it; yours may be kept as “{copy}”")
    raise BriefingChangedError(text.format(name=id, copy=copy), copy)


def _encoded(briefing: Briefing) -> bytes:
    try:
        return to_yaml(briefing).encode("utf-8")
    except UnicodeEncodeError as error:
        raise BriefingError(_("the words hold half a character, which no file can hold")) from error


def _write(path: Path, content: bytes) -> None:
    """Write beside the file and then put it in its place, so that no reader meets a half of it."""
    new = path.with_name(f".{path.stem}-{os.getpid()}.new")
    with _told(path):
        try:
            with new.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(new, path)
        finally:
            with contextlib.suppress(OSError):
                new.unlink()


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the briefing for one writer: between looking and writing nobody else writes."""
    lock = path.with_name(f".{path.stem}.lock")
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + 5
    while True:
        try:
            with _told(path, but=FileExistsError):
                os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            with contextlib.suppress(OSError):
                if time.time() - lock.stat().st_mtime > STALE_SECONDS:
                    lock.unlink()
            if time.monotonic() > until:
                raise BriefingError(
                    _("“{name}” is being written by another").format(name=path.stem)
                ) from None
            time.sleep(0.02)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()


@contextlib.contextmanager
def _told(path: Path, but: type[OSError] | tuple[()] = ()) -> Iterator[None]:
    """Turn what the disk refuses into one of our sentences."""
    try:
        yield
    except but:
        raise
    except OSError as error:
        raise BriefingError(
            _("{folder} cannot be written to: {reason}; GEO_HOME may name another folder").format(
                folder=path.parent, reason=error.strerror or error
            )
        ) from error
