"""Which years a file would have anything of."""

from __future__ import annotations

from collections.abc import Collection

from geo.atlas import Atlas
from geo.exports.request import Request
from geo.exports.scope import Scope
from geo.formats import DATA, formats_of
from geo.views.spans import shown_of


def years_with_data(request: Request, atlas: Atlas) -> list[int]:
    """Return the years in which a place of the view's level has a value of its own."""
    view = request.view
    return shown_of(view, atlas).years(atlas.at_level(view.level), view.as_of)


def years_held(request: Request, atlas: Atlas, endings: Collection[str]) -> list[int]:
    """Return the years that files of these endings have anything of.

    A picture or map shows one level; a file of numbers holds every place of which anything is stated.
    """
    if set(endings) <= set(formats_of(DATA)):
        return Scope(atlas, request).spoken_years
    return years_with_data(request, atlas)
