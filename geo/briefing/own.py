"""A user's own briefings as files: in the store, and in the folder that is their way in."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from geo import paths
from geo.briefing.reading import LARGEST, NAME, REVISION, parse
from geo.errors import BriefingChangedError, BriefingError, StaleDecisionError, StoreError
from geo.language import _
from geo.storage import printable
from geo.store.folder import Shared, take_over
from geo.store.shared import BRIEFING, content_of, keep_file, own_files

if TYPE_CHECKING:
    from geo.store.files import FileState

ENDING = ".yaml"
LONGEST = 80
"""Characters of a name."""


def shipped_files() -> list[Path]:
    """Return the files of the shipped briefings, by name.

    Raises
    ------
    BriefingError
        Their folder cannot be read.
    """
    try:
        return sorted(
            p for p in paths.BRIEFINGS.iterdir() if p.suffix == ENDING and not p.name.startswith(".")
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BriefingError(_unreadable(paths.BRIEFINGS, error)) from error


def own_states() -> tuple[dict[str, FileState], dict[str, Path]]:
    """Return the user's own briefings: in the store by name, and files in the folder that are not in it."""
    try:
        return own_files(OWN)
    except OSError as error:
        raise BriefingError(_unreadable(paths.briefings(), error)) from error
    except StoreError as error:
        raise BriefingError(str(error)) from error


def _unreadable(folder: Path, error: OSError) -> str:
    return _("{folder} cannot be read: {reason}").format(folder=folder, reason=error.strerror)


def _is_usable(stem: str, content: bytes) -> bool:
    try:
        parse(content, name=name_of(stem))
    except BriefingError:
        return False
    return True


def name_of(stem: str) -> str:
    """Return the name that a file's briefing bears."""
    if NAME.fullmatch(stem) and len(stem) <= LONGEST:
        return stem
    plain = "".join(c if c.isascii() and c.isalnum() else " " for c in stem.lower())
    return "-".join(plain.split())[:60].rstrip("-") or "briefing"


def free_like(id: str, taken: Collection[str]) -> str:
    """Return ``id``, or a name like it that neither those in ``taken`` nor a shipped briefing bear."""
    base, number, name = f"{id[:64]}-copy", 0, id
    while name in taken or is_shipped(name):
        number += 1
        name = base if number == 1 else f"{base}-{number}"
    return name


OWN = Shared(
    BRIEFING,
    ENDING,
    paths.briefings,
    LARGEST,
    _is_usable,
    lambda stem, taken: free_like(name_of(stem), taken),
)
"""A user's own briefings in the store and in the folder that is their way in; no file replaces another."""


def is_shipped(id: str) -> bool:
    """Say whether a shipped briefing bears this name."""
    return (paths.BRIEFINGS / f"{id}{ENDING}").exists()


def check_name(id: str) -> None:
    """Refuse what is no name of a briefing.

    Raises
    ------
    BriefingError
        It is none.
    """
    if not NAME.fullmatch(id) or len(id) > LONGEST:
        raise BriefingError(
            _("“{name}”: expected a name of lower-case letters, digits and hyphens").format(name=id[:LONGEST])
        )


def keep_state(id: str, content: bytes | None, expected_revision: str, by: str) -> FileState:
    """Write the next state of a briefing, unless it is another than the one that was read."""
    with failures_named():
        take_over(OWN)
    kept, files = own_states()
    revision = kept[id].sha256[:REVISION] if id in kept else ""
    if id in files or is_shipped(id) or revision != expected_revision:
        raise _changed(id, expected_revision, there=id in kept or id in files)
    with failures_named():
        try:
            return keep_file(OWN, id, content, seen=kept[id].number if id in kept else None, by=by)
        except StaleDecisionError:
            raise _changed(id, expected_revision, there=id in own_names()) from None


def _changed(id: str, expected_revision: str, *, there: bool) -> BriefingChangedError:
    copy = free_like(id, [*own_names(), id])
    if is_shipped(id):
        text = _("“{name}” comes with the atlas and cannot be changed; a copy may be saved as “{copy}”")
    elif not expected_revision:
        text = _("a briefing “{name}” exists already; yours may be saved as “{copy}”")
    elif not there:
        text = _("“{name}” was deleted since you opened it; yours may be saved as “{copy}”")
    else:
        text = _("“{name}” was changed since you opened it; yours may be saved as “{copy}”")
    return BriefingChangedError(text.format(name=id, copy=copy), copy)


@contextlib.contextmanager
def failures_named() -> Iterator[None]:
    """Turn what disk and database refuse into one of our sentences."""
    try:
        yield
    except StoreError as error:
        raise BriefingError(str(error)) from error
    except OSError as error:
        raise BriefingError(
            _("{folder} cannot be written to: {reason}; GEO_HOME may name another folder").format(
                folder=paths.briefings(), reason=error.strerror or error
            )
        ) from error


def own_names() -> list[str]:
    """Return the names of the user's own briefings, those that cannot be read among them.

    Raises
    ------
    BriefingError
        The folder or the store cannot be read.
    """
    return sorted({name for found in own_states() for name in found})


def own_content(id: str, number: int) -> bytes:
    """Return the bytes of one state of a briefing in the store.

    Raises
    ------
    BriefingError
        There is no such state, or it cannot be read.
    """
    with failures_named():
        content = content_of(OWN, id, number)
    if content is None:
        raise BriefingError(no_own(id))
    return content


def no_own(id: str) -> str:
    """Return the sentence that there is no briefing of this name."""
    return _("there is no briefing “{name}” of your own").format(name=printable(id, LONGEST))
