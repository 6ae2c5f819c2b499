"""The parts of an address: read the same way on a page, by a command and in a briefing.

What an address names is never dropped in silence, for another view would then be shown as
if it were the one asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl

from geo.language import _
from geo.links.view_fields import VIEW_FIELDS
from geo.model import COMPARED
from geo.suggestions import did_you_mean

ESCAPED = re.compile(r"^(?:(?:amp|#0*38|#x0*26);)+", re.ASCII | re.IGNORECASE)
"""What mail programs, wikis and HTML pages leave before a name: their ``&`` is ``&amp;`` or ``&#38;``."""

RIGHT = "r_"
"""What the parameter begins with that says in what the right view of a comparison differs."""

OF_THE_VIEW = tuple(field.parameter for field in VIEW_FIELDS)
"""Parts of every address."""

OF_ANY_PAGE = ("embed", "embed_options", "only")
"""Parts that say how a page is shown, not what."""

OF_A_FILE = (
    "years", "all", "size", "dpi", "style", "layout", "chart", "graticule", "title", "note", "printed",
    "text",
)  # fmt: skip
"""Parts that say how a file is made, as its record and the Export page write them."""

OF_PAGES: Mapping[str, tuple[str, ...]] = {
    "": (),
    "atlas": (),
    "map": (),
    "places": ("show", "second"),
    "disagreements": ("kind", "measures", "about", "first", "last", "agreeing", "dispute"),
    "compare": (*(RIGHT + part for part in COMPARED), "shown"),
    "table": (
        "table", "years", "measures", "about", "place_kinds", "kinds", "sources", "speakers", "series",
        "readings", "flags", "corridors", "modes", "certainties", "first", "last", "text", "sort", "inside",
        "contested", "all_columns", "plain", "page",
    ),
    "briefing": ("briefing", "scene"),
    "snapshots": ("format", "scope", "file_lang", "routes", *OF_A_FILE),
    "sources": ("statement", "source", "text", "readings", "sort"),
    "methods": (),
    "documents": ("part", "document", "step", "record", "figure"),
}  # fmt: skip
"""Parts that a page has of its own, by the page's address."""

MOST_NAMED = 5
"""Unknown parts named in one sentence."""


def read_query(link: str) -> dict[str, str]:
    """Return the parts of a link, of its query or of a fragment of one, by name.

    Parameters
    ----------
    link : str
        A whole address, or its query with or without the question mark.
    """
    return named_parts(pairs_of(link))


def pairs_of(link: str) -> list[tuple[str, str]]:
    """Return the parts of a link as they stand, one given several times as often."""
    return parse_qsl(query_of(link), keep_blank_values=True)


def query_of(link: str) -> str:
    """Return the query of a link; all of a text that is a query itself, where a part may hold a "?"."""
    before, mark, query = link.partition("?")
    parts = (link if "=" in before or not mark else query).split("&")
    # Before a fragment is cut off: an escaped "&" may hold the sign with which one begins.
    return "&".join(_unescaped(part) for part in parts).partition("#")[0].strip()


def _unescaped(name: str) -> str:
    """Return a text without the rest of an escaped ``&`` before it."""
    return ESCAPED.sub("", name)


def named_parts(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the parts by name, an escaped ``&`` before a name read away; of two the last counts."""
    return {_unescaped(name): text for name, text in pairs}


def given_twice(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a sentence that names the parts given more than once with different texts, or nothing."""
    texts: dict[str, set[str]] = {}
    for name, text in pairs:
        texts.setdefault(_unescaped(name), set()).add(text)
    names = [name for name, given in texts.items() if len(given) > 1]
    if not names:
        return ""
    text = _("Given more than once in the link: {names}. The last one counts.")
    return text.format(names=_listed(names))


def of_page(page: str) -> set[str]:
    """Return every part that the address of ``page`` may have."""
    return {*OF_THE_VIEW, *OF_ANY_PAGE, *OF_PAGES.get(page, ())}


def not_understood(names: Iterable[str], known: Iterable[str]) -> str:
    """Return a sentence that names the parts that are not ``known``, and known ones near them."""
    understood = sorted(known)
    unknown = [name for name in names if name not in understood]
    if not unknown:
        return ""
    near = {name: did_you_mean(name, understood) for name in unknown[:MOST_NAMED]}
    return _("Not understood in the link: {names}.").format(names=_listed(unknown, near))


def _listed(names: list[str], near: Mapping[str, str] | None = None) -> str:
    after = near or {}
    listed = ", ".join(f"“{name[:60]}”{after.get(name, '')}" for name in names[:MOST_NAMED])
    return listed + " …" * (len(names) > MOST_NAMED)
