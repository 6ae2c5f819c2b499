"""Who decides, and what each role may do."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

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
"""What can be done (`act_words`) and the role it takes."""
ROLE = "role"
"""Kind of the entries that give a person a role."""
LONGEST = 120
"""Characters of a name."""
LOGIN = "GEO_LOGIN"
"""Environment variable: empty (one person, who may do everything), ``header`` or ``oidc``."""
HEADER, OIDC = "header", "oidc"
SECRET = "GEO_PROXY_SECRET"
LEAST_SECRET = 16
"""Letters of the secret: what can be guessed is none."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks.

    Attributes
    ----------
    name : str
        As decisions are signed.
    role : str
        One of `ROLES`.
    member : bool
        Whether the role is one that an admin gave: it holds only until it is given anew.
    """

    name: str
    role: str
    member: bool = field(default=False, compare=False)

    def may(self, act: str) -> bool:
        """Say whether the role allows an act of `LEAST_ROLE`."""
        return ROLES.index(self.role) >= ROLES.index(LEAST_ROLE[act])


def way_of_signing_in() -> str:
    """Return how somebody comes by a name: empty where one person works alone.

    Raises
    ------
    ReviewError
        ``GEO_LOGIN`` is none of the ways, or the secret of the proxy is missing or too short.
    """
    chosen = os.environ.get(LOGIN, "")
    if chosen not in ("", HEADER, OIDC):
        raise ReviewError(
            _("{setting}: expected {ways}, or nothing where one person works alone").format(
                setting=LOGIN, ways=f"{HEADER}, {OIDC}"
            )
        )
    if chosen == HEADER and len(os.environ.get(SECRET, "")) < LEAST_SECRET:
        raise ReviewError(
            _("{setting}: expected a secret of {least} letters or more, the same as in the proxy").format(
                setting=SECRET, least=LEAST_SECRET
            )
        )
    return chosen


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
        return Person(name, ADMIN, member=True)
    entry = read_entries(store, ROLE).get(name)
    role = (entry.body or {}).get("role", VIEWER) if entry else VIEWER
    return Person(name, role if role in ROLES else VIEWER, member=True)


def require(store: Store, person: Person, act: str) -> None:
    """Let an act of `LEAST_ROLE` go on, or refuse it.

    What counts is the role at this moment, not that of when ``person`` was asked for: a page may have stood
    open since.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    """
    asks = named_person(store, person.name) if person.member else person
    if not asks.may(act):
        raise refusal(asks, act)


def refusal(person: Person, act: str) -> NotAllowedError:
    """Return the error for an act that a role does not allow."""
    names = role_words()
    return NotAllowedError(
        _("Not done: {name} has the role “{role}”; this takes the role “{needed}”.").format(
            name=person.name, role=names[person.role], needed=names[LEAST_ROLE[act]]
        )
    )


def role_words() -> dict[str, str]:
    """Return the names of the roles in the language in use."""
    return {VIEWER: _("may look"), REVIEWER: _("reviewer"), ADMIN: _("administrator")}


def act_words() -> dict[str, str]:
    """Return what each act of `LEAST_ROLE` is, in the language in use."""
    return {
        LOOK: _("look at documents, decisions and published batches"),
        ADD: _("add documents; import figures to be reviewed"),
        DECIDE: _("decide on figures; enter and accept figures by hand"),
        RECORD: _("make own sources, places and measures; teach the extractor; make briefings"),
        PUBLISH: _("publish and take back"),
        MANAGE: _("give roles, have documents reviewed twice, back up and restore"),
    }


def give_role(store: Store, person: Person, name: str, role: str) -> None:
    """Give a member of the team a role.

    Raises
    ------
    NotAllowedError
        ``person`` is no admin.
    ReviewError
        There is no such role, or it is no name.
    """
    require(store, person, MANAGE)
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
