"""Who decides, and what each role may do."""

from __future__ import annotations

import os
from dataclasses import dataclass

from geo.errors import NotAllowedError, ReviewError
from geo.language import _
from geo.store.address import local_name
from geo.store.database import Store
from geo.store.entries import read_entries, write_entry

VIEWER, REVIEWER, ADMIN = "viewer", "reviewer", "admin"
ROLES = (VIEWER, REVIEWER, ADMIN)
"""Roles, each of which may do what those before it may."""
LOOK, ADD, DECIDE, RECORD, PUBLISH, MANAGE = "look", "add", "decide", "record", "publish", "manage"
LEAST_ROLE = {LOOK: VIEWER, ADD: REVIEWER, DECIDE: REVIEWER, RECORD: REVIEWER, PUBLISH: ADMIN, MANAGE: ADMIN}
"""What can be done and the role it takes: look at documents and batches; add documents, enter and import
figures; decide on candidates; make own sources, places, measures and briefings, and teach the extractor;
publish and undo; give roles, have documents reviewed twice, back up and restore."""
ROLE = "role"
"""Kind of the entries that give a person a role."""
LONGEST = 120
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks.

    Attributes
    ----------
    name : str
        As decisions are signed.
    role : str
        One of `ROLES`.
    """

    name: str
    role: str

    def may(self, act: str) -> bool:
        """Say whether the role allows an act of `LEAST_ROLE`."""
        return ROLES.index(self.role) >= ROLES.index(LEAST_ROLE[act])


def local_person() -> Person:
    """Return who works alone on this machine, and may do everything: ``GEO_USER``, else the login name."""
    return Person(checked_name(local_name()), ADMIN)


def named_person(store: Store, name: str) -> Person:
    """Return a member of a team with the role that an admin gave; a viewer where none was given.

    Those of ``GEO_ADMINS`` (names between commas) are admins: without them nobody could give the first role.
    """
    name = checked_name(name)
    admins = {one.strip() for one in os.environ.get("GEO_ADMINS", "").split(",")} - {""}
    if name in admins:
        return Person(name, ADMIN)
    entry = read_entries(store, ROLE).get(name)
    role = (entry.body or {}).get("role", VIEWER) if entry else VIEWER
    return Person(name, role if role in ROLES else VIEWER)


def require(person: Person, act: str) -> None:
    """Let an act of `LEAST_ROLE` go on, or refuse it.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    """
    if not person.may(act):
        raise NotAllowedError(
            _("{name} has the role {role}; this takes the role {needed}").format(
                name=person.name, role=person.role, needed=LEAST_ROLE[act]
            )
        )


def give_role(store: Store, person: Person, name: str, role: str) -> None:
    """Give a member of the team a role.

    Raises
    ------
    NotAllowedError
        ``person`` is no admin.
    ReviewError
        There is no such role, or it is no name.
    """
    require(person, MANAGE)
    name = checked_name(name)
    if role not in ROLES:
        raise ReviewError(
            _("role: expected one of {names}, not {given}").format(names=", ".join(ROLES), given=role)
        )
    entry = read_entries(store, ROLE).get(name)
    write_entry(store, ROLE, name, {"role": role}, by=person.name, seen=entry.number if entry else 0)


def checked_name(name: str) -> str:
    """Return a person's name as it is kept.

    Raises
    ------
    ReviewError
        It is empty, too long, or holds what cannot be shown.
    """
    kept = " ".join(name.split())
    if not kept or len(kept) > LONGEST or not kept.isprintable():
        raise ReviewError(
            _("a person's name has 1 to {most} characters that can be shown").format(most=LONGEST)
        )
    return kept
