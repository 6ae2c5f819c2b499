"""Changes to the user's own briefings: kept at once, refused over another's change, undone."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from geo.briefing import (
    Briefing,
    Deleted,
    Kept,
    Scene,
    delete_briefing,
    discard_briefing,
    own_briefing,
    restore_briefing,
    save_briefing,
    with_scene,
    without,
)
from geo.errors import BriefingChangedError, BriefingError, GeoError
from geo.language import _
from geo.ui.briefing.chosen import chosen
from geo.ui.elements import show

_KEY = "briefing_keeping"


@dataclass
class Keeping:
    """What happened to the last change.

    Attributes
    ----------
    said : str
        What went wrong, or was done; empty for nothing.
    failed : bool
    refused : Briefing or None
        What could not be kept because it is another by now.
    copy_name : str
        Name under which it can be kept beside it.
    lost_scene : (str, Scene, int) or None
        The scene deleted last, of which briefing and from which place.
    lost_briefing : Deleted or None
        The briefing deleted last.
    """

    said: str = ""
    failed: bool = False
    refused: Briefing | None = None
    copy_name: str = ""
    lost_scene: tuple[str, Scene, int] | None = None
    lost_briefing: Deleted | None = None


def author() -> str:
    """Return the name of who changes a briefing.

    Raises
    ------
    BriefingError
        The person's role does not allow it, or cannot be read.
    """
    # Imported here: every page imports this module, and only who changes something needs the store.
    from geo.review.people import RECORD, refusal
    from geo.ui.frame.person import current_person

    try:
        person = current_person()
        if not person.may(RECORD):
            raise refusal(person, RECORD)
    except GeoError as error:
        raise BriefingError(str(error)) from None
    return person.name


def may_change() -> bool:
    """Say whether who sits here may change briefings; who works alone always may."""
    if not os.environ.get("GEO_LOGIN"):
        return True
    try:
        return bool(author())
    except BriefingError:
        return False


def keeping() -> Keeping:
    """Return this session's record."""
    return st.session_state.setdefault(_KEY, Keeping())


def keep(briefing: Briefing, change: Callable[[Briefing], Briefing], done: str = "") -> Briefing | None:
    """Save ``briefing``, as this session read it, with ``change``; return it, or None where it is refused."""
    held = keeping()
    held.refused, held.failed = None, False
    try:
        changed = change(briefing)
        saved = save_briefing(changed, briefing.revision, by=author())
    except BriefingChangedError as error:
        held.refused, held.copy_name = changed, error.copy_name
        held.said, held.failed = str(error), True
        return None
    except BriefingError as error:
        held.said, held.failed = str(error), True
        return None
    held.said = done
    return saved


def attempt(act: Callable[[], Briefing], done: str) -> Briefing | None:
    """Do what makes a new briefing, open it and return it; keep the reason where it cannot be had."""
    held = keeping()
    held.refused, held.failed = None, False
    try:
        made = act()
    except BriefingError as error:
        held.said, held.failed = str(error), True
        return None
    held.said = done
    chosen().open(made.id)
    return made


def drop_scene(briefing: Briefing, id: str) -> None:
    """Delete a scene, keeping it for `undo`."""
    ids = [scene.id for scene in briefing.scenes]
    at = ids.index(id)
    if keep(briefing, lambda b: without(b, id), _("Scene deleted.")) is None:
        return
    keeping().lost_scene, keeping().lost_briefing = (briefing.id, briefing.scenes[at], at), None
    rest = ids[:at] + ids[at + 1 :]
    chosen().open(briefing.id, rest[min(at, len(rest) - 1)] if rest else "")


def drop_briefing(briefing: Briefing) -> None:
    """Delete a briefing, keeping it for `undo`."""
    held = keeping()
    held.refused, held.failed = None, False
    try:
        held.lost_briefing = delete_briefing(briefing.id, briefing.revision, by=author())
    except BriefingError as error:
        held.said, held.failed = str(error), True
        return
    held.lost_scene = None
    held.said = _("“{name}” deleted.").format(name=briefing.id)
    chosen().open("")


def drop_file(kept: Kept) -> None:
    """Take a briefing that cannot be read out of the list."""
    held = keeping()
    held.refused, held.failed = None, False
    try:
        discard_briefing(kept, by=author())
    except BriefingError as error:
        held.said, held.failed = str(error), True
        return
    held.said = _("“{name}” deleted.").format(name=kept.id)
    chosen().open("")


def undo() -> None:
    """Put back what was deleted last."""
    held = keeping()
    if held.lost_briefing is not None:
        deleted = held.lost_briefing
        if attempt(lambda: restore_briefing(deleted, by=author()), _("Deletion undone.")):
            held.lost_briefing = None
    elif held.lost_scene is not None:
        name, scene, at = held.lost_scene
        try:
            now = own_briefing(name)
        except BriefingError as error:
            held.said, held.failed = str(error), True
            return
        if keep(now, lambda b: with_scene(b, scene, at), _("Deletion undone.")):
            held.lost_scene = None
            chosen().open(name, scene.id)


def keep_copy() -> None:
    """Keep what was refused under the free name that was offered."""
    held = keeping()
    refused = held.refused
    if refused is not None:
        attempt(
            lambda: save_briefing(
                replace(refused, id=held.copy_name, revision="", shipped=False), by=author()
            ),
            _("Saved as “{name}”.").format(name=held.copy_name),
        )


def news() -> None:
    """Say what happened to the last change, with what can be done about it."""
    held = keeping()
    if held.said:
        (show.error if held.failed else show.success)(held.said)
        held.said = ""
    if held.refused is not None:
        show.button(
            _("Save mine as “{name}”").format(name=held.copy_name),
            on_click=keep_copy,
            key="keep_copy",
        )
    if held.lost_scene or held.lost_briefing:
        show.button(_("Undo the deletion"), on_click=undo, key="undo")
