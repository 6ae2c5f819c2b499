"""Where briefings are kept: the shipped ones in the data package, a user's own in the store."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from geo.atlas import Atlas, once_per_atlas
from geo.briefing.checking import check_briefing
from geo.briefing.model import WORDS, Briefing, spoken_in
from geo.briefing.own import (
    ENDING,
    OWN,
    check_name,
    failures_named,
    free_like,
    keep_state,
    name_of,
    no_own,
    own_content,
    own_names,
    own_states,
    shipped_files,
)
from geo.briefing.reading import capped, parse, read_briefing, revision_of
from geo.briefing.writing import to_yaml
from geo.errors import BriefingError, GeoError
from geo.language import _, current
from geo.storage import printable
from geo.store.folder import set_aside
from geo.store.shared import keep_file

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """A briefing as it is kept.

    Attributes
    ----------
    id : str
    path : Path or None
        Its file; None where it is in the store.
    shipped : bool
    briefing : Briefing or None
        None where it cannot be read.
    problems : tuple of str
        What is wrong with it, a line each; empty where it can be presented.
    """

    id: str
    path: Path | None
    shipped: bool
    briefing: Briefing | None
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Deleted:
    """A briefing that was deleted: its name, and the number of its last state, for `restore_briefing`."""

    id: str
    number: int


def list_briefings(atlas: Atlas, *, shipped_only: bool = False) -> list[Kept]:
    """Return every briefing, the shipped ones first, each list by name; faulty ones are reported too.

    Raises
    ------
    BriefingError
        A folder or the store cannot be read.
    """
    found = [_kept(path.stem, path, atlas) for path in shipped_files()]
    if not shipped_only:
        kept, files = own_states()
        for id in sorted({*kept, *files}):
            found.append(_kept(id, files.get(id), atlas, number=kept[id].number if id in kept else 0))
    return found


def own_briefing(id: str) -> Briefing:
    """Return a user's own briefing.

    Raises
    ------
    BriefingError
        There is none of this name, or it cannot be read.
    """
    kept, files = own_states()
    if id in files:
        return read_briefing(files[id])
    if id not in kept:
        raise BriefingError(no_own(id))
    return parse(own_content(id, kept[id].number), name=id)


def own_titles() -> dict[str, str]:
    """Return the titles of the user's own briefings by id, in the language in use; of one without, its id.

    Raises
    ------
    BriefingError
        The store cannot be read.
    """
    kept, files = own_states()
    named = {id: spoken_in(_titles(id, state.number, state.sha256))[0] for id, state in kept.items()}
    return {id: named.get(id) or id for id in sorted({*kept, *files})}


@lru_cache(maxsize=512)
def _titles(id: str, number: int, _sha256: str) -> Mapping[str, str]:
    """Return the titles of one state of a briefing, which never changes; none where it cannot be read."""
    try:
        return parse(own_content(id, number), name=id).title
    except BriefingError:
        return {}


def save_briefing(briefing: Briefing, expected_revision: str = "", *, by: str = "") -> Briefing:
    """Write a user's own briefing, whole or not at all, and return it with its new revision.

    Parameters
    ----------
    expected_revision : str
        The revision that was read; empty for one that is new.
    by : str
        Who does it; empty for who works alone on this machine.

    Raises
    ------
    BriefingChangedError
        It is another than the one that was read, or exists already; ``copy_name`` is free.
    BriefingError
        It is a shipped one's name, cannot be read back, or the store cannot be written to.
    """
    check_name(briefing.id)
    content = _encoded(briefing)
    kept = parse(content, name=briefing.id)
    keep_state(briefing.id, content, expected_revision, by)
    return replace(kept, revision=revision_of(content))


def delete_briefing(id: str, expected_revision: str, *, by: str = "") -> Deleted:
    """Delete a user's own briefing and return what `restore_briefing` puts back.

    Raises
    ------
    BriefingChangedError
        It is another than the one that was read.
    BriefingError
        There is none, or the store cannot be written to.
    """
    if id not in own_names():
        raise BriefingError(no_own(id))
    return Deleted(id, keep_state(id, None, expected_revision, by).number - 1)


def discard_briefing(kept: Kept, *, by: str = "") -> None:
    """Take a user's own briefing that cannot be read out of the list: its file is set aside.

    Raises
    ------
    BriefingError
        It comes with the atlas, is gone, or cannot be moved.
    """
    if kept.shipped:
        raise BriefingError(_("{file} is no file of your own").format(file=f"{kept.id}{ENDING}"))
    with failures_named():
        if kept.path is None:
            keep_file(OWN, kept.id, None, by=by)
        else:
            set_aside(OWN, kept.path)


def restore_briefing(deleted: Deleted, *, by: str = "") -> Briefing:
    """Put a deleted briefing back under its name, or a free one like it, and return it.

    Raises
    ------
    BriefingError
        The store has none such, or cannot be written to.
    """
    content = own_content(deleted.id, deleted.number)
    name = free_like(deleted.id, own_names())
    keep_state(name, content, "", by)
    return parse(content, name=name)


def duplicate_briefing(briefing: Briefing, name: str = "", *, by: str = "") -> Briefing:
    """Keep a copy of any briefing, a shipped one too, as the user's own, and return it."""
    copy = replace(briefing, id=name or free_name(briefing.id), shipped=False, revision="")
    return save_briefing(copy, by=by)


