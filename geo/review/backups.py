"""Back up and restore everything that was fed in: by an admin, from the page or by command."""

from __future__ import annotations

from pathlib import Path

from geo.errors import StoreError
from geo.language import _, ngettext
from geo.review.people import MANAGE, Person, require
from geo.storage import draft_of
from geo.store.backup import (
    Manifest,
    checked_backup,
    holds_records,
    replace_records,
    write_backup,
)
from geo.store.database import Store
from geo.store.migrating import backup_path
from geo.style.numbers import format_number


def back_up(store: Store, person: Person, path: Path) -> Manifest:
    """Write everything that the store holds to a file, whole or not at all.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    StoreError
        The store cannot be read, or the file not be written.
    """
    require(store, person, MANAGE)
    try:
        with draft_of(path) as draft:
            return write_backup(store, draft)
    except OSError as error:
        raise StoreError(
            _("{file} could not be written: {reason}").format(file=path, reason=error.strerror or error)
        ) from None


def restore(
    store: Store, person: Person, content: bytes, name: str, *, replace: bool = False
) -> tuple[Manifest, Path | None]:
    """Restore a backup into the store, all or nothing, once all of it was checked.

    Parameters
    ----------
    store : Store
    person : Person
    content : bytes
    name : str
        What to call it in a sentence.
    replace : bool
        Whether a store that holds records already gives them up for those of the backup; they are backed up
        into the workspace first.

    Returns
    -------
    Manifest
        Of the backup.
    Path or None
        Where the former records were backed up.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    StoreError
        The backup cannot be used, or the store holds records; nothing was changed.
    """
    require(store, person, MANAGE)
    with checked_backup(content, name) as (manifest, checked):
        former = None
        if holds_records(store):
            if not replace:
                raise StoreError(
                    _(
                        "there are records already: to restore a backup is to replace them; ask for it with "
                        "--replace, which backs them up first"
                    )
                )
            former = _former(store, person)
        replace_records(store, checked)
    return manifest, former


def restored_words(manifest: Manifest, former: Path | None) -> str:
    """Say what was restored, and where what there was before is now."""
    made = manifest.made[:16].replace("T", " ") + " UTC"
    line = ngettext("{n} record of {at} restored", "{n} records of {at} restored", manifest.rows).format(
        n=format_number(manifest.rows), at=made
    )
    if former:
        line += "; " + _("what there was before is in {file}").format(file=former)
    return line


def _former(store: Store, person: Person) -> Path:
    try:
        path = backup_path("before-restore", ".zip")
    except OSError as error:
        raise StoreError(str(error)) from None
    back_up(store, person, path)
    return path
