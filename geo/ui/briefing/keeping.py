"""Changes to the user's own briefings: kept at once, refused over another's change, undone."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import streamlit as st

from geo.briefing import (
    Briefing,
    Deleted,
    Kept,
    delete_briefing,
    discard_briefing,
    free_name,
    own_briefing,
    own_names,
    restore_briefing,
    save_briefing,
    without,
)
from geo.briefing.own import free_like
from geo.errors import BriefingChangedError, BriefingError, GeoError
from geo.language import _
from geo.ui.briefing.chosen import chosen
from geo.ui.elements import show

_KEY = "briefing_keeping"


@dataclass(frozen=True)
class Refused:
    """What could not be kept because it is another by now, and the name for a copy beside it."""

    briefing: Briefing
    copy_name: str


@dataclass
class Keeping:
    """What happened to the last change.

    Attributes
    ----------
    said : str
        What went wrong, or was done; empty for nothing.
    failed : bool
    refused : list of Refused
        What is offered until it is kept or given up, the oldest first.
    former : list of Briefing
        What this session changed, as it was before, the last change last: `undo` puts it back.
    undone : int
        How often something was undone or refused over another's change: what is typed is written anew then.
    faults : dict
        By scene and part of it: why what was entered last is not kept.
    own : set of str
        Revisions that this session saved: a change made on an earlier one of them is no other's.
    lost_briefing : Deleted or None
        The briefing deleted last.
    """

    said: str = ""
    failed: bool = False
    refused: list[Refused] = field(default_factory=list)
    former: list[Briefing] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    undone: int = 0
    faults: dict[tuple[str, str], str] = field(default_factory=dict)
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


MOST_UNDONE = 50
"""Changes that can be undone in a session."""


def keep(briefing: Briefing, change: Callable[[Briefing], Briefing], done: str = "") -> Briefing | None:
    """Save ``briefing``, as this session read it, with ``change``; return it, or None where it is refused."""
    held = keeping()
    held.failed = False
    changed = briefing
    try:
        briefing = _as_this_session_left_it(briefing)
        changed = change(briefing)
        saved = save_briefing(changed, briefing.revision, by=author())
    except BriefingChangedError as error:
        _offer(changed, error.copy_name)
        held.said, held.failed = str(error), True
        held.undone += 1  # the fields show what is kept now: the next change is made to that
        return None
    except BriefingError as error:
        held.said, held.failed = str(error), True
        return None
    held.said = done
    held.own.add(saved.revision)
    held.former = [*held.former, briefing][-MOST_UNDONE:]
    held.lost_briefing = None
    return saved


def _offer(changed: Briefing, name: str) -> None:
    """Keep what was refused beside what was refused before, each under a name of its own."""
    held = keeping()
    if not any(one.briefing == changed for one in held.refused):
        name = free_like(name, [*own_names(), *(one.copy_name for one in held.refused)])
        held.refused.append(Refused(changed, name))


def _as_this_session_left_it(briefing: Briefing) -> Briefing:
    """Return the briefing as this session saved it: two fields may be changed before a page is drawn."""
    held = keeping()
    if not held.own or briefing.id not in own_names():
        return briefing
    now = own_briefing(briefing.id)
    return now if now.revision in held.own else briefing


def attempt(act: Callable[[], Briefing], done: str) -> Briefing | None:
    """Do what makes a new briefing, open it and return it; keep the reason where it cannot be had."""
    held = keeping()
    held.failed = False
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
    rest = ids[:at] + ids[at + 1 :]
    chosen().open(briefing.id, rest[min(at, len(rest) - 1)] if rest else "")


def drop_briefing(briefing: Briefing) -> None:
    """Delete a briefing, keeping it for `undo`."""
    held = keeping()
    held.failed = False
    try:
        held.lost_briefing = delete_briefing(briefing.id, briefing.revision, by=author())
    except BriefingError as error:
        held.said, held.failed = str(error), True
        return
    held.said = _("“{name}” deleted.").format(name=briefing.id)
    chosen().open("")


def drop_file(kept: Kept) -> None:
    """Take a briefing that cannot be read out of the list."""
    held = keeping()
    held.failed = False
    try:
        discard_briefing(kept, by=author())
    except BriefingError as error:
        held.said, held.failed = str(error), True
        return
    held.said = _("“{name}” deleted.").format(name=kept.id)
    chosen().open("")


def undo() -> None:
    """Take the last change of this session back, or put back the briefing deleted last."""
    held = keeping()
    if held.lost_briefing is not None:
        deleted = held.lost_briefing
        if attempt(lambda: restore_briefing(deleted, by=author()), _("Deletion undone.")):
            held.lost_briefing = None
        return
    if not held.former or held.former[-1].id != chosen().briefing:
        return  # the last change was taken back, and the button pressed again before it was off
    former = held.former[-1]
    scene = chosen().scene
    if keep(former, lambda now: replace(former, revision=now.revision), _("Change undone.")):
        held.former = held.former[:-2]  # the undoing is no change of its own
        ids = [one.id for one in former.scenes]
        held.undone += 1
        chosen().open(former.id, scene if scene in ids else "")


def can_undo(briefing: Briefing | None) -> bool:
    """Say whether there is a change of this session to take back."""
    held = keeping()
    last = held.former[-1].id if held.former else ""
    return held.lost_briefing is not None or (briefing is not None and last == briefing.id)


def keep_copy(one: Refused) -> None:
    """Keep what was refused under the free name that was offered, or one like it that is free by now."""
    held = keeping()

    def make() -> Briefing:
        copy = replace(one.briefing, id=free_own(one.copy_name), revision="", shipped=False)
        return save_briefing(copy, by=author())

    made = attempt(make, "")
    if made is not None:
        give_up(one)
        held.said = _("Saved as “{name}”.").format(name=made.id)


def free_own(name: str) -> str:
    """Return ``name``, or one like it that no briefing bears."""
    return free_name(name) if name in own_names() else name


def give_up(one: Refused) -> None:
    """Forget what was refused."""
    held = keeping()
    held.refused = [other for other in held.refused if other is not one]


def tell_done() -> None:
    """Say once what was done last."""
    held = keeping()
    if held.said and not held.failed:
        show.success(held.said)
        held.said = ""


def tell_refused() -> None:
    """Say why the last change was refused, with what can be done about it."""
    held = keeping()
    if held.said:
        show.error(held.said)
        held.said = ""
    for number, one in enumerate(held.refused):
        with st.container(horizontal=True):
            words = _("Save mine as “{name}”").format(name=one.copy_name)
            end = f"_{number}" if number else ""
            show.button(words, on_click=keep_copy, args=(one,), key=f"keep_copy{end}")
            show.button(_("Discard mine"), on_click=give_up, args=(one,), key=f"give_up{end}")
