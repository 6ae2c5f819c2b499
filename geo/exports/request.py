"""What is to be taken away: a view, several years of it, or everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.language import _, ngettext
from geo.links import from_query, to_query
from geo.model import View, read_years, years_text
from geo.query import (
    OF_A_FILE,
    OF_ANY_PAGE,
    OF_PAGES,
    OF_THE_VIEW,
    given_twice,
    not_understood,
    pairs_of,
    read_query,
)
from geo.wording.period import years_words

EVERYTHING = "all"
YEARS = "years"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be taken away.

    Attributes
    ----------
    view : View
        With its year settled (`geo.view_defaults.settled`).
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
            query[YEARS] = years_text(self.years)
        if self.everything:
            query[EVERYTHING] = "yes"
        return "?" + urlencode(query, safe=",:")


def request_from_link(link: str, atlas: Atlas, today: date) -> tuple[Request, list[str]]:
    """Return what a link asks for, and one sentence for each part that cannot be had.

    Parameters
    ----------
    link : str
        A whole address, or its query with or without the question mark.
    today : date
        Last day that can be asked for.
    """
    query = read_query(link)
    view, problems = from_query(query, **atlas.link_terms, today=today)
    if not set(query) & {*to_query(View(year=0)), YEARS, EVERYTHING}:
        problems.append(
            _("“{link}” carries no view; expected a link copied from the page.").format(link=link[:80])
        )
    elif unknown := not_understood(query, understood()):
        problems.append(unknown)
    if repeated := given_twice(pairs_of(link)):
        problems.append(repeated)
    years = read_years(query[YEARS]) if YEARS in query else ()
    if years is None:
        years = ()
        problems.append(
            _("The link asks for years “{value}”; expected years such as 2012-2024 or 2001,2011.").format(
                value=query[YEARS][:60]
            )
        )
    return Request(view, years, query.get(EVERYTHING) == "yes"), problems


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
