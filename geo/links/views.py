"""A view as a link, and a link as a view.

A part that names something unknown is reported, not guessed: the reader sees what was wrong
and what is shown instead.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.language import _
from geo.links.fields import in_link, write_fields, wrong_in_link
from geo.links.query import RIGHT
from geo.links.view_fields import VIEW_FIELDS, read_view
from geo.model import COMPARED, Comparison, View

if TYPE_CHECKING:
    from geo.atlas import Atlas


def to_query(view: View) -> dict[str, str]:
    """Return the query parameters that carry ``view``, every part spelled out."""
    return write_fields(VIEW_FIELDS, view)


def view_code(view: View, version: str) -> str:
    """Return eight characters that stand for ``view`` and data ``version`` where a link is too long.

    The same view of the same data has the same code; another has another.
    """
    text = json.dumps([sorted(to_query(view).items()), version])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def to_short_query(view: View) -> dict[str, str]:
    """Return the parameters in which ``view`` differs from what opens with nothing chosen.

    `from_query` reads the same view out of it. For the many links inside a page, where a
    view spelled out in each would outweigh what the page says; an address to be kept is
    `to_query`.
    """
    return dict(_short(view))


@lru_cache(maxsize=256)
def _short(view: View) -> tuple[tuple[str, str], ...]:
    plain = to_query(View())
    return tuple((name, text) for name, text in to_query(view).items() if plain.get(name) != text)


def from_query(query: Mapping[str, str], atlas: Atlas, default: View | None = None) -> tuple[View, list[str]]:
    """Return the view a link asks for, and one sentence for each part that cannot be shown.

    Parameters
    ----------
    query : mapping of str to str
        Query parameters; missing ones keep ``default``, others of the page are passed over.
    atlas : Atlas
        Knows what can be asked for.

    Returns
    -------
    View, list of str
        A part that cannot be shown keeps its default and is named in the list.
    """
    return read_view(in_link(VIEW_FIELDS, query), default or View(), atlas, wrong_in_link)


def to_comparison_query(comparison: Comparison) -> dict[str, str]:
    """Return the query parameters that carry a comparison: the left view, and where the right differs."""
    query = to_query(comparison.left)
    return query | {RIGHT + comparison.part: to_query(comparison.right)[comparison.part]}


def from_comparison_query(
    query: Mapping[str, str], atlas: Atlas, left: View
) -> tuple[str, View | None, list[str]]:
    """Return what a link compares the left view with, and one sentence for each part that is wrong.

    Parameters
    ----------
    query : mapping of str to str
        Query parameters; those of the left view are `from_query`'s to read.
    left : View
        What the link leaves out is as in it.

    Returns
    -------
    str
        The one of `COMPARED` that the link names; empty where it names none.
    View or None
        The right view; None where the link gives none that can be shown.
    list of str
        What was wrong.
    """
    asked = {name.removeprefix(RIGHT): text for name, text in query.items() if name.startswith(RIGHT)}
    parts = [part for part in COMPARED if part in asked]
    problems = [
        _("The link compares “{name}”, which cannot be compared; known are {known}.").format(
            name=RIGHT + name[:60], known=", ".join(RIGHT + part for part in COMPARED)
        )
        for name in asked
        if name not in COMPARED
    ]
    if not parts:
        return "", None, problems
    if len(parts) > 1:
        problems.append(
            _("The link asks for {count} comparisons at once; one is shown: {name}.").format(
                count=len(parts), name=RIGHT + parts[0]
            )
        )
    right, wrong = from_query({parts[0]: asked[parts[0]]}, atlas, left)
    return parts[0], None if wrong else right, problems + wrong