def import_briefing(content: bytes, file_name: str, atlas: Atlas | None = None, *, by: str = "") -> Briefing:
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
    found = parse(content, name=name_of(Path(file_name).stem), file=printable(file_name, 80))
    if atlas is not None:
        _problems(found, atlas)
    return save_briefing(replace(found, id=free_like(found.id, own_names())), by=by)


def export_briefing(briefing: Briefing) -> bytes:
    """Return the file of a briefing."""
    return _encoded(briefing)


def free_name(id: str) -> str:
    """Return a name like ``id`` that no briefing bears."""
    return free_like(id, [*own_names(), id])


def _kept(id: str, path: Path | None, atlas: Atlas, *, number: int | None = None) -> Kept:
    """Return a briefing with its faults; ``number`` is that of its state where it is no shipped one."""
    shipped = number is None
    try:
        content = own_content(id, number or 0) if path is None else b""
        briefing = read_briefing(path, shipped=shipped) if path else parse(content, name=id)
        return Kept(id, path, shipped, briefing, _problems(briefing, atlas))
    except BriefingError as error:
        return Kept(id, path, shipped, None, tuple(str(error).splitlines()))


def _problems(briefing: Briefing, atlas: Atlas) -> tuple[str, ...]:
    """Return the reasons not to present a briefing.

    Raises
    ------
    BriefingError
        It cannot be held to the data at all. No file may keep the others from being shown, so that
        anything that goes wrong in reading one is reported as a fault of that one; the log has the rest.
    """
    try:
        return _checked(atlas, _State(briefing.id, briefing.revision, current(), briefing))
    except GeoError as error:
        raise BriefingError(f"{briefing.id}{ENDING}: {error}") from error
    except Exception as error:
        LOG.exception("briefing %s", briefing.id)
        raise BriefingError(
            _("{file} cannot be checked against the data: {reason}").format(
                file=f"{briefing.id}{ENDING}", reason=printable(str(error) or type(error).__name__)
            )
        ) from error


@dataclass(frozen=True)
class _State:
    """A briefing as it is kept: of one revision it always says the same."""

    id: str
    revision: str
    language: str
    briefing: Briefing = field(compare=False)


@once_per_atlas
def _checked(atlas: Atlas, state: _State) -> tuple[str, ...]:
    return tuple(capped(check_briefing(state.briefing, atlas)))


def _encoded(briefing: Briefing) -> bytes:
    words = [("title", briefing.title)]
    words += [(part, getattr(scene, part)) for scene in briefing.scenes for part in WORDS]
    for part, texts in words:
        for language, text in texts.items():
            if any("\ud800" <= character <= "\udfff" for character in text):
                what = _("contains an incomplete character, which no file can hold")
                raise BriefingError(f"{briefing.id}{ENDING}: {part}.{language}: {what}")
    return to_yaml(briefing).encode("utf-8")
