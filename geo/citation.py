"""How what is taken away is cited, and what its file is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from geo.atlas import Atlas
from geo.language import _, in_language, ngettext
from geo.links import view_code
from geo.model import FileMetadata, View
from geo.style.numbers import format_date
from geo.wording.claim import published
from geo.wording.view import figure_shown, published_by, view_years

LICENCE = "CC BY 4.0"
MOST_SOURCES = 12
"""Sources named in a citation; of more the number is said, for the file lists them all."""


def citation(
    said: FileMetadata,
    view: View,
    years: Sequence[int],
    atlas: Atlas,
    accessed: date | None = None,
    *,
    everything: bool = False,
) -> str:
    """Return the sentence by which a file is cited, in the language of its record.

    Parameters
    ----------
    said : FileMetadata
        The file's own record.
    view : View
        What it shows, with its year settled.
    years : sequence of int
        Years shown, where they are not the view's one.
    atlas : Atlas
    accessed : date, optional
        Day on which it was taken; left out inside a file, whose bytes are the same on any day.
    everything : bool
        Whether it holds every measure and year.

    Returns
    -------
    str
        Title, year, as-of day, lens, data version, view code, licence, day, sources.
    """
    with in_language(said.language):
        when = "" if everything else view_years(view, years)
        shown = "" if when and when in said.title else when
        parts = [
            shown,
            published_by(view.as_of),
            figure_shown(view.whole_lens, atlas),
        ]
        text = _("Peru Coca Atlas: “{title}”, {what}. Data version {version}, view {code}. {licence}. {rest}")
        rest = [_("Accessed {day}.").format(day=format_date(accessed))] if accessed else []
        return text.format(
            title=said.title,
            what=", ".join(part for part in parts if part),
            version=said.data_version,
            code=view_code(view, atlas.version),
            licence=LICENCE,
            rest=" ".join(filter(None, (*rest, _sources(said.sources, atlas)))),
        ).strip()


def _sources(ids: Sequence[str], atlas: Atlas) -> str:
    known = [atlas.sources[id] for id in ids if id in atlas.sources]
    if not known:
        return ""
    named = [f"{s.label()} ({published(s)})" for s in known[:MOST_SOURCES]]
    more = len(known) - len(named)
    if more:
        named.append(ngettext("{n} more, in the file", "{n} more, in the file", more).format(n=more))
    return _("Sources: {names}.").format(names="; ".join(named))


def file_name(
    view: View, years: Sequence[int], version: str, ending: str, *, everything: bool = False
) -> str:
    """Return the name of the file: measure, years, place, view code and ending, in plain letters.

    Parameters
    ----------
    view : View
        With its year settled.
    years : sequence of int
        Years shown, where they are not the view's one.
    version : str
        Data version.
    ending : str
        Without the dot.
    """
    when = view_years(view, years).replace("–", "-").replace(", ", "-")
    if len(when) > 24:
        when = f"{min(years)}-{max(years)}"
    parts = ["everything"] if everything else [view.measure.replace("_", "-"), when, view.place]
    parts.append(view_code(view, version))
    return "-".join(_plain(part) for part in parts if part) + f".{ending}"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-").lower()
