"""The one list of the parts of the Documents page: modules of this package with ``show(person, atlas)``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from geo.language import _
from geo.review.people import ADD, LOOK, MANAGE, RECORD, Person
from geo.ui.frame.atlas import Atlas


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page.

    Attributes
    ----------
    name : str
        Its name in addresses (``part=…``) and of its module.
    title : str
        Its name in the navigation, in the language in use.
    act : str
        What a person must be allowed to do to see it (`geo.review.people.LEAST_ROLE`).
    """

    name: str
    title: str
    act: str = LOOK

    def show(self, person: Person, atlas: Atlas) -> None:
        """Draw it."""
        module = import_module(f"geo.ui.documents.{self.name}")
        cast(Callable[[Person, Atlas], None], module.show)(person, atlas)


def parts() -> tuple[Part, ...]:
    """Return every part in the order of the navigation; the first is what the page opens with."""
    return (
        Part("documents", _("Documents")),
        Part("figures", _("Figures by hand"), ADD),
        Part("records", _("Own records"), RECORD),
        Part("published", _("Published")),
        Part("team", _("Team and backup"), MANAGE),
    )
