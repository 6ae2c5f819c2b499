"""What is to be taken away: a view, several years of it, or everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.language import _, ngettext
from geo.links import from_query, to_query
from geo.links.fields import YES, Field, read_link_fields, years
from geo.links.query import (
    OF_A_FILE,
    OF_ANY_PAGE,
    OF_PAGES,
    OF_THE_VIEW,
    given_twice,
    not_understood,
    pairs_of,
    read_query,
)
from geo.model import View, years_text
from geo.wording.period import years_words

EVERYTHING = "all"
YEARS = Field("years", years, years_text)


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be taken away.

    Attributes
    ----------
    view : View
        With its year settled (`geo.views.defaults.settled`).
    years : tuple of int
        All years wanted, in order; empty for the view's own.
    everything : bool
        All measures, places and years of ``view``'s lens and day, not only what it shows.
    """

    view: View
    years: tuple[int, ...] = ()
    everything: bool = False

    @property
    def link(self) -> str:
        """Return the request as the query of a link, which opens its view in the page."""
        query = to_query(self.view)
        if self.years:
            query[YEARS.name] = YEARS.write(self.years)
        if self.everything:
            query[EVERYTHING] = YES
        return "?" + urlencode(query, safe=",:")


def request_from_link(link: str, atlas: Atlas) -> tuple[Request, list[str]]:
    """Return what a link asks for, and one sentence for each part that cannot be had.

    Parameters
    ----------
    link : str
        A whole address, or its query with or without the question mark.
    """
    query = read_query(link)
    view, problems = from_query(query, atlas)
    if not set(query) & {*to_query(View(year=0)), YEARS.name, EVERYTHING}:
        problems.append(
            _("“{link}” carries no view; expected a link copied from the page.").format(link=link[:80])
        )
    elif unknown := not_understood(query, understood()):
        problems.append(unknown)
    if repeated := given_twice(pairs_of(link)):
        problems.append(repeated)
    request, refused = read_link_fields((YEARS,), query, Request(view))
    return replace(request, everything=query.get(EVERYTHING) == YES), problems + refused


def understood() -> set[str]:
    """Return every part that a link of any page may have."""
    return {*OF_THE_VIEW, *OF_ANY_PAGE, *OF_A_FILE, *(name for names in OF_PAGES.values() for name in names)}


def of_pages_only(link: str) -> str:
    """Return the parts of ``link`` that say something of a page and nothing of a file, joined by commas."""
    for_files = {*OF_THE_VIEW, *OF_ANY_PAGE, *OF_A_FILE}
    return ", ".join(name for name in read_query(link) if name not in for_files and name in understood())


def years_empty(measure: str, years: Sequence[int]) -> str:
    """Return the sentence that says of which of the years asked for a file has empty rows only."""
    return ngettext(
        "no data on {measure} in {years}: the rows of that year are empty",
        "no data on {measure} in {years}: the rows of those years are empty",
        len(years),
    ).format(measure=measure, years=years_words(years))


def years_left_out(measure: str, years: Sequence[int]) -> str:
    """Return the sentence that says which of the years asked for have no data."""
    return ngettext(
        "no data on {measure} in {years}: that year is left out",
        "no data on {measure} in {years}: those years are left out",
        len(years),
    ).format(measure=measure, years=years_words(years))
