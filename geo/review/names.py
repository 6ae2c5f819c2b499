"""Who is said to say a figure: names that are known, and those that somebody must say are new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from geo.catalog.cells import SEPARATOR
from geo.catalog.fault import Fault
from geo.catalog.places import plain
from geo.errors import ReviewError
from geo.language import _
from geo.store.batches import INSTITUTION
from geo.suggestions import likest

SPEAKERS = ("attributed_to", "institution")
"""Columns of a figure that name a person or a body."""
NEW = "new_institution"
"""Field of a decision beside the columns: the names that its reviewer says are new, between ``|``."""
NOT_READ_IN = "Peru Coca Atlas"
"""How the names of the atlas itself begin, which no document means."""


class UnknownNameError(ReviewError):
    """A figure names somebody who is not known, and nobody has said that the name is a new one."""


def new_names(fields: Mapping[str, str]) -> list[str]:
    """Return the names that a reviewer said are new."""
    return [name for name in fields.get(NEW, "").split(SEPARATOR) if name]


def unknown_names(fields: Mapping[str, str], known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield column and name of every speaker of a figure that is not known.

    Parameters
    ----------
    fields : mapping of str to str
        Cells of a figure.
    known : mapping of str to str
        Spanish name by name (`geo.review.known.all_institutions`).
    """
    for column in SPEAKERS:
        name = fields.get(column, "").strip()
        if name and name not in known:
            yield column, name


def new_records(fields: Mapping[str, str], known: Mapping[str, str]) -> dict[tuple[str, str], dict[str, str]]:
    """Return the unknown speakers of a figure as own records, by kind and key; in Spanish as they stand."""
    return {
        (INSTITUTION, name): {"name": name, "name_es": name} for _column, name in unknown_names(fields, known)
    }


def nearest_names(name: str, known: Mapping[str, str]) -> list[str]:
    """Return the known names that are most like one in either language, the likest first; often none."""
    by_words = {plain(other): one for one, spanish in known.items() for other in (spanish, one)}
    found = likest(plain(name), by_words)
    return list(dict.fromkeys(by_words[one] for one in found if not by_words[one].startswith(NOT_READ_IN)))


def faults_in_names(
    fields: Mapping[str, str], known: Mapping[str, str], number: int, where: str
) -> list[Fault]:
    """Return a fault for every speaker that is not known and that nobody has said is new."""
    said = new_names(fields)
    return [
        Fault(where, number, column, name, expected_name(name, known))
        for column, name in unknown_names(fields, known)
        if name not in said
    ]


def quoted(names: Iterable[str]) -> str:
    """Return names with the quotation marks of the language in use and commas between."""
    return ", ".join(_("“{name}”").format(name=name) for name in names)


def expected_name(name: str, known: Mapping[str, str]) -> str:
    """Return what a name that is not known should be: one of the nearest, or said to be new."""
    near = quoted(nearest_names(name, known))
    if not near:
        return _("the name of a person or body that is known, or your word that it is new")
    text = _("the name of a person or body that is known (nearest: {names}), or your word that it is new")
    return text.format(names=near)
